import type { Child, Span } from '../../../domain/case-facts.ts';
import type { CaseHistory } from '../../../domain/caseload.ts';
import { type ChildStatus, periodsOf } from '../../../domain/child-periods.ts';
import { counted } from '../../../domain/counted.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { ChatScheme } from '../../schemes/chat-scheme.ts';

export const STATUS_NAMES: Record<ChildStatus, string> = {
  lookedAfter: 'looked after',
  childProtection: 'subject to a CP or FS conference',
};

/** `C-101-1 · home · looked after since 1 Oct 2026`. */
export function childInWords(
  child: Child,
  history: CaseHistory,
  { childFacts }: Pick<ChatScheme, 'childFacts'>,
): string {
  const asked = (['lookedAfter', 'childProtection'] as const).filter((status) => childFacts.includes(status));
  const statuses = asked.flatMap((status) =>
    periodsOf(history.details, child.ref, status).map((span) => `${STATUS_NAMES[status]} ${spanInWords(span)}`),
  );
  return [child.ref, ...(childFacts.includes('household') ? [child.household] : []), ...statuses].join(' · ');
}

/** `since 1 Oct 2026`, `from 1 Oct 2026 to 1 Dec 2026`. */
export function spanInWords({ from, to }: Span): string {
  return to === undefined ? `since ${spokenDate(from)}` : `from ${spokenDate(from)} to ${spokenDate(to)}`;
}

/** The reference of one child, or how many there are. */
export function whoInWords(refs: readonly string[]): string {
  const [only] = refs;
  return only !== undefined && refs.length === 1 ? only : counted(refs.length, 'child', 'children');
}
