import { isLongOpen, sinceOf, type TeamWarning } from '../../application/team-warnings.ts';
import { type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { dayAt, timeAt } from '../../domain/london-time.ts';
import { planOf } from '../../domain/reduction-plan.ts';
import { comingDate, spokenDate } from '../../domain/spoken-date.ts';
import type { Warning } from '../../domain/warning.ts';
import { shortFlagWords } from '../flag-words.ts';
import { amount } from '../phrases.ts';

/** `above the guideline of 85`, `over the limit of 100`, or what a flag says in a few words and without a case. */
export function lineWords({ code, level, line }: Pick<Warning, 'code' | 'level' | 'line'>): string {
  if (level === 'flag') return shortFlagWords([code]).join(', ');
  return level === 'report' ? `over the limit of ${line}` : `above the guideline of ${line}`;
}

/** `under the guideline again`, `no child under child protection any more`. */
export function clearedWords({ level }: Pick<Warning, 'level'>): string {
  return level === 'flag' ? 'no longer so' : 'under the guideline again';
}

/** `2 lines changed when it was crossed`, or the lowered figures that crossed it; empty for a flag. */
export function changedWords({
  level,
  linesChanged,
  lowered,
}: Pick<Warning, 'level' | 'linesChanged' | 'lowered'>): string {
  if (level === 'flag') return '';
  if (lowered) {
    return `lowered figures crossed it: ${lowered.percent}% of the usual ones from ${spokenDate(lowered.from)}`;
  }
  return `${counted(linesChanged, 'line', 'lines')} changed when it was crossed`;
}

/** `86 points`; empty for a flag, which has no total. */
export function warnedTotal({ level, total, unit }: Pick<Warning, 'level' | 'total' | 'unit'>): string {
  return level === 'flag' ? '' : amount(total, unit);
}

/** `18 Nov 2026, 10:02`. */
export function momentWords(moment: string): string {
  return `${spokenDate(dayAt(moment))}, ${timeAt(moment)}`;
}

/** When the line was crossed: `18 Nov 2026, 10:02`, or the day alone where a date did it. */
export function sinceWords(warning: Warning): string {
  const since = sinceOf(warning);
  return isCalendarDate(since) ? spokenDate(since) : momentWords(since);
}

/** Since when it is past the line, or when it cleared: `since 18 Nov 2026, 10:02`. */
export function stateWords({ warning, hasLeft }: Pick<TeamWarning, 'warning' | 'hasLeft'>): string {
  if (hasLeft) return 'closed: no longer in the team';
  const { state, clearedAt, reopenedAt } = warning;
  if (state === 'cleared' && clearedAt) return `cleared ${momentWords(clearedAt)}: ${clearedWords(warning)}`;
  const since = sinceWords(warning);
  return reopenedAt === undefined ? `since ${since}` : `open again since ${since}`;
}

/** How the plan stands, without a word of it: what is written in it is for the worker and the managers alone. */
export function planWords(warning: Warning, today: CalendarDate): string {
  const plan = planOf(warning);
  if (!plan) return 'no plan yet';
  const review =
    plan.reviewOn < today
      ? `review was due ${spokenDate(plan.reviewOn)}`
      : `review on ${comingDate(plan.reviewOn, today)}`;
  if (plan.asked) return `plan: the worker asks for a change, ${review}`;
  return plan.workerAgreed ? `plan agreed by both, ${review}` : `plan waits for the worker, ${review}`;
}

/** Marks what has been open for four weeks running. */
export function longOpenWords(warning: Warning, today: CalendarDate): string {
  return isLongOpen(warning, today) ? 'open for four weeks running' : '';
}
