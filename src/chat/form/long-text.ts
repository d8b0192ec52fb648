import { personalDataIn } from '../../application/personal-data.ts';
import { type Field, REMINDERS } from './field.ts';

/** Control characters but for the end of a line, broken pairs and invisible marks. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cs}\p{Cf}]/u;

/** A text of several lines, at most `most` characters, checked for personal data. */
export function longText(label: string, most: number, placeholder = ''): Field<string | undefined> {
  return {
    kind: 'text',
    lines: true,
    label,
    required: false,
    errorMessage: `Please use at most ${most} characters.`,
    placeholder,
    most,
    read: (typed) => {
      const text = typed.replaceAll('\r\n', '\n').trim();
      if (text === '') return { ok: true, value: undefined };
      if (text.length > most) return { ok: false, problem: `Please use at most ${most} characters.` };
      if (UNSEEN.test(text)) return { ok: false, problem: 'Please leave out invisible characters.' };
      const personal = personalDataIn(text);
      return personal ? { ok: false, problem: REMINDERS[personal] } : { ok: true, value: text };
    },
  };
}
