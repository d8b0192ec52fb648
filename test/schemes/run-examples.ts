import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { caseloadOf, parseCaseloadFile } from '../../src/caseload-file/index.ts';
import { addDays, EARLIEST_DAY, LATEST_DAY } from '../../src/domain/calendar-date.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { sum, toReport } from '../../src/domain/exact.ts';
import { buildTimeline, nextChangeOn, type Score, scoreOn, type Timeline } from '../../src/domain/timeline.ts';
import type { WeightingScheme } from '../../src/domain/weighting-scheme.ts';
import { type DayExpectation, type Example, type ExampleFile, readExamples, type Window } from './examples.ts';

/** Registers a test for each example of the scheme's folder. */
export function runExamples(scheme: WeightingScheme): void {
  const files = readExamples(scheme.id);
  describe.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
    it.each([...file.fires, ...file.silent, ...file.examples].map((one) => [one.sentence, one] as const))(
      '%s',
      (_, one) => {
        const timeline = timelineOf(scheme, file, one);
        const { expected, seen } = outcomeOf(scheme, file, one);
        expect(seen).toEqual(expected);
        const firing = expected.map((day) => fires(scoreOn(timeline, day.asOf), file.rule));
        if (file.fires.includes(one)) expect(firing).toContain(true);
        if (file.always) expect(firing).not.toContain(false);
        if (file.silent.includes(one)) expect(firing).not.toContain(true);
      },
    );
  });
}

type FileLike = Pick<ExampleFile, 'name' | 'scheme' | 'rule'>;

/** The days of an example as they are expected and as the scheme scores them. */
export function outcomeOf(scheme: WeightingScheme, file: FileLike, one: Example) {
  const timeline = timelineOf(scheme, file, one);
  const days = one.expect.flatMap((each) => ('window' in each ? edgesOf(each.window) : [each]));
  return {
    expected: days.map((day) => ('lines' in day ? { ...day, lines: inOrder(day.lines ?? []) } : day)),
    seen: days.map((day) => seenOn(timeline, file.rule, day)),
  };
}

function timelineOf(scheme: WeightingScheme, file: FileLike, { caseload, sentence }: Example): Timeline {
  const text = stringify(
    { scheme: file.scheme, asOf: '2026-11-30', worker: { id: 'W1' }, ...caseload },
    { aliasDuplicateObjects: false },
  );
  const read = parseCaseloadFile(text);
  if (!read.ok) throw new Error(`${file.name}, ${sentence}: ${JSON.stringify(read.errors)}`);
  return buildTimeline(caseloadOf(read.file), unchanging(scheme));
}

/** The day before, the first and last day, and the day after, as far as the window has them. */
function edgesOf({ first, last, points }: Window): readonly DayExpectation[] {
  const lines = [{ points, from: first, until: last }];
  return [
    ...(first === null ? [] : [{ asOf: addDays(first, -1), lines: [] }]),
    { asOf: first ?? EARLIEST_DAY, lines },
    { asOf: last ?? LATEST_DAY, lines },
    ...(last === null ? [] : [{ asOf: addDays(last, 1), lines: [] }]),
  ];
}

const isOf = (rule: string | undefined) => (line: { readonly rule: string }) =>
  rule === undefined || line.rule === rule;

function fires(score: Score, rule: string | undefined): boolean {
  return score.lines.some(isOf(rule)) || score.flags.some((flag) => flag.code === rule);
}

/** What the timeline says about a day, by the keys of what is expected. */
function seenOn(timeline: Timeline, rule: string | undefined, expected: DayExpectation): DayExpectation {
  const score = scoreOn(timeline, expected.asOf);
  const ofRule = score.lines.filter(isOf(rule));
  const all: Required<DayExpectation> = {
    asOf: score.asOf,
    points: sum(ofRule.map((line) => line.points)).valueOf(),
    lines: linesAs(expected.lines ?? [], ofRule),
    subtotal: score.subtotal.valueOf(),
    weight: score.total.sub(score.subtotal).valueOf(),
    total: score.total.valueOf(),
    capacity: score.capacity && {
      min: score.capacity.min?.valueOf() ?? null,
      guideline: score.capacity.guideline?.valueOf() ?? null,
      limit: score.capacity.limit?.valueOf() ?? null,
    },
    utilisation: score.utilisation === null ? null : toReport(score.utilisation, 4),
    status: score.status,
    counts: score.counts === null ? null : { ...score.counts },
    flags: [...score.flags],
    nextChangeOn: nextChangeOn(timeline, expected.asOf),
  };
  return only(all, expected) as DayExpectation;
}

/** The entries of `whole` whose keys `like` has. */
function only(whole: object, like: object): object {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in like));
}

type Lines = NonNullable<DayExpectation['lines']>;

/** The lines by the keys that the first expected one has. */
function linesAs(expected: Lines, lines: Score['lines']): Lines {
  const seen = lines.map(({ rule, caseRef, childRef, points, period, source, what }) => ({
    rule,
    caseRef: caseRef ?? null,
    childRef: childRef ?? null,
    points: points.valueOf(),
    from: period.firstDay,
    until: period.lastDay,
    source,
    what,
  }));
  const like = expected[0] ?? { rule: '', points: 0 };
  return inOrder(seen.map((line) => only(line, like)));
}

/** In an order that depends on nothing but the lines themselves. */
function inOrder(lines: Lines): Lines {
  const key = (line: Lines[number]) => JSON.stringify(Object.entries(line).sort());
  return [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
