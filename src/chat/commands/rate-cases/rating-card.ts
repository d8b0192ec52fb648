import { z } from 'zod';
import { mayInTeam } from '../../../domain/access.ts';
import { later } from '../../../domain/calendar-date.ts';
import { COLOURS, type Rating } from '../../../domain/case-facts.ts';
import type { CaseDetails, CaseHistory } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided, Recording } from '../../asking.ts';
import { caseCardState } from '../../card-state.ts';
import { leaves, sends } from '../../cards/button.ts';
import { dayProblem, latestFacts, schemeOn } from '../../case-days.ts';
import { type AboutCase, caseChange } from '../../case-recording.ts';
import { asTyped } from '../../entries/entry-form.ts';
import { choice, date, needed, opened } from '../../form/field.ts';
import { type Problems, readForm, type Typed } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { lastActivityProblem, workedOn } from '../../last-activity.ts';
import { colourChoices, RATING_GUIDANCE, RATING_HEADINGS, type RatingHeading } from '../../rating-words.ts';
import { caseGone } from '../../refusals.ts';
import { storedCase } from '../../stored-case.ts';

/** A card about the rating of one case; in the queue, the next case follows it. */
const ratingState = caseCardState.extend({ queue: z.literal(true).optional().catch(undefined) });
export type RatingState = z.infer<typeof ratingState>;

const NOT_CONFIRMED = 'none';

const colours = (label: string, heading: RatingHeading) =>
  opened(needed(choice(label, colourChoices(heading), 'Please choose red, amber or green.')));

const WORKERS_FIELDS = {
  activity: colours('Activity', 'activity'),
  risk: colours('Risk', 'risk'),
  travel: colours('Travel', 'travel'),
};

const OVERALL = {
  overall: needed(
    choice(
      'Overall, as confirmed in supervision',
      [
        { title: 'Red', value: 'red' },
        { title: 'Amber', value: 'amber' },
        { title: 'Green', value: 'green' },
        { title: 'Not confirmed yet', value: NOT_CONFIRMED },
      ],
      'Please choose red, amber, green or not confirmed.',
    ),
  ),
};

const DAYS = {
  from: needed(date('Rated so from which day?')),
  lastActivityOn: date('Last worked on (empty if not known)'),
};

/** The rating is the worker's, the overall rating the manager's. */
function fieldsFor(confirms: boolean) {
  return { ...WORKERS_FIELDS, ...(confirms ? OVERALL : {}), ...DAYS };
}

/** The colours of a case under the three headings, from a day on, and the overall rating that the manager confirms. */
export const ratingCard: Recording<RatingState> = {
  command: 'rate-cases',
  state: ratingState,
  ask: ({ head, cases }, state, turn) => {
    const stored = storedCase({ cases }, state.caseId);
    if (!stored) return { ok: false, reply: caseGone(state.worker) };
    const scheme = schemeOn({ head }, turn.outside.schemeOf, turn.today);
    const confirms = mayInTeam(turn.person, 'change-team-caseload', head.teamId);
    const facts = latestFacts(stored.history);
    return { ok: true, asking: ask({ stored, facts, scheme, today: turn.today }, state, confirms) };
  },
  next: ({ worker }) => [
    leaves('Rate the next case', 'rate-cases.start', { ...ifKnown('worker', worker) }),
    leaves('All ratings', 'rate-cases.list', { ...ifKnown('worker', worker) }),
  ],
};

type About = Pick<AboutCase, 'stored' | 'facts' | 'scheme' | 'today'>;

function ask(about: About, state: RatingState, confirms: boolean): Asking {
  const { facts, today } = about;
  const { rating, lastActivityOn, allocatedOn } = facts;
  const { caseId, worker, queue } = state;
  return {
    title: `${facts.ref} · Rating`,
    notes: [RATING_GUIDANCE, ...(confirms ? [] : confirmedNote(rating))],
    fields: fieldsFor(confirms),
    given: {
      ...asTyped({
        activity: rating?.activity,
        risk: rating?.risk,
        travel: rating?.travel,
        from: later(today, allocatedOn),
        lastActivityOn,
      }),
      ...(confirms ? { overall: rating?.overall ?? NOT_CONFIRMED } : {}),
    },
    ...(queue ? { foremost: sends('Save and next', 'rate-cases.save-next', { ...state }) } : {}),
    more: queue ? [leaves('Skip', 'rate-cases.skip', { caseId, ...ifKnown('worker', worker) })] : [],
    decide: (typed) => decide(about, confirms, typed),
  };
}

function confirmedNote(rating: Rating | undefined): readonly string[] {
  return rating?.overall === undefined
    ? []
    : [`Your manager confirmed ${rating.overall} overall. It stands until it is changed in supervision.`];
}

function decide({ stored, facts, scheme, today }: About, confirms: boolean, typed: Typed): Decided {
  const read = readForm(fieldsFor(confirms), typed);
  if (!read.ok) return read;
  const { activity, risk, travel, overall, from, lastActivityOn } = read.values;
  const problems: Problems = {
    ...ifKnown('from', dayProblem(facts, scheme, from)),
    ...ifKnown(
      'lastActivityOn',
      lastActivityOn === undefined ? undefined : lastActivityProblem(facts, lastActivityOn, today),
    ),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const rated = setFrom(
    stored.history.details,
    from,
    ({ rating }) => RATING_HEADINGS.map((heading) => rating?.[heading]).join(),
    (value) => ({ ...value, rating: { ...value.rating, activity, risk, travel } }),
  );
  const confirmed =
    overall === undefined
      ? rated
      : setFrom(
          rated,
          from,
          ({ rating }) => rating?.overall,
          (value) => withOverall(value, overall),
        );
  const details =
    lastActivityOn === undefined || lastActivityOn === facts.lastActivityOn
      ? confirmed
      : workedOn(confirmed, lastActivityOn);
  const history: CaseHistory = { ...stored.history, details };
  if (JSON.stringify(history) === JSON.stringify(stored.history)) {
    return { ok: false, problems: {}, problem: 'Check: nothing is different from what is recorded already.' };
  }
  const what = `rated ${facts.ref} ${activity} for activity, ${risk} for risk and ${travel} for travel${overallWords(overall)}, from ${spokenDate(from)}`;
  return caseChange(what, stored, history, { activity, risk, travel, overall: overall ?? null, from });
}

function overallWords(overall: string | undefined): string {
  return overall === undefined || overall === NOT_CONFIRMED ? '' : `, ${overall} overall`;
}

/** A version without a rating has none to confirm. */
function withOverall(details: CaseDetails, said: string): CaseDetails {
  if (!details.rating) return details;
  const { overall: _, ...rating } = details.rating;
  const colour = COLOURS.find((one) => one === said);
  return { ...details, rating: { ...rating, ...ifKnown('overall', colour) } };
}
