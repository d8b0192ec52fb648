import { describe, expect, it } from '@jest/globals';
import { leaveTeam } from '../../../src/application/leave-team.ts';
import type { Notice } from '../../../src/application/notices.ts';
import { newPerson } from '../../../src/application/person-record.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { listTransfers } from '../../../src/schedule/jobs/list-transfers.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { type Answer, identity, keyOf, NORTH, openTown, SOUTH } from './town.ts';

const DAY = '2026-12-14';
const NOTE = 'The plan is adoption; a hearing is listed for January.';
const workers = {
  amira: { cases: [caseFacts({ ref: 'C-101' }), caseFacts({ ref: 'C-102' })] },
  ben: { cases: [caseFacts({ ref: 'C-7' })] },
  cy: { cases: [caseFacts({ ref: 'C-9' })] },
} as const;

type Town = Awaited<ReturnType<typeof openTown>>;

async function snapshotOf(town: Town, name: string) {
  const found = await town.stores.caseloads.read(keyOf(name));
  if (!found) throw new Error('no caseload');
  return found;
}

/** Who holds C-101 on a day. */
async function holders(town: Town, day: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['amira', 'ben', 'cy']) {
    const { cases } = await snapshotOf(town, name);
    const holds = cases.some(({ history }) => {
      const { ref, allocatedOn, transferredOutOn = '9999' } = factsOn(history, day);
      return ref === 'C-101' && allocatedOn <= day && day < transferredOutOn;
    });
    if (holds) found.push(name);
  }
  return found;
}

const offerIn = async (town: Town) => recordsOf((await snapshotOf(town, 'amira')).records, 'offer').at(-1);

async function offered(note = NOTE) {
  const town = await openTown(workers);
  const mona = town.as('mona');
  await mona.hear('transfer C-101 to the South team on 14 Dec');
  await mona.press('Preview', { note });
  await mona.press('Offer');
  const offer = await offerIn(town);
  if (!offer) throw new Error('nothing was offered');
  const key = `${keyOf('amira')} ${offer.id}`;
  return { town, mona, sid: town.as('sid'), offer, key };
}

async function accepted() {
  const all = await offered();
  const { sid, key } = all;
  await sid.send('offers.open', { offer: key });
  await sid.press('Preview', { to: keyOf('cy') });
  await sid.press('Accept');
  return all;
}

const told = async (town: Town, name: string): Promise<string[]> => {
  const kinds: string[] = [];
  for await (const { to, notice } of town.stores.deliveries.ofDay('2026-11-30', '2026-12-31')) {
    if (to.kind !== 'person' || to.personKey !== keyOf(name)) continue;
    kinds.push('how' in notice ? `${notice.kind} ${notice.how}` : notice.kind);
  }
  return kinds.sort();
};

describe('offering a case to another team', () => {
  it('is asked with what the sentence said, and shows what the other team is shown', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    const form = await mona.hear('transfer C-101 to the South team on 14 Dec');
    expect(form.words).toContain('C-101 · Offer it to another team');
    expect(inputsOf(form.card)).toMatchObject({ team: SOUTH, from: DAY });
    const preview = await mona.press('Preview', { note: NOTE });
    for (const words of [
      'Nothing is offered yet.',
      '1 child · nobody looked after',
      'Merton',
      NOTE,
      'amira, who has it now',
    ])
      expect(preview.words).toContain(words);
    expect(await offerIn(town)).toBeUndefined();
    const done = await mona.press('Offer');
    expect(done.words).toContain('Done: C-101 is offered to South from 14 Dec 2026');
    expect(await offerIn(town)).toMatchObject({ state: 'open', from: DAY, toTeam: SOUTH, note: NOTE });
  });

  it.each([
    ['by a button of the card for a worker, with its day', 'transfer C-101 to Ben on 20 Dec', '2026-12-20'],
    ['for a team that is only called so', 'transfer C-101 to South', DAY],
    ['for another team, of which there is one', 'transfer C-101 to another team', DAY],
  ])('is reached %s', async (_, said, day) => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    const first = await mona.hear(said);
    if (first.words.includes('Transfer or share')) await mona.press('To another team');
    expect(mona.last().words).toContain('Offer it to another team');
    expect(inputsOf(mona.last().card)).toMatchObject({ from: day });
  });

  it.each([
    ['says so at once where the sentence asks for another', 'offer C-101 to another team', false],
    ['says so by the button of the card for a worker', 'transfer C-101', true],
  ])('of a manager of every team %s', async (_, said, isByButton) => {
    const town = await openTown(workers);
    await town.stores.people.change(keyOf('mona'), (before) => ({
      ...(before ?? newPerson(identity('mona'))),
      manages: [NORTH, SOUTH],
    }));
    const mona = town.as('mona');
    await mona.hear(said);
    if (isByButton) await mona.press('To another team');
    expect(mona.last().words).toContain('There is no team that you do not manage.');
  });

  it('is reached by a button that needs no answer of the card for a worker', async () => {
    const mona = (await openTown(workers)).as('mona');
    await mona.hear('transfer C-101 on 20 Dec');
    const { verb, data } = mona.last().button('To another team');
    const form = await mona.send(verb, data);
    expect(form.words).toContain('Offer it to another team');
    expect(inputsOf(form.card)).toMatchObject({ from: '2026-12-20' });
  });

  it('asks for worker and case where the sentence names none', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.hear('transfer a case to the South team');
    await mona.press('Next', { worker: keyOf('amira') });
    const [choice] = mona.last().data.choices as { options: { value: string }[] }[];
    await mona.press('Next', { caseId: choice?.options[0]?.value });
    expect(inputsOf(mona.last().card)).toMatchObject({ team: SOUTH });
  });

  it('moves nothing, on any day', async () => {
    const { town } = await offered();
    for (const day of ['2026-11-30', DAY, '2027-01-11']) expect(await holders(town, day)).toEqual(['amira']);
  });

  it('stays direct where one person manages both teams', async () => {
    const town = await openTown(workers);
    await town.stores.people.change(keyOf('mona'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages: [NORTH, SOUTH] };
    });
    const form = await town.as('mona').hear('transfer C-101 to the South team on 14 Dec');
    expect(form.words).toContain('Transfer or share');
    expect(form.words).toContain('cy');
  });

  it.each([
    ['a day that is over', { from: '2026-11-29' }, 'Please give today or a later day'],
    ['no team', { team: '' }, 'Please choose a team.'],
    ['a team of their own', { team: NORTH }, 'Please choose a team.'],
    ['a phone number', { note: 'Ring 0161 496 0000' }, 'phone'],
  ] as const)('says at the field what will not do: %s', async (_, typed, problem) => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    const again = await mona.press('Preview', typed);
    expect(again.words).toContain(problem);
    expect(await offerIn(town)).toBeUndefined();
  });

  it('is done once, however often it is pressed, and not twice for a case', async () => {
    const town = await openTown(workers);
    const mona = town.as('mona');
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    const { data = {} } = (await mona.press('Preview')).buttons.find(({ title }) => title === 'Offer') ?? {};
    for (let times = 0; times < 3; times += 1) await mona.send('transfer-case.offer', data);
    expect(recordsOf((await snapshotOf(town, 'amira')).records, 'offer')).toHaveLength(1);
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    expect((await mona.press('Preview')).words).toContain('It is offered already.');
    await mona.hear('transfer C-101 to Ben');
    expect((await mona.press('Preview')).words).toContain('The case is offered to another team.');
  });
});

describe('answering an offer', () => {
  it('begins with a message to the managers of that team alone', async () => {
    const { town } = await offered();
    expect(await told(town, 'sid')).toEqual(['case-offered offered']);
    for (const name of ['mona', 'amira', 'cy', 'sol']) expect(await told(town, name)).toEqual([]);
  });

  it('shows the case, what is said of it and what it does to each worker', async () => {
    const { sid, key } = await offered();
    const card = await sid.send('offers.open', { offer: key });
    for (const words of [
      'C-101 is offered to South from 14 Dec 2026',
      'mona of North offers it.',
      NOTE,
      '1 child · nobody looked after',
    ])
      expect(card.words).toContain(words);
    expect(card.words).toMatch(/cy: \d+ → \d+ of 85 points/);
    expect(card.words).not.toContain('amira');
  });

  it('makes the ordinary hand-over when it is accepted: with exactly one of the two on every day', async () => {
    const { town, sid } = await accepted();
    expect(sid.last().words).toContain('Accepted: the case comes to cy');
    expect(await holders(town, '2026-12-13')).toEqual(['amira']);
    expect(await holders(town, DAY)).toEqual(['cy']);
    expect(await offerIn(town)).toMatchObject({ state: 'accepted', ended: { name: 'sid' } });
    expect(await told(town, 'mona')).toEqual(['offer-ended accepted']);
    for (const name of ['amira', 'cy']) expect(await told(town, name)).toEqual(['case-handed-over agreed']);
    expect((await town.as('mona').say('transfers')).words).toContain('From amira to cy');
    const list = await sid.say('transfers');
    expect(list.words).toContain('From another team, which can cancel it');
    expect(list.buttons.map(({ title }) => title)).not.toContain('Cancel or end it');
  });

  it('counts once, however often Accept is pressed', async () => {
    const { town, sid, key } = await offered();
    await sid.send('offers.open', { offer: key });
    const { data = {} } =
      (await sid.press('Preview', { to: keyOf('cy') })).buttons.find(({ title }) => title === 'Accept') ?? {};
    for (let times = 0; times < 3; times += 1) {
      expect((await sid.send('offers.accept', data)).words).toContain('Accepted');
    }
    expect(recordsOf((await snapshotOf(town, 'amira')).records, 'hand-over')).toHaveLength(1);
    expect((await snapshotOf(town, 'cy')).cases).toHaveLength(2);
  });

  it('is declined with a reason, of which the giver hears', async () => {
    const { town, mona, sid, key } = await offered();
    await sid.send('offers.open', { offer: key });
    await sid.press('Decline');
    expect((await sid.press('Decline', { reason: '' })).words).toContain('Please give a reason.');
    const done = await sid.press('Decline', { reason: 'Nobody before February' });
    expect(done.words).toContain('Declined: C-101 stays with North');
    expect(await offerIn(town)).toMatchObject({ state: 'declined', ended: { reason: 'Nobody before February' } });
    expect(await told(town, 'mona')).toEqual(['offer-ended declined']);
    expect(await holders(town, DAY)).toEqual(['amira']);
    expect((await mona.say('offers')).words).toContain('Nothing is offered');
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    expect((await mona.press('Preview')).words).toContain('Nothing is offered yet.');
  });

  it.each(['amira', 'mona', 'cy', 'ben', 'sol', 'cora', 'ada'])('is nothing that %s may do', async (name) => {
    const { town, sid, offer, key } = await offered();
    const answer: Answer = await sid.send('offers.open', { offer: key });
    const preview = await sid.press('Preview', { to: keyOf('cy') });
    const { data = {} } = preview.buttons.find(({ title }) => title === 'Accept') ?? {};
    const other = town.as(name);
    await other.send('offers.accept', data);
    await other.send('offers.preview', { worker: keyOf('amira'), id: offer.id, to: keyOf('cy') });
    expect(other.last().words).not.toContain('C-101');
    await other.send('offers.decline-save', { ...data, reason: 'no' });
    if (name !== 'mona') {
      await other.send('offers.withdraw', data);
      await other.send('offers.open', { offer: key });
      expect(other.last().words).not.toContain('C-101');
    }
    expect(answer.words).toContain('C-101');
    expect(await offerIn(town)).toMatchObject({ state: 'open' });
  });

  it.each([
    ['who manages neither team any more', { managerKeys: [], manages: [] }],
    ['who manages another team now', { managerKeys: [], manages: [NORTH] }],
  ])('is nothing for a manager %s', async (_, { manages }) => {
    const { town, sid, key } = await offered();
    await sid.send('offers.open', { offer: key });
    const preview = await sid.press('Preview', { to: keyOf('cy') });
    const { data = {} } = preview.buttons.find(({ title }) => title === 'Accept') ?? {};
    await town.stores.people.change(keyOf('sid'), (before) => {
      if (!before) throw new Error('no such person');
      return { ...before, manages };
    });
    await sid.send('offers.accept', data);
    expect(await offerIn(town)).toMatchObject({ state: 'open' });
    expect(await holders(town, DAY)).toEqual(['amira']);
  });

  it('takes no worker of another team', async () => {
    const { town, sid, offer } = await offered();
    const at = { worker: keyOf('amira'), id: offer.id };
    await sid.send('offers.accept', { ...at, to: keyOf('ben'), nonce: 'n1' });
    expect(sid.last().words).toContain('This worker is in none of your teams any more.');
    expect(await holders(town, DAY)).toEqual(['amira']);
  });
});

describe('taking an offer back', () => {
  it('is answered as it was when it is pressed again; so is declining', async () => {
    const [one, other] = [await offered(), await offered()];
    await one.mona.send('offers.open', { offer: one.key });
    await other.sid.send('offers.open', { offer: other.key });
    await other.sid.press('Decline');
    for (const [{ town }, who, title, typed, words] of [
      [one, one.mona, 'Take it back', {}, 'Taken back: C-101'],
      [other, other.sid, 'Decline', { reason: 'nobody has room' }, 'Declined: C-101'],
    ] as const) {
      const { verb, data } = who.last().button(title);
      for (const _ of [1, 2]) {
        expect((await who.send(verb, { ...data, ...typed })).words).toContain(words);
        await town.deliverAll();
      }
    }
  });

  it('is told to those who were asked, and leaves nothing to answer', async () => {
    const { town, mona, sid, key } = await offered();
    const list = await mona.say('offers');
    expect(list.words).toContain('offered to South: not answered yet');
    await mona.press('Open', { offer: key });
    expect((await mona.press('Take it back')).words).toContain('Taken back: C-101 is not offered any more');
    expect(await told(town, 'sid')).toEqual(['case-offered offered', 'offer-ended withdrawn']);
    expect((await sid.send('offers.open', { offer: key })).words).toContain('This offer is not open any more.');
    expect((await sid.say('offers')).words).toContain('Nothing is offered');
    expect((await town.stores.teams.record(SOUTH))?.offered).toEqual([]);
  });
});

describe('an offer that nobody answers', () => {
  it.each([
    ['2026-12-13', 'North offers it to South: please answer', 'offered to South: not answered yet'],
    [DAY, 'North offers it to South: please answer', 'offered to South: not answered yet'],
    ['2026-12-15', 'Nothing is offered', 'offered to South: not answered by its day, and lapsed'],
  ])('is listed for both on %s', async (day, toAsked, toGiver) => {
    const { town, mona, sid } = await offered();
    town.setToday(day);
    expect((await sid.say('offers')).words).toContain(toAsked);
    expect((await mona.say('offers')).words).toContain(toGiver);
  });

  it('can be accepted on its day and not after it', async () => {
    for (const [day, state] of [
      [DAY, 'accepted'],
      ['2026-12-15', 'open'],
    ] as const) {
      const { town, sid, offer } = await offered();
      town.setToday(day);
      await sid.send('offers.accept', { worker: keyOf('amira'), id: offer.id, to: keyOf('cy'), nonce: 'n1' });
      expect(await offerIn(town)).toMatchObject({ state });
    }
  });

  it('is offered again for another day, once', async () => {
    const { town, mona, offer, key } = await offered();
    town.setToday('2026-12-15');
    await mona.send('offers.open', { offer: key });
    await mona.press('Offer it again');
    expect(inputsOf(mona.last().card)).toMatchObject({ team: SOUTH, from: '2026-12-29' });
    await mona.press('Preview');
    await mona.press('Offer');
    const offers = recordsOf((await snapshotOf(town, 'amira')).records, 'offer');
    expect(offers.map(({ id, from }) => [id === offer.id, from])).toEqual([[false, '2026-12-29']]);
    expect((await town.stores.teams.record(SOUTH))?.offered).toHaveLength(1);
  });
});

describe('what happened in between', () => {
  it('can only be declined once the case has ended', async () => {
    const { town, sid, key, offer } = await offered();
    const amira = town.as('amira');
    await amira.say('close-case', { caseRef: 'C-101' });
    await amira.press('Save', { closureDecidedOn: '2026-11-30', closedOn: '2026-11-30' });
    const card = await sid.send('offers.open', { offer: key });
    expect(card.words).toContain('The case has ended or gone elsewhere since.');
    await sid.send('offers.accept', { worker: keyOf('amira'), id: offer.id, to: keyOf('cy'), nonce: 'n1' });
    expect(await offerIn(town)).toMatchObject({ state: 'open' });
    expect((await snapshotOf(town, 'cy')).cases).toHaveLength(1);
  });

  it('is not for a worker who left the team that was asked', async () => {
    const { town, sid, key, offer } = await offered();
    await leaveTeam(town.outside, SOUTH, keyOf('cy'), { person: keyOf('ada'), key: 'leave' });
    await town.deliverAll();
    const card = await sid.send('offers.open', { offer: key });
    expect(card.words).not.toContain('cy:');
    await sid.send('offers.accept', { worker: keyOf('amira'), id: offer.id, to: keyOf('cy'), nonce: 'n1' });
    expect(await holders(town, DAY)).toEqual(['amira']);
  });
});

const composed = (town: Town, notice: Notice) => {
  const to = { kind: 'person', personKey: keyOf('sid') } as const;
  return composeMessage(town.outside, { id: { day: '2026-11-30', key: 'k' }, to, notice });
};

describe('an offer that was accepted and is cancelled by the team that gave it', () => {
  async function cancelled(before: (town: Town) => Promise<unknown> = async () => undefined) {
    const all = await accepted();
    const { town, mona, offer } = all;
    await town.deliverAll();
    await before(town);
    await mona.hear('transfers');
    await mona.press('Cancel or end it', { handOver: `${keyOf('amira')} ${offer.id}` });
    await mona.press('Cancel it');
    await town.deliverAll();
    return all;
  }
  const heardOf = async (town: Town, name: string) =>
    (await told(town, name)).filter((kind) => kind === 'offer-ended cancelled').length;

  it('is told to the manager who accepted it, once', async () => {
    const { town, offer } = await cancelled();
    expect(await heardOf(town, 'sid')).toBe(1);
    expect(await heardOf(town, 'mona')).toBe(0);
    const { caseloads } = town.stores;
    expect(recordsOf((await caseloads.read(keyOf('amira')))?.records ?? [], 'offer')).toMatchObject([
      { id: offer.id, state: 'accepted' },
    ]);
    const asked = {
      kind: 'offer-ended',
      managerKey: keyOf('sid'),
      workerKey: keyOf('amira'),
      offerId: offer.id,
    } as const;
    const said = await composed(town, { ...asked, how: 'cancelled' });
    expect(said?.text).toBe('C-101 does not come to South after all');
    // What was said of it before stands no more.
    expect(await composed(town, { ...asked, managerKey: keyOf('mona'), how: 'accepted' })).toBeNull();
  });

  it('is told to the managers there where that one is none any more', async () => {
    const { town } = await cancelled(async ({ stores: { teams } }) => {
      await teams.changeTeam(
        SOUTH,
        (team) => {
          if (!team) throw new Error('no team');
          return { ...team, managerKeys: [keyOf('sue'), keyOf('sal')] };
        },
        { at: '2026-11-30T09:00:00.000Z', by: 'ada', action: 'change-team', detail: {} },
      );
    });
    expect([await heardOf(town, 'sid'), await heardOf(town, 'sue'), await heardOf(town, 'sal')]).toEqual([0, 1, 1]);
  });

  it("stands in the week's list of the team that accepted it until then", async () => {
    const { town, mona, offer } = await accepted();
    await town.deliverAll();
    const listed = async () => {
      const south = await town.stores.teams.read(SOUTH);
      if (!south) throw new Error('no team');
      const { team, members } = south;
      const asked = { kind: 'transfer-list', teamId: SOUTH, managerKey: keyOf('sid'), day: '2026-12-07' } as const;
      const { tell } = await listTransfers.plan({
        ...{ outside: town.outside, team, members, everyone: members, day: '2026-12-07' },
        ...{ region: 'england', dueAt: '2026-12-07T09:00:00Z', late: false },
      });
      return [tell.length, JSON.stringify(await composed(town, asked))] as const;
    };
    const [times, words] = await listed();
    expect(times).toBe(1);
    expect(words).toContain('1 case is to move');
    expect(words).toContain('amira → cy');
    await mona.hear('transfers');
    await mona.press('Cancel or end it', { handOver: `${keyOf('amira')} ${offer.id}` });
    await mona.press('Cancel it');
    await town.deliverAll();
    expect(await listed()).toEqual([0, 'null']);
  });
});

describe('an offer that is accepted past what stands against it', () => {
  const REASON = { reason: 'nobody else has room', reviewOn: '2026-12-21', until: '2027-01-29' };

  async function previewed() {
    const child = { ref: 'k', household: 'home', childProtection: { from: '2026-10-01' } };
    const town = await openTown({
      amira: { cases: [caseFacts({ ref: 'C-101', children: [child] })] },
      cy: { terms: { role: 'newly-qualified' } },
    });
    const mona = town.as('mona');
    await mona.hear('transfer C-101 to the South team on 14 Dec');
    await mona.press('Preview', {});
    await mona.press('Offer');
    await town.deliverAll();
    const offer = await offerIn(town);
    const sid = town.as('sid');
    await sid.send('offers.open', { offer: `${keyOf('amira')} ${offer?.id}` });
    return { town, sid, preview: await sid.press('Preview', { to: keyOf('cy') }) };
  }
  const agreedOf = async (town: Town) => recordsOf((await snapshotOf(town, 'amira')).records, 'hand-over');

  it('names it on the preview, and asks for a reason, an end and a review before it is accepted', async () => {
    const { town, sid, preview } = await previewed();
    expect(preview.words).toContain('Not without a reason: is newly qualified');
    expect(preview.buttons.map(({ title }) => title)).not.toContain('Accept');
    const asked = await sid.press('Give a reason');
    expect(asked.words).toContain('Why is it given all the same?');
    expect(asked.words).not.toContain('Nothing was saved.');
    expect(await agreedOf(town)).toEqual([]);
    await sid.press('Accept', REASON);
    expect(sid.last().words).toContain('Accepted');
    await town.deliverAll();
    expect(recordsOf((await snapshotOf(town, 'cy')).records, 'allocation')).toMatchObject([
      { ref: 'C-101', past: { ...REASON, stops: ['newly-qualified'] } },
    ]);
  });

  it.each([
    ['no reason', { ...REASON, reason: '' }],
    ['an end on the day on which it comes', { ...REASON, reviewOn: '2026-12-14', until: '2026-12-14' }],
    ['a review after the end', { ...REASON, reviewOn: '2027-01-30' }],
  ])('is not accepted with %s', async (_, typed) => {
    const { town, sid } = await previewed();
    await sid.press('Give a reason');
    expect((await sid.press('Accept', typed)).words).toContain('Nothing was saved.');
    expect(await agreedOf(town)).toEqual([]);
  });

  it('is not accepted by a press that names no stop, as an older card would send it', async () => {
    const { town, sid, preview } = await previewed();
    const { verb, data } = preview.button('Give a reason');
    await sid.send(verb, { ...data, ...REASON });
    expect(sid.last().words).toContain('Why is it given all the same?');
    expect(await agreedOf(town)).toEqual([]);
  });

  it('is accepted once, however often it is pressed', async () => {
    const { town, sid } = await previewed();
    await sid.press('Give a reason');
    const { verb, data } = sid.last().button('Accept');
    for (const _ of [1, 2]) {
      await sid.send(verb, { ...data, ...REASON });
      expect(sid.last().words).toContain('Accepted');
    }
    expect(await agreedOf(town)).toHaveLength(1);
  });
});
