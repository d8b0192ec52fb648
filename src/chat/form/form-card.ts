import { isCalendarDate } from '../../domain/calendar-date.ts';
import type { Button } from '../cards/button.ts';
import type { FormData } from '../cards/form.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Field } from './field.ts';
import { literal } from './literal.ts';
import type { Fields, Problems, Typed } from './read-form.ts';

export interface FormView {
  readonly title: string;
  readonly notes: readonly string[];
  /** Headings stand before the field whose id they have. */
  readonly headings?: Readonly<Record<string, string>>;
  readonly fields: Fields;
  readonly typed: Typed;
  readonly problems?: Problems;
  /** What is wrong with the whole; a problem at a field says so above as well. */
  readonly problem?: string | undefined;
  readonly buttons: readonly Button[];
}

const LOOK_BELOW = 'Check: something below needs another look. Nothing was saved.';

/** A card of questions with what was typed and what is wrong with it. */
export function formCard({ problems = {}, headings = {}, ...view }: FormView): Reply {
  const problem = view.problem ?? (Object.keys(problems).length > 0 ? LOOK_BELOW : undefined);
  const data: FormData = {
    title: view.title,
    notes: [
      ...(problem === undefined ? [] : [{ text: problem, tone: 'problem' as const }]),
      ...view.notes.map((text) => ({ text, tone: 'plain' as const })),
    ],
    fields: Object.entries(view.fields).flatMap(([id, field]) => {
      const heading = Object.hasOwn(headings, id) ? headings[id] : undefined;
      return [
        ...(heading === undefined ? [] : [{ kind: 'heading' as const, text: heading }]),
        question(id, field, view.typed[id] ?? '', problems[id] ?? ''),
      ];
    }),
    buttons: [...view.buttons],
  };
  return privateCard('form', data);
}

function question(id: string, field: Field<unknown>, typed: string, problem: string): FormData['fields'][number] {
  const value = shownValue(field, typed);
  return {
    kind: field.kind,
    id,
    label: field.label,
    ...(value === undefined ? {} : { value }),
    placeholder: field.placeholder ?? '',
    required: field.required,
    errorMessage: field.errorMessage,
    ...(field.open ? { open: true } : {}),
    ...(field.lines ? { lines: true } : {}),
    problem,
    choices: (field.choices ?? []).map(({ title, value: chosen }) => ({
      title: field.kind === 'choices' ? literal(title) : title,
      value: chosen,
    })),
  };
}

/** What an input can show of what was typed: a date or number input holds nothing else. */
function shownValue({ kind }: Field<unknown>, typed: string): string | number | undefined {
  if (typed === '') return undefined;
  if (kind === 'date') return isCalendarDate(typed) ? typed : undefined;
  if (kind === 'number') return Number.isFinite(Number(typed)) ? Number(typed) : undefined;
  return typed;
}
