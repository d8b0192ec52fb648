import type { Delivery, Recipient } from '../../application/delivery-ports.ts';
import { standingAs, teamMonth } from '../../application/team-month.ts';
import { managersPlace } from '../../application/who-is-told.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { momentOf } from '../../domain/london-time.ts';
import type { Month } from '../../domain/month.ts';
import { stageOn } from '../../domain/month-stage.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { type Job, type JobDay, NOTHING } from './job.ts';

import { nameOf } from './name-of.ts';

type ListStage = 'due' | 'overdue';

/** An overdue list is old news after so many days. */
const STANDS_DAYS = 4;

/** Lists who is missing: on the due day to the managers' channel, on the working day after to coordinators as well. */
export const listMissing: Job = {
  name: 'list-missing',
  runsOn: (day, region) => listStage({ day, region }) !== undefined,
  async plan(jobDay) {
    const asked = listStage(jobDay);
    if (!asked) return NOTHING;
    const { team, outside } = jobDay;
    const today = outside.clock.today();
    const coordinators = asked.stage === 'overdue' ? (team.coordinatorKeys ?? []) : [];
    const places: readonly Recipient[] = [
      ...managersPlace(team, today),
      ...coordinators.map((personKey) => ({ kind: 'person' as const, personKey })),
    ];
    const told = await Promise.all(places.map(async (to) => ({ to, who: await nameOf(outside, team, to) })));
    const missing = standingAs(teamMonth(jobDay.everyone, asked.month, today), 'not-started', 'draft');
    if (missing.length === 0) {
      const why = `nobody is missing for ${spokenMonth(asked.month)}`;
      return { tell: [], not: told.map(({ who }) => ({ who, why })) };
    }
    const why = `${missing.length} missing for ${spokenMonth(asked.month)}, ${asked.stage}`;
    return { tell: told.map(({ to, who }) => ({ who, why, delivery: listOf(jobDay, asked, to) })), not: [] };
  },
};

interface Asked {
  readonly month: Month;
  readonly stage: ListStage;
  /** The day on which the list is superseded, or old. */
  readonly until: string;
}

function listStage({ day, region }: Pick<JobDay, 'day' | 'region'>): Asked | undefined {
  const asked = stageOn(day, region);
  if (asked?.stage === 'last') return { month: asked.month, stage: 'due', until: asked.days.overdue };
  if (asked?.stage !== 'overdue') return undefined;
  return { month: asked.month, stage: 'overdue', until: addDays(day, STANDS_DAYS + 1) };
}

function listOf({ team: { teamId }, day, late }: JobDay, { month, stage, until }: Asked, to: Recipient): Delivery {
  const place = to.kind === 'person' ? to.personKey : 'channel';
  return {
    id: { day, key: `submissions-missing/${month}/${stage}/${teamId}/${place}` },
    to,
    notice: { kind: 'submissions-missing', teamId, month, stage, late },
    sendBy: momentOf(until, '00:00'),
  };
}
