import type { CalendarDate } from '../domain/calendar-date.ts';
import { type CaseProfile, factsOf } from '../domain/case-profile.ts';
import type { WaitingType } from '../domain/waiting-case.ts';
import type { Asked } from './who-can-take.ts';

/** A case without a worker, in the queue or only described. */
export interface DescribedCase {
  /** Empty for one that is only described. */
  readonly ref: string;
  readonly type: WaitingType;
  readonly since: CalendarDate;
  readonly profile: CaseProfile;
}

/** The case as somebody would have it from `day` on. A reference is needed to tell its lines from others'. */
export function askedCase({ ref, type, since, profile }: DescribedCase, day: CalendarDate, today: CalendarDate): Asked {
  return {
    facts: factsOf(profile, ref, { allocatedOn: day, since: since < day ? since : day }),
    isChildProtection: type === 'cp' || (type !== 'fs' && profile.conference > 0),
    day,
    today,
  };
}
