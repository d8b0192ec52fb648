import { describe, expect, it } from '@jest/globals';
import { memberOf } from '../../src/application/project-member.ts';
import { timelineOf } from '../../src/application/snapshot.ts';
import { flagSentence, flagSentences, shortFlagWords } from '../../src/chat/flag-words.ts';
import { teamCard, teamOnDay } from '../../src/chat/team-sheets.ts';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import { unchanging } from '../../src/domain/caseload.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { caseFacts, openOffice, type Policy, TODAY } from './commands/talk.ts';

const protectedChild: Partial<CaseFacts> = {
  children: [{ ref: 'C-101-1', household: 'home', childProtection: { from: '2026-11-02' } }],
};
const newlyQualified = { role: 'newly-qualified', startedOn: '2026-09-01' } as const;
const manyCases = Array.from({ length: 31 }, (_, index) =>
  caseFacts({ ref: `C-${201 + index}`, ...(index === 0 ? { lastActivityOn: '2026-01-01' } : {}) }),
);
const red = caseFacts({ rating: { activity: 'red', risk: 'green', travel: 'green' } });

const SHOWN: readonly (readonly [string, Policy, readonly CaseFacts[], string, string])[] = [
  ['no kind of team', { scheme: 'bath-nes' }, [caseFacts()], 'The kind of team is not recorded', 'no kind of team'],
  [
    'family placement',
    { scheme: 'bath-nes', terms: { teamType: 'family-placement' } },
    [caseFacts()],
    'a format of its own for family placement',
    'separate format',
  ],
  [
    'child protection too early',
    { scheme: 'bath-nes', terms: newlyQualified },
    [caseFacts(protectedChild)],
    'C-101: a newly-qualified worker holds a child under child protection, too early',
    'newly qualified with child protection, too early',
  ],
  [
    'child protection without agreement',
    { scheme: 'bath-nes', terms: { ...newlyQualified, startedOn: '2026-01-15' } },
    [caseFacts(protectedChild)],
    'C-101: a newly-qualified worker holds a child under child protection, and agreement',
    'agreement missing',
  ],
  ['an inactive case', { scheme: 'halton' }, manyCases, 'C-201: nobody has worked on it', 'inactive cases to close'],
  ['a complex caseload', { scheme: 'halton' }, [red], 'At least half of the rated cases are red', 'mostly red cases'],
];

describe('what a scheme draws attention to', () => {
  it.each(SHOWN)('%s is said beside the total, under why and in the team', async (_, policy, cases, words, short) => {
    const office = await openOffice({ amira: cases }, TODAY, policy);
    const amira = office.as('amira');
    expect((await amira.start('my-total')).words).toContain(words);
    expect((await amira.start('why')).words).toContain(words);
    const snapshot = await office.snapshot('amira');
    const row = memberOf(snapshot, timelineOf(snapshot, schemeInForce), TODAY);
    const team = {
      teamId: snapshot.head.teamId,
      name: 'North',
      schemes: unchanging({ scheme: policy.scheme ?? 'merton', readings: {} }),
      managerKeys: [],
      serviceManagerKeys: [],
      usedKeys: [],
    };
    const [member] = teamCard(teamOnDay({ team, members: [row] }, TODAY, schemeInForce), 0, {
      audience: 'here',
      remarks: [],
    }).members;
    expect(member?.status).toContain(short);
    expect(JSON.stringify(member)).not.toMatch(/C-\d/);
  });

  it.each([
    ['capped', 'C-1: the points pass'],
    ['not-for-personal-advisers', 'C-1: this category'],
    ['no-weighting-defined', 'C-1: the policy gives'],
  ])('%s is said in words', (code, words) => {
    expect(flagSentence({ code, caseRef: 'C-1' })).toContain(words);
    expect(shortFlagWords([code, code])).toHaveLength(1);
    expect(shortFlagWords([code])).not.toContain(code);
  });

  it.each([
    [6, undefined],
    [7, 'There is 1 more such warning.'],
    [8, 'There are 2 more such warnings.'],
  ])('of %d warnings the first six are said in full', (count, more) => {
    const said = flagSentences(Array.from({ length: count }, (_, at) => ({ code: 'capped', caseRef: `C-${at}` })));
    expect(said.slice(0, 6).every((words) => words.includes('the points pass'))).toBe(true);
    expect(said[6]).toBe(more);
  });
});
