import type { TeamId } from './access.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Unit } from './weighting-scheme.ts';
import type { Signed } from './worker-records.ts';

/** The lines of a total, the worst last. A flag of the scheme is a line of its own. */
export type LoadLevel = 'above' | 'report';
export type WarningLevel = LoadLevel | 'flag';

/** Flags that warn like a line that is crossed (product page, Warnings): those of newly-qualified workers. */
export const WARNING_FLAGS = ['nqsw-no-child-protection', 'nqsw-child-protection-needs-agreement'] as const;
/** What a warning is of: the total, or one of the flags. */
export type WarningCode = 'load' | (typeof WARNING_FLAGS)[number];

/** What waits, who does what and when it is looked at again (product page, Warnings; bath-nes, section 1). */
export interface ReductionPlan {
  readonly waits: string;
  readonly does: string;
  readonly reviewOn: CalendarDate;
  readonly managerAgreed?: Signed;
  readonly workerAgreed?: Signed;
  /** What the worker would rather have; the manager's next version answers it. */
  readonly asked?: Signed & { readonly text: string };
  /** The review date found the worker still over the line: both were asked, the service manager was told. */
  readonly escalatedAt?: string;
  /** The warning cleared: there is nothing left to do. */
  readonly closedAt?: string;
}

/** A line that was crossed. */
export interface PastLine {
  /** When it was first seen, without a break that would count since (ISO 8601, UTC): settling counts from here. */
  readonly since: string;
  /** The moment of the change that crossed it, or the day where a date did; older rows have none. */
  readonly crossedAt?: string;
  /** So many of what counts changed with it. */
  readonly linesChanged: number;
  /** Set where no line did it: a manager lowered the worker's figures. */
  readonly lowered?: LoweredFigures;
}

/** To which share of the usual figures, in whole per cent, and from which day on. */
export interface LoweredFigures {
  readonly percent: number;
  readonly from: CalendarDate;
}

/**
 * A line that a worker's total crossed, or a newly-qualified flag. At most one of a worker and a code is settling or
 * open. All moments are ISO 8601 in UTC.
 */
export interface Warning {
  readonly id: string;
  readonly code: WarningCode;
  /** The team whose managers are told; whoever goes to another team is warned anew there. */
  readonly teamId: TeamId;
  /** `settling`: nobody was told yet. */
  readonly state: 'settling' | 'open' | 'cleared';
  /** The worst line that was told; while settling, the one that will be. */
  readonly level: WarningLevel;
  /** The lines that the worker is past. */
  readonly past: Readonly<Partial<Record<WarningLevel, PastLine>>>;
  /** As they were when they were last told; rounded for the report. */
  readonly total: number;
  readonly unit: Unit;
  /** The figure of the line; null for a flag. */
  readonly line: number | null;
  /** So many of what counts changed when the line was crossed. */
  readonly linesChanged: number;
  /** What crossed it instead: figures that a manager lowered. */
  readonly lowered?: LoweredFigures;
  readonly openedAt?: string;
  readonly clearedAt?: string;
  readonly reopenedAt?: string;
  /** Names the card in the managers' channel; warnings that open together share one. Absent without a card. */
  readonly card?: string;
  /** Likewise the message to service managers. */
  readonly report?: string;
  /** Counts up whenever what is told becomes different. */
  readonly revision: number;
  readonly plan?: ReductionPlan;
}
