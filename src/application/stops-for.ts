import { LATEST_DAY, later } from '../domain/calendar-date.ts';
import type { WorkerTerms } from '../domain/case-facts.ts';
import { toReport } from '../domain/exact.ts';
import { STOP_CODES, type Stop } from '../domain/stops.ts';
import type { Score } from '../domain/timeline.ts';
import { isAway, recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import type { Asked } from './who-can-take.ts';

interface Looked {
  readonly asked: Asked;
  readonly terms: WorkerTerms;
  readonly records: readonly WorkerRecord[];
  /** With the case, the day of allocation first. */
  readonly scores: readonly Score[];
}

/** What stands against giving the case to this worker, in the order of the product page. */
export function stopsFor(looked: Looked): readonly Stop[] {
  const stops = [newlyQualified(looked), away(looked), pastLine(looked), student(looked)];
  return stops.filter((stop) => stop !== null).sort((a, b) => STOP_CODES.indexOf(a.code) - STOP_CODES.indexOf(b.code));
}

/** Flags by which a scheme says itself how long newly-qualified workers are kept from child protection. */
const EARLY = 'nqsw-no-child-protection';
const UNAGREED = 'nqsw-child-protection-needs-agreement';

/** Where the scheme says when (Bath and NES), its flags decide; elsewhere the role does. */
function newlyQualified({ asked, terms, scores: [first] }: Looked): Stop | null {
  if (terms.role !== 'newly-qualified' || !asked.isChildProtection || !first) return null;
  const saysItself = first.scheme.flags.some(({ code }) => code === EARLY);
  if (!saysItself) return { code: 'newly-qualified', why: 'role' };
  const raised = (code: string) => first.flags.some((flag) => flag.code === code && flag.caseRef === asked.facts.ref);
  if (raised(EARLY)) return { code: 'newly-qualified', why: 'too-early' };
  return raised(UNAGREED) ? { code: 'newly-qualified', why: 'needs-agreement' } : null;
}

function away({ asked: { day }, records }: Looked): Stop | null {
  const running = recordsOf(records, 'absence').filter((absence) => isAway([absence], day));
  if (running.length === 0) return null;
  const last = running.map(({ to }) => to ?? LATEST_DAY).reduce(later);
  return { code: 'away', until: last === LATEST_DAY ? null : last };
}

/** What facts are missing could only add: a total that passes the line without them passes it. */
function pastLine({ scores }: Looked): Stop | null {
  for (const { asOf, total, capacity, scheme } of scores) {
    const line = capacity?.limit ?? capacity?.guideline;
    if (!line) continue;
    if (!total.gt(line)) continue;
    const which = capacity?.limit ? 'limit' : 'guideline';
    const { unit } = scheme;
    return { code: 'past-line', on: asOf, total: toReport(total, 2), line: toReport(line, 2), which, unit };
  }
  return null;
}

function student({ terms }: Looked): Stop | null {
  return terms.role === 'student' ? { code: 'student' } : null;
}
