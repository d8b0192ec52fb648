import { type CaseHistory, heldPeriod, valueOn } from '../domain/caseload.ts';
import { toReport } from '../domain/exact.ts';
import { asIfMonthHadNotTurned } from '../domain/month-turn.ts';
import type { Crossing, Workload } from '../domain/next-warnings.ts';
import { contains } from '../domain/period.ts';
import { type Score, scoreOn, type Timeline } from '../domain/timeline.ts';
import { WARNING_FLAGS, type WarningCode } from '../domain/warning.ts';
import { recordsOf } from '../domain/worker-records.ts';
import { lastStep } from './last-step.ts';
import { crossedBy, type LineFacts } from './line-crossed.ts';
import { loadCrossings, type Margins } from './load-crossings.ts';
import type { CaseloadSnapshot } from './ports.ts';
import { type SchemeOf, timelineOf } from './snapshot.ts';

/** What warns of a worker on a day: by the facts alone, never by hours that are only expected. */
export function workloadOn(snapshot: CaseloadSnapshot, schemeOf: SchemeOf, day: string, margins: Margins): Workload {
  const { head } = snapshot;
  const timeline = timelineOf(snapshot, schemeOf);
  const score = scoreOn(timeline, day);
  const isInTeam = head.leftOn === undefined || day < head.leftOn;
  const [newest] = head.recentChanges;
  const before = () => beforeNewestChange(snapshot, schemeOf);
  const records = snapshot.records.filter(({ kind }) => kind !== 'adjustment');
  const facts: LineFacts = {
    ...{ timeline, score, newest: newest && { at: newest.at, before } },
    adjustments: recordsOf(snapshot.records, 'adjustment'),
    usual: () => timelineOf({ ...snapshot, records }, schemeOf),
  };
  const load = loadCrossings({
    ...facts,
    unturned: asIfMonthHadNotTurned(timeline, score, (caseRef) => isHeld(snapshot, score, caseRef)),
    margins,
  });
  const crossings = Object.fromEntries([
    ['load', isInTeam ? load : load.map(gone)],
    ...WARNING_FLAGS.map((code) => [code, [flagCrossing(facts, code, isInTeam)]] as const),
  ]) as Record<WarningCode, readonly Crossing[]>;
  return { teamId: head.teamId, total: toReport(score.total, 2), unit: score.scheme.unit, crossings };
}

/** Null where what counted then is not kept. */
function beforeNewestChange(snapshot: CaseloadSnapshot, schemeOf: SchemeOf): Timeline | null {
  const step = lastStep(snapshot);
  if (!step || step.version !== snapshot.head.recentChanges[0]?.version) return null;
  const { terms, duties } = step;
  const changed = new Map(step.cases.map(({ caseId, history }) => [caseId, history]));
  const cases = snapshot.cases.filter(({ caseId }) => !changed.has(caseId));
  for (const [caseId, history] of changed) if (history) cases.push({ caseId, changedIn: 0, history });
  return timelineOf({ ...snapshot, head: { ...snapshot.head, terms, duties }, cases }, schemeOf);
}

/** Whoever has left the team is nobody's to look after there. */
function gone(crossing: Crossing): Crossing {
  return { ...crossing, isPast: false, isClear: true };
}

function flagCrossing(facts: LineFacts, code: string, isInTeam: boolean): Crossing {
  const isFlagged = ({ flags }: Score) => flags.some((flag) => flag.code === code);
  const isPast = isInTeam && isFlagged(facts.score);
  const crossed = () => ({ crossedAt: crossedBy(facts, isFlagged).crossedAt, linesChanged: 0 });
  return { level: 'flag', isPast, isClear: !isPast, line: null, crossed };
}

function isHeld({ cases }: CaseloadSnapshot, { scheme, asOf }: Score, caseRef: string): boolean {
  const isOnDay = ({ dated, details }: CaseHistory) =>
    dated.ref === caseRef && contains(heldPeriod({ ...dated, ...valueOn(details, asOf) }, scheme), asOf);
  return cases.some(({ history }) => isOnDay(history));
}
