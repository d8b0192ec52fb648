import { describe, expect, it } from '@jest/globals';
import { monthTown, TWO_CASES } from './month-town.ts';
import { caseFacts } from './talk.ts';
import { keyOf } from './town.ts';

const TWO_WORKERS = { amira: TWO_CASES, ben: { cases: [caseFacts({ ref: 'C-7', allocatedOn: '2026-09-01' })] } };

/** Amira and Ben have submitted November, and Mona has agreed Ben's. */
async function submittedTown() {
  const town = await monthTown('2026-11-26', 'merton', TWO_WORKERS);
  const [amira, ben, mona] = [town.as('amira'), town.as('ben'), town.as('mona')];
  for (const worker of [amira, ben]) {
    await worker.say('my-month');
    await worker.press('Submit');
  }
  await mona.say('agree-month');
  await mona.press('Open', { worker: keyOf('ben') });
  await mona.press('Agree');
  return { ...town, amira, mona };
}
type Town = Awaited<ReturnType<typeof submittedTown>>;

const log = { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 } as const;
const WOULD_BE =
  /November 2026 was submitted with [\d.]+ points and would then be [\d.]+ points\. What was submitted stays as it is unless it is submitted again\./;
const LOCKED =
  /November 2026 was submitted with [\d.]+ points and would then be [\d.]+ points\. It is agreed, and stays as it is unless it is reopened\./;

/** Amira has one case, and another just like it is added later. */
async function equalTown() {
  const first = caseFacts({ ref: 'C-101', allocatedOn: '2026-09-01' });
  const town = await monthTown('2026-11-26', 'merton', { amira: { cases: [first] } });
  const [amira, mona] = [town.as('amira'), town.as('mona')];
  const add = async (ref: string) => {
    await amira.say('add-case');
    await amira.press('Next', { ref, allocatedOn: '2026-10-01', count: 1, coWorked: 'no' });
    await amira.press('Next', {});
    await amira.press('Save');
  };
  return { ...town, amira, mona, add };
}

describe('before a change of a submitted month is saved', () => {
  it.each<[string, RegExp, (town: Town) => Promise<{ readonly words: string }>]>([
    ['an activity says so', WOULD_BE, ({ amira }) => amira.say('log-activity', log)],
    [
      'a closure on behalf of a worker says so of an agreed month',
      LOCKED,
      async ({ mona, snapshotOf }) => {
        const [stored] = (await snapshotOf('ben')).cases;
        await mona.send('close-case.open', { worker: keyOf('ben'), caseId: stored?.caseId });
        return mona.press('Preview', { decidedOn: '2026-11-20' });
      },
    ],
    [
      'a new case says so',
      WOULD_BE,
      async ({ amira }) => {
        await amira.say('add-case');
        await amira.press('Next', { ref: 'C-120', allocatedOn: '2026-11-16', count: 1, coWorked: 'no' });
        return amira.press('Next', {});
      },
    ],
    [
      'an imported file says so',
      WOULD_BE,
      async ({ amira }) => {
        await amira.say('import-caseload');
        return amira.press('Preview', {
          text: 'scheme: merton\nasOf: 2026-11-26\nworker: {id: W1}\ncases:\n  - {ref: C-101, allocatedOn: 2026-09-01, children: [{ref: C-101-1}]}\n',
        });
      },
    ],
    [
      'a case that moves says so of the worker who has it',
      WOULD_BE,
      async ({ mona }) => {
        await mona.hear('transfer C-101 to Ben on 28 Nov');
        return mona.press('Preview');
      },
    ],
    [
      'a case that moves says so of the worker who gets it',
      LOCKED,
      async ({ mona }) => {
        await mona.hear('transfer C-101 to Ben on 28 Nov');
        return mona.press('Preview');
      },
    ],
  ])('%s', async (_, sentence, preview) => {
    const { words } = await preview(await submittedTown());
    expect(words).toMatch(/^Preview: /);
    expect(words).toMatch(sentence);
  });

  it('taking it back says that the month would again be as it was', async () => {
    const { amira } = await submittedTown();
    await amira.say('log-activity', log);
    await amira.press('Save');
    expect((await amira.say('undo')).words).toContain('November 2026 would again be as it was submitted.');
  });

  it('other lines of the same total are said without two equal figures', async () => {
    const { amira, mona, add } = await equalTown();
    await amira.say('my-month');
    await amira.press('Submit');
    await add('C-102');
    await mona.hear('transfer C-101 to Ben on 28 Nov');
    const { words } = await mona.press('Preview');
    expect(words).toContain(
      'November 2026 would then have other lines with the same total. What was submitted stays as it is unless it is submitted again.',
    );
    expect(words).not.toContain('was submitted with');
  });

  it('a change after the month says nothing of it', async () => {
    const { amira, setToday } = await submittedTown();
    setToday('2026-12-10');
    const { words } = await amira.say('log-activity', { ...log, on: '2026-12-09' });
    expect(words).toMatch(/^Preview: /);
    expect(words).not.toContain('November');
  });
});
