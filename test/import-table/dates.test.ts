import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../src/domain/calendar-date.ts';
import { dateFormat, dateIn, dateOfSerial, UK_DATES } from '../../src/import-table/dates.ts';

const formats = (...written: string[]) => written.map(dateFormat).filter((format) => format !== null);

describe('a date that a sheet writes', () => {
  it.each([
    ['day first, as in Britain', '04/11/2026', UK_DATES, '2026-11-04'],
    ['with one digit for the day and the month', '4/1/2026', UK_DATES, '2026-01-04'],
    ['with a time behind it', '04/11/2026 00:00', UK_DATES, '2026-11-04'],
    ['with seconds and afternoon', '04/11/2026 3:15:20 pm', UK_DATES, '2026-11-04'],
    ['as YYYY-MM-DD, whatever the formats', '2026-11-04', UK_DATES, '2026-11-04'],
    ['as a moment', '2026-11-04T09:30:00.000Z', UK_DATES, '2026-11-04'],
    ['as a serial number of Excel', '46330', UK_DATES, '2026-11-04'],
    ['as a serial number with a time', '46330.75', UK_DATES, '2026-11-04'],
    ['with the month in three letters', '4 Nov 2026', formats('D MMM YYYY'), '2026-11-04'],
    ['with the month in full', '4 November 2026', formats('D MMM YYYY'), '2026-11-04'],
    ['with hyphens and a short year', '04-NOV-26', formats('DD-MMM-YY'), '2026-11-04'],
    ['of 2069 in two digits', '01.02.69', formats('DD.MM.YY'), '2069-02-01'],
    ['of 1970 in two digits', '01.02.70', formats('DD.MM.YY'), '1970-02-01'],
    ['month first, where the mapping says so', '11/04/2026', formats('MM/DD/YYYY'), '2026-11-04'],
    ['in the second of two formats', '4 Nov 26', formats('DD/MM/YYYY', 'D MMM YY'), '2026-11-04'],
    ['on 29 February of a leap year', '29/02/2028', UK_DATES, '2028-02-29'],
    ['with spaces around it', ' 04/11/2026 ', UK_DATES, '2026-11-04'],
  ])('is read %s', (_, text, written, date) => {
    expect(dateIn(text, written)).toBe(date);
  });

  it.each([
    ['29 February of another year', '29/02/2026'],
    ['a month 13', '04/13/2026'],
    ['a month that has no such name', '4 Nop 2026'],
    ['a year before 1900', '04/11/1899'],
    ['a year after 2199', '04/11/2200'],
    ['words', 'not known'],
    ['a date with something behind it', '04/11/2026 (approx.)'],
    ['a short number', '4630'],
    ['nothing', ''],
  ])('is none: %s', (_, text) => {
    expect(dateIn(text, formats('DD/MM/YYYY', 'D MMM YYYY'))).toBeNull();
  });

  it.each(['', 'DD', 'DD/MM', 'DD/MM/YYYY/DD', 'YYYY', 'MM/YYYY/DD', 'DDD/MM/YYYY', 'DD(MM)YYYY', 'hh:mm'])(
    'has no such format: %j',
    (written) => {
      expect(dateFormat(written)).toBeNull();
    },
  );
});

describe('serial numbers of Excel', () => {
  it.each([
    [60, null],
    [61, '1900-03-01'],
    [46_330, '2026-11-04'],
    [46_330.99, '2026-11-04'],
    [109_574, '2199-12-31'],
    [109_575, null],
    [-1, null],
    [Number.NaN, null],
  ])('%d is %s', (serial, date) => {
    expect(dateOfSerial(serial)).toBe(date);
  });

  it('count days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
        const date = dateOfSerial(serial) ?? '';
        expect(daysBetween('1900-03-01', date)).toBe(serial - 61);
        expect(dateIn(addDays(date, 0).split('-').reverse().join('/'), UK_DATES)).toBe(date);
      }),
    );
  });
});
