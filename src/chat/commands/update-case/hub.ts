import { lineView } from '../../../application/effect.ts';
import { timelineOf } from '../../../application/snapshot.ts';
import { counted } from '../../../domain/counted.ts';
import { sum, toReport } from '../../../domain/exact.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { scoreOn } from '../../../domain/timeline.ts';
import { foremost, leaves } from '../../cards/button.ts';
import type { SheetData } from '../../cards/sheet.ts';
import type { CaseOpened } from '../../case-command.ts';
import { lastDayHeld, latestFacts } from '../../case-days.ts';
import { standingRows } from '../../effect-words.ts';
import { ifKnown } from '../../if-known.ts';
import { amount } from '../../phrases.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';

/** A case with what it gives today, and everything that can be recorded on it. */
export function caseHub(turn: Turn, { snapshot, stored, worker }: CaseOpened): Reply {
  const facts = latestFacts(stored.history);
  const score = scoreOn(timelineOf(snapshot, turn.outside.schemeOf), turn.today);
  const lines = score.lines.filter(({ caseRef }) => caseRef === facts.ref);
  const points = toReport(sum(lines.map((line) => line.points)), 2);
  const lastDay = lastDayHeld(facts, score.scheme);
  const { coWorked, closureDecidedOn, leavingCare } = facts;
  const data = { caseId: stored.caseId, ...ifKnown('worker', worker) };
  const sheet: SheetData = {
    title: facts.ref,
    sentences: [
      ...(worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]),
      [
        `Allocated on ${spokenDate(facts.allocatedOn)}`,
        counted(facts.children.length, 'child', 'children'),
        ...(coWorked ? ['co-worked'] : []),
        ...(leavingCare ? ['leaving care'] : []),
        ...(closureDecidedOn === undefined ? [] : [`closure decided on ${spokenDate(closureDecidedOn)}`]),
        ...(lastDay === null ? [] : [`counts up to ${spokenDate(lastDay)}`]),
      ].join(' · '),
    ].map((text) => ({ text })),
    groups: [{ heading: 'Today', figure: amount(points, score.scheme.unit), rows: standingRows(lines.map(lineView)) }],
    choices: [],
    buttons: [
      foremost(leaves('Log an activity', 'log-activity.form', data)),
      leaves('Entries', 'update-case.entries', data),
      leaves('Children', 'change-children.open', data),
      leaves('Co-working', 'set-co-working.open', data),
      leaves('Closure', 'close-case.open', data),
      leaves('Details', 'update-case.details', data),
    ],
  };
  return privateCard('sheet', sheet);
}
