import type { NoticeOf } from '../../application/notices.ts';
import { managersOn } from '../../application/who-is-told.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type CaseOffer, hasLapsed } from '../../domain/case-offer.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { offerKey } from '../offers/offer-in-question.ts';
import { sampleOffer } from '../offers/sample-offer.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

type OfferEnded = NoticeOf<'offer-ended'>;

/** To a manager in private: an offer was answered, its day has passed, or it or what was accepted was taken back. */
export const offerEnded: Notification<'offer-ended'> = {
  kind: 'offer-ended',
  async compose({ stores, clock }, { managerKey, workerKey, offerId, how }) {
    const holder = await stores.caseloads.read(workerKey);
    const offer = recordsOf(holder?.records ?? [], 'offer').find(({ id }) => id === offerId);
    const today = clock.today();
    const handOver = recordsOf(holder?.records ?? [], 'hand-over').find(({ id }) => id === offerId);
    const isSo = offer && isStillSo(offer, how, handOver, today);
    const isToAsked = how === 'withdrawn' || how === 'cancelled';
    const team = isSo && (await stores.teams.record(isToAsked ? offer.toTeam : offer.fromTeam));
    if (!team || !managersOn(team, today).includes(managerKey)) return null;
    return wordsFor(offer, how, workerKey, today, handOver);
  },
  samples: [
    sample('it was accepted', 'accepted', {}),
    sample('it was declined, with the longest words', 'declined', { longest: true }),
    sample('it was taken back', 'withdrawn', {}),
    sample('its day has passed', 'lapsed', {}),
    sample('the transfer that was accepted is cancelled', 'cancelled', {}),
  ],
};

/** What was accepted is an ordinary hand-over, and it is the hand-over that is cancelled. */
function isStillSo(
  offer: CaseOffer,
  how: OfferEnded['how'],
  handOver: HandOver | undefined,
  today: CalendarDate,
): boolean {
  if (how === 'lapsed') return hasLapsed(offer, today);
  if (how === 'cancelled') return handOver?.state === 'cancelled';
  return offer.state === how && handOver?.state !== 'cancelled';
}

function wordsFor(
  offer: CaseOffer,
  how: OfferEnded['how'],
  worker: string,
  today: CalendarDate,
  handOver?: Pick<HandOver, 'toName' | 'changed'>,
): Composed {
  const { ref, fromTeamName, toTeamName, from, ended } = offer;
  const day = spokenDate(from);
  const who = ended?.name ?? '';
  const toName = handOver?.toName ?? 'a worker there';
  const open = { title: 'Open', verb: 'offers.open', data: { offer: offerKey(worker, offer.id) } };
  const list = { title: 'Offers', verb: 'offers.say' };
  const transfers = { title: 'Transfers', verb: 'transfers.say' };
  const words = {
    accepted: {
      title: `${toTeamName} takes ${ref} from ${day}`,
      sentences: [
        `${who} accepted it for ${toName}.`,
        ...(from > today ? ['Until that day it stays where it is, and you can cancel.'] : []),
      ],
      next: [transfers],
    },
    declined: {
      title: `${toTeamName} does not take ${ref}`,
      sentences: [`${who} declined it.`, `Because: ${ended?.reason ?? ''}`, 'The case is where it was.'],
      next: [list],
    },
    withdrawn: {
      title: `${ref} is not offered to ${toTeamName} any more`,
      sentences: [`${who} of ${fromTeamName} took it back. There is nothing to answer.`],
      next: [list],
    },
    cancelled: {
      title: `${ref} does not come to ${toTeamName} after all`,
      sentences: [
        `${handOver?.changed?.name ?? 'A manager'} of ${fromTeamName} cancelled the transfer for ${toName} on ${day}. The case stays where it is.`,
      ],
      next: [transfers, list],
    },
    lapsed: {
      title: `Nobody in ${toTeamName} answered about ${ref}`,
      sentences: [`Its day was ${day}, so the offer has lapsed. The case is where it was.`, 'You can offer it again.'],
      next: [open, list],
    },
  }[how];
  const { card } = notice(words.title, words.sentences, words.next);
  return { text: words.title, ...(card ? { card } : {}) };
}

function sample(sentence: string, how: OfferEnded['how'], more: Parameters<typeof sampleOffer>[0]) {
  const asked: OfferEnded = { kind: 'offer-ended', managerKey: 'manager', workerKey: 'worker', offerId: 'o', how };
  const reason = 'w '.repeat(100).trim();
  const ended = { by: 'sid', name: 'Sid Marsh', at: '2026-12-01T09:00:00.000Z', reason };
  const changed = { by: 'mona', name: 'Mona Reid', at: '2026-12-02T09:00:00.000Z' };
  const offer = sampleOffer({ ...more, ...(how === 'lapsed' ? {} : { ended }) });
  return {
    sentence,
    notice: asked,
    composed: wordsFor(offer, how, 'a'.repeat(32), '2026-12-01', { toName: 'Cy Adams', changed }),
  };
}
