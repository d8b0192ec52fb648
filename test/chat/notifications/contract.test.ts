import { describe, expect, test } from '@jest/globals';
import { composeMessage, notifications } from '../../../src/chat/notifications/index.ts';
import { referenceOf } from '../../../src/chat/notifications/reference.ts';
import { renderCard } from '../../../src/teams/render-card.ts';
import { outsideOn } from '../../application/outside.ts';

/** What a phone shows of a message without opening it. */
const LONGEST_TEXT = 300;

test('each kind of notice has one notification at most', () => {
  const kinds = notifications.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

describe.each(notifications.map((one) => [one.kind, one] as const))('%s', (kind, { samples, compose }) => {
  const outside = { ...outsideOn('2026-11-30'), newId: () => 'id-1' };

  test('has samples, each a notice of its kind, and says something in each', () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const { notice, composed } of samples) {
      expect(notice.kind).toBe(kind);
      expect(composed.text.trim()).not.toBe('');
      expect(composed.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    }
  });

  test.each(samples.map((sample) => [sample.sentence, sample] as const))(
    'can be sent and reads the same after a way through storage: %s',
    (_sentence, { composed }) => {
      expect(JSON.parse(JSON.stringify(composed))).toStrictEqual(composed);
      if (composed.card) expect(renderCard(composed.card)).toMatchObject({ type: 'AdaptiveCard' });
    },
  );

  test('is pointless once nothing is kept of whom it is about', async () => {
    for (const { notice } of samples) expect(await compose(outside, notice as never)).toBeNull();
  });
});

describe('the reference of a message', () => {
  const to = { kind: 'person', personKey: 'p' } as const;
  const id = { day: '2026-11-30', key: 'k' };

  test('is short, can be read out, and follows from what the message is', () => {
    expect(referenceOf({ id, to })).toMatch(/^Ref [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
    expect(referenceOf({ id, to })).toBe(referenceOf({ id: { ...id }, to }));
  });

  test('differs between messages, and is one for all states of a live post', () => {
    const other = { day: '2026-12-01', key: 'k' };
    expect(referenceOf({ id: other, to })).not.toBe(referenceOf({ id, to }));
    expect(referenceOf({ id: other, to, live: 'month' })).toBe(referenceOf({ id, to, live: 'month' }));
    expect(referenceOf({ id, to, live: 'other' })).not.toBe(referenceOf({ id, to, live: 'month' }));
  });

  test('is put on a message, and nothing on what has become pointless', async () => {
    const outside = { ...outsideOn('2026-11-30'), newId: () => 'id-1' };
    const notice = {
      kind: 'supervision-cover',
      teamId: 't',
      serviceManagerKey: 's',
      workerKey: 'w',
      day: id.day,
    } as const;
    expect(await composeMessage(outside, { id, to, notice })).toBeNull();
  });
});
