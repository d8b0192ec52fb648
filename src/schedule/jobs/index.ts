import { askAboutOffers } from './ask-about-offers.ts';
import { askAboutReturns } from './ask-about-returns.ts';
import { askAgreement } from './ask-agreement.ts';
import { askSupervisionCover } from './ask-supervision-cover.ts';
import { checkWarnings } from './check-warnings.ts';
import type { Job } from './job.ts';
import { listAbove } from './list-above.ts';
import { listMissing } from './list-missing.ts';
import { listOverdueAllocations } from './list-overdue-allocations.ts';
import { listSupervision } from './list-supervision.ts';
import { listTransfers } from './list-transfers.ts';
import { postMonthCard } from './post-month-card.ts';
import { remindToTidyUp } from './remind-to-tidy-up.ts';
import { remindWorkers } from './remind-workers.ts';
import { reviewAllocations } from './review-allocations.ts';
import { tellHandOvers } from './tell-hand-overs.ts';

/** Everything that happens by itself, in the order in which it is planned. */
export const jobs: readonly Job[] = [
  postMonthCard,
  remindWorkers,
  listMissing,
  askAgreement,
  listSupervision,
  askSupervisionCover,
  listTransfers,
  tellHandOvers,
  askAboutReturns,
  askAboutOffers,
  remindToTidyUp,
  reviewAllocations,
  listOverdueAllocations,
  checkWarnings,
  listAbove,
];
