import { z } from 'zod';
import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { TRANSFER_DAYS } from '../hand-over/wish-form.ts';
import { outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type AboutPending, decidesIn } from './about-pending.ts';

type Raw = Readonly<Record<string, unknown>>;
export type How = 'co-work' | 'transfer' | 'own' | 'wrong';

/** What is decided of a case that waits. */
export interface Decision {
  readonly how: How;
  /** The first day of working together, or on which it moves. */
  readonly from: CalendarDate;
  /** As it was typed, for the way back. */
  readonly typed: Typed;
  readonly nonce: string;
}

const carried = z.object({ nonce: opaqueId, typed: z.record(z.string().max(20), z.string().max(100)).optional() });

/** What the person may decide: of the holder's case, or of what the worker asked. */
function waysFor(turn: Turn, { worker, elsewhere }: AboutPending): readonly { title: string; value: How }[] {
  const { name } = worker.head;
  return [
    ...(elsewhere !== undefined && decidesIn(turn, elsewhere.holder)
      ? [
          { title: 'They work on it together', value: 'co-work' as const },
          { title: `It moves to ${name}`, value: 'transfer' as const },
        ]
      : []),
    ...(decidesIn(turn, worker)
      ? [
          { title: `It is a different case, of ${name} alone`, value: 'own' as const },
          { title: 'The reference is a mistake', value: 'wrong' as const },
        ]
      : []),
  ];
}

const fieldsOf = (ways: ReturnType<typeof waysFor>) => ({
  how: needed(choice('What is it?', ways)),
  from: date('From which day? Empty: together from today, moving in two weeks.'),
});

/** Asks what it is. */
export function askDecision(turn: Turn, about: AboutPending, typed?: Typed, problems: Problems = {}): Reply {
  const { worker, pending, elsewhere } = about;
  const data = { worker: worker.head.workerKey, id: pending.id, nonce: turn.outside.newId() };
  return formCard({
    title: `${pending.ref} · Whose case is it?`,
    notes: [
      `${worker.head.name} asks for ${pending.ref}. It counts nowhere until you decide.`,
      whoHolds(turn, elsewhere),
    ],
    fields: fieldsOf(waysFor(turn, about)),
    typed: typed ?? {},
    problems,
    buttons: [foremost(sends('Preview', 'pending-cases.preview', data)), leaves('Later', 'pending-cases.cancel')],
  });
}

/** Whose it is learns only who manages that worker. */
function whoHolds(turn: Turn, elsewhere: AboutPending['elsewhere']): string {
  if (!elsewhere) return 'Nobody else holds it any more.';
  return decidesIn(turn, elsewhere.holder)
    ? `${elsewhere.holder.head.name} holds a case of this reference.`
    : 'A worker of another team holds it: the manager there was told as well, and can share or move it.';
}

/** Goes on with what a card says is decided, typed on it or carried in it; asks again where something is wrong. */
export function withDecision(
  turn: Turn,
  about: AboutPending,
  raw: Raw,
  answer: (decision: Decision) => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const card = carried.safeParse(raw);
  if (!card.success) return outdatedCard('pending-cases');
  const fields = fieldsOf(waysFor(turn, about));
  const typed = typedIn(fields, card.data.typed ?? raw, turn.today, 'future');
  const read = readForm(fields, typed);
  if (!read.ok) return askDecision(turn, about, typed, read.problems);
  const { how } = read.values;
  const from = read.values.from ?? (how === 'transfer' ? addDays(turn.today, TRANSFER_DAYS) : turn.today);
  if ((how === 'co-work' || how === 'transfer') && !about.elsewhere) {
    return askDecision(turn, about, typed, { how: 'Nobody else holds it any more: please choose another.' });
  }
  return answer({ how, from, typed, nonce: card.data.nonce });
}

/** What was typed, on the form again. */
export function askAgain(turn: Turn, about: AboutPending, raw: Raw): Reply {
  return askDecision(turn, about, carried.safeParse(raw).data?.typed);
}
