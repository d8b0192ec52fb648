import { describe, expect, it } from '@jest/globals';
import { dayToAsk, recordedOn } from '../../src/domain/absences.ts';
import type { Absence } from '../../src/domain/worker-records.ts';

/** Two weeks are over on 15 November. */
const SICK: Absence = { id: 'a', from: '2026-11-01', to: null, planned: false };
const SHORT: Absence = { ...SICK, to: '2026-11-10' };
const LEAVE: Absence = { ...SICK, planned: true };
const LATE: Absence = { ...SICK, knownOn: '2026-12-20' };

describe('the day from which an absence asks for other supervision arrangements', () => {
  it.each<[string, Absence, Absence | undefined, string, string | undefined]>([
    ['recorded the day before two weeks are over', SICK, undefined, '2026-11-14', '2026-11-15'],
    ['recorded on the day', SICK, undefined, '2026-11-15', '2026-11-15'],
    ['recorded the day after', SICK, undefined, '2026-11-16', '2026-11-16'],
    ['recorded months later', SICK, undefined, '2027-02-01', '2027-02-01'],
    ['found to be longer than it was to be', SICK, SHORT, '2026-12-20', '2026-12-20'],
    ['found to be no leave', SICK, LEAVE, '2026-12-20', '2026-12-20'],
    ['changed after it was known in time', { ...SICK, to: '2027-01-31' }, SICK, '2027-01-20', '2026-11-15'],
    ['changed after it was known late', { ...SICK, to: '2027-01-31' }, LATE, '2027-01-20', '2026-12-20'],
    ['of leave', LEAVE, undefined, '2026-12-20', undefined],
    ['of a short one', SHORT, undefined, '2026-12-20', undefined],
  ])('%s', (_sentence, absence, before, day, expected) => {
    expect(dayToAsk(recordedOn(absence, before, day))).toBe(expected);
  });
});
