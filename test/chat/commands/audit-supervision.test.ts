import { describe, expect, it } from '@jest/globals';
import { answerConsented } from '../../../src/chat/converse.ts';
import type { TakenFile } from '../../../src/chat/files.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { readXlsx } from '../../../src/import-table/read-xlsx.ts';
import { inputsOf } from './talk.ts';
import { identity, keyOf, NORTH, openTown, PERSONAL, SOUTH, TODAY } from './town.ts';

const ACTIONS = 'Write the care plan of C-101.';

/** Mona has recorded a session with amira in North. */
async function town() {
  const opened = await openTown();
  const mona = opened.as('mona');
  await mona.say('record-supervision', { name: 'amira', on: '2026-11-20' });
  await mona.press('Save', { actions: ACTIONS });
  const session = async () => {
    const snapshot = await opened.stores.caseloads.read(keyOf('amira'));
    const [found] = recordsOf(snapshot?.records ?? [], 'supervision');
    if (!found) throw new Error('no session was recorded');
    return found;
  };
  return {
    ...opened,
    mona,
    sid: opened.as('sid'),
    session,
    choice: async () => `${keyOf('amira')}.${(await session()).id}`,
  };
}

describe('managers audit each other (Halton 3.6)', () => {
  it('the manager of another team of the service sees whether the records are complete, not the words', async () => {
    const { sid, choice } = await town();
    const list = await sid.say('audit-supervision');
    expect(list.words).toContain('North: supervision audit');
    expect(list.words).toContain('1 session in the last 13 weeks, 1 still to audit.');
    expect(list.words).toContain('amira: Held on 20 Nov 2026');
    expect(list.words).toContain('actions recorded · no CPD noted');
    const card = await sid.press('Open', { session: await choice() });
    expect(card.words).toContain('Recorded by mona on 30 Nov 2026.');
    expect(list.words + card.words).not.toContain('care plan');
  });

  it('the service manager sees the words as well', async () => {
    const { as, choice } = await town();
    const sol = as('sol');
    await sol.say('audit-supervision', { name: 'north' });
    expect((await sol.press('Open', { session: await choice() })).words).toContain(`Agreed actions: ${ACTIONS}`);
  });

  it('marks a session as audited with a finding, once however often it is pressed', async () => {
    const { sid, session, choice, stores } = await town();
    await sid.say('audit-supervision');
    const card = await sid.press('Open', { session: await choice() });
    const { verb, data } = card.button('Mark as audited');
    const first = await sid.send(verb, { ...data, found: 'CPD is missing.' });
    const again = await sid.send(verb, { ...data, found: 'CPD is missing.' });
    expect(first.words).toContain('is marked as audited');
    expect(again.words).toBe(first.words);
    expect((await session()).audited).toEqual({
      ...{ by: keyOf('sid'), name: 'sid', at: `${TODAY}T09:00:00.000Z`, found: 'CPD is missing.' },
    });
    const entries = await stores.caseloads.audit(keyOf('amira'), 9);
    expect(entries.filter(({ action }) => action === 'audit-supervision')).toHaveLength(1);
    expect((await sid.press('Back to the list')).words).toContain('0 still to audit');
  });

  it.each([
    ['nothing', '', 'Please give a reason.'],
    ['a telephone number', 'Ring 07700 900123.', 'telephone number'],
    ['more than a finding', 'W'.repeat(201), 'at most 200 characters'],
  ])('%s is no finding', async (_, found, problem) => {
    const { sid, session, choice } = await town();
    await sid.say('audit-supervision');
    await sid.press('Open', { session: await choice() });
    const refused = await sid.press('Mark as audited', { found });
    expect(refused.words.replace('phone number', 'telephone number')).toContain(problem);
    expect(await session()).not.toHaveProperty('audited');
  });

  it('an audited session stays on the record, and says that it was put right since', async () => {
    const { mona, sid, session, choice } = await town();
    await sid.say('audit-supervision');
    await sid.press('Open', { session: await choice() });
    await sid.press('Mark as audited', { found: 'CPD is missing.' });
    const { id } = await session();
    await mona.send('record-supervision.ask', { worker: keyOf('amira'), step: 'correct', session: id });
    const card = mona.last();
    await mona.press('Save', { cpd: 'Court skills' });
    expect(await session()).toMatchObject({ cpd: 'Court skills', audited: { found: 'CPD is missing.' } });
    const { verb, data } = card.button('Take it out');
    expect((await mona.send(verb, { ...data, nonce: 'another' })).words).toContain('stays on the record');
  });

  it('a card about a session that was taken out since changes nothing', async () => {
    const { mona, sid, session, choice, stores } = await town();
    await sid.say('audit-supervision');
    const card = await sid.press('Open', { session: await choice() });
    await mona.send('record-supervision.ask', {
      worker: keyOf('amira'),
      step: 'correct',
      session: (await session()).id,
    });
    await mona.press('Take it out');
    const { verb, data } = card.button('Mark as audited');
    expect((await sid.send(verb, { ...data, found: 'Complete.' })).words).toContain('This card is out of date');
    const snapshot = await stores.caseloads.read(keyOf('amira'));
    expect(recordsOf(snapshot?.records ?? [], 'supervision')).toEqual([]);
  });
});

describe('who audits what', () => {
  it.each([
    ["a manager has the other team's sessions", 'mona', 'South: supervision audit'],
    ['and the other the first one’s', 'sid', 'North: supervision audit'],
    ['the service manager chooses', 'sol', 'Which team do you audit?'],
    ['nobody else has any', 'amira', 'Nothing to audit'],
    ['a coordinator neither', 'cora', 'Nothing to audit'],
    ['nor an administrator', 'ada', 'Nothing to audit'],
  ])('%s', async (_, name, words) => {
    const { as } = await town();
    expect((await as(name).say('audit-supervision')).words).toContain(words);
  });

  it.each(['mona', 'amira', 'ben', 'cy', 'cora', 'ada'])(
    '%s neither sees nor marks sessions of North',
    async (name) => {
      const { as, sid, session, choice } = await town();
      await sid.say('audit-supervision');
      const card = await sid.press('Open', { session: await choice() });
      const { verb, data } = card.button('Mark as audited');
      const person = as(name);
      for (const answer of [
        await person.send('audit-supervision.team', { teamId: NORTH }),
        await person.send('audit-supervision.open', { teamId: NORTH, session: await choice() }),
        await person.send('audit-supervision.open', { teamId: SOUTH, session: await choice() }),
        await person.send(verb, { ...data, found: 'Complete.' }),
        await person.send(verb, { ...data, teamId: SOUTH, found: 'Complete.' }),
      ]) {
        expect(answer.words).not.toContain('amira');
      }
      expect(await session()).not.toHaveProperty('audited');
    },
  );

  it('nobody audits what they recorded themselves while they stood in', async () => {
    const {
      as,
      stores,
      stores: { people },
      session,
    } = await town();
    const sol = as('sol');
    const manage = (manages: readonly string[]) =>
      people.change(keyOf('sol'), (before) => {
        if (!before) throw new Error('sol is known');
        return { ...before, manages };
      });
    await manage([NORTH]);
    await sol.say('record-supervision', { name: 'ben', on: TODAY });
    await sol.press('Save');
    await manage([]);
    const ben = await stores.caseloads.read(keyOf('ben'));
    const [own] = recordsOf(ben?.records ?? [], 'supervision');
    const data = { teamId: NORTH, session: `${keyOf('ben')}.${own?.id}` };
    const card = await sol.send('audit-supervision.open', data);
    expect(card.words).toContain('You recorded this session yourself');
    expect(card.buttons.map(({ title }) => title)).toEqual(['Back']);
    const forced = { teamId: NORTH, worker: keyOf('ben'), session: own?.id, nonce: 'n', found: 'Complete.' };
    expect((await sol.send('audit-supervision.save', forced)).words).toContain('Not audited');
    expect(await session()).not.toHaveProperty('audited');
  });

  it('another service has no part in it', async () => {
    const { stores, sid, choice } = await town();
    const audit = { at: `${TODAY}T09:00:00.000Z`, by: 'test', action: 'test', detail: {} };
    await stores.teams.changeTeam(
      SOUTH,
      (team) => {
        if (!team) throw new Error('South is there');
        return { ...team, serviceManagerKeys: [keyOf('sarah')] };
      },
      audit,
    );
    expect((await sid.say('audit-supervision')).words).toContain('Nothing to audit');
    const opened = await sid.send('audit-supervision.open', { teamId: NORTH, session: await choice() });
    expect(opened.text).toContain('no such team');
  });

  it.each([
    ['team', {}],
    ['open', {}],
    ['open', { teamId: NORTH, session: 'x.y' }],
    ['open', { teamId: NORTH, session: `${'0'.repeat(32)}.gone` }],
    ['save', { teamId: NORTH }],
  ])('a press of %s with what is not ours answers calmly', async (step, data) => {
    const { sid } = await town();
    expect((await sid.send(`audit-supervision.${step}`, data)).words).not.toBe('');
  });

  it('what was found before is there to be changed', async () => {
    const { sid, choice } = await town();
    await sid.say('audit-supervision');
    await sid.press('Open', { session: await choice() });
    await sid.press('Mark as audited', { found: 'CPD is missing.' });
    await sid.press('Back to the list');
    const again = await sid.press('Open', { session: await choice() });
    expect(inputsOf(again.card)).toEqual({ found: 'CPD is missing.' });
  });
});

describe('the list as a file', () => {
  async function take(opened: Awaited<ReturnType<typeof town>>, name: string, offerId: string, accepted = true) {
    const files: TakenFile[] = [];
    const consented = { speaker: identity(name), place: PERSONAL, activityId: 'consented', offerId, accepted };
    const reply = await answerConsented(opened.outside, consented, async (file) => {
      files.push(file);
      return true;
    });
    return { reply, files };
  }

  async function rowsOf({ content }: TakenFile) {
    const read = await readXlsx(Buffer.from(content), undefined);
    if (!read.ok) throw new Error(read.problem);
    return read.rows;
  }

  it('is offered and holds what the records hold, never the words, and no formula', async () => {
    const opened = await town();
    const { sid, choice } = opened;
    await sid.say('audit-supervision');
    await sid.press('Open', { session: await choice() });
    await sid.press('Mark as audited', { found: '=1+1' });
    await sid.press('Back to the list');
    const { file, audience } = (await sid.press('Export the list')).reply;
    expect(audience).toBe('private');
    expect(file).toMatchObject({ name: 'supervision-audit-2026-11-30.xlsx', bytes: expect.any(Number) });
    const { reply, files } = await take(opened, 'sid', file?.offerId ?? '');
    expect(reply.text).toMatch(/^Saved/);
    const [made] = files;
    if (!made) throw new Error('no file was made');
    const [header, row, ...more] = await rowsOf(made);
    expect(header?.slice(0, 6)).toEqual([
      'Worker',
      'Session',
      'Planned for',
      'Held on',
      'New date',
      'Actions recorded',
    ]);
    expect(row).toEqual([
      ...['amira', 'held', '2026-11-20', '2026-11-20', null, 'yes', null, 'no', 'mona', '2026-11-30'],
      ...['sid', '2026-11-30', '=1+1', 'no'],
    ]);
    expect(more).toEqual([]);
    expect((await take(opened, 'sid', file?.offerId ?? '')).files).toEqual([]);
  });

  it('is not made for somebody who may not audit the team any more', async () => {
    const opened = await town();
    const { sid, stores } = opened;
    await sid.say('audit-supervision');
    const { file } = (await sid.press('Export the list')).reply;
    await stores.people.change(keyOf('sid'), (before) => {
      if (!before) throw new Error('sid is known');
      return { ...before, manages: [], oversees: [SOUTH] };
    });
    const { reply, files } = await take(opened, 'sid', file?.offerId ?? '');
    expect(reply.text).toContain('no such team');
    expect(files).toEqual([]);
  });

  it('is not made when it is declined', async () => {
    const opened = await town();
    await opened.sid.say('audit-supervision');
    const { file } = (await opened.sid.press('Export the list')).reply;
    const { reply, files } = await take(opened, 'sid', file?.offerId ?? '', false);
    expect([reply.text, files]).toEqual(['All right, nothing was saved.', []]);
  });

  it.each(['mona', 'amira', 'cora', 'ada'])('is not offered to %s', async (name) => {
    const { as } = await town();
    expect((await as(name).send('audit-supervision.file', { teamId: NORTH })).reply.file).toBeUndefined();
  });
});
