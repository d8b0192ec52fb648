/** What free text must not hold (product page, What is kept). */
export type PersonalData = 'nhs-number' | 'phone-number' | 'name-and-date-of-birth';

const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;
const PHONE = /(?<![\d+])(?:\+44|0044|\(?0)[\d ()-]{8,14}\d(?!\d)/g;
const FULL_DATE =
  /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} (?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)/u;
const TWO_NAMES = /(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?,? \p{Lu}\p{Ll}+(?!\p{L})/u;

/**
 * What a text looks as if it held of a person; null when nothing is noticed. A net with wide meshes: it reminds people
 * of what does not belong here, and proves nothing.
 */
export function personalDataIn(text: string): PersonalData | null {
  if (found(text, TEN_DIGITS).some(isNhsNumber)) return 'nhs-number';
  if (found(text, PHONE).some(isPhoneNumber)) return 'phone-number';
  const [date] = FULL_DATE.exec(text) ?? [];
  if (date !== undefined && TWO_NAMES.test(text.replace(date, '/'))) return 'name-and-date-of-birth';
  return null;
}

/** The digits of each match. */
function found(text: string, pattern: RegExp): string[] {
  return (text.match(pattern) ?? []).map((match) => match.replace(/\D/g, ''));
}

/** Ten digits of which the last checks the others, modulo 11. */
function isNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** A British number: 0 and nine or ten digits, or 44 in place of the 0. */
function isPhoneNumber(digits: string): boolean {
  return /^(?:0|(?:00)?440?)[1-37-9]\d{8,9}$/.test(digits);
}
