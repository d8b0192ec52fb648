import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf, lineView } from '../../src/application/effect.ts';
import type { CaseloadSnapshot } from '../../src/application/ports.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { WARNING_SETTINGS } from '../../src/application/warning-settings.ts';
import { workloadOn } from '../../src/application/workload-today.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { asDocumented } from '../../src/domain/scheme-in-force.ts';
import { scoreOn } from '../../src/domain/timeline.ts';
import { WARNING_FLAGS } from '../../src/domain/warning.ts';
import { SCHEME_IDS, type SchemeId } from '../../src/domain/weighting-scheme.ts';
import type { WorkerRecord } from '../../src/domain/worker-records.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { anyFacts } from '../schemes/any-facts.ts';
import { caseloadWith } from '../schemes/builders.ts';
import { day } from '../schemes/merton/any-caseload.ts';
import { headOf } from '../storage/builders.ts';

type AnyFacts = typeof anyFacts extends fc.Arbitrary<infer Facts> ? Facts : never;

function snapshotOf(facts: AnyFacts, scheme: SchemeId, records: readonly WorkerRecord[] = []): CaseloadSnapshot {
  const { terms, duties, cases } = caseloadWith(facts);
  return {
    head: { ...headOf('amira', 1), terms, duties, schemes: unchanging(asDocumented(scheme)) },
    cases: cases.map((history, index) => ({ caseId: `case-${index}`, changedIn: 1, history })),
    records,
    undo: null,
    tag: '',
  };
}

describe.each(SCHEME_IDS)('where any caseload stands under %s', (scheme) => {
  test('a line is crossed when the status says so, and what is crossed is never clear', () => {
    fc.assert(
      fc.property(anyFacts, day, (facts, asOf) => {
        const snapshot = snapshotOf(facts, scheme);
        const { status, flags, capacity } = scoreOn(timelineOf(snapshot, schemeInForce), asOf);
        const { crossings } = workloadOn(snapshot, schemeInForce, asOf, WARNING_SETTINGS.margins);
        const [above, report] = crossings.load;
        expect([above?.isPast, report?.isPast]).toEqual([
          status === 'above' || status === 'report',
          status === 'report',
        ]);
        for (const code of WARNING_FLAGS) {
          expect(crossings[code][0]?.isPast).toBe(flags.some((flag) => flag.code === code));
        }
        for (const crossing of Object.values(crossings).flat()) {
          if (crossing.isPast) expect(crossing.isClear).toBe(false);
        }
        if (capacity === null) expect([above?.line, above?.isClear]).toEqual([null, true]);
      }),
      { numRuns: 60 },
    );
  });

  test('warnings change nothing of the score', () => {
    const since = '2026-11-18T09:00:00.000Z';
    const warning: WorkerRecord = {
      kind: 'warning',
      id: 'load-1',
      value: {
        ...{ id: 'load-1', code: 'load', teamId: 'team-1', state: 'open', level: 'above', total: 90, unit: 'points' },
        ...{ line: 85, linesChanged: 1, revision: 1, past: { above: { since, linesChanged: 1 } } },
      },
    };
    fc.assert(
      fc.property(anyFacts, day, (facts, asOf) => {
        const shown = (records: readonly WorkerRecord[]) => {
          const score = scoreOn(timelineOf(snapshotOf(facts, scheme, records), schemeInForce), asOf);
          return [figuresOf(score), score.lines.map(lineView), score.flags];
        };
        expect(shown([warning])).toEqual(shown([]));
      }),
      { numRuns: 20 },
    );
  });
});

describe('lowered figures', () => {
  test('a capacity adjustment lowers the line that is crossed', () => {
    const facts = { cases: [] } as never;
    const decided = { by: 'mona', name: 'mona', at: '2026-11-01T09:00:00.000Z' };
    const half: WorkerRecord = {
      kind: 'adjustment',
      id: 'a',
      value: { id: 'a', from: '2026-11-02', to: '2026-11-30', percent: 50, reason: 'return to work', decided },
    };
    const lines = ['2026-11-01', '2026-11-02', '2026-11-30', '2026-12-01'].map((asOf) =>
      workloadOn(snapshotOf(facts, 'merton', [half]), schemeInForce, asOf, WARNING_SETTINGS.margins).crossings.load.map(
        ({ line }) => line,
      ),
    );
    expect(lines).toEqual([
      [85, 100],
      [42.5, 50],
      [42.5, 50],
      [85, 100],
    ]);
  });
});
