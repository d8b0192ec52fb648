import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { byUrgency, needsAttention, type Supervised, supervisionOn } from '../../src/domain/supervision.ts';
import {
  cancelSession,
  correctSession,
  holdSession,
  planSession,
  type Written,
} from '../../src/domain/supervision-sessions.ts';
import type { Absence, Supervision } from '../../src/domain/worker-records.ts';

const DAY = '2026-11-30';
const ago = (days: number) => addDays(DAY, -days);
const recorded = { by: 'mona', name: 'mona', at: '2026-11-01T09:00:00.000Z' };
const writing = (id: string) => ({ id, recorded });

const held = (heldOn: string, more: Partial<Supervision> = {}): Supervision => ({
  id: `held-${heldOn}`,
  plannedFor: heldOn,
  state: 'held',
  heldOn,
  recorded,
  ...more,
});
const planned = (plannedFor: string): Supervision => ({
  id: `planned-${plannedFor}`,
  plannedFor,
  state: 'planned',
  recorded,
});
const lost = (plannedFor: string, more: Partial<Supervision> = {}): Supervision => ({
  id: `lost-${plannedFor}`,
  plannedFor,
  state: 'cancelled',
  lostToSickness: true,
  recorded,
  ...more,
});
const away = (from: string, to: string | null): Absence => ({ id: 'a', from, to, planned: true });
const worker = (known: Partial<Supervised>): Supervised => ({ sessions: [], absences: [], since: ago(300), ...known });

describe('every four weeks (merton, FAQ 3)', () => {
  it.each<[string, Partial<Supervised>, number]>([
    ['27 days after the last session nothing is overdue', { sessions: [held(ago(27))] }, 0],
    ['28 days after it neither', { sessions: [held(ago(28))] }, 0],
    ['29 days after it one day is', { sessions: [held(ago(29))] }, 1],
    [
      'the newest session counts, in whatever order they are kept',
      { sessions: [held(ago(60)), held(ago(29)), held(ago(90))] },
      1,
    ],
    [
      'a session that is recorded for a later day does not count yet',
      { sessions: [held(ago(29)), held(addDays(DAY, 1))] },
      1,
    ],
    ['a cancelled session does not count', { sessions: [held(ago(29)), lost(ago(2))] }, 1],
    ['a planned session does not count', { sessions: [held(ago(29)), planned(addDays(DAY, 1))] }, 1],
    ['27 days after joining nothing is overdue', { since: ago(27) }, 0],
    ['28 days after it neither', { since: ago(28) }, 0],
    ['29 days after it one day is', { since: ago(29) }, 1],
    [
      'who came to the team after the last session is counted from the coming',
      { since: ago(10), sessions: [held(ago(40))] },
      0,
    ],
    ['who was there before it from the session', { since: ago(40), sessions: [held(ago(30))] }, 2],
    ['nothing to count from is not overdue', { since: undefined }, 0],
    ['a session counts where the coming was never noted', { since: undefined, sessions: [held(ago(29))] }, 1],
    ['nobody is overdue who comes back tomorrow', { sessions: [held(ago(50))], absences: [away(ago(20), DAY)] }, 0],
    ['who came back today is', { sessions: [held(ago(50))], absences: [away(ago(20), ago(1))] }, 22],
    ['who goes tomorrow is', { sessions: [held(ago(50))], absences: [away(addDays(DAY, 1), null)] }, 22],
    ['who goes today is not', { sessions: [held(ago(50))], absences: [away(DAY, null)] }, 0],
  ])('%s', (_, known, days) => {
    expect(supervisionOn(worker(known), DAY).overdueDays).toBe(days);
  });

  it.each<[string, Partial<Supervised>, string | null]>([
    ['four weeks after the last session', { sessions: [held('2026-11-02')] }, '2026-11-30'],
    ['four weeks after joining', { since: '2026-11-04' }, '2026-12-02'],
    ['not known where there is nothing to count from', { since: undefined }, null],
  ])('the next is due %s', (_, known, day) => {
    expect(supervisionOn(worker(known), DAY).dueBy).toBe(day);
  });

  it('overdue days and the due day agree, whatever is known', () => {
    const days = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 4 }), fc.option(days, { nil: undefined }), (sessions, since) => {
        const known = {
          sessions: sessions.map((back) => held(ago(back))),
          since: since === undefined ? undefined : ago(since),
        };
        const { dueBy, overdueDays } = supervisionOn(worker(known), DAY);
        expect(overdueDays > 0).toBe(dueBy !== null && dueBy < DAY);
      }),
    );
  });
});

describe('what a manager has to do about it', () => {
  it.each<[string, Partial<Supervised>, boolean]>([
    ['a session that was held lately asks for nothing', { sessions: [held(ago(3))] }, false],
    ['an overdue one does', { sessions: [held(ago(29))] }, true],
    ['a planned day that is today is not late', { sessions: [held(ago(3)), planned(DAY)] }, false],
    ['one that was yesterday is to be recorded', { sessions: [held(ago(3)), planned(ago(1))] }, true],
    ['one lost to sickness needs a date', { sessions: [held(ago(3)), lost(ago(1))] }, true],
    ['not while the worker is away', { sessions: [held(ago(3)), lost(ago(1))], absences: [away(ago(1), null)] }, false],
    ['not once it has its date', { sessions: [held(ago(3)), lost(ago(1), { movedTo: DAY })] }, false],
  ])('%s', (_, known, asks) => {
    expect(needsAttention(supervisionOn(worker(known), DAY))).toBe(asks);
  });

  it('is listed with the most urgent first and those away last', () => {
    const named: readonly (readonly [string, Partial<Supervised>])[] = [
      ['away', { sessions: [held(ago(90))], absences: [away(DAY, null)] }],
      ['due next week', { sessions: [held(ago(21))] }],
      ['due tomorrow', { sessions: [held(ago(27))] }],
      ['needs a date', { sessions: [held(ago(1)), lost(ago(1))] }],
      ['a day overdue', { sessions: [held(ago(29))] }],
      ['a week overdue', { sessions: [held(ago(35))] }],
    ];
    const listed = named.map(([name, known]) => ({ name, standing: supervisionOn(worker(known), DAY) }));
    expect(listed.sort((a, b) => byUrgency(a.standing, b.standing)).map(({ name }) => name)).toEqual([
      'a week overdue',
      'a day overdue',
      'needs a date',
      'due tomorrow',
      'due next week',
      'away',
    ]);
  });
});

const sessionsOf = (written: Written) => (written.ok ? written.sessions : written.reason);
const brief = (written: Written) =>
  written.ok
    ? written.sessions.map(({ id, state, plannedFor, heldOn, movedTo }) => ({ id, state, plannedFor, heldOn, movedTo }))
    : written.reason;

describe('what is written down of a session', () => {
  it('is one planned session at a time', () => {
    expect(brief(planSession([], '2026-12-02', writing('new')))).toEqual([
      { id: 'new', state: 'planned', plannedFor: '2026-12-02' },
    ]);
    expect(sessionsOf(planSession([planned('2026-12-01')], '2026-12-02', writing('new')))).toBe('planned-already');
  });

  it.each<[string, Supervision[], string, string]>([
    ['the planned one where its day has come', [planned(DAY)], DAY, `planned-${DAY}`],
    ['the planned one although it was held on another day', [planned(ago(3))], ago(1), `planned-${ago(3)}`],
    ['one that nobody planned where the planned day is still to come', [planned(addDays(DAY, 1))], DAY, 'new'],
    ['one that nobody planned where none is', [], DAY, 'new'],
  ])('as held is %s', (_, sessions, heldOn, id) => {
    const [session] = brief(holdSession(sessions, heldOn, {}, writing('new'), DAY));
    expect(session).toMatchObject({ id, state: 'held', heldOn });
  });

  it('is held once on a day', () => {
    expect(sessionsOf(holdSession([held(DAY)], DAY, {}, writing('new'), DAY))).toBe('held-already');
  });

  it.each<[string, (sessions: readonly Supervision[]) => Written]>([
    ['when the next is planned', (sessions) => planSession(sessions, '2026-12-02', writing('new'))],
    ['when the next is held', (sessions) => holdSession(sessions, '2026-12-02', {}, writing('new'), '2026-12-02')],
    [
      'when another is cancelled with a new date',
      (sessions) => cancelSession(sessions, DAY, { lost: false, movedTo: '2026-12-02' }, writing('x'), 'new'),
    ],
  ])('as lost to sickness has its new date %s', (_, write) => {
    const written = write([lost(ago(9))]);
    expect(brief(written)).toContainEqual(expect.objectContaining({ id: `lost-${ago(9)}`, movedTo: '2026-12-02' }));
  });

  it('as cancelled plans its new date at once', () => {
    const written = cancelSession([planned(DAY)], DAY, { lost: false, movedTo: '2026-12-02' }, writing('x'), 'next');
    expect(brief(written)).toEqual([
      { id: `planned-${DAY}`, state: 'cancelled', plannedFor: DAY, movedTo: '2026-12-02' },
      { id: 'next', state: 'planned', plannedFor: '2026-12-02' },
    ]);
  });

  it('as lost to sickness may wait for its date', () => {
    const written = cancelSession([planned(DAY)], DAY, { lost: true, movedTo: null }, writing('x'), 'next');
    expect(brief(written)).toEqual([{ id: `planned-${DAY}`, state: 'cancelled', plannedFor: DAY }]);
  });

  it('is put right with its audit standing, and what was emptied gone', () => {
    const audited = { ...recorded, found: 'Complete.' };
    const before = held(ago(3), { actions: 'Write the plan.', cpd: 'Course', audited });
    const after = { ...recorded, at: '2026-11-29T09:00:00.000Z' };
    const written = correctSession([before], before.id, ago(4), { actions: 'Write the care plan.' }, after);
    expect(sessionsOf(written)).toEqual([
      { ...held(ago(4)), id: before.id, plannedFor: ago(3), actions: 'Write the care plan.', audited, recorded: after },
    ]);
  });

  it.each<[string, Supervision[], string, string]>([
    ['onto the day of another', [held(ago(3)), held(ago(4))], ago(4), 'held-already'],
    ['once it is gone', [], ago(3), 'gone'],
    ['while it is not held', [{ ...planned(ago(3)), id: `held-${ago(3)}` }], ago(3), 'gone'],
  ])('is not put right %s', (_, sessions, heldOn, reason) => {
    expect(sessionsOf(correctSession(sessions, `held-${ago(3)}`, heldOn, {}, recorded))).toBe(reason);
  });
});
