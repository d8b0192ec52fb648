import { z } from 'zod';
import { declineOffer, mayAnswer } from '../../application/offer-case.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Press } from '../command.ts';
import { needed, reasonText } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, typedIn } from '../form/read-form.ts';
import { notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';
import { NO_OFFER, type OfferAbout, withOffer } from './offer-in-question.ts';

type Raw = Parameters<Press>[1];

const DECLINE = { reason: needed(reasonText('Why can nobody here take it?')) } as const;
const saving = z.object({ worker: storageKey, id: opaqueId, nonce: opaqueId });

/** The team that was asked does not take the case, and says why. */
export const declinePresses: Readonly<Record<string, Press>> = {
  decline: (turn, raw) => withOffer(turn, raw, 'asked', (about) => askReason(turn, about)),
  'decline-save': save,
};

function askReason({ outside }: Turn, { offer, card }: OfferAbout, problems: Problems = {}): Reply {
  return formCard({
    title: `Decline ${offer.ref}`,
    notes: [`${offer.offered.name} of ${offer.fromTeamName} reads what you write. Please leave names out.`],
    fields: DECLINE,
    typed: {},
    problems,
    buttons: [
      foremost(sends('Decline', 'offers.decline-save', { ...card, nonce: outside.newId() })),
      leaves('Back', 'offers.open', card),
    ],
  });
}

async function save(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person } = turn;
  const data = saving.safeParse(raw);
  if (!data.success) return outdatedCard('offers');
  const { nonce, worker, id } = data.data;
  const read = readForm(DECLINE, typedIn(DECLINE, raw, turn.today));
  if (!read.ok) return withOffer(turn, raw, 'asked', (about) => askReason(turn, about, read.problems));
  const reply = await saveRecords(turn, {
    command: 'decline-offer',
    card: { nonce, worker },
    may: ({ records }) => recordsOf(records, 'offer').some((offer) => offer.id === id && mayAnswer(person, offer)),
    decide: (holder) => {
      const decided = declineOffer(outside, person, id, read.values.reason)(holder);
      if (!decided.ok) return { ok: false, reply: NO_OFFER };
      const { change, offer } = decided;
      return {
        ok: true,
        change,
        reply: notice(
          `Declined: ${offer.ref} stays with ${offer.fromTeamName}`,
          ['The manager who offered it is told, with what you wrote.'],
          [{ title: 'Offers', verb: 'offers.say' }],
        ),
      };
    },
  });
  // The right is that on the offer, which may just be gone.
  return reply.refused ? withOffer(turn, raw, 'asked', () => NO_OFFER) : reply;
}
