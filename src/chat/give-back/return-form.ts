import { z } from 'zod';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { type GivenBack, type MovedCase, movedCases } from '../../application/return-cases.ts';
import { notBegun, type Return, returnOn } from '../../domain/return-from-absence.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choiceKey, date, needed, oneOrMore, typedTexts } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import type { Problems, Typed } from '../form/read-form.ts';
import { handOverId } from '../hand-over/wish-form.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { elsewhereWords, returnTitle, sharedWords } from './return-words.ts';

/** What a card about a return carries: whose, and what it is good for once. `all` is all that had moved. */
export const returnCard = z.object({
  worker: storageKey,
  nonce: opaqueId,
  all: z.boolean().optional().catch(undefined),
});

/** A list of more is given back in turns. */
const MOST_SHOWN = 40;

/** What had moved because of absences, whether it was settled since or not: what a second press means as well. */
export function onceMoved({ records }: Pick<CaseloadSnapshot, 'records'>): readonly HandOver[] {
  return recordsOf(records, 'hand-over').filter(
    ({ as, state, whileAway }) => as === 'transfer' && state === 'agreed' && whileAway !== undefined,
  );
}

export function returnFields(moved: readonly HandOver[]) {
  return {
    cases: oneOrMore(
      'Which cases?',
      moved.map(({ id, ref, toName }) => ({ text: id, title: `${ref}, with ${toName.slice(0, 40)}` })),
    ),
    from: needed(date('From which day?')),
  };
}

/** Which cases go back, and from which day: all of them to begin with. */
export async function returnForm(
  turn: Turn,
  away: CaseloadSnapshot,
  answers: { readonly typed?: Typed; readonly problems?: Problems; readonly problem?: string } = {},
): Promise<Reply> {
  const { name, workerKey } = away.head;
  const back = returnOn(away.records, turn.today);
  if (!back) return nothingToReturn(away);
  const moved = await movedCases(turn.outside, turn.person, workerKey, back.moved);
  const open = moved.filter(({ stands }) => stands === 'can-go-back').slice(0, MOST_SHOWN);
  const title = returnTitle(name, back);
  const card = { worker: workerKey, nonce: turn.outside.newId() };
  const isComing = notBegun(back, turn.today).length > 0;
  if (open.length === 0) return noneLeft(title, moved, back, isComing, card, answers.problem);
  const handOvers = open.map(({ handOver }) => handOver);
  const all = handOvers.map(({ id }) => id);
  const { typed: given = { cases: typedTexts(all), from: turn.today }, ...said } = answers;
  // Of what was ticked, that which can go back still.
  const ticked = (given.cases ?? '').split(',');
  const typed = { ...given, cases: typedTexts(all.filter((id) => ticked.includes(choiceKey(id)))) };
  return formCard({
    ...said,
    title,
    notes: [
      'What was changed meanwhile comes back with the case. Nothing is saved before you have seen the totals.',
      ...elsewhereWords(moved),
      ...sharedWords(back),
    ],
    fields: returnFields(handOvers),
    typed,
    buttons: [
      foremost(sends('Preview', 'give-back.preview', card)),
      sends('The ticked ones stay', 'give-back.stay', card),
      ...(isComing ? [leaves(CANCEL_COMING, 'give-back.unmove', card)] : []),
      leaves('Cancel', 'give-back.cancel'),
    ],
  });
}

const CANCEL_COMING = 'Cancel what has not begun';

function noneLeft(
  title: string,
  moved: readonly MovedCase[],
  back: Return,
  isComing: boolean,
  card: { readonly worker: string; readonly nonce: string },
  problem: string | undefined,
): Reply {
  return notice(
    title,
    [
      ...(problem === undefined ? [] : [problem]),
      ...(moved.length > 0 ? ['None of them can be given back from here.'] : []),
      ...elsewhereWords(moved),
      ...sharedWords(back),
    ],
    [
      ...(isComing ? [{ title: CANCEL_COMING, verb: 'give-back.unmove', data: card }] : []),
      { title: 'Leave it so', verb: 'give-back.stay', data: { ...card, all: true } },
      { title: 'Transfers', verb: 'transfers.say' },
    ],
  );
}

export function nothingToReturn({ head }: Pick<CaseloadSnapshot, 'head'>): Reply {
  return notice(
    'Nothing to give back',
    [`No case of ${head.name}'s had moved because of an absence that is over, or all of that is settled.`],
    [{ title: 'Absences', verb: 'record-absence.say' }],
  );
}

/** Who has the chosen cases, with what is asked of them: a transfer back, under ids that follow from the card. */
export function givenBack(
  { head }: CaseloadSnapshot,
  moved: readonly MovedCase[],
  { nonce, from }: { readonly nonce: string; readonly from: string },
): readonly GivenBack[] {
  const holders = [...new Set(moved.flatMap(({ holder }) => holder ?? []))];
  return holders.map((holder) => ({
    holder,
    wishes: moved
      .filter((one) => one.holder === holder)
      .map(({ handOver: { id } }) => ({
        id: handOverId(holder.head.workerKey, id, nonce),
        as: 'transfer',
        caseId: id,
        to: head.workerKey,
        from,
        until: null,
        backOf: id,
      })),
  }));
}
