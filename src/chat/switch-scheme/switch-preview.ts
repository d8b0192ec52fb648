import { markOf } from '../../application/change-schemes.ts';
import { type Comparison, compareScheme, isOver } from '../../application/compare-schemes.ts';
import { caseloadOf, loweredIn, schemesInForce } from '../../application/snapshot.ts';
import type { TeamCaseloads } from '../../application/team-caseloads.ts';
import { later } from '../../domain/calendar-date.ts';
import { valueOn } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import type { SchemeInForce } from '../../domain/scheme-in-force.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { comparisonRow, expectedWords } from '../compare/comparison-words.ts';
import { missingRows } from '../compare/missing-words.ts';
import { OWN_UNIT } from '../compare/worker-sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { comingSwitches } from './schedule-words.ts';
import type { AskedSwitch } from './switch-form.ts';

interface Move {
  readonly name: string;
  readonly before: Comparison;
  readonly after: Comparison;
}

export interface SwitchView {
  readonly asked: AskedSwitch;
  /** What the team would be weighed by. */
  readonly scheme: SchemeInForce;
  readonly page: number;
  readonly remarks: readonly string[];
}

/** Who moves how by a switch, each in the unit of the scheme; totals alone, no cases. Nothing is saved by it. */
export function switchPreview(turn: Turn, { team, caseloads }: TeamCaseloads, view: SwitchView): Reply {
  const { outside, today } = turn;
  const { asked, scheme, page: askedPage, remarks } = view;
  const day = later(asked.from, today);
  const next = outside.schemeOf(scheme);
  const moves = caseloads.map((snapshot): Move => {
    const caseload = caseloadOf(snapshot);
    const now = valueOn(schemesInForce(snapshot.head.schemes, outside.schemeOf), day);
    const lowered = loweredIn(snapshot);
    const under = (one: typeof now) => compareScheme(caseload, one, now, { day, today, lowered });
    return { name: snapshot.head.name, before: under(now), after: under(next) };
  });
  const page = pageOf(moves, askedPage);
  const data = { ...asked, seen: markOf(team.schemes), nonce: outside.newId() };
  const missing = missingRows(moves.map(({ after }) => after));
  const dropped = comingSwitches(team.schemes, asked.from).map(
    ({ inForceFrom, value }) =>
      `The switch to ${outside.schemeOf(value).title} on ${spokenDate(inForceFrom)} is called off by it.`,
  );
  const sheet: SheetData = {
    title: `Preview: ${team.name} goes to ${next.title} on ${spokenDate(asked.from)}`,
    sentences: [
      ...remarks,
      'Nothing is saved yet.',
      `Days before ${spokenDate(asked.from)} keep what they are scored under.`,
      ...dropped,
      ...(moves.length === 0 ? ['Nobody works in this team.'] : [movedWords(moves), OWN_UNIT]),
      ...expectedWords(moves.flatMap(({ before, after }) => [before, after])),
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      ...(page.page === 0 && missing.length > 0 ? [{ heading: 'What is missing', figure: '', rows: missing }] : []),
      ...page.items.map(({ name, before, after }) => ({
        heading: name,
        figure: '',
        rows: [comparisonRow(before), comparisonRow(after)],
      })),
    ],
    choices: [],
    buttons: [
      foremost(leaves('Switch', 'switch-scheme.save', data)),
      ...pageButtons(page, 'switch-scheme.preview', { ...asked }),
      leaves('Back', 'switch-scheme.back', { ...asked }),
      leaves('Cancel', 'switch-scheme.cancel'),
    ],
  };
  return privateCard('sheet', sheet);
}

/** `Over now: 2 of 8 workers. Over after the switch: 1; cannot tell for 3.` */
function movedWords(moves: readonly Move[]): string {
  const over = (of: readonly Comparison[]) => of.filter(isOver).length;
  const after = moves.map((move) => move.after);
  const untold = after.filter(({ standing }) => standing === 'cannot-tell').length;
  const unknown = untold === 0 ? '' : `; cannot tell for ${untold}`;
  const before = `Over before: ${over(moves.map((move) => move.before))} of ${counted(moves.length, 'worker', 'workers')}.`;
  return `${before} Over after: ${over(after)}${unknown}.`;
}
