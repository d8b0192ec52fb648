import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Words } from '../../../src/chat/words.ts';
import { addDays } from '../../../src/domain/calendar-date.ts';
import type { ActivityKind, DutyKind } from '../../../src/domain/case-facts.ts';
import { factsIn } from './recorded-cards.ts';
import { caseFacts, openOffice } from './talk.ts';

const office = () => openOffice({ amira: [caseFacts()], ben: [] });

async function logged() {
  const opened = await office();
  const amira = opened.as('amira');
  await amira.start('log-activity', { caseRef: 'C-101', activity: 'court-episode', on: '2026-11-10' });
  await amira.press('Save');
  return { ...opened, amira };
}

describe('undo', () => {
  it('shows what it would take back before it does', async () => {
    const { amira, history } = await logged();
    const preview = await amira.start('undo');
    expect(preview.words).toContain('Preview: take back "logged one-off court work on C-101"');
    expect(preview.words).toContain('-3 points');
    expect((await history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
    await amira.press('Take it back');
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([]);
  });

  it('Keep it changes nothing', async () => {
    const { amira, snapshot } = await logged();
    const before = await snapshot('amira');
    await amira.start('undo');
    expect((await amira.press('Keep it')).words).toContain('Nothing was changed');
    expect(await snapshot('amira')).toEqual(before);
  });

  it('with nothing to take back says so', async () => {
    const { as } = await office();
    expect((await as('ben').start('undo')).words).toContain('There is no change that can be taken back.');
  });

  it('of a change that is not the last says what was changed since', async () => {
    const { amira, as, snapshot } = await logged();
    const other = as('amira');
    await other.start('close-case', { caseRef: 'C-101', on: '2026-11-16' });
    await other.press('Save');
    const before = await snapshot('amira');
    const refused = await amira.press('Undo');
    expect(refused.words).toContain('This can no longer be undone here');
    expect(refused.words).toContain('decided on 16 Nov 2026 to close C-101');
    expect(await snapshot('amira')).toEqual(before);
    expect((await amira.press('Show the last change')).words).toContain('take back "decided on 16 Nov 2026');
  });

  it('said again after an undo offers to put the change back', async () => {
    const { amira, history } = await logged();
    await amira.start('undo');
    await amira.press('Take it back');
    const preview = await amira.start('undo');
    expect(preview.words).toContain('Preview: put back "logged one-off court work on C-101"');
    await amira.press('Put it back');
    expect((await history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
  });

  it('can be taken back itself, in words that do not grow', async () => {
    const { amira, history } = await logged();
    const titles: (string | undefined)[] = [];
    for (const title of ['Undo', 'Put it back', 'Undo', 'Put it back'])
      titles.push((await amira.press(title)).words.split('\n')[0]);
    expect(titles).toEqual([
      'Saved: took back: logged one-off court work on C-101',
      'Saved: logged one-off court work on C-101',
      'Saved: took back: logged one-off court work on C-101',
      'Saved: logged one-off court work on C-101',
    ]);
    expect((await history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
  });
});

it('any change and its undo leave the facts as they were, and undoing the undo as they became', async () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-11-02', days));
  const kinds: ActivityKind[] = ['core-assessment', 'proceedings', 'travel', 'pathway-plan', 'placement-change'];
  const duties: DutyKind[] = ['locality', 'supervision', 'training-delivered'];
  const spoken = { caseRef: fc.constant('C-101'), on: day, children: fc.integer({ min: 1, max: 30 }) };
  const change = fc.oneof(
    fc.tuple(
      fc.constant('log-activity'),
      fc.record({ ...spoken, activity: fc.constantFrom(...kinds), hours: fc.integer({ min: 0, max: 24 }) }),
    ),
    fc.tuple(fc.constant('set-co-working'), fc.record({ ...spoken, yes: fc.constant(true) })),
    fc.tuple(fc.constant('close-case'), fc.record(spoken)),
    fc.tuple(fc.constant('log-duty'), fc.record({ on: day, duty: fc.constantFrom(...duties) })),
    fc.tuple(fc.constant('change-children'), fc.record({ ...spoken, childStatus: fc.constant('looked-after') })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 3 }), change, async (earlier, [command, words]) => {
      const { as, snapshot } = await office();
      const amira = as('amira');
      for (const [name, said] of earlier) await save(name, said as Words);
      const before = factsIn(await snapshot('amira'));
      const saved = await save(command, words as Words);
      fc.pre(saved.words.startsWith('Saved'));
      const after = factsIn(await snapshot('amira'));
      await amira.press('Undo');
      expect(factsIn(await snapshot('amira'))).toEqual(before);
      await amira.press('Put it back');
      expect(factsIn(await snapshot('amira'))).toEqual(after);

      async function save(name: string, said: Words) {
        const shown = await amira.start(name, said);
        return shown.buttons.some(({ title }) => title === 'Save') ? amira.press('Save') : shown;
      }
    }),
    { numRuns: 25 },
  );
});
