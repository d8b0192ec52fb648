import { spokenDate } from '../../../domain/spoken-date.ts';
import { plannedIn } from '../../../domain/supervision.ts';
import {
  correctSession,
  holdSession,
  plannedByNow,
  planSession,
  type Written,
} from '../../../domain/supervision-sessions.ts';
import type { Supervision } from '../../../domain/worker-records.ts';
import { schemeOn } from '../../case-days.ts';
import { choice, date, needed } from '../../form/field.ts';
import { longText } from '../../form/long-text.ts';
import { readForm, type Typed } from '../../form/read-form.ts';
import { ratesCases } from '../../rating-words.ts';
import {
  comingDayProblem,
  notesOf,
  pastDayProblem,
  problemsIn,
  type SessionFacts,
  type SessionForm,
} from './session-form.ts';

const MOST_ACTIONS = 1_000;
const MOST_CPD = 500;

const KEEP_OUT = 'Write what was agreed, in references: no names, dates of birth or telephone numbers.';

/** A session that took place, with what was agreed in it; the next one is planned along with it. */
export function heldForm(facts: SessionFacts): SessionForm {
  const { snapshot, sessions, turn } = facts;
  const { today } = turn;
  const taken = plannedByNow(sessions, today);
  const ahead = taken ? null : plannedIn(sessions);
  const fields = { ...heldFields(facts), ...(ahead ? {} : { nextOn: date('Next session on (may be empty)') }) };
  return {
    title: `Supervision with ${snapshot.head.name}: held`,
    notes: [
      ...(taken ? [`It was planned for ${spokenDate(taken.plannedFor)}.`] : []),
      ...(ahead ? [`The next one is planned for ${spokenDate(ahead.plannedFor)} and stays so.`] : []),
      KEEP_OUT,
    ],
    fields,
    given: { heldOn: taken?.plannedFor ?? '' },
    ahead: ['nextOn'],
    dayField: 'heldOn',
    decide(typed, { id, nextId, recorded }) {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { heldOn, actions, ratings, cpd, nextOn } = read.values;
      const problems = problemsIn({
        heldOn: pastDayProblem(heldOn, today),
        nextOn: nextOn && comingDayProblem(nextOn, today),
      });
      if (problems) return { ok: false, problems };
      const held = holdSession(sessions, heldOn, notesOf(actions, ratings, cpd), { id, recorded }, today);
      return {
        ok: true,
        written: nextOn === undefined ? held : thenPlanned(sessions, held, nextOn, { id: nextId, recorded }),
        said: [
          `Supervision with ${snapshot.head.name} on ${spokenDate(heldOn)} is recorded.`,
          ...(nextOn === undefined ? [] : [`The next one is planned for ${spokenDate(nextOn)}.`]),
        ],
      };
    },
  };
}

/** What was noted of a session that took place, put right. */
export function correctForm(facts: SessionFacts): SessionForm | null {
  const { snapshot, sessions, turn, card } = facts;
  const session = sessions.find(({ id, state }) => id === card.session && state === 'held');
  if (!session) return null;
  const fields = heldFields(facts);
  return {
    title: `Supervision with ${snapshot.head.name}: put right`,
    notes: [KEEP_OUT, ...(session.audited ? ['It was audited; the auditor sees that it changed since.'] : [])],
    fields,
    given: givenBy(session),
    ahead: [],
    dayField: 'heldOn',
    decide(typed, { recorded }) {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { heldOn, actions, ratings, cpd } = read.values;
      const problems = problemsIn({ heldOn: pastDayProblem(heldOn, turn.today) });
      if (problems) return { ok: false, problems };
      return {
        ok: true,
        written: correctSession(sessions, session.id, heldOn, notesOf(actions, ratings, cpd), recorded),
        said: [`Supervision with ${snapshot.head.name} on ${spokenDate(heldOn)} is put right.`],
      };
    },
  };
}

const YES_OR_NO = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
] as const;

/** Ratings are asked for where the team's scheme has colours (Halton 3.8). */
function heldFields({ snapshot, turn }: SessionFacts) {
  const rated = ratesCases(schemeOn(snapshot, turn.outside.schemeOf, turn.today));
  return {
    heldOn: needed(date('Held on')),
    actions: longText('Agreed actions', MOST_ACTIONS),
    ...(rated ? { ratings: needed(choice('Were the ratings of the cases confirmed?', YES_OR_NO)) } : {}),
    cpd: longText('CPD noted', MOST_CPD),
  };
}

function givenBy({ heldOn = '', actions = '', ratingsConfirmed, cpd = '' }: Supervision): Typed {
  const ratings = ratingsConfirmed === undefined ? {} : { ratings: ratingsConfirmed ? 'yes' : 'no' };
  return { heldOn, actions, cpd, ...ratings };
}

/** The session that was held and the next one, which is planned on what the first leaves. */
function thenPlanned(
  sessions: readonly Supervision[],
  held: Written,
  nextOn: string,
  writing: Parameters<typeof planSession>[2],
): Written {
  if (!held.ok) return held;
  const changed = new Map(held.sessions.map((session) => [session.id, session]));
  const others = sessions.filter(({ id }) => !changed.has(id));
  const next = planSession([...others, ...held.sessions], nextOn, writing);
  return next.ok ? { ok: true, sessions: [...held.sessions, ...next.sessions] } : next;
}
