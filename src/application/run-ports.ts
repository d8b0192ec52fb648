import type { TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';

/** A job's run for a team on a day. */
export interface Run {
  readonly day: CalendarDate;
  readonly job: string;
  readonly teamId: TeamId;
}

/** What the schedule has to remember. */
export interface RunStore {
  /**
   * Takes or keeps a lease, the schedule's unless it is the sweep's, until a moment (ISO 8601, UTC); false while another holder has it. Clocks differ and
   * leases fail: what must not happen twice does not rest on it.
   */
  lease(holder: string, now: string, until: string, of?: 'schedule' | 'sweep'): Promise<boolean>;
  /** The runs of a day that are done. */
  ofDay(day: CalendarDate): Promise<readonly Run[]>;
  /** Keeps that a run is done; no error when it is kept already. */
  done(run: Run, at: string): Promise<void>;
  /** The day on which the schedule first saw a team: nothing older is caught up for it. Kept as `day` when it is new. */
  firstSeen(teamId: TeamId, day: CalendarDate): Promise<CalendarDate>;
}
