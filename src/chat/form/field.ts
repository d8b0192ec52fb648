import { createHash } from 'node:crypto';
import { type PersonalData, personalDataIn } from '../../application/personal-data.ts';
import { type CalendarDate, isCalendarDate } from '../../domain/calendar-date.ts';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A question of a form: how it is shown, and how an answer is read. A card's own checks are the client's and are not relied on. */
export interface Field<T> {
  readonly kind: 'text' | 'date' | 'number' | 'choice' | 'choices';
  readonly label: string;
  readonly required: boolean;
  /** What is said when the answer will not do; also shown by the client. */
  readonly errorMessage: string;
  readonly placeholder?: string;
  readonly choices?: readonly Choice[];
  /** Every answer of a `choice` is shown at once. */
  readonly open?: true;
  /** A `text` of several lines. */
  readonly lines?: true;
  /** The longest answer that is taken, in characters; what goes far beyond it is not shown again. */
  readonly most?: number;
  /** The answer; undefined for an empty one that is not required. */
  read(typed: string): Read<T>;
}

const value = <T>(read: T): Read<T> => ({ ok: true, value: read });
const problem = (text: string): Read<never> => ({ ok: false, problem: text });

/** The same field, which must be answered. */
export function needed<T>(field: Field<T | undefined>): Field<T> {
  return {
    ...field,
    required: true,
    read: (typed) => {
      const read = field.read(typed);
      if (!read.ok) return read;
      return read.value === undefined ? problem(field.errorMessage) : value(read.value);
    },
  };
}

/** Control characters, broken pairs and invisible marks, which could make one reference look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}]/u;

/** What is asked of whoever writes down what does not belong here. */
export const REMINDERS: Record<PersonalData, string> = {
  'nhs-number': 'This looks like an NHS number. Please leave it out and use the reference of your case system.',
  'phone-number': 'This looks like a phone number. Please leave it out and use the reference of your case system.',
  'name-and-date-of-birth': 'This looks like a name with a date of birth. Please leave it out.',
};

/** A short text: a reference or a word for a household, at most 40 characters. */
export function shortText(label: string, errorMessage: string, placeholder = ''): Field<string | undefined> {
  return freeText(label, errorMessage, placeholder, 40);
}

function freeText(label: string, errorMessage: string, placeholder: string, most: number): Field<string | undefined> {
  return {
    kind: 'text',
    label,
    required: false,
    errorMessage,
    placeholder,
    most,
    read: (typed) => {
      if (typed === '') return value(undefined);
      if (typed.length > most) return problem(`Please use at most ${most} characters.`);
      if (UNSEEN.test(typed)) return problem('Please leave out line breaks and invisible characters.');
      const personal = personalDataIn(typed);
      return personal ? problem(REMINDERS[personal]) : value(typed);
    },
  };
}

/** A word of a few characters; free, and seen by few. */
export function label(text: string, most: number): Field<string | undefined> {
  return freeText(text, `Please use at most ${most} characters.`, '', most);
}

/** A reason in a sentence, at most 200 characters. */
export function reasonText(label: string): Field<string | undefined> {
  return freeText(label, 'Please give a reason.', '', 200);
}

/** A calendar date. The card's date input gives `YYYY-MM-DD`. */
export function date(label: string, errorMessage = 'Please give a date.'): Field<CalendarDate | undefined> {
  return {
    kind: 'date',
    label,
    required: false,
    errorMessage,
    most: 40,
    read: (typed) => {
      if (typed === '') return value(undefined);
      if (isCalendarDate(typed)) return value(typed);
      return problem(`"${typed.slice(0, 30)}" is not a date. Please give a real one, for example 2026-11-04.`);
    },
  };
}

/** A whole number between two limits, both allowed. */
export function wholeNumber(label: string, least: number, most: number): Field<number | undefined> {
  const errorMessage = `Please give a whole number from ${least} to ${most}.`;
  return number(label, errorMessage, /^\d{1,9}(\.0+)?$/, least, most);
}

/** Hours of a journey, fractions allowed. */
export function hours(label: string): Field<number | undefined> {
  const errorMessage = 'Please give the hours as a number from 0 to 24, for example 2.5.';
  return number(label, errorMessage, /^\d{1,2}(\.\d{1,4})?$/, 0, 24);
}

function number(
  label: string,
  errorMessage: string,
  shape: RegExp,
  least: number,
  most: number,
): Field<number | undefined> {
  return {
    kind: 'number',
    label,
    required: false,
    errorMessage,
    most: 20,
    read: (typed) => {
      if (typed === '') return value(undefined);
      const given = Number(typed);
      return shape.test(typed) && given >= least && given <= most ? value(given) : problem(errorMessage);
    },
  };
}

/** The same choice with every answer shown at once, to be read before one is chosen. Answers are words of ours. */
export function opened<T>(field: Field<T>): Field<T> {
  return { ...field, open: true };
}

/** One of a few answers. */
export function choice<const V extends string>(
  label: string,
  choices: readonly { readonly title: string; readonly value: V }[],
  errorMessage = 'Please choose one.',
): Field<V | undefined> {
  return {
    kind: 'choice',
    label,
    placeholder: 'Choose one',
    required: false,
    errorMessage,
    most: 100,
    choices,
    read: (typed) => {
      if (typed === '') return value(undefined);
      const chosen = choices.find((candidate) => candidate.value === typed);
      return chosen ? value(chosen.value) : problem(errorMessage);
    },
  };
}

/** Any number of a few answers, of which at least one; `text` is what is read. */
export function oneOrMore(
  label: string,
  options: readonly { readonly text: string; readonly title: string }[],
): Field<readonly string[]> {
  const errorMessage = 'Please choose at least one.';
  return {
    kind: 'choices',
    label,
    required: true,
    errorMessage,
    choices: options.map(({ title, text }) => ({ title, value: choiceKey(text) })),
    read: (typed) => {
      const asked = typed.split(',').filter((part) => part !== '');
      const chosen = options.flatMap(({ text }) => (asked.includes(choiceKey(text)) ? [text] : []));
      const known = chosen.length === new Set(asked).size;
      return known && chosen.length > 0 ? value(chosen) : problem(errorMessage);
    },
  };
}

/** What `oneOrMore` would have typed. */
export function typedTexts(texts: readonly string[]): string {
  return texts.map(choiceKey).join(',');
}

/** A text as the value of a choice: short, and without the comma that clients put between several. */
export function choiceKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
