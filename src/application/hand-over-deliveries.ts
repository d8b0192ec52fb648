import type { PersonKey } from '../domain/access.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { HandOver } from '../domain/worker-records.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';
import type { CaseloadHead } from './ports.ts';
import { standsUntil } from './stands-until.ts';

/** What the two workers of a hand-over are told, each in private. */
export function tellBoth(
  { id, to, until }: HandOver,
  { workerKey: holderKey }: Pick<CaseloadHead, 'workerKey'>,
  how: NoticeOf<'case-handed-over'>['how'],
  day: CalendarDate,
): readonly Delivery[] {
  return [holderKey, to].map((workerKey) => ({
    id: { day, key: `case-handed-over/${how}/${id}/${until ?? 'open'}/${workerKey}` },
    to: { kind: 'person', personKey: workerKey },
    notice: { kind: 'case-handed-over', workerKey, holderKey, handOverId: id, how },
    sendBy: standsUntil(day),
  }));
}

/** What is told of hand-overs that were agreed together: one list to the holder, and one to each receiver. */
export function tellTogether(
  handOvers: readonly HandOver[],
  { workerKey: holderKey }: Pick<CaseloadHead, 'workerKey'>,
  how: NoticeOf<'cases-handed-over'>['how'],
  day: CalendarDate,
): readonly Delivery[] {
  const bundles = new Set(handOvers.flatMap(({ bundle }) => bundle ?? []));
  return [...bundles].flatMap((bundle) => {
    const told = new Set([holderKey, ...handOvers.filter((one) => one.bundle === bundle).map(({ to }) => to)]);
    return [...told].map(
      (workerKey): Delivery => ({
        id: { day, key: `cases-handed-over/${how}/${bundle}/${workerKey}` },
        to: { kind: 'person', personKey: workerKey },
        notice: { kind: 'cases-handed-over', workerKey, holderKey, bundle, how },
        sendBy: standsUntil(day),
      }),
    );
  });
}

/** To a manager: somebody has left the team, and cases are still with them. Said once for each `because`. */
export function tellOfCasesLeft(
  { teamId, workerKey }: Pick<CaseloadHead, 'teamId' | 'workerKey'>,
  because: string,
  managerKey: PersonKey,
  day: CalendarDate,
): Delivery {
  return {
    id: { day, key: `cases-left/${workerKey}/${because}/${managerKey}` },
    to: { kind: 'person', personKey: managerKey },
    notice: { kind: 'cases-left', teamId, managerKey, workerKey },
    sendBy: standsUntil(day),
  };
}
