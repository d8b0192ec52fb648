/**
 * Worked examples of a scheme: one YAML file per clause in `test/schemes/<scheme>/`, run by `run-examples.ts`.
 *
 *     scheme: merton
 *     rule: core-assessment            # the code of a rule or flag; a file without one looks at all lines
 *     fires:                           # each example has a day on which the rule gives a line or a flag
 *       - sentence: three children score 3 + 1 + 1, for 35 working days
 *         caseload:                    # a caseload file; `scheme` comes from above, `worker` is {id: W1} if absent
 *           cases:
 *             - ref: C-1
 *               allocatedOn: 2026-01-05
 *               children: [{ref: A}, {ref: B}, {ref: C}]
 *               activities: [{kind: core-assessment, on: 2026-11-04}]
 *         expect:
 *           - window: {first: 2026-11-04, last: 2026-12-22, points: 5}
 *           - {asOf: 2026-11-04, lines: [{points: 5, until: 2026-12-22}], total: 23, status: within}
 *     silent: []                       # likewise; the rule gives nothing on any day that is looked at
 *     examples: []                     # likewise; neither is demanded
 *     always: false                    # true for a rule that has no silent day and so no silent example
 *
 * `window` is the boundary triple at both ends: one line with these points, `from` and `until` on the first and the last
 * day, none on the day before and the day after; null is open. `points` adds up the lines of the file's rule, `lines`
 * are all of them in any order, each compared by the keys written in the first; `weight` is total less subtotal; the
 * other keys are those of the score command.
 *
 * `readings/<reading>.<option>.yaml` holds examples of a scheme that is read in another way than the documented one:
 *
 *     scheme: merton
 *     readings: {family-point: every-family}
 *     rule: family
 *     examples: []
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.iso.date();
const figure = z.number().nullable();

const line = z
  .strictObject({
    rule: z.string(),
    caseRef: z.string().nullable(),
    childRef: z.string().nullable(),
    points: z.number(),
    from: day.nullable(),
    until: day.nullable(),
    source: z.string(),
    what: z.string(),
  })
  .partial();

const onADay = z
  .strictObject({
    points: z.number(),
    lines: z.array(line),
    subtotal: z.number(),
    weight: z.number(),
    total: z.number(),
    capacity: z.strictObject({ min: figure, guideline: figure, limit: figure }).nullable(),
    utilisation: figure,
    status: z.enum(['below', 'within', 'above', 'report']),
    counts: z.record(z.string(), z.number()).nullable(),
    flags: z.array(z.strictObject({ code: z.string(), caseRef: z.string().optional() })),
    nextChangeOn: day.nullable(),
  })
  .partial()
  .extend({ asOf: day });

const window = z.strictObject({ first: day.nullable(), last: day.nullable(), points: z.number() });

const example = z.strictObject({
  sentence: z.string(),
  caseload: z.record(z.string(), z.unknown()),
  expect: z.array(z.union([onADay, z.strictObject({ window })])).min(1),
});

const exampleFile = z.strictObject({
  scheme: z.string(),
  rule: z.string().optional(),
  fires: z.array(example).default([]),
  silent: z.array(example).default([]),
  examples: z.array(example).default([]),
  always: z.boolean().default(false),
});

export type Example = z.infer<typeof example>;
export type DayExpectation = z.infer<typeof onADay>;
export type Window = z.infer<typeof window>;
export type ExampleFile = z.infer<typeof exampleFile> & { readonly name: string };

const readingFile = exampleFile
  .pick({ scheme: true, rule: true, examples: true })
  .extend({ readings: z.record(z.string(), z.string()) });
export type ReadingFile = z.infer<typeof readingFile> & { readonly name: string };

/** The example files of a scheme's folder (`merton`), each checked for its shape. */
export function readExamples(folder: string): readonly ExampleFile[] {
  return readFiles(folder, exampleFile.extend({ scheme: z.literal(folder) }));
}

/** The examples of a scheme in the other ways in which it can be read, each checked for its shape. */
export function readReadingExamples(scheme: string): readonly ReadingFile[] {
  return readFiles(`${scheme}/readings`, readingFile.extend({ scheme: z.literal(scheme) }));
}

function readFiles<T extends object>(folder: string, shape: z.ZodType<T>): readonly (T & { readonly name: string })[] {
  const directory = new URL(`./${folder}/`, import.meta.url);
  const names = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const read = shape.safeParse(parse(readFileSync(new URL(name, directory), 'utf8')));
    if (!read.success) throw new Error(`${folder}/${name}: ${z.prettifyError(read.error)}`);
    return { ...read.data, name };
  });
}
