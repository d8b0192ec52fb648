import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MonthSnapshot } from '../../../src/application/month-snapshot.ts';
import { monthTown, NOVEMBER } from './month-town.ts';
import { keyOf, type Townsperson } from './town.ts';

const AMIRA = keyOf('amira');

/** What people may do with a month, in any order; what is not offered just then is left out. */
const ACTS = {
  submit: async (amira) => {
    await amira.say('my-month', { month: NOVEMBER });
    await pressIfThere(amira, ['Submit', 'Nothing changed', 'Submit again']);
  },
  oneTap: async (amira) => {
    await amira.send('submit-month.unchanged', { month: NOVEMBER });
  },
  log: async (amira) => {
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', children: 1, on: '2026-11-10' });
    await pressIfThere(amira, ['Save']);
  },
  undo: async (amira) => {
    await amira.say('undo');
    await pressIfThere(amira, ['Take it back', 'Put it back']);
  },
  agree: (_, mona) => answer(mona, 'Agree'),
  remark: async (_, mona) => {
    await answer(mona, 'Remark');
    await pressIfThere(mona, ['Send'], { line: '0', text: 'Is this so?' });
  },
  answer: async (amira) => {
    await amira.say('my-month', { month: NOVEMBER });
    await pressIfThere(amira, ['Answer']);
    await pressIfThere(amira, ['Answer'], { text: 'It is so.' });
  },
  reopen: async (_, mona) => {
    await answer(mona, 'Reopen');
    await pressIfThere(mona, ['Reopen'], { reason: 'as agreed' });
  },
} as const satisfies Record<string, (amira: Townsperson, mona: Townsperson) => Promise<void>>;

/** A month that goes through all that can happen to it. */
const EVERYTHING: (keyof typeof ACTS)[] = [
  ...(['submit', 'log', 'undo', 'log', 'oneTap', 'agree', 'log', 'reopen'] as const),
  ...(['submit', 'remark', 'answer', 'agree', 'undo', 'submit'] as const),
];

async function answer(mona: Townsperson, title: string): Promise<void> {
  await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
  await pressIfThere(mona, [title]);
}

async function pressIfThere(who: Townsperson, titles: readonly string[], inputs = {}): Promise<void> {
  const title = titles.find((one) => who.last().buttons.some((button) => button.title === one));
  if (title !== undefined) await who.press(title, inputs);
}

describe('whatever happens to a month', () => {
  it('what was submitted never changes, its figures are those of its record, and an agreed month is locked', async () => {
    const acts = fc.array(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), { maxLength: 14 });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.constantFrom('2026-11-26', '2026-11-30', '2026-12-07', '2026-12-20'),
        async (list, day) => {
          const town = await monthTown('2026-11-26');
          town.setToday(day);
          const [amira, mona] = [town.as('amira'), town.as('mona')];
          const kept: MonthSnapshot[] = [];
          for (const act of list) {
            const before = await town.record('amira');
            await ACTS[act](amira, mona);
            const record = await town.record('amira');
            const revision = record?.revision ?? 0;
            for (const [index, snapshot] of kept.entries()) {
              expect(await town.submitted('amira', index + 1)).toEqual(snapshot);
            }
            const newest = await town.submitted('amira', revision);
            if (newest && revision > kept.length) kept.push(newest);
            expect(kept).toHaveLength(revision);
            reached.add(`${record?.state}${record?.changedSince ? ' changed' : ''}`);
            if (!record || !newest) continue;
            expect(record).toMatchObject({ total: newest.figures.total, status: newest.figures.status });
            expect(newest.asOf).toBe('2026-11-30');
            if (record.state !== 'draft') {
              expect([act, (await town.totalOn('amira')) !== newest.figures.total]).toEqual([
                act,
                record.changedSince === true,
              ]);
            }
            if (before?.state === 'agreed') {
              expect(record.revision).toBe(before.revision);
              expect(record.state).toBe(act === 'reopen' ? 'draft' : 'agreed');
            }
            if (record.state === 'agreed') expect(record.agreed?.by).not.toBe(record.submitted?.by);
          }
        },
      ),
      { numRuns: 40, examples: [[EVERYTHING, '2026-12-07']] },
    );
    expect([...reached].sort()).toEqual(
      expect.arrayContaining(['agreed', 'agreed changed', 'disputed', 'draft', 'submitted', 'submitted changed']),
    );
  });
});
