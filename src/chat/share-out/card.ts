import { z } from 'zod';
import { isCalendarDate } from '../../domain/calendar-date.ts';
import type { HandOver } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { choiceKey } from '../form/field.ts';

/** So many may receive something at once: their names stand in the choice of each case. */
export const MOST_TAKERS = 8;

/** Why a caseload is shared out. */
export const REASONS = ['away', 'leaves', 'other'] as const;
export type Why = (typeof REASONS)[number];

/** A day in a card, of those that can be reckoned with. */
export const cardDay = z.string().refine(isCalendarDate);

/** What a card carries of what was chosen so far. It gives no right to anything; all of it is looked up again. */
export const shareOutCard = z.object({
  nonce: opaqueId,
  worker: storageKey,
  why: z.enum(REASONS),
  from: cardDay,
  /** The last day of working together; empty while none is known. */
  until: cardDay.or(z.literal('')),
  takers: z.array(storageKey).min(1).max(MOST_TAKERS),
  /** Of each case that does not stay: the key of its id, `m` or `s` (move, share), and the place among the takers. */
  moves: z
    .string()
    .max(14 * 400)
    .regex(/^(?:[0-9a-f]{12}[ms]\d)*$/),
});
export type ShareOutCard = z.infer<typeof shareOutCard>;

/** What becomes of a case: it goes to the taker at a place of the card's list. */
export interface Chosen {
  readonly as: HandOver['as'];
  readonly taker: number;
}

const LETTERS = { transfer: 'm', 'co-work': 's' } as const;

/** What was chosen, by the key of the case's id. */
export function chosenIn({ moves, takers }: Pick<ShareOutCard, 'moves' | 'takers'>): ReadonlyMap<string, Chosen> {
  const each = moves.match(/.{14}/g) ?? [];
  return new Map(
    each.flatMap((one) => {
      const chosen = readChoice(one.slice(12), takers.length);
      return chosen ? [[one.slice(0, 12), chosen] as const] : [];
    }),
  );
}

/** The same as a card carries it. */
export function movesOf(chosen: ReadonlyMap<string, Chosen>): string {
  return [...chosen].map(([key, choice]) => `${key}${choiceOf(choice)}`).join('');
}

/** As the value of an input: `m0` moves to the first taker. */
export function choiceOf({ as, taker }: Chosen): string {
  return `${LETTERS[as]}${taker}`;
}

function readChoice(value: unknown, takers: number): Chosen | undefined {
  const [, letter, place] = /^([ms])(\d)$/.exec(String(value)) ?? [];
  const taker = Number(place);
  return letter === undefined || taker >= takers ? undefined : { as: letter === 'm' ? 'transfer' : 'co-work', taker };
}

/** The input of a case: the key of its id, so that a page means the same cases whatever changed meanwhile. */
export const inputOf = (caseId: string): string => `c${choiceKey(caseId)}`;

/** The choices with those of the page that was sent. */
export function withPage(
  before: ReadonlyMap<string, Chosen>,
  takers: number,
  raw: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Chosen> {
  const after = new Map(before);
  for (const [id, value] of Object.entries(raw)) {
    const key = /^c([0-9a-f]{12})$/.exec(id)?.[1];
    if (key === undefined || value === '') continue;
    const chosen = readChoice(value, takers);
    if (chosen) after.set(key, chosen);
    else after.delete(key);
  }
  return after;
}
