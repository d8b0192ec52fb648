import type { NoticeOf } from '../../application/notices.ts';
import { offerIn } from '../../application/offer-case.ts';
import { weighOffer } from '../../application/weigh-offer.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { type CaseOffer, isOffered } from '../../domain/case-offer.ts';
import { valueOn } from '../../domain/caseload.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { offerKey } from '../offers/offer-in-question.ts';
import { offerRow, offerTitle, saidByGiver } from '../offers/offer-words.ts';
import { sampleOffer } from '../offers/sample-offer.ts';
import { storedCase } from '../stored-case.ts';
import type { Composed, Notification } from './notification.ts';

type CaseOffered = NoticeOf<'case-offered'>;

/** To a manager in private: another team offers a case, and what it would weigh here. */
export const caseOffered: Notification<'case-offered'> = {
  kind: 'case-offered',
  async compose({ stores, schemeOf, clock }, { managerKey, workerKey, offerId, how }) {
    const holder = await stores.caseloads.read(workerKey);
    const offer = holder && offerIn(holder, offerId);
    const stored = offer && storedCase(holder, offer.caseId);
    const team = stored && (await stores.teams.record(offer.toTeam));
    const today = clock.today();
    if (!team || !isOffered(offer, today) || !managersOn(team, today).includes(managerKey)) return null;
    const recordedBy = schemeOf(valueOn(holder.head.schemes, today));
    const row = offerRow(weighOffer({ schemeOf }, team, stored.history, offer.from, recordedBy));
    return wordsFor(offer, row, workerKey, how);
  },
  samples: [
    sample('a case is offered', 'offered', sampleOffer({})),
    sample('nobody answered, with the longest words', 'again', sampleOffer({ longest: true })),
  ],
};

function wordsFor(offer: CaseOffer, row: SheetRow, worker: string, how: CaseOffered['how']): Composed {
  const title = offerTitle(offer);
  const by = `Nobody answered yet: after ${spokenDate(offer.from)} the offer lapses.`;
  const data = {
    title,
    sentences: [...(how === 'again' ? [by] : []), ...saidByGiver(offer)].map((text) => ({ text })),
    groups: [{ heading: 'The case', figure: '', rows: [row] }],
    choices: [],
    buttons: [
      foremost(leaves('Answer', 'offers.open', { offer: offerKey(worker, offer.id) })),
      leaves('Offers', 'offers.say'),
    ],
  };
  return { text: how === 'again' ? `${title}: nobody answered yet.` : title, card: { template: 'sheet', data } };
}

function sample(sentence: string, how: CaseOffered['how'], offer: CaseOffer) {
  const asked: CaseOffered = { kind: 'case-offered', managerKey: 'manager', workerKey: 'worker', offerId: 'o', how };
  const lacks = 'Not recorded, and needed there: a category, the travel to each family.';
  const row = {
    text: '3 children · looked after · in court',
    note: `Weighed by the Halton scheme. ${lacks}`,
    figure: '5 points',
  };
  return { sentence, notice: asked, composed: wordsFor(offer, row, 'a'.repeat(32), how) };
}
