import { describe, expect, it } from '@jest/globals';
import { monthTown, NOVEMBER } from './month-town.ts';
import { channel, keyOf, NORTH, SOUTH } from './town.ts';

const AMIRA = keyOf('amira');
/** What is done after the answer is on its way. */
const FOLLOWING = /^(?:deliveries|queue)\.|\.(?:putMember|done)$/;

/** Amira has submitted, and the manager has her month before her. */
async function submittedTown(today = '2026-11-30') {
  const town = await monthTown(today);
  const amira = town.as('amira');
  await amira.say('my-month');
  await amira.press('Submit');
  const mona = town.as('mona');
  await mona.say('team-month', { month: NOVEMBER });
  await mona.press('Open', { worker: AMIRA });
  return { town, amira, mona };
}

describe("a team's month", () => {
  it('counts who has submitted and names who is missing', async () => {
    const { town } = await submittedTown();
    const { words } = await town.as('mona').say('team-month');
    expect(words).toContain('North: 1 of 2 submitted for November 2026');
    expect(words).toMatch(/ben\nnot submitted/);
    expect(words).toContain('0 agreed, 1 waiting for agreement.');
    expect(words).toContain('18');
  });

  it('shows coordinators where months stand, and no figures', async () => {
    const { town } = await submittedTown();
    const cora = town.as('cora');
    const { words, buttons } = await cora.say('team-month');
    expect(words).toContain('North: 1 of 2 submitted');
    expect(words).toContain('submitted, waits for agreement');
    expect(words).not.toMatch(/points/);
    expect(buttons.map(({ title }) => title)).toEqual(['October 2026']);
    const opened = await cora.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    expect(opened.words).toContain('I have no such caseload to show you.');
  });

  it('opens whoever is named at once; of several, and without figures, where each stands', async () => {
    const { town } = await submittedTown();
    const mona = town.as('mona');
    const { words } = await mona.say('agree-month', { name: 'Amira' });
    expect(words).toContain('amira, November 2026: 18 points');
    expect(words).not.toContain('ben');
    expect((await mona.say('agree-month', { name: 'e' })).words).not.toContain('18 points');
    expect((await town.as('cora').say('team-month', { name: 'Ben' })).words).toContain('ben\nnot submitted');
  });

  it.each([
    ['the oldest that the list reaches back to', '2026-07', 'July 2026'],
    ['an older one, which is opened for each worker', '2026-06', 'Whose June 2026?'],
  ])('of %s', async (_, month, words) => {
    const { town } = await submittedTown();
    expect((await town.as('mona').say('team-month', { month })).words).toContain(words);
    const cora = await town.as('cora').say('team-month', { month: '2026-06' });
    expect(cora.words).toBe('The list of a team does not reach back to June 2026.');
  });

  it.each([
    ['counts in each team the oldest month that the lists reach back to', '2026-07', '0 of'],
    ['says of an older one that no list reaches back to it', '2026-06', 'does not reach back to June 2026'],
  ])('of several teams %s', async (_, month, words) => {
    const { town } = await submittedTown();
    const sol = await town.as('sol').say('team-month', { month });
    expect(sol.words).toContain(words);
    expect(sol.words.includes('submitted')).toBe(month === '2026-07');
    expect(sol.buttons.map(({ title }) => title)).toEqual(['Open']);
  });

  it.each([
    ['the day before the current month asks for something', '2026-12-28', 'November 2026'],
    ['the day on which it does', '2026-12-29', 'December 2026'],
  ])('is the one before until it is complete: %s', async (_, day, month) => {
    const { town } = await submittedTown();
    town.setToday(day);
    expect((await town.as('mona').say('team-month')).words).toContain(`submitted for ${month}`);
  });

  it('asks nobody who is away, and counts them when they have submitted', async () => {
    const { town } = await submittedTown();
    await town.away('ben', { from: '2026-11-20', to: '2026-12-10' });
    const { words } = await town.as('mona').say('team-month');
    expect(words).toContain('1 of 1 submitted');
    expect(words).toMatch(/ben\naway/);
  });

  it('gives a service manager each team, and one to open', async () => {
    const { town } = await submittedTown();
    const sol = town.as('sol');
    expect((await sol.say('team-month')).words).toContain('South: 0 of 1 submitted');
    await sol.press('Open', { teamId: NORTH });
    const { words, buttons } = await sol.press('Open', { worker: AMIRA });
    expect(words).toContain('amira, November 2026: 18 points');
    expect(buttons.map(({ title }) => title)).toEqual(['Back to the team']);
  });

  it("answers in the managers' channel for all to see, while all may", async () => {
    const { town } = await submittedTown();
    const place = channel('19:managers');
    await town.stores.teams.changeTeam(
      NORTH,
      (team) => {
        if (!team) throw new Error('there is a team');
        return {
          ...team,
          managersChannel: { ...place.address, channelId: '19:managers', teamsTeamId: '19:teams-team' },
        };
      },
      { at: '2026-11-30T09:00:00.000Z', by: keyOf('ada'), action: 'bind-channel', detail: {} },
    );
    town.gather(place, ['mona', 'sol']);
    const mona = town.as('mona', place);
    expect((await mona.say('team-month')).reply.audience).toBe('here');
    expect((await mona.press('Open', { worker: AMIRA })).reply.audience).toBe('private');
    await town.away('ben', { from: '2026-11-20', to: '2026-12-10' });
    const inChannel = await town.as('mona', place).say('team-month');
    expect(inChannel.reply.audience).toBe('here');
    expect(inChannel.words).not.toMatch(/ben|away/i);
    town.gather(place, ['mona', 'sol', 'ben']);
    const answer = await mona.say('team-month');
    expect(answer.reply.audience).toBe('private');
    expect(answer.words).toContain('1 person in the channel may not see the figures');
  });

  it('keeps what was remarked out of the rows of the team', async () => {
    const { town, mona } = await submittedTown();
    await mona.press('Remark');
    await mona.press('Send', { line: 'whole', text: 'A remark of our own.' });
    expect(JSON.stringify(await town.stores.teams.read(NORTH))).not.toContain('A remark of our own.');
  });

  it.each([
    ['of another team', 'sid', NORTH],
    ['of a team that is not there', 'mona', 'f'.repeat(32)],
    ['who coordinates another team', 'cora', SOUTH],
  ])('is not shown to somebody %s', async (_, name, teamId) => {
    const { town } = await submittedTown();
    expect((await town.as(name).send('team-month.open', { teamId })).words).toBe('I have no such team to show you.');
  });
});

describe('agreeing a month', () => {
  it('puts both names and times on it, and locks it', async () => {
    const { town, amira, mona } = await submittedTown();
    expect(mona.last().words).toMatch(/amira, November 2026: 18 points/);
    expect(mona.last().words).toMatch(/Submitted by amira on 30 Nov 2026 at 09:00/);
    const done = await mona.press('Agree');
    expect(done.words).toContain('November 2026 of amira is agreed');
    expect(await town.record('amira')).toMatchObject({
      state: 'agreed',
      submitted: { name: 'amira', at: '2026-11-30T09:00:00.000Z' },
      agreed: { name: 'mona', at: '2026-11-30T09:00:00.000Z' },
    });
    expect(await town.told()).toEqual(['month-answered agreed person']);
    const shown = await amira.say('my-month', { month: NOVEMBER });
    expect(shown.words).toContain('November 2026: agreed');
    expect(shown.words).toMatch(/Agreed by mona on 30 Nov 2026 at 09:00/);
    expect(shown.buttons.map(({ title }) => title)).not.toContain('Submit');
  });

  it('shows beside what was submitted what it would be now, where the caseload was changed since', async () => {
    const { town, amira, mona } = await submittedTown();
    expect(mona.last().words).not.toContain('would now be');
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 });
    await amira.press('Save');
    const { words, buttons } = await mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER });
    expect(words).toMatch(/amira, November 2026: 18 points/);
    const now = await town.totalOn('amira');
    expect(now).toBeGreaterThan(18);
    expect(words).toContain(`It would now be ${now} points, within the guideline of 85.`);
    expect(buttons.map(({ title }) => title)).toContain('Agree');
  });

  it('acts once when it is pressed twice, and tells once', async () => {
    const { town, mona } = await submittedTown();
    const { verb, data } = mona.last().button('Agree');
    const words = [(await mona.send(verb, data)).words, (await mona.send(verb, data)).words];
    expect(words[1]).toBe(words[0]);
    expect(await town.told()).toEqual(['month-answered agreed person']);
  });

  it('is refused for figures that the manager has not seen', async () => {
    const { town, amira, mona } = await submittedTown();
    await amira.say('log-activity', { caseRef: 'C-101', activity: 'core-assessment', on: '2026-11-04', children: 1 });
    await amira.press('Save');
    await amira.press('Resubmit November 2026');
    const refused = await mona.press('Agree');
    expect(refused.words).toContain('Check: the month is not as it was');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 2 });
    await mona.press('Show November 2026');
    expect((await mona.press('Agree')).words).toContain('is agreed');
  });

  it("is refused for one's own month", async () => {
    const town = await monthTown('2026-11-30');
    await town.stores.people.change(AMIRA, (person) => {
      if (!person) throw new Error('amira has a record');
      return { ...person, manages: [NORTH] };
    });
    const amira = town.as('amira');
    await amira.say('my-month');
    await amira.press('Submit');
    const refused = await amira.send('agree-month.agree', { nonce: 'n1', worker: AMIRA, month: NOVEMBER, revision: 1 });
    expect(refused.words).toContain('Agreement needs two people');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted' });
  });
});

describe('a remark', () => {
  it('on a line is checked, reaches the worker, and is answered', async () => {
    const { town, amira, mona } = await submittedTown();
    await mona.press('Remark');
    const line = String((await town.submitted('amira'))?.lines.findIndex(({ caseRef }) => caseRef === 'C-102'));
    const personal = await mona.press('Send', { line, text: 'Ring her on 07700 900123' });
    expect(personal.words).toContain('phone number');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', remarks: [] });
    await mona.press('Send', { line, text: 'Was this child not moved?' });
    expect(await town.record('amira')).toMatchObject({
      state: 'disputed',
      remarks: [{ revision: 1, line: Number(line) }],
    });
    expect(await town.told()).toEqual(['month-answered disputed person']);

    const shown = await amira.say('my-month');
    expect(shown.words).toContain('November 2026: there is a remark for you');
    expect(shown.words).toMatch(/Was this child not moved\?\nC-102: .*mona on 30 Nov 2026/);
    await amira.press('Answer');
    expect(amira.last().words).toContain('a remark on C-102');
    await amira.press('Answer', { text: 'Not until December.' });
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 1 });
    await mona.say('team-month');
    const { words } = await mona.press('Open', { worker: AMIRA });
    expect(words).toContain('Answer: Not until December.');
    expect((await mona.press('Agree')).words).toContain('is agreed');
  });

  it('is settled by submitting anew as well', async () => {
    const { town, amira, mona } = await submittedTown();
    await mona.press('Remark');
    await mona.press('Send', { line: 'whole', text: 'An assessment is missing.' });
    await amira.say('my-month');
    await amira.press('Submit again');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 2 });
  });

  it('goes on naming its line as it was after the month is submitted anew with other lines', async () => {
    const town = await monthTown('2026-10-31');
    const [amira, mona] = [town.as('amira'), town.as('mona')];
    await amira.say('my-month');
    await amira.press('Submit');
    town.setToday('2026-11-26');
    await amira.say('my-month');
    await amira.press('Nothing changed');
    await mona.say('team-month', { month: NOVEMBER });
    await mona.press('Open', { worker: AMIRA });
    await mona.press('Remark');
    const lines = (await town.submitted('amira'))?.lines ?? [];
    const line = String(lines.findIndex(({ caseRef }) => caseRef === 'C-102'));
    await mona.press('Send', { line, text: 'Was this child not moved?' });
    const { caseId } =
      (await town.snapshotOf('amira')).cases.find(({ history }) => history.dated.ref === 'C-101') ?? {};
    await amira.send('close-case.open', { caseId });
    await amira.press('Save', { decidedOn: '2026-11-20' });
    await amira.press('Resubmit November 2026');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 2 });

    const named = /Was this child not moved\?\nC-102: child looked after .*, as submitted before · mona on 26 Nov 2026/;
    expect((await amira.say('my-month')).words).toMatch(named);
    expect(town.calls.length).toBeLessThanOrEqual(3);
    await mona.say('team-month', { month: NOVEMBER });
    expect((await mona.press('Open', { worker: AMIRA })).words).toMatch(named);
    expect(town.calls.length).toBeLessThanOrEqual(3);
  });

  it('on a line that is not there changes nothing', async () => {
    const { town, mona } = await submittedTown();
    const data = { nonce: 'n1', worker: AMIRA, month: NOVEMBER, revision: 1, line: '99', text: 'What is this?' };
    expect((await mona.send('agree-month.dispute-save', data)).words).toContain('The month has no such line.');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', remarks: [] });
  });
});

describe('reopening', () => {
  it('needs a reason, takes both names off, and keeps what was agreed', async () => {
    const { town, amira, mona } = await submittedTown();
    await mona.press('Agree');
    const agreed = await town.submitted('amira');
    await mona.press('Show it');
    await mona.press('Reopen');
    expect((await mona.press('Reopen')).words).toContain('Please give a reason.');
    await mona.press('Reopen', { reason: 'a case was left out' });
    const record = await town.record('amira');
    expect(record).toMatchObject({
      state: 'draft',
      revision: 1,
      reopened: [{ name: 'mona', reason: 'a case was left out' }],
    });
    expect(record).not.toHaveProperty('agreed');
    expect(await town.told()).toEqual(['month-answered agreed person', 'month-answered reopened person']);
    const shown = await amira.say('my-month');
    expect(shown.words).toContain('Reopened by mona');
    expect(shown.words).toContain('Since you submitted it\nno change');
    await amira.press('Nothing changed');
    expect(await town.record('amira')).toMatchObject({ state: 'submitted', revision: 2 });
    expect(await town.submitted('amira', 1)).toEqual(agreed);
  });
});

describe('submitting for somebody else', () => {
  it('is for those who are away, and says who did it', async () => {
    const { town, mona } = await submittedTown();
    await mona.say('team-month');
    expect((await mona.press('Open', { worker: keyOf('ben') })).buttons.map(({ title }) => title)).toEqual([
      'Back to the team',
    ]);
    const send = { nonce: 'n1', month: NOVEMBER, how: 'submit', worker: keyOf('ben') };
    expect((await mona.send('submit-month.send', send)).words).toContain('ben is not recorded as away');

    await town.away('ben', { from: '2026-11-20', to: '2026-12-10' });
    await mona.send('team-month.worker', { worker: keyOf('ben'), month: NOVEMBER });
    expect((await mona.press('Submit for ben')).words).toContain('November 2026 is submitted for ben');
    expect(await town.record('ben')).toMatchObject({ state: 'submitted', submitted: { name: 'mona' } });
    expect(await town.told()).toEqual(['month-answered submitted-for person']);

    // Agreement needs both: the worker confirms it when back.
    await mona.press('Show November 2026');
    expect((await mona.press('Agree')).words).toContain('Agreement needs two people');
    const ben = town.as('ben');
    await ben.say('my-month', { month: NOVEMBER });
    await ben.press('Confirm it');
    expect(await town.record('ben')).toMatchObject({ state: 'submitted', revision: 2, submitted: { name: 'ben' } });
    await mona.send('team-month.worker', { worker: keyOf('ben'), month: NOVEMBER });
    expect((await mona.press('Agree')).words).toContain('is agreed');
  });
});

describe('the rights', () => {
  const acts = [
    ['submit-month.send', { how: 'submit' }],
    ['submit-month.send', { how: 'nil' }],
    ['agree-month.agree', { revision: 1 }],
    ['agree-month.dispute-save', { revision: 1, line: 'whole', text: 'Why?' }],
    ['agree-month.reopen-save', { revision: 1, reason: 'because' }],
    ['team-month.worker', {}],
  ] as const;
  const strangers = ['ben', 'cy', 'sid', 'cora', 'ada'] as const;

  it.each(strangers.flatMap((name) => acts.map(([verb, data]) => [name, verb, data] as const)))(
    "%s may not press %s on amira's month",
    async (name, verb, data) => {
      const { town } = await submittedTown();
      const before = await town.snapshotOf('amira');
      const answer = await town.as(name).send(verb, { nonce: 'n1', worker: AMIRA, month: NOVEMBER, ...data });
      expect(answer.words).toMatch(/no such caseload|No caseload|not part of your role|no role in Caseload/);
      expect(answer.words).not.toContain('18');
      expect(await town.snapshotOf('amira')).toEqual(before);
    },
  );

  it.each(acts.filter(([verb]) => verb !== 'team-month.worker'))(
    'a service manager sees the month and may not press %s',
    async (verb, data) => {
      const { town } = await submittedTown();
      const before = await town.snapshotOf('amira');
      await town.as('sol').send(verb, { nonce: 'n1', worker: AMIRA, month: NOVEMBER, ...data });
      expect(await town.snapshotOf('amira')).toEqual(before);
    },
  );
});

describe('whoever waits for an answer', () => {
  it('waits for three storage calls at most', async () => {
    const { town, amira, mona } = await submittedTown();
    const seen: [string, number][] = [];
    const noted = async (what: string, answer: Promise<unknown>) => {
      await answer;
      seen.push([what, town.calls.filter((call) => !FOLLOWING.test(call)).length]);
    };
    await noted('open', mona.send('team-month.worker', { worker: AMIRA, month: NOVEMBER }));
    await noted('remark', mona.press('Remark'));
    await noted('send', mona.press('Send', { line: '0', text: 'Is this so?' }));
    await noted('my month', amira.say('my-month'));
    await noted('answer', amira.press('Answer'));
    await noted('answered', amira.press('Answer', { text: 'It is so.' }));
    await noted('agree', mona.send('agree-month.agree', { nonce: 'n', worker: AMIRA, month: NOVEMBER, revision: 1 }));
    await noted('ask', amira.send('my-month.ask', { month: NOVEMBER }));
    await noted('asked', amira.press('Ask', { reason: 'a case was left out' }));
    await noted('summary', mona.send('supervision-summary.open', { worker: AMIRA, month: NOVEMBER }));
    await noted('page', mona.press('As a page to print'));
    await noted('team', mona.say('team-month'));
    expect(seen.filter(([, calls]) => calls > 3)).toEqual([]);
  });
});
