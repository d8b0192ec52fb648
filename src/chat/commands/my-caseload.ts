import type { StoredCase } from '../../application/ports.ts';
import { type CalendarDate, later } from '../../domain/calendar-date.ts';
import { factsOn, heldPeriod } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import { type Exact, sum, toReport } from '../../domain/exact.ts';
import { comingDate, spokenDate } from '../../domain/spoken-date.ts';
import { compareText, type Score, scoreOn } from '../../domain/timeline.ts';
import type { Award } from '../../domain/weighting-scheme.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import type { Command } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { amount } from '../phrases.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { privateCard, type Reply } from '../reply.ts';
import { caseCalled } from '../stored-case.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';

/** The cases held, the most points first. */
export const myCaseload: Command = {
  name: 'my-caseload',
  title: 'My caseload',
  help: 'Lists the cases you hold by points, with what ends next on each.',
  examples: ['my caseload', 'show me my cases'],
  right: 'see-own-caseload',
  say: (turn) => fromCaseload(turn, (caseload) => answer(turn, caseload, 0)),
  presses: { page: (turn, raw) => fromCaseload(turn, (caseload) => answer(turn, caseload, pageIn(raw))) },
};

const ADD_CASE = leaves('Add a case', 'add-case.say');

function answer({ today }: Turn, { snapshot, timeline }: ReadCaseload, asked: number): Reply {
  const score = scoreOn(timeline, today);
  const held = heldCases(snapshot.cases, score, today);
  const page = pageOf(held, asked);
  const data: SheetData = {
    title: 'Your caseload',
    sentences: [
      held.length === 0
        ? 'You hold no cases. Add the first one, and I work out the points.'
        : `${counted(held.length, 'case', 'cases')}, the most points first.`,
      ...pageWords(page),
      ...pendingWords(snapshot),
      ...othersWords(snapshot),
    ].map((text) => ({ text })),
    groups: page.items.map((one) => caseGroup(one, score, today)),
    choices:
      held.length === 0
        ? []
        : [
            {
              id: 'caseId',
              label: 'Open a case',
              placeholder: 'Choose a case',
              errorMessage: 'Please choose a case.',
              options: page.items.map(({ stored }) => ({ title: caseCalled(stored), value: stored.caseId })),
            },
          ],
    buttons: [
      ...(held.length === 0 ? [] : [foremost(sends('Open', 'update-case.open', {}))]),
      ...pageButtons(page, 'my-caseload.page'),
      ADD_CASE,
      ...(held.length === 0 ? [] : [OWN_BUTTONS.why]),
      ...(othersWords(snapshot).length === 0 ? [] : [leaves('What others changed', 'changes.page')]),
    ],
  };
  return privateCard('sheet', data);
}

/** Cases that wait for the manager and count nowhere yet. */
function pendingWords({ records }: ReadCaseload['snapshot']): readonly string[] {
  const refs = recordsOf(records, 'pending-case').flatMap(({ ref, state }) => (state === 'asked' ? [ref] : []));
  return refs.length === 0 ? [] : [`Waiting for your manager, and not counted: ${refs.slice(0, 5).join(', ')}.`];
}

/** Somebody else has been at work here; who, when and why is one press away. */
function othersWords({ records }: ReadCaseload['snapshot']): readonly string[] {
  const count = recordsOf(records, 'others-change').length;
  return count === 0 ? [] : [`Others changed it ${count === 1 ? 'once' : `${count} times`} in the last eight weeks.`];
}

interface HeldCase {
  readonly stored: StoredCase;
  readonly lines: readonly Award[];
  readonly points: Exact;
}

/** Cases that have not ended, those that begin later included. */
function heldCases(cases: readonly StoredCase[], score: Score, today: CalendarDate): readonly HeldCase[] {
  const open = cases.filter(({ history }) => {
    const facts = factsOn(history, today);
    const { firstDay, lastDay } = heldPeriod(facts, score.scheme);
    return lastDay === null || lastDay >= later(today, firstDay ?? today);
  });
  const held = open.map((stored): HeldCase => {
    const lines = score.lines.filter((line) => line.caseRef === stored.history.dated.ref);
    return { stored, lines, points: sum(lines.map((line) => line.points)) };
  });
  const refOf = ({ stored }: HeldCase) => stored.history.dated.ref;
  return held.sort((a, b) => b.points.compare(a.points) || compareText(refOf(a), refOf(b)));
}

function caseGroup({ stored, lines, points }: HeldCase, score: Score, today: CalendarDate): SheetGroup {
  const facts = factsOn(stored.history, today);
  const begins = facts.allocatedOn > today ? [`Counts from ${spokenDate(facts.allocatedOn)}.`] : [];
  const closes = facts.closureDecidedOn ?? facts.closedOn;
  return {
    heading: caseCalled(stored),
    figure: amount(toReport(points, 2), score.scheme.unit),
    rows: [
      {
        text: [
          counted(facts.children.length, 'child', 'children'),
          ...(facts.coWorked ? ['co-worked'] : []),
          ...(closes === undefined ? [] : ['closing']),
        ].join(', '),
        note: begins[0] ?? endsNext(lines, today),
        figure: '',
      },
    ],
  };
}

/** What ends next by itself: `Ends next: newly allocated on 2 Nov 2026, after 1 Dec`. */
function endsNext(lines: readonly Award[], today: CalendarDate): string {
  const ending = lines.flatMap(({ what, period: { lastDay } }) => (lastDay === null ? [] : [{ what, lastDay }]));
  const [first] = ending.sort((a, b) => compareText(a.lastDay, b.lastDay));
  return first ? `Ends next: ${first.what}, after ${comingDate(first.lastDay, today)}` : 'Nothing ends by itself.';
}
