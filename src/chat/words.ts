import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ActivityKind, DutyKind, WorkerRole } from '../domain/case-facts.ts';
import type { Month } from '../domain/month.ts';
import type { WaitingType } from '../domain/waiting-case.ts';
import type { SchemeId } from '../domain/weighting-scheme.ts';

/** What a sentence said, as far as it was understood; every part may be missing and is filled in on the card. */
export interface Words {
  /** Whose caseload, where it is not the speaker's: never from a sentence; storage says whether that is allowed. */
  readonly worker?: string;
  /** As written: `C-101`; whether such a case exists is the command's to find out. */
  readonly caseRef?: string;
  /** The further references of a sentence that names several. */
  readonly otherRefs?: readonly string[];
  /** Of the references, those that are children of the case, as the case has them: only who knows the case can say. */
  readonly childRefs?: readonly string[];
  readonly activity?: ActivityKind;
  /** An activity or duty that is there ends, or is to be taken out: nothing new is logged. */
  readonly ends?: 'ended' | 'removed';
  readonly duty?: DutyKind;
  /** `3 children`. */
  readonly children?: number;
  /** A single day: `started 4 Nov`, `on Tuesday`. For a question about the future: `on 1 Feb`. */
  readonly on?: CalendarDate;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  /** A day was said that no calendar has, such as 31 February; its field stays empty. */
  readonly impossibleDate?: true;
  /** `why 77`. */
  readonly total?: number;
  /** `3 hours each way`. */
  readonly hours?: number;
  readonly quantity?: number;
  /** `co-worked`, `no longer co-worked`. */
  readonly yes?: boolean;
  readonly fte?: number;
  /** Why figures are lowered: `return to work`. */
  readonly reason?: string;
  /** `is now an NQSW`. */
  readonly role?: WorkerRole;
  /** `Amira is leaving`. */
  readonly leaves?: true;
  /** `inactive cases`. */
  readonly inactive?: true;
  /** What was said of a child: `looked after`, `child protection`, `moved`. */
  readonly childStatus?: 'looked-after' | 'child-protection' | 'household';
  /** Of a new case's children: `looked after since 1 Nov`. */
  readonly lookedAfterSince?: CalendarDate;
  readonly childProtectionSince?: CalendarDate;
  /** `pathway plan rewrite`. */
  readonly rewrite?: true;
  /** `completed by me`, `done by someone else`. */
  readonly completedBy?: 'worker' | 'other';
  /** A day, a number or a doer was said for whom there is no other place: it is for the person to put it right. */
  readonly leftOver?: true;
  /** What became of a supervision session: `cancelled`, `lost` to sickness, `planned`; absent where it was held. */
  readonly session?: 'planned' | 'cancelled' | 'lost';
  /** `my supervision`, from someone who has a team as well; `I am off sick`. */
  readonly own?: true;
  /** `submit November`. */
  readonly month?: Month;
  /** `export my caseload as text`. */
  readonly asText?: true;
  /** `add an unallocated case`: something is to be added. */
  readonly adds?: true;
  /** `take C-201 back from Ben`: what was given comes back. */
  readonly back?: true;
  /** `a CP case`, `care leaver`. */
  readonly caseType?: WaitingType;
  /** `switch to Halton`. */
  readonly scheme?: SchemeId;
  /** A person's or a team's name as written: `FTE of Amira Khan`, `switch North to Halton`. */
  readonly name?: string;
  /** `to the Adoption team`; empty for `another team`. */
  readonly toTeam?: string;
}
