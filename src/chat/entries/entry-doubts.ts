import type { Activity } from '../../domain/case-facts.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { amount, capitalised } from '../phrases.ts';
import type { EntryContext, EntryForm } from './entry-form.ts';

/** Done on more than a day, though only the first one is asked for. */
const STARTED: ReadonlySet<string> = new Set(['core-assessment', 'needs-assessment']);

/**
 * The question before the same work is logged again: another entry of its kind with its first day. Each scores on its
 * own, so that it is asked and not refused; of an entry that is changed nothing is asked.
 */
export function askedAgain(
  { kind, name, firstDay }: EntryForm<Activity>,
  entry: Activity,
  { before, others = [] }: EntryContext,
): string | undefined {
  const dayOf = (one: object) => (one as Readonly<Record<string, unknown>>)[firstDay];
  const day = dayOf(entry);
  const isThere = before === undefined && others.some((one) => one.kind === kind && dayOf(one) === day);
  if (!isThere || typeof day !== 'string') return undefined;
  const began = firstDay === 'from' || STARTED.has(kind) ? 'that started on' : 'on';
  const are = kind === 'proceedings' ? 'are' : 'is';
  return `${capitalised(name)} ${began} ${spokenDate(day)} ${are} there already. Is this another one?`;
}

/** More children are assessed than the case has: the policy allows it, a slip of the finger looks the same. */
export function moreThanListed(ref: string, entry: Activity, { children }: EntryContext): string | undefined {
  if (entry.kind !== 'core-assessment' || (entry.children ?? 0) <= children.length) return undefined;
  const listed = children.length === 0 ? 'no child' : amount(children.length, 'children');
  return `${ref} has ${listed} on it; this says ${entry.children}.`;
}
