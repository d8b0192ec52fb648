import {
  headroomIn,
  type MonthlyReturn,
  type TeamReturn,
  type WorkerReturn,
} from '../../application/monthly-return.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dayAt } from '../../domain/london-time.ts';
import type { Signed } from '../../domain/worker-records.ts';
import type { WorkbookCell, WorkbookSheet } from '../../workbook/write-workbook.ts';
import { TYPE_WORDS } from '../allocation/waiting-words.ts';
import { shortFlagWords } from '../flag-words.ts';
import { STANDING_WORDS } from '../month/month-words.ts';
import { cannotTell, capitalised, statusName } from '../phrases.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { lineWords, planWords, stateWords } from '../warnings/warning-words.ts';

/** The return as sheets: what is looked at first comes first, with bars; those over the limit are marked. */
export function returnSheets(of: MonthlyReturn): readonly WorkbookSheet[] {
  return [summary(of), workers(of), lines(of), unallocated(of), warnings(of), supervision(of)];
}

/** `Over the limit` where there is one; otherwise past the guideline, which is the stop line then. */
export function isOverLimit({ scored: { figures } }: WorkerReturn): boolean {
  return figures.status === 'report';
}

const state = ({ record, isAway }: WorkerReturn): string =>
  STANDING_WORDS[record?.state ?? (isAway ? 'excused' : 'not-started')];

function summary({ asOf, madeOn, teams }: MonthlyReturn): WorkbookSheet {
  return {
    name: 'Summary',
    header: [
      ...['Team', 'Scheme', 'Unit', 'As at', 'Workers', 'Submitted', 'Agreed'],
      ...['Total', 'Guideline', 'Used %', 'Room', 'Above the guideline', 'Over the limit'],
      ...['Unallocated cases', 'Unallocated weight', 'Open warnings', 'Supervision overdue', 'Made on'],
    ],
    rows: teams.map((team) => {
      const { workers: all, scheme } = team;
      const guideline = sumOf(all.map(({ scored }) => scored.figures.guideline ?? 0));
      const withFigure = all.filter(({ scored }) => scored.figures.guideline !== null);
      const used = sumOf(withFigure.map(({ scored }) => scored.figures.total));
      return [
        ...[team.name, scheme.title, scheme.unit, asOf, all.length],
        all.filter(({ isSubmitted }) => isSubmitted).length,
        all.filter(({ record }) => record?.state === 'agreed').length,
        sumOf(all.map(({ scored }) => scored.figures.total)),
        guideline,
        guideline === 0 ? null : Math.round((used / guideline) * 100),
        roomIn(team),
        all.filter(({ scored }) => scored.figures.status === 'above').length,
        all.filter(isOverLimit).length,
        ...[team.unallocated.cases.length, team.unallocated.total],
        sumOf(all.map(({ warnings: open }) => open.filter((one) => one.state === 'open').length)),
        all.filter((one) => one.supervision.overdueDays > 0).length,
        madeOn,
      ];
    }),
    bars: [9, 12],
  };
}

/** What is positive of the workers' room, without those away and without students (product page, Headroom). */
function roomIn({ workers: all }: TeamReturn): number {
  const counted = all.filter(({ role, isAway }) => role !== 'student' && !isAway);
  return sumOf(counted.map(({ scored }) => Math.max(0, headroomIn(scored.figures) ?? 0)));
}

function workers({ teams }: MonthlyReturn): WorkbookSheet {
  const all = teams.flatMap((team) => team.workers.map((worker) => ({ team, worker })));
  return {
    name: 'Workers',
    header: [
      ...['Team', 'Worker', 'Role', 'FTE', 'Month', 'Unit', 'Total', 'Lower figure', 'Guideline', 'Limit', 'Used %'],
      ...['Status', 'Room', 'Facts missing', 'Attention', 'Figures are', 'Submitted by', 'Submitted on'],
      ...['Agreed by', 'Agreed on', 'Changed since'],
    ],
    rows: all.map(({ team, worker }) => {
      const { figures, flags } = worker.scored;
      const { guideline, total } = figures;
      return [
        ...[team.name, worker.name, ROLE_WORDS[worker.role], worker.fte, state(worker)],
        ...[figures.unit, total, figures.min, guideline, figures.limit],
        guideline === null || guideline === 0 ? null : Math.round((total / guideline) * 100),
        ...[
          cannotTell(figures) ? 'cannot tell: facts are missing' : statusName(figures.status, figures),
          headroomIn(figures),
          figures.incomplete ? 'yes' : 'no',
        ],
        shortFlagWords(flags.map(({ code }) => code)).join('; '),
        worker.isSubmitted ? 'as submitted' : 'as recorded, not submitted',
        ...signedCells(worker.record?.submitted),
        ...signedCells(worker.record?.agreed),
        worker.record?.changedSince ? 'yes' : 'no',
      ];
    }),
    bars: [10],
    marked: all.flatMap(({ worker }, at) => (isOverLimit(worker) ? [at] : [])),
  };
}

function signedCells(signed: Signed | undefined): readonly WorkbookCell[] {
  return signed ? [signed.name, dayAt(signed.at)] : [null, null];
}

function lines({ teams }: MonthlyReturn): WorkbookSheet {
  return {
    name: 'Lines',
    header: ['Team', 'Worker', 'Case', 'Child', 'What', 'Clause', 'Unit', 'Points', 'From', 'Until'],
    rows: teams.flatMap((team) =>
      team.workers.flatMap(({ name, scored: { lines: all, figures } }) => [
        ...all.map((line) => [
          ...[team.name, name, line.caseRef, line.childRef, capitalised(line.what), line.source],
          ...[figures.unit, line.points, line.from, line.until],
        ]),
        ...(figures.weight === 0
          ? []
          : [
              [
                team.name,
                name,
                null,
                null,
                'Workload weight',
                '1 for each whole 10 points',
                figures.unit,
                figures.weight,
                null,
                null,
              ],
            ]),
      ]),
    ),
  };
}

function unallocated({ teams }: MonthlyReturn): WorkbookSheet {
  return {
    name: 'Unallocated',
    header: [
      ...['Team', 'Case', 'Type', 'Waiting since', 'Planned for', 'Unit', 'Weight', 'Facts missing'],
      ...['Held by', 'Because'],
    ],
    rows: teams.flatMap((team) =>
      team.unallocated.cases.map(({ ref, type, since, plannedFor, weight, holder }) => [
        ...[team.name, ref, TYPE_WORDS[type], since, plannedFor, team.scheme.unit],
        ...[Math.round(weight.exact.valueOf() * 100) / 100, weight.incomplete ? 'yes' : 'no'],
        ...[holder?.name ?? null, holder === null ? null : HOLDER_WORDS[holder.why]],
      ]),
    ),
    bars: [6],
  };
}

const HOLDER_WORDS = {
  manager: 'the holder manages the team',
  'long-sick': 'long-term sick leave',
  left: 'the holder has left the team',
} as const;

function warnings({ teams, madeOn }: MonthlyReturn): WorkbookSheet {
  return {
    name: 'Warnings and plans',
    header: ['Team', 'Worker', 'Line', 'Unit', 'Total', 'State', 'Plan'],
    rows: teams.flatMap((team) =>
      team.workers.flatMap((worker) =>
        worker.warnings.map((warning) => [
          ...[team.name, worker.name, lineWords(warning)],
          ...(warning.level === 'flag' ? [null, null] : [warning.unit, warning.total]),
          ...[stateWords({ warning, hasLeft: false }), planWords(warning, madeOn)],
        ]),
      ),
    ),
  };
}

function supervision({ teams }: MonthlyReturn): WorkbookSheet {
  const held = (day: CalendarDate | undefined) => day ?? null;
  return {
    name: 'Supervision audit',
    header: [
      ...['Team', 'Worker', 'Last held', 'Next planned', 'Due by', 'Days overdue', 'Needs a date'],
      ...['Actions recorded', 'CPD noted', 'Audited on', 'Audited by'],
    ],
    rows: teams.flatMap((team) =>
      team.workers.map(({ name, supervision: { last, planned, dueBy, overdueDays, needsDate } }) => [
        ...[team.name, name, held(last?.heldOn), held(planned?.plannedFor), dueBy, overdueDays],
        needsDate ? 'yes' : 'no',
        ...(last ? [last.actions ? 'yes' : 'no', last.cpd ? 'yes' : 'no'] : [null, null]),
        ...(last?.audited ? [dayAt(last.audited.at), last.audited.name] : [null, null]),
      ]),
    ),
  };
}

/** Adds figures that have two decimals without leaving binary crumbs. */
function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + Math.round(figure * 100), 0) / 100;
}
