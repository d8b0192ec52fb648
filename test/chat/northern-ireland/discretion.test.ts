import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { caseOf, managerAt, northernOffice } from './policy.ts';

type Inputs = Readonly<Record<string, unknown>>;

async function asked(facts: CaseFacts, unit?: string) {
  const office = await northernOffice([facts]);
  const manager = await managerAt(office, 'C-101');
  await manager.press('Details');
  const first = await manager.press('Discretion');
  if (unit === undefined) return { office, manager };
  const options = JSON.stringify(first.card).matchAll(/"title":"([^"]*)","value":"([^"]*)"/g);
  const value = [...options].find(([, name]) => name === unit)?.[2];
  await manager.press('Next', { unit: value });
  return { office, manager };
}

const siblings = caseOf('looked-after', {
  children: [
    { ref: 'C-101-1', household: 'home' },
    { ref: 'C-101-2', household: 'foster' },
  ],
});
const inCourt = caseOf('family-intervention', {
  activities: [{ kind: 'court', from: '2026-11-10', to: '2027-01-31' }],
});

describe('points at the manager’s discretion', () => {
  it.each<[string, CaseFacts, string | undefined, Inputs, string, string]>([
    [
      'on the case of a family',
      caseOf('court'),
      undefined,
      { risk: 1, travel: 0.25 },
      '+1.25 points',
      'set the discretion on C-101 from 18 Nov 2026',
    ],
    [
      'on the one child',
      caseOf('disability'),
      undefined,
      { complexity: 0.5 },
      '+0.5 points',
      'set the discretion on C-101-1 of C-101',
    ],
    [
      'on one of two children',
      siblings,
      'C-101-2',
      { risk: 2, reduction: 0.5 },
      '+1.5 points',
      'set the discretion on C-101-2 of C-101',
    ],
    [
      'on court work beside the category',
      inCourt,
      'court work since 10 Nov 2026',
      { travel: 2 },
      '+2 points',
      'on court work since 10 Nov 2026 of C-101',
    ],
  ])('%s', async (_, facts, unit, inputs, difference, what) => {
    const { manager } = await asked(facts, unit);
    const saved = await manager.press('Save', inputs);
    expect(saved.words).toContain(difference);
    expect(saved.words).toContain(what);
  });

  it('the cap is shown, and what passes it is kept, said and does not count', async () => {
    const { office, manager } = await asked(caseOf('disability'));
    expect(manager.last().words).toContain('beside the basic 2. At most 4 points count in all');
    const saved = await manager.press('Save', { risk: 3.5, until: '2026-12-31', reason: 'Review in December' });
    expect(saved.words).toContain('(5.5 in all, of which 4 count)');
    expect(saved.words).toContain('2 → 4 points');
    const history = await office.history('amira', 'C-101');
    const on = (day: string) => history && factsOn(history, day).children[0]?.discretion;
    expect([on('2026-11-17'), on('2026-11-18'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      undefined,
      { risk: 3.5 },
      { risk: 3.5 },
      undefined,
    ]);
    const [audit] = await office.stores.caseloads.audit(office.keyOf('amira'), 1);
    expect(audit?.detail).toMatchObject({
      risk: 3.5,
      until: '2026-12-31',
      reason: 'Review in December',
      unit: 'child',
    });
  });

  it.each<[string, Inputs, readonly string[]]>([
    ['a quarter below the cap asks for nothing more', { risk: 1.75 }, ['Saved: set the discretion']],
    ['the cap needs a reason and an end date', { risk: 2 }, ['it needs a last day', 'it needs a reason']],
    ['an end date alone will not do', { risk: 2, until: '2026-12-31' }, ['it needs a reason']],
    ['nor will a reason alone', { risk: 2, reason: 'Review' }, ['it needs a last day']],
    ['off the quarter grid', { risk: 0.3 }, ['Please give points in quarters from 0 to 20']],
    ['over 20', { complexity: 20.25 }, ['Please give points in quarters from 0 to 20']],
    ['below 0', { travel: -0.25 }, ['Please give points in quarters from 0 to 20']],
    ['before the case was allocated', { risk: 1, from: '2026-11-01' }, ['was allocated on 2 Nov 2026']],
    ['an end before the beginning', { risk: 1, until: '2026-11-17' }, ['This is before the first day']],
    [
      'a reason with a name and a date of birth',
      { risk: 1, reason: 'Sam Reed born 01/02/2015' },
      ['Please leave it out'],
    ],
    ['nothing different', {}, ['nothing is different']],
  ])('%s', async (_, inputs, sentences) => {
    const { manager } = await asked(caseOf('disability'));
    const shown = await manager.press('Save', inputs);
    for (const sentence of sentences) expect(shown.words).toContain(sentence);
  });

  it('court work is cut in stretches where its points end before it does', async () => {
    const { office, manager } = await asked(inCourt, 'court work since 10 Nov 2026');
    await manager.press('Save', { risk: 5, until: '2026-12-10', reason: 'Contested hearing' });
    expect((await office.history('amira', 'C-101'))?.dated.activities).toEqual([
      { kind: 'court', from: '2026-11-10', to: '2026-11-17' },
      { kind: 'court', from: '2026-11-18', to: '2026-12-10', discretion: { risk: 5 } },
      { kind: 'court', from: '2026-12-11', to: '2027-01-31' },
    ]);
  });

  it('is no matter for the worker', async () => {
    const office = await northernOffice([caseOf('court')]);
    const amira = office.as('amira');
    await amira.start('update-case', { caseRef: 'C-101' });
    const details = await amira.press('Details');
    expect(details.buttons.map(({ title }) => title)).not.toContain('Discretion');
    const [stored] = (await office.snapshot('amira')).cases;
    const state = { caseId: stored?.caseId, nonce: 'n-1', version: 2, unit: 'case' };
    const shown = await amira.send('update-case.discretion-save', { ...state, risk: '2', from: '2026-11-18' });
    expect(shown.words).toContain('This card is out of date');
    expect((await amira.send('update-case.discretion', state)).words).toContain('This card is out of date');
    expect((await office.snapshot('amira')).cases).toEqual([stored]);
  });

  it('is taken back by the manager and not by the worker', async () => {
    const { office, manager } = await asked(caseOf('disability'));
    await manager.press('Save', { risk: 1 });
    expect((await office.as('amira').start('undo')).words).toContain('The last change is what a manager decides');
    expect((await manager.press('Undo')).words).toContain('3 → 2 points');
  });

  it('does not keep the worker from taking back what is the worker’s own', async () => {
    const { office, manager } = await asked(caseOf('disability'));
    await manager.press('Save', { risk: 1 });
    const amira = office.as('amira');
    await amira.start('close-case', { caseRef: 'C-101' });
    await amira.press('Save', { closedOn: '2026-11-17' });
    expect((await amira.press('Undo')).words).toContain('0 → 3 points');
  });

  it('early years leaves nothing to it', async () => {
    const { manager } = await asked(caseOf('early-years'));
    expect(manager.last().words).toContain('leaves nothing to discretion');
  });
});
