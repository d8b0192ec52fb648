import { describe, expect, it } from '@jest/globals';
import { recordsOf, type Supervision } from '../../../src/domain/worker-records.ts';
import { monthTown } from './month-town.ts';
import { inputsOf } from './talk.ts';
import { keyOf, openTown, TODAY } from './town.ts';

async function town(scheme: Parameters<typeof openTown>[1] = 'merton') {
  const opened = await openTown({}, scheme);
  const sessions = async (name: string): Promise<readonly Supervision[]> => {
    const snapshot = await opened.stores.caseloads.read(keyOf(name));
    return recordsOf(snapshot?.records ?? [], 'supervision');
  };
  return { ...opened, sessions, mona: opened.as('mona') };
}

describe('a session that was held', () => {
  it('is recorded with what was agreed, by the manager, once', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira', on: '2026-11-20' });
    const inputs = { actions: 'Write the care plan of C-101.\nVisit weekly.', cpd: 'Court skills' };
    const saved = await mona.press('Save', inputs);
    expect(saved.words).toContain('Supervision with amira on 20 Nov 2026 is recorded.');
    expect(await sessions('amira')).toEqual([
      {
        id: expect.any(String),
        plannedFor: '2026-11-20',
        state: 'held',
        heldOn: '2026-11-20',
        ...inputs,
        recorded: { by: keyOf('mona'), name: 'mona', at: `${TODAY}T09:00:00.000Z` },
      },
    ]);
  });

  it('is recorded once when the card is pressed twice, and the second press gets the first answer', async () => {
    const { mona, sessions } = await town();
    const card = await mona.say('record-supervision', { name: 'amira', on: '2026-11-20' });
    const { verb, data } = card.button('Save');
    const inputs = { ...data, ...inputsOf(card.card), nextOn: '2026-12-18' };
    const first = await mona.send(verb, inputs);
    const again = await mona.send(verb, inputs);
    expect(again.words).toBe(first.words);
    expect((await sessions('amira')).map(({ state }) => state).sort()).toEqual(['held', 'planned']);
  });

  it('takes three storage calls at most before each answer', async () => {
    const { mona, calls } = await town();
    await mona.say('record-supervision', { name: 'amira', on: '2026-11-20' });
    expect(calls).toEqual(['people.read', 'teams.read', 'caseloads.read']);
    await mona.press('Save', { nextOn: '2026-12-18' });
    expect(calls.slice(0, 3)).toEqual(['people.read', 'caseloads.read', 'caseloads.commit']);
  });

  it('leaves behind who recorded it and what of it is there, not the words', async () => {
    const { mona, stores } = await town();
    await mona.say('record-supervision', { name: 'amira', on: '2026-11-20' });
    await mona.press('Save', { actions: 'Write the care plan.' });
    const [entry] = await stores.caseloads.audit(keyOf('amira'), 1);
    expect(entry).toMatchObject({
      by: keyOf('mona'),
      action: 'record-supervision',
      detail: { step: 'hold', heldOn: '2026-11-20', actions: true, cpd: false },
    });
    expect(JSON.stringify(entry)).not.toContain('care plan');
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['tomorrow', { heldOn: '2026-12-01' }, 'This day has not come yet.'],
    ['no day', { heldOn: '' }, 'Please give a date.'],
    ['a day that is none', { heldOn: '2026-02-30' }, 'is not a date'],
    ['more than a year ago', { heldOn: '2025-11-28' }, 'This is more than a year ago.'],
    ['a next session that is over', { heldOn: TODAY, nextOn: '2026-11-29' }, 'Please give today or a later day.'],
    [
      'a name with a date of birth',
      { heldOn: TODAY, actions: 'Visit Zoe Smith, 3 May 2019.' },
      'name with a date of birth',
    ],
    ['an NHS number', { heldOn: TODAY, cpd: '943 476 5919' }, 'NHS number'],
    ['more than the card takes', { heldOn: TODAY, actions: 'W'.repeat(1_001) }, 'at most 1000 characters'],
    ['invisible characters', { heldOn: TODAY, actions: 'a\u200bb' }, 'invisible characters'],
  ])('%s is not taken, and what was typed stays', async (_, typed, problem) => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira' });
    const refused = await mona.press('Save', { cpd: 'Court skills', ...typed });
    expect(refused.words).toContain(problem);
    if (!('cpd' in typed)) expect(inputsOf(refused.card).cpd).toBe('Court skills');
    expect(await sessions('amira')).toEqual([]);
  });

  it.each([TODAY, '2026-11-29', '2025-11-29'])('%s is taken', async (heldOn) => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira' });
    await mona.press('Save', { heldOn });
    expect(await sessions('amira')).toMatchObject([{ heldOn }]);
  });

  it('is not recorded twice for one day', async () => {
    const { mona } = await town();
    await mona.say('record-supervision', { name: 'amira', on: TODAY });
    await mona.press('Save');
    await mona.say('record-supervision', { name: 'amira', on: TODAY });
    expect((await mona.press('Save')).words).toContain('A session on this day is recorded already.');
  });

  it('asks whether ratings were confirmed where the scheme rates cases', async () => {
    const { mona, sessions } = await town('halton');
    await mona.say('record-supervision', { name: 'amira', on: TODAY });
    expect((await mona.press('Save')).words).toContain('Please choose one.');
    await mona.press('Save', { ratings: 'yes' });
    expect(await sessions('amira')).toMatchObject([{ ratingsConfirmed: true }]);
  });

  it('does not ask for ratings elsewhere', async () => {
    const { mona } = await town();
    expect((await mona.say('record-supervision', { name: 'amira' })).words).not.toContain('ratings');
  });

  it('plans the next one with it', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira', on: TODAY });
    expect((await mona.press('Save', { nextOn: '2026-12-18' })).words).toContain(
      'The next one is planned for 18 Dec 2026.',
    );
    const next = await mona.say('record-supervision', { name: 'amira' });
    expect(next.words).toContain('The next one is planned for 18 Dec 2026 and stays so.');
    expect(inputsOf(next.card)).not.toHaveProperty('nextOn');
    expect((await sessions('amira')).filter(({ state }) => state === 'planned')).toHaveLength(1);
  });

  it('leads to the months that wait for agreement, which is given in supervision', async () => {
    const { as } = await monthTown();
    const amira = as('amira');
    await amira.say('submit-month');
    await amira.press('Submit');
    const mona = as('mona');
    await mona.say('record-supervision', { name: 'amira', on: '2026-11-25' });
    expect((await mona.press('Save')).buttons.map(({ title }) => title)).toContain('Agree November 2026');
    expect((await mona.press('Agree November 2026')).words).toContain('amira');
    await mona.say('record-supervision', { name: 'ben', on: '2026-11-25' });
    expect((await mona.press('Save')).words).not.toContain('Agree');
  });

  it('is put right afterwards, and taken out when it was a mistake', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira', on: TODAY });
    await mona.press('Save', { actions: 'Write the care plan.' });
    const card = await mona.press('Put it right');
    expect(inputsOf(card.card)).toMatchObject({ heldOn: TODAY, actions: 'Write the care plan.' });
    await mona.press('Save', { heldOn: '2026-11-27', actions: '' });
    const [session] = await sessions('amira');
    expect(session).toMatchObject({ heldOn: '2026-11-27' });
    expect(session).not.toHaveProperty('actions');
    await mona.send('record-supervision.ask', { worker: keyOf('amira'), step: 'correct', session: session?.id });
    expect((await mona.press('Take it out')).words).toContain('not on the record');
    expect(await sessions('amira')).toEqual([]);
  });
});

describe('a session that is planned', () => {
  it.each<[string, Parameters<Awaited<ReturnType<typeof town>>['mona']['say']>[1]]>([
    ['by the sentence', { name: 'amira', session: 'planned', on: '2026-12-02' }],
    ['because its day is to come', { name: 'amira', on: '2026-12-02' }],
  ])('is planned %s', async (_, words) => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', words);
    expect((await mona.press('Save')).words).toContain('planned for 2 Dec 2026');
    expect(await sessions('amira')).toMatchObject([{ state: 'planned', plannedFor: '2026-12-02' }]);
  });

  it.each([
    ['2026-11-29', 'Please give today or a later day.'],
    ['2027-12-02', 'This is more than a year ahead.'],
  ])('is not planned for %s', async (on, problem) => {
    const { mona } = await town();
    await mona.say('record-supervision', { name: 'amira', session: 'planned' });
    expect((await mona.press('Save', { on })).words).toContain(problem);
  });

  it('is one at a time', async () => {
    const { mona } = await town();
    await mona.say('record-supervision', { name: 'amira', on: '2026-12-02' });
    await mona.press('Save');
    await mona.say('record-supervision', { name: 'amira', on: '2026-12-09' });
    expect((await mona.press('Save')).words).toContain('A session is planned already.');
  });

  it('is the one that is recorded when its day has come', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'amira', session: 'planned', on: TODAY });
    await mona.press('Save');
    expect((await mona.say('record-supervision', { name: 'amira' })).words).toContain(
      'It was planned for 30 Nov 2026.',
    );
    await mona.press('Save');
    expect(await sessions('amira')).toMatchObject([{ state: 'held', heldOn: TODAY }]);
  });
});

describe('a session that is not held (merton, FAQ 4)', () => {
  it('as cancelled needs its new date at once', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'ben', session: 'planned', on: TODAY });
    await mona.press('Save');
    await mona.say('record-supervision', { name: 'ben', session: 'cancelled' });
    const refused = await mona.press('Save');
    expect(refused.words).toContain('Check: A cancelled session needs its new date at once.');
    expect(await sessions('ben')).toMatchObject([{ state: 'planned' }]);
    expect((await mona.press('Save', { newOn: '2026-12-02' })).words).toContain('The new date is 2 Dec 2026.');
    expect(await sessions('ben')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'cancelled', plannedFor: TODAY, movedTo: '2026-12-02' }),
        expect.objectContaining({ state: 'planned', plannedFor: '2026-12-02' }),
      ]),
    );
  });

  it('has the new date that the sentence said', async () => {
    const { mona } = await town();
    const card = await mona.say('record-supervision', {
      name: 'ben',
      session: 'cancelled',
      on: TODAY,
      to: '2026-12-02',
    });
    expect(inputsOf(card.card)).toMatchObject({ plannedFor: TODAY, newOn: '2026-12-02', why: 'cancelled' });
    expect((await mona.press('Save')).words).toContain('The new date is 2 Dec 2026.');
  });

  it('as lost to sickness is listed until it has its date', async () => {
    const { mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'ben', session: 'lost', on: TODAY });
    expect((await mona.press('Save')).words).toContain('It stays on the list until it has its new date.');
    expect((await mona.say('supervision')).words).toContain('needs a date');
    await mona.say('record-supervision', { name: 'ben', session: 'planned', on: '2026-12-07' });
    expect(mona.last().words).toContain('makes up for the one of 30 Nov 2026');
    await mona.press('Save');
    expect((await mona.say('supervision')).words).not.toContain('needs a date');
    expect((await sessions('ben')).find(({ lostToSickness }) => lostToSickness)).toMatchObject({
      movedTo: '2026-12-07',
    });
  });

  it('is refused by a card from before it was recorded as held', async () => {
    const { as, mona, sessions } = await town();
    await mona.say('record-supervision', { name: 'ben', session: 'planned', on: TODAY });
    await mona.press('Save');
    const device = as('mona');
    await device.say('record-supervision', { name: 'ben', session: 'cancelled', to: '2026-12-02' });
    await mona.say('record-supervision', { name: 'ben' });
    await mona.press('Save');
    expect((await device.press('Save')).words).toContain('This card is out of date');
    expect(await sessions('ben')).toMatchObject([{ state: 'held' }]);
  });
});

describe('who records supervision', () => {
  it('is a manager, who chooses among the workers of the teams', async () => {
    const { mona } = await town();
    const card = await mona.say('record-supervision', { on: '2026-11-20' });
    expect(card.words).toContain('amira');
    expect(card.words).not.toContain('cy');
    const chosen = await mona.press('Next', { worker: keyOf('ben') });
    expect(chosen.words).toContain('Supervision with ben: held');
    expect(inputsOf(chosen.card)).toMatchObject({ heldOn: '2026-11-20' });
  });

  it.each(['amira', 'sid', 'sol', 'cora', 'ada'])('is not %s', async (name) => {
    const { as, mona, sessions } = await town();
    const card = await mona.say('record-supervision', { name: 'amira', on: TODAY });
    const { verb, data } = card.button('Save');
    await as(name).send('record-supervision.ask', { worker: keyOf('amira'), step: 'hold' });
    await as(name).send(verb, { ...data, heldOn: TODAY });
    expect(await sessions('amira')).toEqual([]);
  });

  it.each([
    ['no worker', {}],
    ['a worker of nobody', { worker: '0'.repeat(32) }],
    ['a team as a worker', { worker: ['x'], step: 'hold' }],
  ])('cannot be misled by %s', async (_, data) => {
    const { mona } = await town();
    expect((await mona.send('record-supervision.ask', data)).text).toContain('no such worker');
    expect((await mona.send('record-supervision.save', data)).words).toContain('out of date');
    expect((await mona.send('record-supervision.remove', data)).words).toContain('out of date');
  });

  it('is told of a day that no calendar has', async () => {
    const { mona } = await town();
    const card = await mona.say('record-supervision', { name: 'amira', impossibleDate: true });
    expect(card.words).toContain('in no calendar');
  });
});
