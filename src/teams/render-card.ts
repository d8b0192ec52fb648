import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { z } from 'zod';
import { cards } from '../chat/cards/index.ts';
import type { CardView } from '../chat/reply.ts';

/** What Teams shows for sure. */
const MOST_BYTES = 24 * 1024;
const MOST_ACTIONS = 6;

/** A card that must not be sent: a fault of ours, told by its code and the field, never by what was in it. */
export class CardFault extends Error {
  override readonly name = 'CardFault';
  readonly code: 'unknown-card' | 'data' | 'unresolved' | 'too-large' | 'too-many-actions';
  constructor(code: CardFault['code'], where: string) {
    super(`${where}: ${code}`);
    this.code = code;
  }
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Card = Readonly<Record<string, Json>>;

interface Loaded {
  readonly template: Template;
  readonly data: z.ZodType;
}

const FOLDER = new URL('../../cards/', import.meta.url);
const templates: ReadonlyMap<string, Loaded> = new Map(
  cards.map(({ name, data }) => {
    const payload: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
    return [name, { template: new Template(payload), data }];
  }),
);

/** The Adaptive Card of a view, its data checked and its template filled in. Throws a `CardFault`. */
export function renderCard(view: CardView): Card {
  const loaded = templates.get(view.template);
  if (!loaded) throw new CardFault('unknown-card', view.template);
  const read = loaded.data.safeParse(view.data);
  if (!read.success) throw new CardFault('data', `${view.template}.${read.error.issues[0]?.path.join('.')}`);
  return fillIn(view.template, loaded.template, read.data as Json);
}

/**
 * Fills in a template: what is in the data is shown as it is, `${1+1}` included, and each Action.Execute gets an
 * Action.Submit for older clients. Throws a `CardFault` for a card that must not be sent.
 */
export function fillIn(name: string, template: Template, data: Json): Card {
  const filled: Json = template.expand({ $root: mapStrings(data, hideMarkers) });
  if (JSON.stringify(filled).includes('${')) throw new CardFault('unresolved', name);
  if (countActions(filled) > MOST_ACTIONS) throw new CardFault('too-many-actions', name);
  const card = withFallbacks(mapStrings(filled, showMarkers));
  if (Buffer.byteLength(JSON.stringify(card)) > MOST_BYTES) throw new CardFault('too-large', name);
  return card as Card;
}

/** Stands for `${` of the data while the template is filled in, so that what is then left over is the template's own. */
const MARKER = '\u{F8FF}{';
const hideMarkers = (text: string): string => text.replaceAll('${', MARKER);
const showMarkers = (text: string): string => text.replaceAll(MARKER, '${');

function mapStrings(json: Json, change: (text: string) => string): Json {
  if (typeof json === 'string') return change(json);
  return mapChildren(json, (child) => mapStrings(child, change));
}

function mapChildren(json: Json, change: (child: Json) => Json): Json {
  if (Array.isArray(json)) return json.map(change);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, child]) => [key, change(child)]));
}

function typeOf(json: Json): string {
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
  return typeof type === 'string' ? type : '';
}

function countActions(json: Json): number {
  if (typeof json !== 'object' || json === null) return 0;
  const own = typeOf(json).startsWith('Action.') ? 1 : 0;
  return Object.values(json).reduce<number>((sum, child) => sum + countActions(child), own);
}

/** Older clients press an Action.Submit with the same data and the verb in it. */
function withFallbacks(json: Json): Json {
  const changed = mapChildren(json, withFallbacks);
  if (typeOf(changed) !== 'Action.Execute') return changed;
  const { verb, data, ...shown } = changed as { readonly [key: string]: Json };
  const submitted = typeof data === 'object' && data !== null ? { ...data, verb } : { verb };
  return { ...(changed as object), fallback: { ...shown, type: 'Action.Submit', data: submitted } } as Json;
}
