import { type Allocation, isPast } from '../../domain/allocation.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { amount } from '../phrases.ts';

/** `C-201 to Amira Khan on 30 Nov 2026: 98 → 104 points`. */
export function allocationWords(name: string, { ref, on, before, after, unit }: Allocation): string {
  return `${ref} to ${name} on ${spokenDate(on)}: ${before} → ${amount(after, unit)}`;
}

/** What is open about it, a sentence each. */
export function openSentences(allocation: Allocation): readonly string[] {
  const { past, concern } = allocation;
  const unanswered = concern && !concern.answer;
  return [
    ...(past && isPast(allocation)
      ? [
          `Allocated past a stop until ${spokenDate(past.until)}, to be looked at on ${spokenDate(past.reviewOn)}: ${past.reason}`,
        ]
      : []),
    ...(unanswered ? [`Concern of ${concern.said.name}: ${concern.text}`] : []),
    ...(concern?.answer ? [`Answered by ${concern.answer.said.name}: ${concern.answer.text}`] : []),
  ];
}
