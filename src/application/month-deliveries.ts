import type { PersonKey, TeamId } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Month } from '../domain/month.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';
import type { OutboxItem, Stores } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { answerersOf } from './who-is-told.ts';

/** What happened to a worker's month: the `version` of the caseload that it made names it for ever. */
export interface MonthEvent {
  readonly teamId: TeamId;
  readonly workerKey: PersonKey;
  readonly month: Month;
  readonly version: number;
  /** The day on which it happened. */
  readonly on: CalendarDate;
}

/** The subject under which a month's card in the managers' channel is one post. */
export function monthCardSubject(month: Month): string {
  return `month-card/${month}`;
}

/** The worker hears what was done to the month. */
export function tellWorker(event: MonthEvent, how: NoticeOf<'month-answered'>['how']): Delivery {
  const { workerKey, month } = event;
  return {
    ...sent(event, `month-answered/${how}`),
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'month-answered', workerKey, month, how },
  };
}

/**
 * What those who manage the team are told: the newest state on the month's card in their channel, while they have one,
 * or each of them that the worker asks for the month to be reopened. The same deliveries whenever it is asked.
 */
export async function monthDeliveries(
  { stores }: { readonly stores: Pick<Stores, 'teams'> },
  { of: event, what }: Extract<OutboxItem, { readonly kind: 'tell-team' }>,
): Promise<readonly Delivery[]> {
  const { teamId, workerKey, month, on } = event;
  const team = await stores.teams.record(teamId);
  if (!team) return [];
  if (what === 'reopen-asked') {
    return answerersOf(team, workerKey, on).map((managerKey) => ({
      ...sent(event, `reopen-asked/${managerKey}`),
      to: { kind: 'person', personKey: managerKey },
      notice: { kind: 'reopen-asked', teamId, managerKey, workerKey, month },
    }));
  }
  if (!team.managersChannel) return [];
  return [
    {
      ...sent(event, 'month-card'),
      to: { kind: 'managers-channel', teamId },
      notice: { kind: 'month-card', teamId, month },
      live: monthCardSubject(month),
    },
  ];
}

function sent({ workerKey, month, version, on }: MonthEvent, what: string): Pick<Delivery, 'id' | 'sendBy'> {
  return {
    id: { day: on, key: `${what}/${month}/${workerKey}/${version}` },
    sendBy: standsUntil(on),
  };
}
