import { keyOf } from '../support/chat.ts';
import type { Kept } from './kept.ts';
import { EXPRESSION } from './mutations.ts';
import type { Chance } from './settings.ts';
import { NORTH, SOUTH, WEST, WORKERS } from './world.ts';

type Data = Readonly<Record<string, unknown>>;

const GARBAGE: readonly unknown[] = [
  ...[
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '../../x',
    "' or '1'='1",
    'x'.repeat(10_000),
    '\u0000',
    EXPRESSION,
  ],
  ...[0, -1, 1.5, 1e308, 2 ** 53, Number.MIN_SAFE_INTEGER, null, true, false, [], {}, [[[[[]]]]], ['x'], { x: 1 }],
  ...['2026-13', '0000-00', '9999-12', '2026-11-31', '1900-01-01', '9999-12-31', '1e9', '-5', '0x10', 'NaN', 'admin'],
  JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'),
];

/** The ids of cases in a state, by whose they are. */
export function caseIdsIn(kept: Kept): readonly string[] {
  const found = JSON.stringify(kept, (_, value) => (value instanceof Map ? [...value] : value)).match(
    /"caseId":"([\w-]+)"/g,
  );
  return [...new Set(found ?? [])].map((one) => one.slice('"caseId":"'.length, -1));
}

/** Ids that exist and are somebody's. */
export function foreignIds(caseIds: readonly string[]): readonly string[] {
  return [
    ...WORKERS.map(({ name }) => keyOf(name)),
    ...['Monaq', 'Adaq', 'Noraq'].map(keyOf),
    NORTH,
    SOUTH,
    WEST,
    ...caseIds,
  ];
}

/** The names of fields that say whose or which, added where a card has none. */
const CLAIMS = [
  'worker',
  'workerKey',
  'teamId',
  'caseId',
  'personKey',
  'admin',
  'role',
  'manages',
  'id',
  'page',
  'month',
];

/** The same data with one field altered to something else, as a client can send it; in words which. */
export function forged(data: Data, ids: readonly string[], { whole, one }: Chance): readonly [string, Data] {
  const anything = (): unknown => (whole(2) === 0 ? one(ids) : one(GARBAGE));
  const paths = pathsOf(data, 3);
  const path = paths.length > 0 && whole(4) > 0 ? one(paths) : undefined;
  if (path === undefined) {
    const claim = one(CLAIMS) ?? 'worker';
    const value = anything();
    return [`${claim} added: ${brief(value)}`, { ...data, [claim]: value }];
  }
  const at = path.reduce<unknown>((json, key) => (json as Data)[key], data);
  const value = nearOr(at, ids, anything, whole(3));
  return [`${path.join('.')}: ${brief(value)}`, withAt(data, path, value) as Data];
}

/** Usually something of the same kind: another id for an id, another number for a number. */
function nearOr(at: unknown, ids: readonly string[], anything: () => unknown, chance: number): unknown {
  if (chance === 0) return anything();
  if (typeof at === 'number') return [at + 1, at - 1, at + 1_000, -at, 0, 1e12][at % 6] ?? anything();
  if (typeof at === 'string' && /^[0-9a-f]{32}$/.test(at))
    return ids[(at.charCodeAt(0) + at.charCodeAt(1)) % ids.length];
  if (typeof at === 'string' && /^id-\d+$/.test(at)) return `id-${Number(at.slice(3)) + 1}`;
  return anything();
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60);

function pathsOf(json: unknown, deep: number): readonly (readonly string[])[] {
  if (typeof json !== 'object' || json === null || deep === 0) return [];
  return Object.entries(json).flatMap(([key, child]) => [
    [key],
    ...pathsOf(child, deep - 1).map((path) => [key, ...path]),
  ]);
}

function withAt(json: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json)) return json.map((one, index) => (String(index) === key ? withAt(one, path, value) : one));
  const data = json as Data;
  return { ...data, [key]: withAt(data[key], path, value) };
}
