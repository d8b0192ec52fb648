import type { CaseloadSnapshot } from '../../../application/ports.ts';
import type { Written } from '../../../domain/supervision-sessions.ts';
import { type Button, foremost, leaves, sends } from '../../cards/button.ts';
import { formCard } from '../../form/form-card.ts';
import { type Fields, type Problems, type Typed, typedIn } from '../../form/read-form.ts';
import { cardOutdated } from '../../refusals.ts';
import type { Reply } from '../../reply.ts';
import { IN_NO_CALENDAR } from '../../said-day.ts';
import type { Turn } from '../../turn.ts';
import { correctForm, heldForm } from './held-form.ts';
import { moveForm, planForm } from './plan-form.ts';
import { factsFor, type SessionCard, type SessionFacts, type SessionForm, type SessionStep } from './session-form.ts';

const FORMS: Record<SessionStep, (facts: SessionFacts) => SessionForm | null> = {
  hold: heldForm,
  plan: planForm,
  move: moveForm,
  correct: correctForm,
};

/** The questions of a card as they are now; null when what it was about is not there any more. */
export function formFor(turn: Turn, snapshot: CaseloadSnapshot, card: SessionCard): SessionForm | null {
  return FORMS[card.step](factsFor(turn, snapshot, card));
}

/** What was filled in; a day that is to come is looked for ahead where it was typed without its year. */
export function typedFor({ fields, ahead }: SessionForm, raw: Readonly<Record<string, unknown>>, today: string): Typed {
  const coming: Fields = Object.fromEntries(Object.entries(fields).filter(([id]) => ahead.includes(id)));
  return { ...typedIn(fields, raw, today), ...typedIn(coming, raw, today, 'future') };
}

/** The card for the first time, or again with what was typed and what is wrong with it. */
export function sessionQuestions(
  card: SessionCard,
  { title, notes, fields }: SessionForm,
  shown: { readonly typed: Typed; readonly problems?: Problems },
): Reply {
  return formCard({
    title,
    notes,
    fields,
    ...shown,
    buttons: [
      foremost(sends('Save', 'record-supervision.save', card)),
      ...(card.step === 'correct' ? [removeButton(card)] : otherSteps(card)),
      leaves('Cancel', 'record-supervision.cancel'),
    ],
  });
}

const removeButton = ({ nonce, worker, session }: SessionCard): Button => ({
  ...leaves('Take it out', 'record-supervision.remove', { nonce, worker, session }),
  style: 'destructive',
});

const STEP_TITLES = { hold: 'It was held', plan: 'Plan one', move: 'It is not held' } as const;

/** To what else may be written down of the same worker. */
function otherSteps({ worker, step }: SessionCard): readonly Button[] {
  return (['hold', 'plan', 'move'] as const)
    .filter((other) => other !== step)
    .map((other) => leaves(STEP_TITLES[other], 'record-supervision.ask', { worker, step: other }));
}

/** A day that was said but is in no calendar left its field empty. */
export function impossibleDays({ fields }: SessionForm, said: Typed): Problems {
  const days = Object.keys(fields).filter((id) => fields[id]?.kind === 'date' && said[id] === '');
  return Object.fromEntries(days.map((id) => [id, IN_NO_CALENDAR]));
}

const REASONS: Record<Exclude<Extract<Written, { ok: false }>['reason'], 'gone'>, string> = {
  'planned-already': 'A session is planned already. Record it as held, or as not held with its new date.',
  'held-already': 'A session on this day is recorded already.',
};

/** What is answered when a session cannot be written. */
export function notWritten(
  card: SessionCard,
  form: SessionForm,
  typed: Typed,
  reason: Extract<Written, { ok: false }>['reason'],
): Reply {
  if (reason === 'gone') return cardOutdated('record-supervision', '');
  const field = reason === 'planned-already' && 'nextOn' in form.fields ? 'nextOn' : form.dayField;
  return sessionQuestions(card, form, { typed, problems: { [field]: REASONS[reason] } });
}
