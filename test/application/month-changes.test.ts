import { describe, expect, it } from '@jest/globals';
import type { LineView } from '../../src/application/effect.ts';
import { changesBetween } from '../../src/application/month-changes.ts';

const line = (facts: Partial<LineView> = {}): LineView => ({
  rule: 'core-assessment',
  caseRef: 'C-1',
  childRef: null,
  points: 3,
  what: 'core assessment of 1 child',
  source: 'row 8',
  from: null,
  until: null,
  ...facts,
});

describe('what is different between the lines of two months', () => {
  const two = line({ points: 4, what: 'core assessment of 2 children' });
  const other = line({ caseRef: 'C-2' });
  it.each<[string, readonly LineView[], readonly LineView[], [number, number, number]]>([
    ['nothing', [line()], [line()], [0, 0, 0]],
    ['nothing but the order', [line(), other], [other, line()], [0, 0, 0]],
    ['nothing but the days of a line', [line()], [line({ until: '2026-12-22' })], [0, 0, 0]],
    ['a line that came', [], [line()], [1, 0, 0]],
    ['a line that went', [line()], [], [0, 1, 0]],
    ['one of two equal lines', [line(), line()], [line()], [0, 1, 0]],
    ['a line with other points', [line()], [two], [0, 0, 1]],
    ['the same line of another case', [line()], [other], [1, 1, 0]],
    ['the same line of another child', [line({ childRef: 'a' })], [line({ childRef: 'b' })], [1, 1, 0]],
    ['one of two lines with other points', [line(), line()], [line(), two], [0, 0, 1]],
    ['a line that another takes the place of, and one more', [line()], [two, line({ points: 5 })], [1, 0, 1]],
  ])('is %s', (_, before, after, [gained, lost, changed]) => {
    const changes = changesBetween(before, after);
    expect([changes.gained.length, changes.lost.length, changes.changed.length]).toEqual([gained, lost, changed]);
    const points = (lines: readonly LineView[]) => lines.reduce((sum, one) => sum + one.points, 0);
    const moved = changes.changed.reduce((sum, { was, is }) => sum + is.points - was.points, 0);
    expect(points(changes.gained) - points(changes.lost) + moved).toBe(points(after) - points(before));
  });
});
