import { hashedKey, safeKey } from './keys.ts';

/**
 * Every table, its keys and why. Keys are opaque: errors and traces show them, so none holds a name, a case
 * reference or an id of the directory.
 *
 * | table     | partition | rows                                                                              |
 * |-----------|-----------|-----------------------------------------------------------------------------------|
 * | Caseloads | a worker  | facts `f-`, audit `a-`, its cut `c-`, used keys `k-`, outbox `o-`, submitted months `s-` |
 * | People    | a person  | `person`: who may do what, and where to write to them; audit `a-` of what was refused to them, its chain and cut `c-` |
 * | Teams     | a team    | facts `f-`: the team, a row for each member and waiting case; audit `a-` and its chain `c-`, used keys `k-`, operations `o-` |
 * | Teams     | `index`   | a row for each team: its name and its service managers                            |
 * | References | a reference, as a digest | a row for each worker who has a case of that reference          |
 *
 * | Deliveries in  | row             | what                                                                       |
 * |----------------|-----------------|----------------------------------------------------------------------------|
 * | `d-DAY`        | a delivery      | a message that was decided on for that day, and what became of it          |
 * | `l-SUBJECT`    | `live`          | the post of a live subject in one conversation                             |
 * | `r-PLACE`      | `lane`          | when a conversation was written to, so that all instances keep its rates   |
 *
 * | Runs in        | row             | what                                                                       |
 * |----------------|-----------------|----------------------------------------------------------------------------|
 * | `d-DAY`        | a run           | a job that is done for a team and that day                                 |
 * | `t-TEAM`       | `seen`          | the day on which the schedule first saw the team                           |
 * | `lease`        | `schedule`, `sweep` | which instance acts now                                                |
 *
 * One worker's rows share a partition because a change is one transaction, and a transaction has one partition.
 * Row keys begin with the letter of their range, so that the facts are read by one range query which never touches
 * what grows (audit, used keys, outbox). A person has a partition alone: rights are one point read, spread evenly. A
 * day's deliveries share a partition because they are listed and swept by day; what every sender writes to (live posts,
 * lanes) has one of its own each.
 */
export const TABLES = {
  caseloads: 'Caseloads',
  people: 'People',
  teams: 'Teams',
  references: 'References',
  deliveries: 'Deliveries',
  runs: 'Runs',
} as const;
export type TableId = keyof typeof TABLES;

/** Row keys from `from` up to, not including, `to`. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

/** `.` is the character after `-`. */
const range = (letter: string): KeyRange => ({ from: `${letter}-`, to: `${letter}.` });

export const FACTS = range('f');
export const AUDIT = range('a');
export const USED_KEYS = range('k');
export const OUTBOX = range('o');

/** The cases among the facts, of every generation. */
export const CASES: KeyRange = { from: 'f-case-', to: FACTS.to };

/** Sorts before every case, so that a read of several pages meets the head first (see caseload-store.ts). */
export const HEAD_ROW = 'f-0-head';
export const UNDO_ROW = 'f-1-undo';
/** Months, absences and the like: among the facts, because they are few, small and needed with them. */
export const RECORDS: KeyRange = { from: 'f-2-', to: 'f-2.' };
export const recordRow = (kind: string, id: string): string => safeKey(`f-2-${kind}-${id}`);
/** The lines of a submitted month: large and seldom looked at, so that the facts are read without them. */
export const snapshotRow = (month: string, revision: number): string =>
  safeKey(`s-${month}-${String(revision).padStart(4, '0')}`);
/** A case's row; in a generation of its own when a change was too large for one transaction (see caseload-rows.ts). */
export const caseRow = (caseId: string, generation = ''): string =>
  safeKey(generation === '' ? `f-case-${caseId}` : `f-gen-${generation}-${caseId}`);

/** Counts down, so that the newest entry is first; one a version, so that a version happens once. */
export const auditRow = (version: number): string => `a-${String(9_999_999_999 - version).padStart(10, '0')}`;

export const usedKeyRow = (key: string): string => `k-${hashedKey(key)}`;

export const operationRow = (key: string): string => `o-${hashedKey(key)}`;

export const outboxRow = (version: number, index: number): string => `o-${version}-${index}`;

export const PERSON_ROW = 'person';

/** The newest link of a team's or person's audit: whatever adds an entry replaces it by its ETag. A worker's is in the head. */
export const CHAIN_ROW = 'c-chain';
/** The last link of what was taken away of an audit because its time was over. */
export const CUT_ROW = 'c-cut';

export const TEAM_ROW = 'f-0-team';
/** A team changes seldom, and a person is seldom refused: such an audit is read whole, the oldest first. */
export const auditRowAt = (at: string, mark: string): string => safeKey(`a-${at}-${mark}`);
/** A partition beside the teams' own: what they are called, a row for each. */
export const TEAM_INDEX = 'index';
export const memberRow = (workerKey: string): string => safeKey(`f-member-${workerKey}`);
export const waitingRow = (id: string): string => safeKey(`f-waiting-${id}`);
/** Cases that wait for a worker, among the team's facts. */
export const WAITING: KeyRange = { from: 'f-waiting-', to: 'f-waiting.' };

/** The deliveries decided for a day. */
export const dayPartition = (day: string): string => safeKey(`d-${day}`);
/** Sorts before every day. */
export const FIRST_DAY = 'd-';
export const deliveryRow = (key: string): string => hashedKey(key);
/** One post in one conversation that is edited in place. */
export const livePartition = (recipient: string, subject: string): string =>
  `l-${hashedKey(JSON.stringify([recipient, subject]))}`;
export const LIVE_ROW = 'live';
export const lanePartition = (conversationId: string): string => `r-${hashedKey(conversationId)}`;
export const LANE_ROW = 'lane';

export const seenPartition = (teamId: string): string => safeKey(`t-${teamId}`);
export const SEEN_ROW = 'seen';
export const runRow = (job: string, teamId: string): string => hashedKey(JSON.stringify([job, teamId]));
/** The partition of the leases. */
export const LEASE = 'lease';
