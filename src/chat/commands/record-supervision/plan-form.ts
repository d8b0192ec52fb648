import { spokenDate } from '../../../domain/spoken-date.ts';
import { isWithoutDate, plannedIn } from '../../../domain/supervision.ts';
import { cancelSession, planSession } from '../../../domain/supervision-sessions.ts';
import { choice, date, needed } from '../../form/field.ts';
import { readForm } from '../../form/read-form.ts';
import { comingDayProblem, nearDayProblem, problemsIn, type SessionFacts, type SessionForm } from './session-form.ts';

/** The next session. */
export function planForm({ snapshot, sessions, turn }: SessionFacts): SessionForm {
  const { name } = snapshot.head;
  const fields = { on: needed(date('Planned for')) };
  const lost = sessions.find(isWithoutDate);
  return {
    title: `Supervision with ${name}: plan the next`,
    notes: lost ? [`It makes up for the one of ${spokenDate(lost.plannedFor)}, which was lost to sickness.`] : [],
    fields,
    given: {},
    ahead: ['on'],
    dayField: 'on',
    decide(typed, { id, recorded }) {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { on } = read.values;
      const problems = problemsIn({ on: comingDayProblem(on, turn.today) });
      if (problems) return { ok: false, problems };
      return {
        ok: true,
        written: planSession(sessions, on, { id, recorded }),
        said: [`Supervision with ${name} is planned for ${spokenDate(on)}.`],
      };
    },
  };
}

const REASONS = [
  { title: 'Cancelled: it has its new date now', value: 'cancelled' },
  { title: 'Lost to sickness (yours or theirs): the date may follow on return', value: 'lost' },
] as const;
const DATE_AT_ONCE = 'A cancelled session needs its new date at once. Please agree one and give it here.';

/** A session that does not take place, or did not: its new date, or that it was lost to sickness (merton, FAQ 4). */
export function moveForm({ snapshot, sessions, turn, card }: SessionFacts): SessionForm | null {
  const { today } = turn;
  const { name } = snapshot.head;
  const before = plannedIn(sessions);
  // A card about a session that is not the planned one any more, or from before there was one.
  if (before?.id !== card.session) return null;
  const fields = {
    ...(before ? {} : { plannedFor: needed(date('It was planned for')) }),
    why: needed(choice('What happened?', REASONS)),
    newOn: date('New date'),
  };
  return {
    title: `Supervision with ${name}: not held`,
    notes: before ? [`It is planned for ${spokenDate(before.plannedFor)}.`] : [],
    fields,
    given: { why: 'cancelled' },
    ahead: ['newOn'],
    dayField: 'newOn',
    decide(typed, { id, nextId, recorded }) {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { plannedFor = before?.plannedFor ?? today, why, newOn } = read.values;
      const problems = problemsIn({
        plannedFor: nearDayProblem(plannedFor, today),
        newOn: newOn === undefined ? (why === 'cancelled' ? DATE_AT_ONCE : undefined) : comingDayProblem(newOn, today),
      });
      if (problems) return { ok: false, problems };
      const notHeld = { lost: why === 'lost', movedTo: newOn ?? null };
      return {
        ok: true,
        written: cancelSession(sessions, plannedFor, notHeld, { id, recorded }, nextId),
        said: [
          `Supervision with ${name} on ${spokenDate(plannedFor)} is noted as ${why === 'lost' ? 'lost to sickness' : 'cancelled'}.`,
          newOn === undefined
            ? 'It stays on the list until it has its new date.'
            : `The new date is ${spokenDate(newOn)}.`,
        ],
      };
    },
  };
}
