import type { Activity, Duty } from '../../domain/case-facts.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';
import type { EntryForm } from '../entries/entry-form.ts';
import type { CaseQuestion } from './case-question.ts';

/** A kind of activity or duty with the code of the rule that scores it. */
export interface Offer<Entry> {
  readonly form: EntryForm<Entry>;
  readonly rule: string;
  /** Recorded by those alone who manage the worker's team. */
  readonly managerOnly?: true;
}

/** What can be asked of a child beside its reference. */
export const CHILD_FACTS = ['household', 'lookedAfter', 'childProtection'] as const;
export type ChildFact = (typeof CHILD_FACTS)[number];

/** What the cards ask for in a team of one scheme: what the scheme needs and nothing else. */
export interface ChatScheme {
  readonly id: SchemeId;
  /** What `log-activity` offers; none, and nothing is logged on a case. */
  readonly activities: readonly Offer<Activity>[];
  /** What `log-duty` offers. */
  readonly duties: readonly Offer<Duty>[];
  /** Facts of a case beside its reference and days: asked when it is added, and among its details. */
  readonly caseQuestions: readonly CaseQuestion[];
  /** How the day is asked from which the details hold. */
  readonly detailsFrom: { readonly id: string; readonly label: string; readonly note: string };
  /** Whether a case has children in this scheme: at least one, any number, or they are not asked for. */
  readonly children: 'needed' | 'optional' | 'not-asked';
  readonly childFacts: readonly ChildFact[];
  /** What it means that a case is co-worked; null where the scheme makes nothing of it. */
  readonly coWorking: { readonly yes: string } | null;
  /** Cards of this scheme alone that a case opens, at most two. */
  readonly caseCards?: readonly { readonly title: string; readonly verb: string }[];
  /** The card of this scheme alone that gets a caseload ready for supervision; `toSee` where it may be just looked at. */
  readonly forSupervision?: { readonly title: string; readonly verb: string; readonly toSee?: true };
  /** A sentence to try, by command, where what the command itself shows is of another scheme. */
  readonly examples?: Readonly<Record<string, string>>;
  /** What ends a case: the decision to close it, or the day on which it was closed. */
  readonly closure: 'decision' | 'day';
  /** The manager gives points at discretion (Northern Ireland 1.6 III). */
  readonly discretion: boolean;
}
