import type { CalendarDate } from '../domain/calendar-date.ts';
import { byUrgency, type Supervised, type SupervisionStanding, supervisionOn } from '../domain/supervision.ts';
import { compareText } from '../domain/timeline.ts';
import { recordsOf, type WorkerRecord } from '../domain/worker-records.ts';
import type { CaseloadSnapshot, TeamMember } from './ports.ts';

/** What the team's row of a worker says of supervision: the last thirteen weeks, and what is still to come. */
export function supervisedMember({ records = [], memberSince }: TeamMember): Supervised {
  return supervisedBy(records, memberSince);
}

/** The same from the worker's own records, with every session there ever was. */
export function supervisedWorker({ records, head }: Pick<CaseloadSnapshot, 'records' | 'head'>): Supervised {
  return supervisedBy(records, head.memberSince);
}

function supervisedBy(records: readonly WorkerRecord[], since: Supervised['since']): Supervised {
  return { sessions: recordsOf(records, 'supervision'), absences: recordsOf(records, 'absence'), since };
}

/** Somebody, with where they stand with supervision. */
export interface MemberStanding<Member = TeamMember> {
  readonly member: Member;
  readonly standing: SupervisionStanding;
}

/** Everyone who is in the team on a day, the most urgent first. */
export function standingsIn(members: readonly TeamMember[], day: CalendarDate): readonly MemberStanding[] {
  return members
    .filter(({ leftOn }) => leftOn === undefined || leftOn > day)
    .map((member) => ({ member, standing: supervisionOn(supervisedMember(member), day) }))
    .sort((a, b) => byUrgency(a.standing, b.standing) || compareText(a.member.name, b.member.name));
}
