import type { Delivery } from '../../application/delivery-ports.ts';
import { aboveDigest } from './above-digest.ts';
import { agreementDue } from './agreement-due.ts';
import { allocationConcern } from './allocation-concern.ts';
import { allocationOverdue } from './allocation-overdue.ts';
import { allocationReview } from './allocation-review.ts';
import { allocationTakenBack } from './allocation-taken-back.ts';
import { backFromAbsence } from './back-from-absence.ts';
import { caseAllocated } from './case-allocated.ts';
import { caseHandedOver } from './case-handed-over.ts';
import { caseOffered } from './case-offered.ts';
import { casePending } from './case-pending.ts';
import { casesHandedOver } from './cases-handed-over.ts';
import { casesLeft } from './cases-left.ts';
import { changeDisputed } from './change-disputed.ts';
import { concernAnswered } from './concern-answered.ts';
import { disputeAnswered } from './dispute-answered.ts';
import { figuresLowered } from './figures-lowered.ts';
import { lineCrossed } from './line-crossed.ts';
import { monthAnswered } from './month-answered.ts';
import { monthCardPosted } from './month-card.ts';
import type { AnyNotification, Composed, Message, NotificationOutside } from './notification.ts';
import { offerEnded } from './offer-ended.ts';
import { pendingSettled } from './pending-settled.ts';
import { planAnswered } from './plan-answered.ts';
import { planEscalated } from './plan-escalated.ts';
import { planReview } from './plan-review.ts';
import { referenceOf } from './reference.ts';
import { reopenAsked } from './reopen-asked.ts';
import { returnReady } from './return-ready.ts';
import { submissionDue } from './submission-due.ts';
import { submissionsMissing } from './submissions-missing.ts';
import { supervisionCover } from './supervision-cover.ts';
import { supervisionOverdue } from './supervision-overdue.ts';
import { tidyUpNotification } from './tidy-up.ts';
import { transferList } from './transfer-list.ts';
import { warningCard } from './warning-card.ts';
import { warningReported } from './warning-reported.ts';

/** Every notification. */
export const notifications: readonly AnyNotification[] = [
  concernAnswered,
  caseAllocated,
  allocationTakenBack,
  allocationReview,
  allocationOverdue,
  allocationConcern,
  aboveDigest,
  agreementDue,
  caseHandedOver,
  casesHandedOver,
  casesLeft,
  backFromAbsence,
  caseOffered,
  offerEnded,
  casePending,
  pendingSettled,
  figuresLowered,
  lineCrossed,
  monthAnswered,
  monthCardPosted,
  planAnswered,
  planEscalated,
  planReview,
  reopenAsked,
  submissionDue,
  submissionsMissing,
  supervisionCover,
  supervisionOverdue,
  tidyUpNotification,
  changeDisputed,
  disputeAnswered,
  transferList,
  warningCard,
  warningReported,
  returnReady,
];

/** The message of a delivery from the facts as they are now; null when there is nothing left to say. */
export async function composeMessage(
  outside: NotificationOutside,
  delivery: Pick<Delivery, 'id' | 'to' | 'live' | 'notice'>,
): Promise<Message | null> {
  const notification = notifications.find(({ kind }) => kind === delivery.notice.kind);
  if (!notification) throw new Error(`no notification for ${delivery.notice.kind}`);
  // The kinds are the same: whatever the notification is, the notice is one of its own.
  const compose = notification.compose as Compose;
  const composed = await compose(outside, delivery.notice);
  return composed && { ...composed, reference: referenceOf(delivery) };
}

type Compose = (outside: NotificationOutside, notice: Delivery['notice']) => Promise<Composed | null>;
