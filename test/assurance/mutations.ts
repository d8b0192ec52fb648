import fc from 'fast-check';

/** An expression that a template must not evaluate. */
export const EXPRESSION = ['$', '{1+1}'].join('');

const deep = (levels: number): string => '{"a":'.repeat(levels) + '1'.concat('}'.repeat(levels));

/** What is put in somewhere: bits of notation, words that mean something to somebody, and anything. */
export const piece = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\n', '\t', '\u0000', '\ufeff', '"', "'", ':', ': ', '- ', '[', ']', '{', '}', ',', '#', '&a ', '*a'],
    ...['!!js/function ', '<<: *a', '%YAML 9.9', '---\n', '...\n', '? ', '|', '!!', '__proto__: {admin: true}'],
    ...['null', 'true', '-1', '1e999', '.nan', '0x7fffffff', '9'.repeat(400), '2026-02-30', '9999-12-31', '0000-01-01'],
    ...[
      'merton',
      'halton',
      'northern-ireland',
      'bath-nes',
      '=1+1',
      '\ud800',
      '👩‍👧',
      '\u202e',
      EXPRESSION,
      'constructor',
    ],
    ...[`${'['.repeat(3_000)}${']'.repeat(3_000)}`, deep(3_000), 'x'.repeat(40_000)],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Any value that JSON has. */
export const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 2 }), piece, fc.integer(), fc.double(), fc.constant(null));

export interface Edit {
  /** Where, from the beginning (0) to the end (1). */
  readonly at: number;
  readonly cut: number;
  readonly put: string;
  readonly twice: boolean;
}

/** One place of a text is cut, doubled or has something put in. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  put: piece,
  twice: fc.boolean(),
});

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((was, { at, cut, put, twice }) => {
    const from = Math.floor(at * was.length);
    return was.slice(0, from) + put + (twice ? was.slice(from, from + cut).repeat(2) : '') + was.slice(from + cut);
  }, text);
}

export interface Change {
  /** Which member, and which of its members, each counted around. */
  readonly path: readonly number[];
  readonly value: unknown;
  readonly drop: boolean;
}

/** One value of a tree is another, or is not there. */
export const anyChange: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(30), { maxLength: 6 }),
  value: anyValue,
  drop: fc.boolean(),
});

export function changed(json: unknown, { path: [step, ...path], value, drop }: Change): unknown {
  if (typeof json !== 'object' || json === null || step === undefined) return value;
  const keys = Object.keys(json);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return value;
  const after = changed((json as Readonly<Record<string, unknown>>)[key], { path, value, drop });
  const isGone = drop && path.length === 0;
  if (Array.isArray(json)) return json.flatMap((one, index) => (String(index) !== key ? [one] : isGone ? [] : [after]));
  const { [key]: _old, ...others } = json as Readonly<Record<string, unknown>>;
  return isGone ? others : { ...json, [key]: after };
}
