import { isDeepStrictEqual } from 'node:util';
import type { PersonKey, TeamId } from '../domain/access.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { type CaseOffer, isOffered } from '../domain/case-offer.ts';
import { dayAt, momentOf } from '../domain/london-time.ts';
import { type HandOver, recordsOf } from '../domain/worker-records.ts';
import type { Outside } from './change-caseload.ts';
import type { Delivery } from './delivery-ports.ts';
import type { NoticeOf } from './notices.ts';
import type { CaseloadSnapshot, OutboxItem } from './ports.ts';
import { standsUntil } from './stands-until.ts';
import { managersOn } from './who-is-told.ts';

const MOST_TRIES = 12;

/**
 * Brings the team to which a case is offered into line with where the offer stands, and answers who hears of it. Safe
 * to repeat and to do twice at once: it looks again afterwards, so that whoever is last leaves what is so.
 */
export async function followOffer(
  outside: Pick<Outside, 'stores' | 'clock'>,
  { workerKey, teamId, offerId }: Extract<OutboxItem, { readonly kind: 'follow-offer' }>,
): Promise<readonly Delivery[]> {
  const { caseloads } = outside.stores;
  let holder = await caseloads.read(workerKey);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await point(outside, teamId, workerKey, holder);
    const since = await caseloads.read(workerKey);
    if (since?.head.version === holder?.head.version) {
      const offer = recordsOf(since?.records ?? [], 'offer').find(({ id }) => id === offerId);
      const handOver = recordsOf(since?.records ?? [], 'hand-over').find(({ id }) => id === offerId);
      return offer ? toldOf(outside, workerKey, offer, handOver) : [];
    }
    holder = since;
  }
  throw new Error('A caseload kept changing in between');
}

/** The team's record says where the offers of one holder are kept. */
async function point(
  { stores: { teams }, clock }: Pick<Outside, 'stores' | 'clock'>,
  teamId: TeamId,
  workerKey: PersonKey,
  holder: CaseloadSnapshot | undefined,
): Promise<void> {
  const open = recordsOf(holder?.records ?? [], 'offer').filter(
    (offer) => offer.toTeam === teamId && isOffered(offer, clock.today()),
  );
  if (!(await teams.record(teamId))) return;
  await teams.changeTeam(
    teamId,
    (before) => {
      if (!before) throw new Error('A team went away in between');
      const { offered = [] } = before;
      const others = offered.filter((one) => one.workerKey !== workerKey);
      const now = [...others, ...open.map(({ id }) => ({ workerKey, offerId: id }))];
      return isDeepStrictEqual(now, offered) ? before : { ...before, offered: now };
    },
    { at: clock.now(), by: 'caseload', action: 'follow-offer', detail: { open: open.length } },
  );
}

/**
 * The managers who were asked hear of an offer and of its end by the giver; who gave hears the answer; who accepted
 * hears that the transfer was cancelled.
 */
async function toldOf(
  outside: Pick<Outside, 'stores'>,
  workerKey: PersonKey,
  offer: CaseOffer,
  handOver: HandOver | undefined,
): Promise<readonly Delivery[]> {
  const { state, offered, ended } = offer;
  if (state === 'open') return tellAsked(outside, workerKey, offer, 'offered', dayAt(offered.at));
  if (!ended) return [];
  if (handOver?.state === 'cancelled' && handOver.changed) {
    const { by, at } = handOver.changed;
    const managers = meantOf(await managersOf(outside, offer.toTeam, dayAt(at)), ended.by);
    const told = managers.filter((manager) => manager !== by);
    return tellEnded(told, workerKey, offer, 'cancelled', dayAt(at));
  }
  const day = dayAt(ended.at);
  if (state !== 'withdrawn') return tellGiver(outside, workerKey, offer, state, day);
  // After its day there was nothing left to answer.
  return offer.from < day ? [] : tellEnded(await managersOf(outside, offer.toTeam, day), workerKey, offer, state, day);
}

/** Those who can answer an offer, each in private. */
export async function tellAsked(
  outside: Pick<Outside, 'stores'>,
  workerKey: PersonKey,
  { id, toTeam, from }: CaseOffer,
  how: NoticeOf<'case-offered'>['how'],
  day: CalendarDate,
): Promise<readonly Delivery[]> {
  const managers = await managersOf(outside, toTeam, day);
  return managers.map((managerKey) => ({
    id: { day, key: `case-offered/${how}/${id}/${managerKey}` },
    to: { kind: 'person', personKey: managerKey },
    notice: { kind: 'case-offered', managerKey, workerKey, offerId: id, how },
    // The last day on which it can be answered ends with the night.
    sendBy: momentOf(addDays(from, 1), '00:00'),
  }));
}

/** The manager who offered it; all managers of that team where that one is none any more. */
export async function tellGiver(
  outside: Pick<Outside, 'stores'>,
  workerKey: PersonKey,
  offer: CaseOffer,
  how: NoticeOf<'offer-ended'>['how'],
  day: CalendarDate,
): Promise<readonly Delivery[]> {
  const managers = await managersOf(outside, offer.fromTeam, day);
  return tellEnded(meantOf(managers, offer.offered.by), workerKey, offer, how, day);
}

/** Whoever of the managers did it; all of them where that one is none any more. */
function meantOf(managers: readonly PersonKey[], by: PersonKey): readonly PersonKey[] {
  return managers.includes(by) ? [by] : managers;
}

function tellEnded(
  managers: readonly PersonKey[],
  workerKey: PersonKey,
  { id }: CaseOffer,
  how: NoticeOf<'offer-ended'>['how'],
  day: CalendarDate,
): readonly Delivery[] {
  return managers.map((managerKey) => ({
    id: { day, key: `offer-ended/${how}/${id}/${managerKey}` },
    to: { kind: 'person', personKey: managerKey },
    notice: { kind: 'offer-ended', managerKey, workerKey, offerId: id, how },
    sendBy: standsUntil(day),
  }));
}

async function managersOf({ stores }: Pick<Outside, 'stores'>, teamId: TeamId, day: CalendarDate) {
  const team = await stores.teams.record(teamId);
  return team ? managersOn(team, day) : [];
}
