import { keepOffer, withdrawOffer } from '../application/file-offers.ts';
import type { FileOffer } from '../application/ports.ts';
import { auditFile } from './commands/audit-supervision/audit-file.ts';
import { caseloadFile } from './commands/export-caseload.ts';
import type { FileMaker, MadeFile, PutFile } from './files.ts';
import { summaryFile } from './month/summary-file.ts';
import { returnFile } from './monthly-return/return-file.ts';
import { type Reply, sentence } from './reply.ts';
import type { Turn } from './turn.ts';

/** What a person said to an offer; of what Teams gives back nothing is believed but that somebody pressed. */
export interface OfferAnswer {
  readonly offerId: string;
  readonly accepted: boolean;
}

const GONE =
  'This file is not on offer any more: it was saved already, or too many were asked for since. Ask for it again.';
const SAVED =
  'Saved. It is personal data: keep it where your council keeps such files, and delete it when it has served.';

/** Makes the offered file anew from what is kept now and what the person may see now, and puts it, once. */
export async function takeOffer(turn: Turn, { offerId, accepted }: OfferAnswer, put: PutFile): Promise<Reply> {
  const { outside, person } = turn;
  const { people } = outside.stores;
  const offer = person.fileOffers?.find((one) => one.offerId === offerId);
  if (!accepted) {
    if (offer) await withdrawOffer(people, person, offerId);
    return sentence(wordsFor(offer).declined);
  }
  if (!offer) return sentence(GONE);
  const made = await make(turn, offer);
  if (!made.ok) return made.reply;
  if (!(await withdrawOffer(people, person, offerId))) return sentence(GONE);
  if (await put(made.file)) return sentence(SAVED);
  await keepOffer(people, person, offer);
  return sentence(wordsFor(offer).notSaved);
}

function make(turn: Turn, offer: FileOffer): Promise<MadeFile> {
  switch (offer.kind) {
    case 'supervision-audit':
      return auditFile.make(turn, offer);
    case 'monthly-return':
      return returnFile.make(turn, offer);
    case 'month-summary':
      return summaryFile.make(turn, offer);
    default:
      return caseloadFile.make(turn, offer);
  }
}

function wordsFor(offer: FileOffer | undefined): Pick<FileMaker<never>, 'declined' | 'notSaved'> {
  switch (offer?.kind) {
    case 'supervision-audit':
      return auditFile;
    case 'monthly-return':
      return returnFile;
    case 'month-summary':
      return summaryFile;
    default:
      return caseloadFile;
  }
}
