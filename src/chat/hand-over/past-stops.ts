import { z } from 'zod';
import type { HandOverWish } from '../../application/agree-hand-over.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { affectedBy, comingTo } from '../../application/share-out.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { STOP_CODES, type Stop } from '../../domain/stops.ts';
import type { PastStops } from '../../domain/waiting-case.ts';
import { REASON_FIELDS, readPast } from '../allocation/reasons-form.ts';
import { stopsWords } from '../allocation/stop-words.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { formCard } from '../form/form-card.ts';
import { typedIn } from '../form/read-form.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/*
 * One case that goes to a worker past what stands against it: the preview names that, and before it is agreed a reason,
 * a review and an end are asked for (Northern Ireland 1.7).
 */

/** What stands against it that the worker of `receiver` gets the case. */
export function stopsOf(
  { outside }: Turn,
  holder: CaseloadSnapshot,
  receiver: CaseloadSnapshot,
  wish: HandOverWish,
): readonly Stop[] {
  return affectedBy(outside, receiver, comingTo(holder, [wish]), wish.from, [wish], holder).stops;
}

/** On a preview, among the figures of the worker. */
export function stopRows(stops: readonly Stop[]): readonly SheetRow[] {
  return stops.length === 0 ? [] : [{ text: `Not without a reason: ${stopsWords(stops)}.`, note: '', figure: '' }];
}

/** The button of a preview that agrees; it asks for a reason first where something stands against it. */
export function agreeing(title: string, stops: readonly Stop[], verb: string, data: Button['data']): Button {
  return leaves(stops.length === 0 ? title : 'Give a reason', verb, data);
}

/** The stops that a card named: what was not seen is shown before it is passed. */
const seenThere = z.object({ stops: z.array(z.enum(STOP_CODES)).max(STOP_CODES.length).optional().catch(undefined) });

interface Asked {
  readonly title: string;
  readonly name: string;
  readonly day: CalendarDate;
  readonly stops: readonly Stop[];
  /** The button that agrees. */
  readonly agree: Pick<Button, 'title' | 'verb' | 'data'>;
  readonly others: readonly Button[];
}

type Passed =
  | { readonly ok: true; readonly past: Pick<HandOverWish, 'past'> }
  | { readonly ok: false; readonly reply: Reply };

/** What was said for passing the stops, nothing where there are none; or the card that asks for it. */
export function pastSaid(turn: Turn, raw: Readonly<Record<string, unknown>>, asked: Asked): Passed {
  const { title, name, day, stops, agree, others } = asked;
  if (stops.length === 0) return { ok: true, past: {} };
  const codes = stops.map(({ code }) => code);
  const { stops: seen } = seenThere.parse(raw);
  const isSeen = codes.every((code) => seen?.includes(code));
  const typed = typedIn(REASON_FIELDS, raw, turn.today, 'future');
  const read = readPast(typed, day);
  if (isSeen && read.ok) {
    const past: PastStops = { stops: codes, ...read.past };
    return { ok: true, past: { past } };
  }
  const reply = formCard({
    title,
    notes: [
      `${name} ${stopsWords(stops)}.`,
      'Say why it is given all the same, and for how long. It is recorded, and you are asked again on both days.',
    ],
    fields: REASON_FIELDS,
    typed,
    problems: isSeen && !read.ok ? read.problems : {},
    buttons: [foremost(sends(agree.title, agree.verb, { ...agree.data, stops: codes })), ...others],
  });
  return { ok: false, reply };
}
