import type { CaseloadSnapshot, TeamMember } from '../../application/ports.ts';
import { later } from '../../domain/calendar-date.ts';
import { stepOn } from '../../domain/capacity.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { isAway, recordsOf } from '../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, date, needed, oneOrMore } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed } from '../form/read-form.ts';
import { percent } from '../phrases.ts';
import type { Reply } from '../reply.ts';
import { ROLE_WORDS } from '../role-words.ts';
import type { Turn } from '../turn.ts';
import { absenceFor } from './bundle.ts';
import { MOST_TAKERS, type ShareOutCard, type Why } from './card.ts';

/** How the choices are filled in at first. */
const STARTS = ['keep', 'move', 'share'] as const;
export type Start = (typeof STARTS)[number];

const WHY_WORDS: Record<Why, string> = {
  away: 'They are away for a time',
  leaves: 'They leave the team',
  other: 'Another reason',
};

/** What is asked before the cases: why, for which days, and who may take some of them. */
export function startFields(turn: Turn, others: readonly TeamMember[]) {
  return {
    why: needed(
      choice('Why?', [
        { title: WHY_WORDS.away, value: 'away' },
        { title: WHY_WORDS.leaves, value: 'leaves' },
        { title: WHY_WORDS.other, value: 'other' },
      ]),
    ),
    from: needed(date('From which day?')),
    until: date('Shared cases: until which day? Leave it empty if you cannot tell yet.'),
    takers: oneOrMore(
      `Who can take some of it? At most ${MOST_TAKERS}.`,
      others.map((other) => ({ text: other.workerKey, title: takerWords(turn, other) })),
    ),
    start: needed(
      choice('To begin with', [
        { title: 'Every case stays; I choose case by case', value: 'keep' },
        { title: 'All move, spread over them by how full they are', value: 'move' },
        { title: 'All are shared with them, spread in the same way', value: 'share' },
      ]),
    ),
  };
}

/** `Ben Okafor, at 71%, newly-qualified social worker, away now`. */
function takerWords({ today }: Turn, { name, steps, records = [] }: TeamMember): string {
  const { total, guideline, role } = stepOn(steps, today);
  return [
    name.slice(0, 60),
    guideline === null || guideline === 0 ? 'no guideline figure' : `at ${percent(total / guideline)}`,
    ...(role === 'newly-qualified' || role === 'student' ? [ROLE_WORDS[role]] : []),
    ...(isAway(recordsOf(records, 'absence'), today) ? ['away now'] : []),
  ].join(', ');
}

/** What the sentence said, with the days that follow from an absence. */
export function givenStart(
  { today }: Turn,
  holder: CaseloadSnapshot,
  said: { readonly from?: string | undefined; readonly to?: string | undefined; readonly leaves?: boolean | undefined },
): Typed {
  const absence = absenceFor(holder, said.from ?? today);
  const hasLeft = holder.head.leftOn !== undefined;
  if (said.leaves || hasLeft)
    return { why: 'leaves', from: said.from ?? (hasLeft ? today : ''), until: '', start: 'move' };
  if (absence || said.to !== undefined) {
    const from = said.from ?? later(today, absence?.from ?? today);
    return { why: 'away', from, until: said.to ?? absence?.to ?? '', start: 'keep' };
  }
  return { why: 'other', from: said.from ?? today, until: '', start: 'move' };
}

export function startForm(
  turn: Turn,
  holder: CaseloadSnapshot,
  others: readonly TeamMember[],
  { typed, problems = {} }: { readonly typed: Typed; readonly problems?: Problems },
): Reply {
  const { name, workerKey, leftOn } = holder.head;
  const absence = absenceFor(holder, turn.today);
  const isUnrecorded = problems.why !== undefined;
  return formCard({
    title: `Hand over ${name}'s caseload`,
    notes: [
      'First the days and who can take some of it; then each case stays, moves or is shared. Nothing is saved before you confirm.',
      ...(leftOn === undefined ? [] : [`${name} left the team on ${spokenDate(leftOn)}.`]),
      ...(absence
        ? [
            `Away from ${spokenDate(absence.from)} to ${absence.to === null ? 'a day not known yet' : spokenDate(absence.to)}.`,
          ]
        : []),
    ],
    fields: startFields(turn, others),
    typed,
    problems,
    buttons: [
      foremost(sends('Next', 'share-out.start', { worker: workerKey })),
      ...(isUnrecorded
        ? [
            leaves('Record the absence', 'record-absence.ask', {
              worker: workerKey,
              said: { from: typed.from, to: typed.until },
            }),
          ]
        : []),
      leaves('Cancel', 'share-out.cancel'),
    ],
  });
}

export type ReadStart =
  | { readonly ok: true; readonly card: Omit<ShareOutCard, 'nonce' | 'moves'>; readonly start: Start }
  | { readonly ok: false; readonly problems: Problems };

/** The answers; the days lie ahead, and somebody who is away has an absence, after which the cases can come back. */
export function readStart(
  turn: Turn,
  holder: CaseloadSnapshot,
  others: readonly TeamMember[],
  typed: Typed,
): ReadStart {
  const read = readForm(startFields(turn, others), typed);
  if (!read.ok) return read;
  const { why, from, until, takers, start } = read.values;
  const problems: Problems = {
    ...(from < turn.today ? { from: `Please give today or a later day: today is ${spokenDate(turn.today)}.` } : {}),
    ...(until !== undefined && until < from ? { until: 'That is before the first day.' } : {}),
    ...(takers.length > MOST_TAKERS ? { takers: `Please choose at most ${MOST_TAKERS}.` } : {}),
    ...(why === 'away' && !absenceFor(holder, from)
      ? { why: 'No absence is recorded from then on. Please record it first: after it you are asked what goes back.' }
      : {}),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    card: { worker: holder.head.workerKey, why, from, until: until ?? '', takers: [...takers] },
    start,
  };
}
