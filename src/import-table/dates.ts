import { addDays, type CalendarDate, isCalendarDate } from '../domain/calendar-date.ts';

/** How a sheet writes a date: `DD/MM/YYYY`, `D-MMM-YY` and the like. */
export interface DateFormat {
  readonly written: string;
  readonly pattern: RegExp;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What each part of a format reads; one digit will do for a day or month of two. */
const PARTS: Readonly<Record<string, string>> = {
  D: '(?<day>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  MM: '(?<month>\\d{1,2})',
  MMM: '(?<name>[A-Za-z]{3})[A-Za-z]*',
  MMMM: '(?<name>[A-Za-z]{3})[A-Za-z]*',
  YY: '(?<short>\\d{2})',
  YYYY: '(?<year>\\d{4})',
};
const ORDERS = ['DMY', 'MDY', 'YMD'];

/** A format from how it is written; null when it is none. */
export function dateFormat(written: string): DateFormat | null {
  const parts = written.split(/([DMY]+)/);
  const order = parts.filter((part) => /^[DMY]/.test(part)).map((part) => part.charAt(0));
  if (!ORDERS.includes(order.join(''))) return null;
  const pattern = parts.map((part) => (/^[DMY]/.test(part) ? PARTS[part] : separator(part)));
  return pattern.includes(undefined) ? null : { written, pattern: new RegExp(`^${pattern.join('')}$`) };
}

function separator(text: string): string | undefined {
  return /^[ ,./-]*$/.test(text) ? text.replace(/[./-]/g, '\\$&') : undefined;
}

/** How Britain writes dates. */
export const UK_DATES = ['DD/MM/YYYY'].map(dateFormat).filter((format) => format !== null);
const ISO_DATES = ['YYYY-MM-DD'].map(dateFormat).filter((format) => format !== null);
const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?Z?$/;

/** The date that a text is in one of the formats, `YYYY-MM-DD` besides; a time of day behind it is passed over. */
export function dateIn(text: string, formats: readonly DateFormat[]): CalendarDate | null {
  const day = text.trim().replace(TIME, '');
  for (const { pattern } of [...formats, ...ISO_DATES]) {
    const parts = pattern.exec(day)?.groups;
    const date = parts && dateOf(parts);
    if (date && isCalendarDate(date)) return date;
  }
  return /^\d{5}(\.\d+)?$/.test(day) ? dateOfSerial(Number(day)) : null;
}

function dateOf({ day = '', month, name, year, short }: Readonly<Record<string, string>>): CalendarDate {
  const number = month ?? String(MONTHS.indexOf((name ?? '').toLowerCase()) + 1);
  // Two digits are of this century up to 69.
  const fullYear = year ?? (Number(short) < 70 ? `20${short}` : `19${short}`);
  return `${fullYear}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Excel counts days, with a 29 February 1900 that never was; serial 61 is 1 March 1900. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 109_574;

/** The date of an Excel serial number, its time of day passed over; null when it is none from March 1900 to 2199. */
export function dateOfSerial(serial: number): CalendarDate | null {
  const days = Math.floor(serial);
  return days >= FIRST_SERIAL && days <= LAST_SERIAL ? addDays('1900-03-01', days - FIRST_SERIAL) : null;
}
