import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../../src/application/snapshot.ts';
import {
  type CaseFacts,
  PROFESSIONAL_ISSUES,
  WORKLOAD_ISSUES,
  type WorkerTerms,
} from '../../../src/domain/case-facts.ts';
import { factsOn, valueOn } from '../../../src/domain/caseload.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

async function bath(cases: readonly CaseFacts[], terms: Partial<WorkerTerms> = { teamType: 'child-in-need' }) {
  const office = await openOffice({ amira: cases }, TODAY, { scheme: 'bath-nes', terms });
  const facts = async (day = TODAY) => {
    const history = await office.history('amira', 'C-101');
    if (!history) throw new Error('C-101 is on the caseload');
    return factsOn(history, day);
  };
  const score = async (day = TODAY) => scoreOn(timelineOf(await office.snapshot('amira'), schemeInForce), day);
  const termsOn = async (day: string) => valueOn((await office.snapshot('amira')).head.terms, day);
  return { ...office, facts, score, termsOn, amira: office.as('amira'), manager: office.as('manager') };
}

const three = ['C-101-1', 'C-101-2', 'C-101-3'].map((ref) => ({ ref, household: 'home' }));
const protectedChild = [{ ref: 'C-101-1', household: 'home', childProtection: { from: '2026-11-02' } }];
const TENTH_MONTH = { role: 'newly-qualified', startedOn: '2026-01-15' } as const;

describe('what to talk about in supervision', () => {
  it('lists the worker and each case with its issues and children, and the total as the scheme counts it', async () => {
    const { amira, score } = await bath(
      [
        caseFacts({ children: three, workloadIssues: ['court', 'co-working'] }),
        caseFacts({ ref: 'C-102', teamHold: true }),
      ],
      { teamType: 'child-in-need', professionalIssues: ['mentoring'] },
    );
    const sheet = await amira.start('supervision-talk');
    expect(sheet.words).toContain('3 children today.');
    expect((await score()).total.toString()).toBe('3');
    for (const words of ['b) mentoring of others', 'b) court work', 'h) work together', 'On team hold, not counted']) {
      expect(sheet.words).toContain(words);
    }
  });

  it('fits on a card where everything is ticked and references are long', async () => {
    const full = (at: number) =>
      caseFacts({
        ref: `${'W'.repeat(38)}${at}`,
        workloadIssues: WORKLOAD_ISSUES,
        agreedInSupervisionOn: '2026-11-10',
        children: protectedChild,
      });
    const cases = Array.from({ length: 12 }, (_, at) => full(10 + at));
    const { amira } = await bath(cases, { role: 'newly-qualified', professionalIssues: PROFESSIONAL_ISSUES });
    expect((await amira.start('supervision-talk')).words).toContain('Page 1 of 3.');
    expect((await amira.press('Next')).words).toContain('There are 6 more such warnings.');
  });

  it('is kept on the case from a day on and does not change the count', async () => {
    const { amira, facts, score } = await bath([caseFacts({ children: three })]);
    const before = (await score()).total;
    await amira.start('supervision-talk', { caseRef: 'C-101' });
    const saved = await amira.press('Save', { workloadIssues: 'court,family-size', from: '2026-11-10' });
    expect(saved.words).toContain('no change: ');
    expect((await facts('2026-11-09')).workloadIssues).toEqual([]);
    expect((await facts('2026-11-10')).workloadIssues).toEqual(['family-size', 'court']);
    expect((await score()).total.equals(before)).toBe(true);
  });

  it('can all be crossed out again', async () => {
    const { amira, facts } = await bath([caseFacts({ workloadIssues: ['court'] })]);
    await amira.start('supervision-talk', { caseRef: 'C-101' });
    await amira.press('Save', { workloadIssues: '', from: '2026-11-02' });
    expect((await facts()).workloadIssues).toEqual([]);
  });

  it("notes a worker's professional issues, which the worker takes back alone", async () => {
    const { amira, termsOn } = await bath([caseFacts()]);
    await amira.start('supervision-talk');
    await amira.press('Professional issues');
    await amira.press('Save', { issues: 'pq-msc,panel-membership', from: '2026-11-10' });
    expect((await termsOn('2026-11-09')).professionalIssues).toEqual([]);
    expect((await termsOn('2026-11-10')).professionalIssues).toEqual(['pq-msc', 'panel-membership']);
    await amira.press('Undo');
    expect((await termsOn('2026-11-10')).professionalIssues).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['an issue that is not on the list', { workloadIssues: 'court,weather' }, 'Please tick only what is on the list.'],
    ['a day before the allocation', { workloadIssues: 'court', from: '2026-11-01' }, 'was allocated on 2 Nov 2026'],
    ['nothing new', {}, 'nothing is different'],
  ])('%s is refused', async (_, inputs, problem) => {
    const { amira, snapshot } = await bath([caseFacts()]);
    await amira.start('supervision-talk', { caseRef: 'C-101' });
    const before = await snapshot('amira');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
    expect(await snapshot('amira')).toEqual(before);
  });

  it('a manager opens it for a worker and goes on from there', async () => {
    const { manager, keyOf } = await bath([caseFacts()]);
    const sheet = await manager.send('supervision-talk.show', { worker: keyOf('amira') });
    expect(sheet.words).toContain('For the supervision of amira');
    await manager.press('Professional issues');
    const saved = await manager.press('Save', { issues: 'mentoring' });
    expect(saved.words).toContain('Saved: noted professional issues to talk about');
    expect((await manager.press('For supervision')).words).toContain('b) mentoring of others');
  });

  it('of another team is as good as absent', async () => {
    const { manager } = await bath([caseFacts()]);
    const answer = await manager.send('supervision-talk.show', { worker: '0'.repeat(32) });
    expect(answer.words).toContain('No caseload');
  });

  it('is no list of a scheme without it', async () => {
    const office = await openOffice({ amira: [caseFacts()] });
    expect((await office.as('amira').start('supervision-talk')).words).toContain(
      'No issues are kept for supervision under the',
    );
  });
});

describe('child protection with a newly-qualified worker', () => {
  it('is agreed by the manager, and the warning goes', async () => {
    const { manager, keyOf, facts, score } = await bath([caseFacts({ children: protectedChild })], TENTH_MONTH);
    const flag = { code: 'nqsw-child-protection-needs-agreement', caseRef: 'C-101' };
    expect((await score()).flags).toEqual([flag]);
    const sheet = await manager.send('supervision-talk.show', { worker: keyOf('amira') });
    expect(sheet.words).toContain('Child protection in supervision: not agreed yet');
    await manager.press('Open', { caseId: caseIdOn(sheet.card) });
    const saved = await manager.press('Save', { agreedInSupervisionOn: '2026-11-16' });
    expect(saved.words).toContain('No longer so: C-101: a newly-qualified worker holds a child');
    expect((await facts()).agreedInSupervisionOn).toBe('2026-11-16');
    expect((await score('2026-11-15')).flags).toEqual([flag]);
    expect((await score('2026-11-16')).flags).toEqual([]);
  });

  it.each<[string, readonly CaseFacts[], Partial<WorkerTerms>, 'amira' | 'manager']>([
    ['of the worker', [caseFacts({ children: protectedChild })], TENTH_MONTH, 'amira'],
    ['for someone experienced', [caseFacts({ children: protectedChild })], {}, 'manager'],
    ['for a child in need', [caseFacts()], TENTH_MONTH, 'manager'],
  ])('is not asked %s', async (_, cases, terms, name) => {
    const { as, keyOf, snapshot } = await bath(cases, terms);
    const caseId = (await snapshot('amira')).cases[0]?.caseId;
    const card = await as(name).send('supervision-talk.case', { worker: keyOf('amira'), caseId });
    expect(Object.keys(inputsOf(card.card))).toEqual(['workloadIssues', 'from']);
  });

  it('cannot be agreed in the future', async () => {
    const { manager, keyOf, snapshot } = await bath([caseFacts({ children: protectedChild })], TENTH_MONTH);
    const caseId = (await snapshot('amira')).cases[0]?.caseId;
    await manager.send('supervision-talk.case', { worker: keyOf('amira'), caseId });
    const refused = await manager.press('Save', { agreedInSupervisionOn: '2026-11-19' });
    expect(refused.words).toContain('This day has not come yet.');
  });
});

describe('a case on team hold', () => {
  it('is not counted from its day on', async () => {
    const { amira, score } = await bath([caseFacts({ children: three })]);
    await amira.start('update-case', { caseRef: 'C-101' });
    await amira.press('Details');
    const saved = await amira.press('Save', { teamHold: 'yes', detailsFrom: '2026-11-10' });
    expect(saved.words).toContain('3 → 0 children');
    expect((await score('2026-11-09')).total.toString()).toBe('3');
    expect((await score('2026-11-10')).counts).toMatchObject({ children: 0, teamHold: 3 });
    expect((await amira.press('Open the case')).words).toContain('on team hold');
  });
});

function caseIdOn(card: unknown): string | undefined {
  return /"choices":\[\{[^}]*"value":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
}
