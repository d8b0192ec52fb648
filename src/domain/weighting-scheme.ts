import type { CaseFacts, Duty, WorkerTerms } from './case-facts.ts';
import type { Exact } from './exact.ts';
import type { Need } from './need.ts';
import type { Period } from './period.ts';
import type { ChosenReadings } from './readings.ts';
import type { SchemeSource } from './scheme-source.ts';
import type { Region } from './working-days.ts';

export const SCHEME_IDS = ['merton', 'bath-nes', 'northern-ireland', 'halton'] as const;
export type SchemeId = (typeof SCHEME_IDS)[number];

/** What the scheme's total is a number of. */
export type Unit = 'points' | 'children' | 'cases';

/** The worst last: a move to the right is a warning. */
export type Status = 'below' | 'within' | 'above' | 'report';

/**
 * What a rule awards, and for which days. A rule never receives the date: the engine compares the period with the day
 * that is scored. Points of 0 are not awarded.
 */
export interface Award {
  /** The rule's code in schemes.md. */
  readonly rule: string;
  readonly caseRef?: string;
  /** Where the unit is a child. */
  readonly childRef?: string;
  readonly points: Exact;
  readonly period: Period;
  /** The clause of the policy, e.g. `row 8`. */
  readonly source: string;
  /** In words for the person, without references: `core assessment of 3 children, started 4 Nov 2026`. */
  readonly what: string;
}

/** Something true of a case or the worker on certain days that gives no points itself but that `conclude` needs. */
export interface Mark {
  readonly code: string;
  readonly caseRef?: string;
  readonly childRef?: string;
  readonly period: Period;
}

/** One row or clause of a policy. */
export interface Rule<Facts> {
  readonly code: string;
  /** The clause of the policy, e.g. `row 8`. */
  readonly source: string;
  /** What the clause says, in one sentence of our own. */
  readonly clause: string;
  award(facts: Facts, terms: WorkerTerms): readonly Award[];
}

/** Facts about the worker that rules beside the cases look at. */
export interface WorkerFacts {
  readonly duties: readonly Duty[];
}

export interface Capacity {
  readonly min: Exact | null;
  /** The upper guideline figure that utilisation divides by; null where the scheme gives none. */
  readonly guideline: Exact | null;
  readonly limit: Exact | null;
}

export interface Flag {
  readonly code: string;
  readonly caseRef?: string;
}

/** Something that a scheme draws attention to beside its figures, and how it is said. */
export interface FlagKind {
  /** Unlike that of any other scheme. */
  readonly code: string;
  /** The clause of the policy. */
  readonly source: string;
  /** In a sentence; where a case is meant it follows its reference and a colon. */
  readonly sentence: string;
  /** In a few words and without a case, for rows in which no reference may stand. */
  readonly short: string;
}

/** What a caseload file must say of a case under this scheme, beside what every file does (caseload-file.md). */
export interface CaseInFile {
  readonly needsCategory: boolean;
  /** True where a case of this category must list a child. The category is as it was read, and may be no category. */
  needsChildren(category: unknown): boolean;
}

/** What counts on one day, without saying which day it is. */
export interface DayFacts {
  readonly lines: readonly Award[];
  readonly marks: readonly Mark[];
  readonly terms: WorkerTerms;
}

/** The figures that follow from what counts on one day. All exact; rounding is the report's. */
export interface Conclusion {
  readonly subtotal: Exact;
  readonly total: Exact;
  /** Null where the scheme gives the worker no figure at all. */
  readonly capacity: Capacity | null;
  readonly utilisation: Exact | null;
  readonly status: Status;
  readonly counts: Readonly<Record<string, number>> | null;
  /** Without order or uniqueness: the engine sorts them and keeps one for a code and case. */
  readonly flags: readonly Flag[];
}

/** Hours that give points in the month in which they are logged, and start again with the next. */
export type HoursOfMonth = 'assessments' | 'duties';

/** A team's policy: data and small predicates. The arithmetic of dates is the engine's. */
export interface WeightingScheme {
  readonly id: SchemeId;
  /** What people call it, in a word or two: `Halton`. */
  readonly name: string;
  /** What else they call it in a sentence, with commas between, in small letters: `bath, banes`. */
  readonly alsoCalled?: string;
  readonly title: string;
  /** What it weighs by, for someone who has to choose: `the number of cases, each rated red, amber or green.` */
  readonly inOneLine: string;
  readonly source: SchemeSource;
  /** The readings by which it weighs, where they differ from the documented ones; snapshots name them. */
  readonly readings: ChosenReadings;
  /** Changes whenever a figure or rule changes; snapshots name it. */
  readonly version: string;
  readonly unit: Unit;
  readonly region: Region;
  /** In the policy's order. */
  readonly caseRules: readonly Rule<CaseFacts>[];
  readonly workerRules: readonly Rule<WorkerFacts>[];
  /** Which hours give points by the month: days ahead assume those of the last complete month. */
  readonly hoursOfMonth?: readonly HoursOfMonth[];
  /** What the scheme cannot do without; a caseload of another scheme may lack it. */
  readonly needs: readonly Need[];
  /** All that it may draw attention to. */
  readonly flags: readonly FlagKind[];
  readonly caseInFile: CaseInFile;
  /** The last day on which the case counts under this scheme by its closure; null while it is open. */
  caseEndsOn(facts: CaseFacts): string | null;
  /** Applied to each award of a case, e.g. half for a co-worked one. */
  adjustCaseAward?(award: Award, facts: CaseFacts): Award;
  caseMarks?(facts: CaseFacts, terms: WorkerTerms): readonly Mark[];
  workerMarks?(facts: WorkerFacts, terms: WorkerTerms): readonly Mark[];
  conclude(day: DayFacts): Conclusion;
}
