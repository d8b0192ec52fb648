import { describe, expect, it } from '@jest/globals';
import type { Notice } from '../../../src/application/notices.ts';
import { composeMessage } from '../../../src/chat/notifications/index.ts';
import { recordsOf } from '../../../src/domain/worker-records.ts';
import { shownOf } from '../../support/chat.ts';
import { caseFacts } from '../commands/talk.ts';
import { keyOf, openTown } from '../commands/town.ts';

const DAY = '2026-12-14';

async function offered() {
  const town = await openTown({ amira: { cases: [caseFacts({ ref: 'C-101' })] }, cy: { cases: [] } });
  const mona = town.as('mona');
  await mona.hear('transfer C-101 to the South team on 14 Dec');
  await mona.press('Preview', { note: 'A hearing is listed.' });
  await mona.press('Offer');
  const kept = await town.stores.caseloads.read(keyOf('amira'));
  const [offer] = recordsOf(kept?.records ?? [], 'offer');
  if (!offer) throw new Error('nothing was offered');
  const key = `${keyOf('amira')} ${offer.id}`;
  const about = { workerKey: keyOf('amira'), offerId: offer.id };
  /** What is said of a notice now; null for nothing. */
  const said = async (notice: Notice, to: string): Promise<string | null> => {
    const message = await composeMessage(town.outside, {
      ...{ id: { day: DAY, key: 'k' }, to: { kind: 'person', personKey: keyOf(to) } },
      notice,
    });
    return message?.card ? shownOf({ card: message.card, audience: 'private' }).words : null;
  };
  const asked = (to: string, how: 'offered' | 'again' = 'offered') =>
    said({ kind: 'case-offered', managerKey: keyOf(to), ...about, how }, to);
  const ended = (to: string, how: 'accepted' | 'declined' | 'withdrawn' | 'lapsed') =>
    said({ kind: 'offer-ended', managerKey: keyOf(to), ...about, how }, to);
  return { town, mona, sid: town.as('sid'), key, asked, ended };
}

describe('to who can answer an offer', () => {
  it('says what kind of case it is, what it weighs under their scheme, and what the giver wrote', async () => {
    const { asked } = await offered();
    const words = await asked('sid');
    for (const part of [
      'C-101 is offered to South from 14 Dec 2026',
      'mona of North',
      'A hearing is listed.',
      '2 points',
    ])
      expect(words).toContain(part);
    expect(words).not.toContain('amira');
    expect(await asked('sid', 'again')).toContain('Nobody answered yet: after 14 Dec 2026 the offer lapses.');
  });

  it.each([
    ['2026-12-13', true],
    [DAY, true],
    ['2026-12-15', false],
  ])('is said on %s: %s', async (day, isSaid) => {
    const { town, asked } = await offered();
    town.setToday(day);
    expect((await asked('sid', 'again')) !== null).toBe(isSaid);
  });

  it.each(['mona', 'cy', 'sol'])('is not said to %s', async (name) => {
    expect(await (await offered()).asked(name)).toBeNull();
  });

  it('is pointless once it was taken back', async () => {
    const { mona, key, asked, ended } = await offered();
    expect(await ended('sid', 'withdrawn')).toBeNull();
    await mona.send('offers.open', { offer: key });
    await mona.press('Take it back');
    expect(await asked('sid')).toBeNull();
    expect(await ended('sid', 'withdrawn')).toContain('mona of North took it back.');
  });
});

describe('to who offered a case', () => {
  it('says for whom it was accepted', async () => {
    const { sid, key, ended } = await offered();
    expect(await ended('mona', 'accepted')).toBeNull();
    await sid.send('offers.open', { offer: key });
    await sid.press('Preview', { to: keyOf('cy') });
    await sid.press('Accept');
    expect(await ended('mona', 'accepted')).toContain('sid accepted it for cy.');
    expect(await ended('sid', 'accepted')).toBeNull();
  });

  it('says why it was declined', async () => {
    const { sid, key, ended } = await offered();
    await sid.send('offers.open', { offer: key });
    await sid.press('Decline');
    await sid.press('Decline', { reason: 'Nobody before February' });
    expect(await ended('mona', 'declined')).toContain('Because: Nobody before February');
  });

  it.each([
    [DAY, false],
    ['2026-12-15', true],
    ['2026-12-16', true],
  ])('says on %s that it has lapsed: %s', async (day, isSaid) => {
    const { town, ended } = await offered();
    town.setToday(day);
    expect((await ended('mona', 'lapsed')) !== null).toBe(isSaid);
  });
});
