import { z } from 'zod';
import { agreeShareOut } from '../../application/agree-share-out.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { type GivenBack, movedCases, planReturn } from '../../application/return-cases.ts';
import type { ShareOutProblems } from '../../application/share-out.ts';
import { counted } from '../../domain/counted.ts';
import { returnOn } from '../../domain/return-from-absence.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { chooser, isCalled, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { readForm, type Typed, typedIn } from '../form/read-form.ts';
import {
  givenBack,
  nothingToReturn,
  onceMoved,
  returnCard,
  returnFields,
  returnForm,
} from '../give-back/return-form.ts';
import { stay, unmove } from '../give-back/settle-return.ts';
import { wishProblems } from '../hand-over/wish-form.ts';
import { cancelled, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { affectedGroups, expectedSentences, listedRefs } from '../share-out/affected-groups.ts';
import { caseloadToShare } from '../share-out/bundle.ts';
import { savedWords } from '../share-out/choices-page.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** Cases that had moved because somebody was away, once they are back: given back, or left where they are. */
export const giveBack: Command = {
  name: 'give-back',
  title: 'Give cases back',
  help: 'Once somebody is back: gives back the cases that had moved because they were away, or leaves them.',
  examples: ['give Amira her cases back', 'cases to give back'],
  right: 'transfer-cases',
  say: begin,
  presses: {
    worker: (turn, raw) => withAway(turn, raw, (away) => returnForm(turn, away)),
    preview: (turn, raw) => withChosen(turn, raw, (chosen) => preview(turn, chosen)),
    save: (turn, raw) => withChosen(turn, raw, (chosen) => save(turn, chosen)),
    stay,
    unmove,
    cancel: cancelled,
  },
};

type Raw = Parameters<Press>[1];

const opening = returnCard.pick({ worker: true });
const typedThere = z.object({ typed: z.record(z.string().max(20), z.string().max(1_000)) });

/** Those who are back and had cases moved; the one whom the sentence names, or one is chosen. */
async function begin(turn: Turn, { name }: Words): Promise<Reply> {
  const workers = await workersOf(turn, turn.person.manages);
  const named = name === undefined ? workers : workers.filter((worker) => isCalled(worker, name));
  const back = named.filter(({ records = [] }) => returnOn(records, turn.today));
  const [one, another] = back;
  if (!one) {
    return notice(
      'Nothing to give back',
      ['Nobody is back for whom cases had moved. It is asked about when an absence is over.'],
      [{ title: 'Absences', verb: 'record-absence.say' }],
    );
  }
  if (another)
    return chooser('Who is back?', workerChoice('worker', back), sends('Next', 'give-back.worker', {}), 'give-back');
  const away = await caseloadToShare(turn, one.workerKey);
  return away.ok ? returnForm(turn, away.snapshot) : noCaseload(away);
}

async function withAway(turn: Turn, raw: Raw, answer: (away: CaseloadSnapshot) => Promise<Reply>): Promise<Reply> {
  const read = opening.safeParse(raw);
  if (!read.success) return outdatedCard('give-back');
  const away = await caseloadToShare(turn, read.data.worker);
  return away.ok ? answer(away.snapshot) : noCaseload(away);
}

/** What a card asks to be given back, looked up again. */
interface Chosen {
  readonly away: CaseloadSnapshot;
  readonly card: { readonly worker: string; readonly nonce: string };
  readonly typed: Typed;
  readonly from: string;
  readonly given: readonly GivenBack[];
  readonly count: number;
}

async function withChosen(turn: Turn, raw: Raw, answer: (chosen: Chosen) => Reply | Promise<Reply>): Promise<Reply> {
  const card = returnCard.safeParse(raw);
  if (!card.success) return outdatedCard('give-back');
  return withAway(turn, raw, async (away) => {
    const once = onceMoved(away);
    const fields = returnFields(once);
    const typed = typedThere.safeParse(raw).data?.typed ?? typedIn(fields, raw, turn.today, 'future');
    const read = readForm(fields, typed);
    if (!read.ok)
      return once.length === 0 ? nothingToReturn(away) : returnForm(turn, away, { typed, problems: read.problems });
    const { cases, from } = read.values;
    const { worker, nonce } = card.data;
    const moved = await movedCases(
      turn.outside,
      turn.person,
      worker,
      once.filter(({ id }) => cases.includes(id)),
    );
    const gone = moved.filter(({ holder }) => holder === undefined);
    if (gone.length > 0) {
      const refs = listedRefs(gone.map(({ handOver }) => handOver.ref));
      return returnForm(turn, away, {
        problem: `Nothing was saved: ${refs} cannot be given back any more. Please look again.`,
      });
    }
    const given = givenBack(away, moved, { nonce, from });
    return answer({ away, card: { worker, nonce }, typed, from, given, count: moved.length });
  });
}

function preview(turn: Turn, chosen: Chosen): Reply | Promise<Reply> {
  const { away, card, typed, from, given, count } = chosen;
  const plan = planReturn(turn.outside, turn.person, away, given, from);
  if (!plan.ok) return again(turn, chosen, plan.problems, 0);
  return privateCard('sheet', {
    title: `Preview: ${counted(count, 'case goes', 'cases go')} back to ${away.head.name}`,
    sentences: [
      'Nothing is saved yet.',
      `These are the figures of ${spokenDate(from)}, if nothing else is recorded until then.`,
      ...expectedSentences(plan.affected),
    ].map((text) => ({ text })),
    groups: affectedGroups(plan.affected, new Map()),
    choices: [],
    buttons: [
      foremost(leaves('Give back', 'give-back.save', { ...card, typed })),
      leaves('Back', 'give-back.worker', { worker: card.worker }),
      leaves('Cancel', 'give-back.cancel'),
    ],
  });
}

/** The form with what stands in the way of some case. */
function again(
  turn: Turn,
  { away, typed }: Pick<Chosen, 'away' | 'typed'>,
  problems: ShareOutProblems,
  agreed: number,
): Promise<Reply> {
  const refs = new Map(onceMoved(away).map(({ id, ref }) => [id, ref]));
  const words = [...problems].slice(0, 3).map(([caseId, problem]) => {
    const [why = ''] = Object.values(wishProblems(problem, turn.today));
    return `${refs.get(caseId) ?? ''}: ${why}`;
  });
  return returnForm(turn, away, { typed, problem: `${savedWords(agreed)} ${words.join(' ')}` });
}

/** How many of them an earlier press of the card agreed. */
function agreedOf(given: readonly GivenBack[]): number {
  const known = new Set(given.flatMap(({ holder }) => recordsOf(holder.records, 'hand-over')).map(({ id }) => id));
  return given.flatMap(({ wishes }) => wishes).filter(({ id }) => known.has(id)).length;
}

/** A transfer back from each who has some of the cases; the same press again completes what was interrupted. */
async function save(turn: Turn, chosen: Chosen): Promise<Reply> {
  const { away, card, from, given, count } = chosen;
  const { outside, person, activityId } = turn;
  const plan = planReturn(outside, person, away, given, from);
  if (!plan.ok) return again(turn, chosen, plan.problems, agreedOf(given));
  let agreed = 0;
  for (const { holder, wishes } of given) {
    const result = await agreeShareOut(outside, {
      access: person,
      holderKey: holder.head.workerKey,
      action: 'give-back',
      keys: [card.nonce, activityId],
      receivers: new Map([[away.head.workerKey, away]]),
      wishes,
    });
    if (result.ok || result.reason === 'problems') outside.follow(result.pending);
    if (!result.ok)
      return result.reason === 'problems'
        ? again(turn, chosen, result.problems, agreed + result.agreed)
        : noCaseload(result);
    agreed += wishes.length;
  }
  const { name } = away.head;
  return notice(
    `Agreed: ${counted(count, 'case goes', 'cases go')} back to ${name} on ${spokenDate(from)}`,
    [
      `${name} and those who had them are told, each in private.`,
      'What was changed meanwhile comes along.',
      ...(from > turn.today ? ['Until the day comes it can be cancelled: say "transfers".'] : []),
    ],
    [
      { title: 'Transfers', verb: 'transfers.say' },
      { title: "Team's capacity", verb: 'team-capacity.say' },
    ],
  );
}
