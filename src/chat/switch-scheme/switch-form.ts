import { isDeepStrictEqual } from 'node:util';
import type { TeamRecord } from '../../application/ports.ts';
import { asLastRead, switchedFrom } from '../../application/switch-scheme.ts';
import type { TeamId } from '../../domain/access.ts';
import { addDays, type CalendarDate, firstDayOfMonth } from '../../domain/calendar-date.ts';
import type { SchemeInForce } from '../../domain/scheme-in-force.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { HORIZON_DAYS } from '../../domain/timeline.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import type { Reply } from '../reply.ts';
import { schemeField, schemeLines } from '../scheme-choice.ts';
import type { Turn } from '../turn.ts';
import { scheduleWords } from './schedule-words.ts';

/** A team as the list of teams has it. */
export type ListedTeam = Pick<TeamRecord, 'teamId' | 'name'>;

function fieldsFor({ outside }: Turn, teams: readonly ListedTeam[]) {
  return {
    teamId: needed(
      choice(
        'Team',
        teams.map(({ name, teamId }) => ({ title: name, value: teamId })),
        'Please choose a team.',
      ),
    ),
    schemeId: schemeField(outside, 'To which scheme?', 'Please choose a scheme.'),
    from: needed(date('From which day?')),
  };
}

/** The card that asks for team, scheme and day, with what was typed and what will not do. */
export function askSwitch(
  turn: Turn,
  teams: readonly ListedTeam[],
  typed: Typed,
  problems: Problems = {},
  team?: TeamRecord,
): Reply {
  const { outside, today } = turn;
  return formCard({
    title: 'Switch a team to another scheme',
    notes: [
      ...(team ? [`${team.name} now: ${scheduleWords(team.schemes, outside.schemeOf, today)}.`] : []),
      ...schemeLines(outside),
    ],
    fields: fieldsFor(turn, teams),
    typed,
    problems,
    buttons: [foremost(sends('Preview', 'switch-scheme.preview', {})), leaves('Cancel', 'switch-scheme.cancel')],
  });
}

export interface AskedSwitch {
  readonly teamId: TeamId;
  readonly schemeId: SchemeId;
  readonly from: CalendarDate;
}

export type SwitchRead =
  | { readonly ok: true; readonly asked: AskedSwitch }
  | { readonly ok: false; readonly typed: Typed; readonly problems: Problems };

/** What was asked for, as far as it can be said without the team's record. */
export function readSwitch(
  turn: Turn,
  teams: readonly ListedTeam[],
  raw: Readonly<Record<string, unknown>>,
): SwitchRead {
  const fields = fieldsFor(turn, teams);
  const typed = typedIn(fields, raw, turn.today, 'future');
  const read = readForm(fields, typed);
  if (!read.ok) return { ok: false, typed, problems: read.problems };
  const problem = dayProblem(read.values.from, turn.today);
  return problem === undefined ? { ok: true, asked: read.values } : { ok: false, typed, problems: { from: problem } };
}

/** Months that are over keep what they were scored under. */
function dayProblem(from: CalendarDate, today: CalendarDate): string | undefined {
  const [first, last] = [firstDayOfMonth(today), addDays(today, HORIZON_DAYS)];
  if (from < first) {
    return `Earlier months keep what they were scored under. Please give ${spokenDate(first)} or a later day.`;
  }
  return from > last ? `Please give a day up to ${spokenDate(last)}.` : undefined;
}

/** The scheme that the team would go to; undefined when it is weighed so already, from that day on. */
export function newScheme({ schemes }: TeamRecord, { schemeId, from }: AskedSwitch): SchemeInForce | undefined {
  const scheme = asLastRead(schemes, schemeId, from);
  return isDeepStrictEqual(switchedFrom(schemes, { from, scheme }), schemes) ? undefined : scheme;
}
