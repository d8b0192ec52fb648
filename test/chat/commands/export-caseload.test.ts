import { describe, expect, it } from '@jest/globals';
import { parseCaseloadFile } from '../../../src/caseload-file/index.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { channel, keyOf, openTown } from './town.ts';

const CASES = [caseFacts(), caseFacts({ ref: 'C-102', allocatedOn: '2026-11-20' })];
const LARGE = Array.from({ length: 200 }, (_, at) => caseFacts({ ref: `C-${'9'.repeat(20)}-${at}` }));

async function town() {
  return openTown({ amira: { cases: CASES }, ben: { cases: [caseFacts({ ref: 'B-1' })] } });
}

describe('whose caseload is exported', () => {
  it.each([
    ['the own one', 'amira', {}, 'Your caseload on 30 Nov 2026'],
    ['the own one, by the own name', 'amira', { name: 'Amira' }, 'Your caseload on 30 Nov 2026'],
    ['that of a worker whom a manager names', 'mona', { name: 'Ben' }, "ben's caseload on 30 Nov 2026"],
    ['that of a worker whom a service manager names', 'sol', { name: 'cy' }, "cy's caseload on 30 Nov 2026"],
    ['as it was on a day', 'amira', { on: '2026-11-10' }, 'Your caseload on 10 Nov 2026'],
  ])('%s', async (_, who, words, title) => {
    const answer = await (await town()).as(who).say('export-caseload', words);
    expect(answer.data.title).toBe(title);
    expect(answer.reply.file).toMatchObject({ name: expect.stringMatching(/^caseload-[a-z0-9-]+\.yaml$/) });
    expect(answer.reply.audience).toBe('private');
  });

  it('is chosen by a manager who names nobody, or a name that several have', async () => {
    const { as } = await town();
    const mona = as('mona');
    expect((await mona.say('export-caseload')).words).toMatch(/^Whose caseload\?/);
    const chosen = await mona.press('Next', { worker: keyOf('ben') });
    expect(chosen.reply.file?.name).toBe('caseload-ben-2026-11-30.yaml');
    expect((await mona.press('Another worker')).words).toMatch(/^Whose caseload\?/);
    expect((await mona.say('export-caseload', { name: 'a' })).words).toContain("amira's caseload");
  });

  it('is nobody whom the person has nothing to do with: the same words as for nobody at all', async () => {
    const { as } = await town();
    const amira = as('amira');
    const absent = await amira.say('export-caseload', { name: 'Nobody' });
    expect(absent.words).toBe('I have no such caseload to show you.');
    expect((await amira.say('export-caseload', { name: 'ben' })).words).toBe(absent.words);
    for (const step of ['file', 'text']) {
      for (const worker of [keyOf('ben'), '0'.repeat(32)]) {
        const answer = await amira.send(`export-caseload.${step}`, { worker });
        expect([answer.words, answer.reply.file]).toEqual([absent.words, undefined]);
      }
    }
    expect((await as('mona').send('export-caseload.text', { worker: keyOf('cy') })).words).toBe(absent.words);
  });

  it.each(['cora', 'ada'])('is not offered to %s, who has no caseload to do with', async (name) => {
    const { words } = await (await town()).as(name).send('export-caseload.say', {});
    expect(words).toContain('is not part of your role');
  });

  it('stays private when it is asked for where others read', async () => {
    const { reply } = await (await town()).as('amira', channel('19:c')).say('export-caseload', { asText: true });
    expect(reply.audience).toBe('private');
  });
});

describe('a caseload as text', () => {
  it('stands in an input as it is, and is a whole caseload file', async () => {
    const answer = await (await town()).as('amira').say('export-caseload', { asText: true, on: '2026-11-21' });
    const text = String(inputsOf(answer.card).text);
    expect(parseCaseloadFile(text)).toMatchObject({
      ok: true,
      file: { asOf: '2026-11-21', name: 'amira', cases: [{ ref: 'C-101' }, { ref: 'C-102' }] },
    });
    expect(JSON.stringify(answer.card)).toContain('"isMultiline":true');
    expect((await (await town()).as('amira').say('export-caseload')).button('Show it as text').data).toEqual({
      worker: keyOf('amira'),
      on: '2026-11-30',
    });
  });

  it('is said to be too long where a message cannot carry it, and is offered as a file', async () => {
    const { as } = await openTown({ amira: { cases: LARGE } });
    const amira = as('amira');
    const answer = await amira.say('export-caseload', { asText: true });
    expect(answer.words).toMatch(
      /^Too long for a message\nAs text this caseload takes \d+ KB, and a message carries 20 KB\./,
    );
    expect((await amira.press('Take it as a file')).reply.file?.bytes).toBeGreaterThan(20_000);
  });

  it.each([160, 165, 170, 175, 180])('of %d cases fits its card or is said to be too long', async (count) => {
    const { as } = await openTown({ amira: { cases: LARGE.slice(0, count) } });
    const { words } = await as('amira').say('export-caseload', { asText: true });
    expect(words).toMatch(/^(Your caseload on 30 Nov 2026\nCopy|Too long for a message)/);
  });

  it('names what the scheme of the team asks for and a case lacks', async () => {
    const { as } = await openTown({ amira: { cases: CASES } }, 'northern-ireland');
    const { words } = await as('amira').say('export-caseload');
    expect(words).toContain('To be filled in before it can be imported:\ncases[0].category: Expected');
  });

  it('answers a day that no calendar has', async () => {
    const { words } = await (await town()).as('amira').say('export-caseload', { impossibleDate: true });
    expect(words).toBe('No calendar has that day.');
  });
});

describe('offers of files', () => {
  it('are kept with the person, the last five of them', async () => {
    const { as, stores } = await town();
    const amira = as('amira');
    const offered: unknown[] = [];
    for (let n = 0; n < 6; n += 1) offered.unshift((await amira.say('export-caseload')).reply.file?.offerId);
    const { fileOffers } = (await stores.people.read(keyOf('amira'))) ?? {};
    expect(fileOffers?.map(({ offerId }) => offerId)).toEqual(offered.slice(0, 5));
    expect(fileOffers?.[0]).toMatchObject({ workerKey: keyOf('amira'), asOf: '2026-11-30' });
  });

  it('take three calls of storage', async () => {
    const { as, calls } = await town();
    await as('amira').say('export-caseload');
    expect(calls).toEqual(['people.read', 'caseloads.read', 'people.change']);
  });
});
