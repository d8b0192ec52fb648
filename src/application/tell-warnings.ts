import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayAt, minutesFrom } from '../domain/london-time.ts';
import type { WarningEvent } from '../domain/next-warnings.ts';
import type { Warning } from '../domain/warning.ts';
import type { Delivery, DeliveryId, Recipient } from './delivery-ports.ts';
import type { Notice, NoticeOf } from './notices.ts';
import type { Clock, OutboxItem, Stores } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { managersOn, managersPlace } from './who-is-told.ts';

/** The worker hears it first; what comes together until then is told together. */
const AFTER_WORKER_MINUTES = 1;

/** The worker hears of a line crossed and of a warning that cleared, in private and at once; of nothing in between. */
export function tellWorker(
  workerKey: PersonKey,
  { kind, warning: { id, revision } }: WarningEvent,
  day: CalendarDate,
): readonly Delivery[] {
  if (kind === 'changed' || kind === 'lowered') return [];
  const how = kind === 'cleared' ? 'cleared' : 'crossed';
  return [
    {
      id: { day, key: `line-crossed/${workerKey}/${id}/${revision}` },
      to: { kind: 'person', personKey: workerKey },
      notice: { kind: 'line-crossed', workerKey, warningId: id, how },
      sendBy: standsUntil(day),
    },
  ];
}

type TellWarnings = Extract<OutboxItem, { readonly kind: 'tell-warnings' }>;

/** What the managers of the team, and its service managers, hear of a warning; who they are, its record says then. */
export function tellManagers(
  workerKey: PersonKey,
  { id, teamId, card, report }: Pick<Warning, 'id' | 'teamId' | 'card' | 'report'>,
): readonly OutboxItem[] {
  const about = { kind: 'tell-warnings', teamId, workerKey, warningId: id } as const;
  return [
    ...(card === undefined ? [] : [{ ...about, what: 'card', subject: card } as const]),
    ...(report === undefined ? [] : [{ ...about, what: 'report', subject: report } as const]),
  ];
}

/** The managers and the worker are asked about a plan whose day has come; the service managers hear of it. */
export function askAboutPlan(workerKey: PersonKey, { id, teamId }: Warning, today: CalendarDate): OutboxItem {
  return { kind: 'tell-warnings', teamId, workerKey, warningId: id, what: 'review', subject: today };
}

/** Those who manage the team hear what the worker answered to a plan; who they are, its record says then. */
export function tellOfAnswer(
  workerKey: PersonKey,
  { id, teamId, plan }: Warning,
  how: 'agreed' | 'change-asked',
): readonly OutboxItem[] {
  const answered = how === 'agreed' ? plan?.workerAgreed : plan?.asked;
  if (!answered) return [];
  return [{ kind: 'tell-warnings', teamId, workerKey, warningId: id, what: how, subject: answered.at }];
}

/** The worker hears that a plan was written. */
export function tellOfPlan(notice: NoticeOf<'plan-answered'>, { id, revision }: Warning, day: CalendarDate): Delivery {
  const { how, workerKey, personKey } = notice;
  return {
    id: { day, key: `plan-answered/${how}/${workerKey}/${id}/${revision}` },
    to: inPrivate(personKey),
    notice,
    sendBy: standsUntil(day),
  };
}

interface TellOutside {
  readonly stores: Pick<Stores, 'teams' | 'deliveries'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The deliveries of what managers hear. Safe to repeat. */
export async function warningDeliveries(outside: TellOutside, item: TellWarnings): Promise<readonly Delivery[]> {
  const { teamId, workerKey, warningId, what, subject } = item;
  const team = await outside.stores.teams.record(teamId);
  if (!team) return [];
  const day = dayAt(outside.clock.now());
  const serviceManagers = team.serviceManagerKeys;
  switch (what) {
    case 'card':
      return liveDeliveries(outside, managersPlace(team, day), (to) => ({
        kind: 'warning-card',
        teamId,
        subject,
        ...readerOf(to),
      }));
    case 'report':
      return liveDeliveries(outside, serviceManagers.map(inPrivate), ({ personKey }) => ({
        kind: 'warning-reported',
        teamId,
        subject,
        personKey,
      }));
    case 'agreed':
    case 'change-asked':
      return managersOn(team, day).map((personKey) => ({
        id: { day: dayAt(subject), key: `plan-answered/${what}/${workerKey}/${warningId}/${subject}/${personKey}` },
        to: inPrivate(personKey),
        notice: { kind: 'plan-answered', personKey, workerKey, warningId, how: what },
        sendBy: standsUntil(dayAt(subject)),
      }));
    case 'review': {
      const asked = [workerKey, ...managersOn(team, day)];
      const told = (personKey: PersonKey, notice: Notice): Delivery => ({
        id: { day: subject, key: `${notice.kind}/${workerKey}/${warningId}/${personKey}` },
        to: inPrivate(personKey),
        notice,
        sendBy: standsUntil(day),
      });
      return [
        ...asked.map((personKey) => told(personKey, { kind: 'plan-review', personKey, teamId, workerKey, warningId })),
        ...serviceManagers.map((personKey) =>
          told(personKey, { kind: 'plan-escalated', personKey, teamId, workerKey, warningId }),
        ),
      ];
    }
  }
}

const inPrivate = (personKey: PersonKey) => ({ kind: 'person', personKey }) as const;

/** Whom a message is for, where it is for a person: it goes to nobody who has ceased to be entitled to it. */
export function readerOf(to: Recipient): { readonly personKey?: PersonKey } {
  return to.kind === 'person' ? { personKey: to.personKey } : {};
}

/** One card or report for all that share it, posted once and edited in place. */
async function liveDeliveries<To extends Recipient>(
  outside: TellOutside,
  recipients: readonly To[],
  noticeFor: (to: To) => NoticeOf<'warning-card' | 'warning-reported'>,
): Promise<readonly Delivery[]> {
  const now = outside.clock.now();
  return Promise.all(
    recipients.map(async (to) => {
      const notice = noticeFor(to);
      const live = `${notice.kind}/${notice.teamId}/${notice.subject}`;
      return {
        id: await nextId(outside, to, live, now),
        to,
        notice,
        live,
        notBefore: minutesFrom(now, AFTER_WORKER_MINUTES),
        sendBy: standsUntil(dayAt(now)),
      };
    }),
  );
}

/**
 * The delivery of this minute that nobody has taken up yet, or the next one: what is told together goes out once, and
 * what comes while it goes out is not lost.
 */
async function nextId({ stores }: TellOutside, to: Recipient, subject: string, now: string): Promise<DeliveryId> {
  const who = to.kind === 'person' ? to.personKey : 'channel';
  for (let number = 1; ; number += 1) {
    const id = { day: dayAt(now), key: `${subject}/${who}/${now.slice(11, 16)}/${number}` };
    const there = await stores.deliveries.read(id);
    const isJoinable = there?.state === 'waiting' && there.attempts === 0 && there.claimedUntil === undefined;
    if (there === undefined || isJoinable) return id;
  }
}
