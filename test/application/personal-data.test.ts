import { expect, it } from '@jest/globals';
import { type PersonalData, personalDataIn } from '../../src/application/personal-data.ts';

it.each<[string, string, PersonalData | null]>([
  ['a case reference', 'C-101', null],
  ['a reference of digits', '1234567', null],
  ['ten digits that are no NHS number', '9434765918', null],
  ['an NHS number', '9434765919', 'nhs-number'],
  ['an NHS number in groups', 'see 943 476 5919 please', 'nhs-number'],
  ['an NHS number with dashes', '943-476-5919', 'nhs-number'],
  ['ten digits whose check digit would be 10', '9434765820', null],
  ['eleven digits', '94347659190', null],
  ['a mobile number', '07700 900123', 'phone-number'],
  ['a number from abroad', '+44 7700 900123', 'phone-number'],
  ['a number with an area', '(020) 7946 0123', 'phone-number'],
  ['a date', '04/11/2026', null],
  ['two dates', '2026-11-04 to 2026-12-04', null],
  ['a name alone', 'Sam Jones', null],
  ['a name with a date', 'Sam Jones 04/11/2015', 'name-and-date-of-birth'],
  ['a name with a date in words', 'Jones, Sam, born 4 November 2015', 'name-and-date-of-birth'],
  ['a reason with a date', 'Agreed in supervision on 4 November 2026', null],
  ['nothing', '', null],
])('%s: %s', (_, text, found) => {
  expect(personalDataIn(text)).toBe(found);
});
