import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import { awaitsAgreement, isSubmitted } from '../domain/month-stage.ts';
import { isAway, recordsOf } from '../domain/worker-records.ts';
import type { TeamMember } from './ports.ts';

/** Those in the team on a day who are expected to submit: nobody who is away. */
function expectedOn(members: readonly TeamMember[], day: CalendarDate): readonly TeamMember[] {
  return members.filter(
    ({ leftOn, records = [] }) => (leftOn === undefined || day < leftOn) && !isAway(recordsOf(records, 'absence'), day),
  );
}

/** Who has not submitted a month, without those who are away. */
export function missingMembers(members: readonly TeamMember[], month: Month, day: CalendarDate): readonly TeamMember[] {
  return expectedOn(members, day).filter(({ records = [] }) => !isSubmitted(records, month));
}

/** Whose months wait for the manager's name, whether they are here or not. */
export function membersToAgree(members: readonly TeamMember[], month: Month): readonly TeamMember[] {
  return members.filter(({ records = [] }) => awaitsAgreement(records, month));
}
