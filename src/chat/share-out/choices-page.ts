import type { HandOverProblem } from '../../application/agree-hand-over.ts';
import type { ShareOutProblems } from '../../application/share-out.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, choiceKey, type Field } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import type { Problems } from '../form/read-form.ts';
import { wishProblems } from '../hand-over/wish-form.ts';
import { pageOf, pageWords } from '../paging.ts';
import { amount } from '../phrases.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { caseCalled, storedCase } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { listedRefs } from './affected-groups.ts';
import type { Bundle, CaseToShare } from './bundle.ts';
import { choiceOf, chosenIn, inputOf, movesOf } from './card.ts';

/** Five cases with what becomes of each; `agreed` of those that were asked for are agreed by now. */
export function choicesPage(
  turn: Turn,
  bundle: Bundle,
  asked: number,
  problems: ShareOutProblems = new Map(),
  agreed = 0,
): Reply {
  const { holder, cases } = bundle;
  const { name } = holder.head;
  // What is not in the list any more cannot be chosen, and is said above it.
  const listed = new Set(cases.map(({ stored }) => choiceKey(stored.caseId)));
  const chosen = new Map([...chosenIn(bundle.card)].filter(([key]) => listed.has(key)));
  const card = { ...bundle.card, moves: movesOf(chosen) };
  if (cases.length === 0) {
    return notice(
      'Nothing to hand over',
      [`${name} has no case that can be given on ${spokenDate(card.from)}.`, ELSEWHERE],
      [TRANSFERS],
    );
  }
  const withProblem = cases.findIndex(({ stored }) => problems.has(stored.caseId));
  const page = pageOf(cases, withProblem >= 0 ? Math.floor(withProblem / 5) : asked);
  const shown = page.items.map((one) => ({ one, input: inputOf(one.stored.caseId) }));
  const gone = goneWords(turn, bundle, problems);
  const data = (to: number) => ({ ...card, page: to });
  return formCard({
    title: `${name}'s caseload: what becomes of each case?`,
    notes: [
      `From ${spokenDate(card.from)}${card.until === '' ? '' : `; shared until ${spokenDate(card.until)}`}. ${soFar({ ...bundle, card })}`,
      ...pageWords(page),
      ...(holder.cases.length > cases.length && page.page === 0 ? [ELSEWHERE] : []),
    ],
    headings: Object.fromEntries(shown.map(({ one, input }) => [input, headingOf(one)])),
    fields: Object.fromEntries(shown.map(({ input }) => [input, fieldOf(bundle)])),
    typed: Object.fromEntries(
      shown.map(({ one, input }) => {
        const choice = chosen.get(choiceKey(one.stored.caseId));
        return [input, choice ? choiceOf(choice) : KEEP];
      }),
    ),
    problems: problemsShown(turn, shown, problems),
    problem: agreed > 0 || gone !== '' ? `${savedWords(agreed)} ${gone}`.trim() : undefined,
    buttons: [
      ...(page.page > 0 ? [sends('Previous', 'share-out.page', data(page.page - 1))] : []),
      ...(page.page + 1 < page.pages ? [sends('Next', 'share-out.page', data(page.page + 1))] : []),
      foremost(sends('Preview', 'share-out.preview', data(page.page))),
      leaves('Start again', 'share-out.worker', { worker: card.worker }),
      leaves('Cancel', 'share-out.cancel'),
    ],
  });
}

const KEEP = 'k';
const ELSEWHERE =
  'Not in the list: what somebody else keeps up to date, what something is agreed of already, and what only came that day.';
const TRANSFERS = { title: 'Transfers', verb: 'transfers.say' };

/** `2 move, 1 is shared, 9 stay.` */
function soFar({ card, cases }: Bundle): string {
  const chosen = chosenIn(card);
  const all = cases.flatMap(({ stored }) => chosen.get(choiceKey(stored.caseId)) ?? []);
  const moving = all.filter(({ as }) => as === 'transfer').length;
  const shared = all.length - moving;
  return [
    counted(moving, 'case moves', 'cases move'),
    counted(shared, 'is shared', 'are shared'),
    `${counted(cases.length - all.length, 'stays', 'stay')}.`,
  ].join(', ');
}

function headingOf({ stored, weight, unit, isChildProtection }: CaseToShare): string {
  const weighs = unit === 'points' ? ` · ${amount(weight, unit)}` : '';
  return `${caseCalled(stored)}${weighs}${isChildProtection ? ' · child protection' : ''}`;
}

function fieldOf({ card, takers }: Bundle): Field<string | undefined> {
  return choice('What becomes of it?', [
    { title: 'It stays', value: KEEP },
    ...takers.flatMap(({ head: { workerKey, name } }) => {
      const taker = card.takers.indexOf(workerKey);
      const short = name.slice(0, 40);
      return [
        { title: `Move to ${short}`, value: choiceOf({ as: 'transfer', taker }) },
        { title: `Share with ${short}`, value: choiceOf({ as: 'co-work', taker }) },
      ];
    }),
  ]);
}

/** What was saved of what was asked for, where something stands in the way of the rest. */
export function savedWords(agreed: number): string {
  return agreed === 0 ? 'Nothing was saved.' : `${counted(agreed, 'case is', 'cases are')} agreed; these are not yet.`;
}

/** What became of cases that were chosen and are in the list no more; empty where there is none. */
function goneWords(turn: Turn, { holder, cases }: Bundle, problems: ShareOutProblems): string {
  const gone = [...problems].filter(([caseId]) => !cases.some(({ stored }) => stored.caseId === caseId));
  const [first] = gone;
  if (!first) return '';
  const refs = gone.flatMap(([caseId]) => storedCase(holder, caseId)?.history.dated.ref ?? []);
  return `${listedRefs(refs)} cannot be given any more: ${wordsOf(turn, first[1])}`;
}

function wordsOf({ today }: Turn, problem: HandOverProblem): string {
  return Object.values(wishProblems(problem, today))[0] ?? '';
}

function problemsShown(
  turn: Turn,
  shown: readonly { readonly one: CaseToShare; readonly input: string }[],
  problems: ShareOutProblems,
): Problems {
  return Object.fromEntries(
    shown.flatMap(({ one, input }) => {
      const problem = problems.get(one.stored.caseId);
      return problem ? [[input, wordsOf(turn, problem)]] : [];
    }),
  );
}
