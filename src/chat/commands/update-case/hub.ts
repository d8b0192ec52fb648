import { lineView } from '../../../application/effect.ts';
import { timelineOf } from '../../../application/snapshot.ts';
import { addDays } from '../../../domain/calendar-date.ts';
import type { CaseHistory } from '../../../domain/caseload.ts';
import { partOverTime } from '../../../domain/change-versions.ts';
import { counted } from '../../../domain/counted.ts';
import { sum, toReport } from '../../../domain/exact.ts';
import { dayAt } from '../../../domain/london-time.ts';
import { hasManagersPart } from '../../../domain/managers-part.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { scoreOn } from '../../../domain/timeline.ts';
import { recordsOf } from '../../../domain/worker-records.ts';
import { type Button, foremost, leaves } from '../../cards/button.ts';
import type { SheetData } from '../../cards/sheet.ts';
import type { CaseOpened } from '../../case-command.ts';
import { lastDayHeld, latestFacts, schemeOn } from '../../case-days.ts';
import { standingRows } from '../../effect-words.ts';
import { ifKnown } from '../../if-known.ts';
import { amount } from '../../phrases.ts';
import { privateCard, type Reply } from '../../reply.ts';
import { chatOf } from '../../schemes/index.ts';
import { caseCalled } from '../../stored-case.ts';
import type { Turn } from '../../turn.ts';

/** A case with what it gives today, and everything that can be recorded on it. */
export function caseHub(turn: Turn, { snapshot, stored, worker }: CaseOpened): Reply {
  const facts = latestFacts(stored.history);
  const score = scoreOn(timelineOf(snapshot, turn.outside.schemeOf), turn.today);
  const lines = score.lines.filter(({ caseRef }) => caseRef === facts.ref);
  const points = toReport(sum(lines.map((line) => line.points)), 2);
  const lastDay = lastDayHeld(facts, score.scheme);
  const { closureDecidedOn, closedOn } = facts;
  const data = { caseId: stored.caseId, ...ifKnown('worker', worker) };
  const chat = chatOf(schemeOn(snapshot, turn.outside.schemeOf, turn.today));
  const where = (is: boolean, button: Button): Button[] => (is ? [button] : []);
  const sheet: SheetData = {
    title: caseCalled(stored),
    sentences: [
      ...(worker === undefined ? [] : [`On the caseload of ${snapshot.head.name}.`]),
      [
        `Allocated on ${spokenDate(facts.allocatedOn)}`,
        ...(chat.children === 'not-asked' ? [] : [counted(facts.children.length, 'child', 'children')]),
        ...(chat.coWorking ? coWorkedWords(stored.history, turn.today) : []),
        ...chat.caseQuestions.flatMap((question) => question.words?.(facts) ?? []),
        ...(chat.closure === 'day' || closureDecidedOn === undefined
          ? []
          : [`closure decided on ${spokenDate(closureDecidedOn)}`]),
        ...(chat.closure === 'decision' || closedOn === undefined ? [] : [`closed on ${spokenDate(closedOn)}`]),
        ...(lastDay === null ? [] : [`counts up to ${spokenDate(lastDay)}`]),
      ].join(' · '),
      ...decisionWords(snapshot, stored),
    ].map((text) => ({ text })),
    groups: [{ heading: 'Today', figure: amount(points, score.scheme.unit), rows: standingRows(lines.map(lineView)) }],
    choices: [],
    buttons: [
      ...where(chat.activities.length > 0, foremost(leaves('Log an activity', 'log-activity.form', data))),
      ...where(
        chat.activities.length > 0 || facts.activities.length > 0,
        leaves('Entries', 'update-case.entries', data),
      ),
      ...where(chat.children !== 'not-asked', leaves('Children', 'change-children.open', data)),
      ...where(chat.coWorking !== null, leaves('Co-working', 'set-co-working.open', data)),
      ...(chat.caseCards ?? []).map(({ title, verb }) => leaves(title, verb, data)),
      leaves('Closure', 'close-case.open', data),
      leaves('Details', 'update-case.details', data),
    ],
  };
  return privateCard('sheet', sheet);
}

/** Who last decided what only a manager decides, when and why: `Decided by Mona Reid on 18 Nov 2026: many visits.` */
function decisionWords({ records }: CaseOpened['snapshot'], { caseId, history }: CaseOpened['stored']) {
  const decision = recordsOf(records, 'decision').find(({ id }) => id === caseId);
  if (!decision || !hasManagersPart(history)) return [];
  const { said, reason } = decision;
  const why = reason === undefined ? '.' : `: ${reason}`;
  return [`What the manager decides was last decided by ${said.name} on ${spokenDate(dayAt(said.at))}${why}`];
}

/** `co-worked since 4 Nov 2026 until 30 Nov 2026`: what of it holds today or is still to come. */
function coWorkedWords({ details }: CaseHistory, today: string): readonly string[] {
  const runs = partOverTime(details, ({ coWorked }) => coWorked);
  return runs.flatMap(({ value, inForceFrom }, index) => {
    const next = runs[index + 1]?.inForceFrom;
    if (!value || (next !== undefined && next <= today)) return [];
    const from = index === 0 ? '' : ` ${inForceFrom > today ? 'from' : 'since'} ${spokenDate(inForceFrom)}`;
    return [`co-worked${from}${next === undefined ? '' : ` until ${spokenDate(addDays(next, -1))}`}`];
  });
}
