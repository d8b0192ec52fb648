import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../src/chat/understanding/index.ts';
import { caseFacts, FAMILY, openOffice, TODAY } from './talk.ts';

async function office() {
  const opened = await openOffice({ amira: [caseFacts(FAMILY), caseFacts({ ...FAMILY, ref: 'C-102' })] });
  const amira = opened.as('amira');
  const say = (sentence: string) => {
    const understood = understand(sentence, TODAY);
    if (!understood.ok) throw new Error('not understood');
    return amira.start(understood.command, understood.words);
  };
  return { ...opened, amira, say };
}

describe('a few words', () => {
  it('"changes" shows what others changed', async () => {
    const { say } = await office();
    expect((await say('changes')).words).toMatch(/^What others changed/);
  });

  it.each(['delete C-101', 'remove case C-101'])('"%s" previews what removing the case would do', async (sentence) => {
    const { say, amira, snapshot } = await office();
    expect((await say(sentence)).words).toContain('Preview: remove C-101, added by mistake');
    expect((await snapshot('amira')).cases).toHaveLength(2);
    await amira.press('Save');
    expect((await snapshot('amira')).cases.map(({ history }) => history.dated.ref)).toEqual(['C-102']);
  });

  it.each([
    ['what will Ben be on 1 Feb', 'team-capacity', { name: 'Ben', on: '2027-02-01' }],
    ['Cara is leaving on 30 Nov', 'share-out', { name: 'Cara', leaves: true, on: '2026-11-30' }],
    ['I am off sick tomorrow', 'record-absence', { own: true }],
  ])('"%s" is %s', (sentence, command, words) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command, words });
  });
});

describe('undo of a case', () => {
  it.each(['undo C-101', 'undo the last change to c101', 'undo C-101-1'])(
    '"%s" shows its last change',
    async (said) => {
      const { say, amira } = await office();
      await say('log private law on C-101 from 4 Nov');
      await amira.press('Save');
      expect((await say(said)).words).toContain('take back "logged a private law episode on C-101"');
    },
  );

  it('says what the last change was where it is of another case, and takes nothing back', async () => {
    const { say, amira, history } = await office();
    await say('log private law on C-101 from 4 Nov');
    await amira.press('Save');
    const answer = await say('undo C-102');
    expect(answer.words).toContain('Only the last change can be taken back');
    expect(answer.words).toContain('The last change is not one of that case: logged a private law episode on C-101.');
    expect((await history('amira', 'C-101'))?.dated.activities).toHaveLength(1);
    expect((await amira.press('Show the last change')).words).toContain('take back "logged a private law episode');
  });

  it('finds a case that the last change removed', async () => {
    const { say, amira } = await office();
    await say('delete C-102');
    await amira.press('Save');
    expect((await say('undo C-102')).words).toContain('take back "removed C-102"');
  });
});
