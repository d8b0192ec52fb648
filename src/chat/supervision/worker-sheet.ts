import type { CaseloadSnapshot } from '../../application/ports.ts';
import { supervisedWorker } from '../../application/supervised.ts';
import { mayInTeam } from '../../domain/access.ts';
import { dayAt } from '../../domain/london-time.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { supervisionOn } from '../../domain/supervision.ts';
import type { Supervision } from '../../domain/worker-records.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../paging.ts';
import type { Turn } from '../turn.ts';
import { completeness, dueWords, sessionWords } from './standing-words.ts';

/** A worker's own supervision, or a worker's as the manager sees it: what is planned, what was agreed last, and before. */
export function workerSheet(turn: Turn, snapshot: CaseloadSnapshot, asked: number): SheetData {
  const { head } = snapshot;
  const { today } = turn;
  const worker = head.workerKey;
  const supervised = supervisedWorker(snapshot);
  const standing = supervisionOn(supervised, today);
  const { last, planned, isUnrecorded } = standing;
  const sessions = [...supervised.sessions].sort((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1));
  const page = pageOf(sessions, asked);
  const held = page.items.filter(({ state }) => state === 'held');
  const plannedWords = planned && spokenDate(planned.plannedFor);
  return {
    title: worker === turn.person.personKey ? 'Your supervision' : `Supervision with ${head.name}`,
    sentences: [
      plannedWords === null
        ? 'Nothing is planned.'
        : isUnrecorded
          ? `It was planned for ${plannedWords} and is not recorded yet.`
          : `The next one is planned for ${plannedWords}.`,
      ...dueWords(standing),
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [
      ...(last ? contents(last, `Last: ${spokenDate(last.heldOn)}`) : []),
      ...(sessions.length === 0
        ? []
        : [
            {
              heading: 'Sessions',
              figure: '',
              rows: page.items.map((one) => ({ text: sessionWords(one), note: completeness(one), figure: '' })),
            },
          ]),
    ],
    choices: held.length === 0 ? [] : sessionChoice(held),
    buttons: [
      ...(held.length === 0 ? [] : [foremost(sends('Open', 'supervision.session', { worker }))]),
      ...pageButtons(page, 'supervision.worker', { worker }),
      ...manage(turn, snapshot, planned !== null),
    ],
  };
}

const dayOf = ({ heldOn, plannedFor }: Supervision) => heldOn ?? plannedFor;

function sessionChoice(held: readonly Supervision[]): SheetData['choices'] {
  return [
    {
      id: 'session',
      label: 'Session',
      placeholder: 'Choose a session',
      errorMessage: 'Please choose a session.',
      options: held.map((one) => ({ title: spokenDate(dayOf(one)), value: one.id })),
    },
  ];
}

/** True for the manager of the team, who records; never about themselves. */
function records({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  return head.workerKey !== person.personKey && mayInTeam(person, 'record-supervision', head.teamId);
}

function manage(turn: Turn, snapshot: CaseloadSnapshot, isPlanned: boolean): readonly Button[] {
  if (!records(turn, snapshot)) return [];
  const worker = snapshot.head.workerKey;
  const ask = (title: string, step: string) => leaves(title, 'record-supervision.ask', { worker, step });
  return [ask('Record as held', 'hold'), ask(isPlanned ? 'It is not held' : 'Plan one', isPlanned ? 'move' : 'plan')];
}

/** One session with everything that was noted of it; the audit is the managers' own. */
export function sessionSheet(turn: Turn, snapshot: CaseloadSnapshot, session: Supervision): SheetData {
  const worker = snapshot.head.workerKey;
  const isOwn = worker === turn.person.personKey;
  const { recorded, audited } = session;
  return {
    title: `${isOwn ? 'Your supervision' : `Supervision with ${snapshot.head.name}`}: ${spokenDate(dayOf(session))}`,
    sentences: [
      { text: `Recorded by ${recorded.name} on ${spokenDate(dayAt(recorded.at))}.` },
      ...(audited && !isOwn
        ? [{ text: `Audited by ${audited.name} on ${spokenDate(dayAt(audited.at))}: ${audited.found}` }]
        : []),
    ],
    groups: contents(session, ''),
    choices: [],
    buttons: [
      ...(records(turn, snapshot)
        ? [leaves('Put it right', 'record-supervision.ask', { worker, step: 'correct', session: session.id })]
        : []),
      leaves('Back', 'supervision.worker', { worker }),
    ],
  };
}

/** So many lines are shown as lines of their own. */
const MOST_LINES = 12;

/** What was agreed and noted, under a heading. */
export function contents({ actions, ratingsConfirmed, cpd }: Supervision, heading: string): readonly SheetGroup[] {
  const ratings = ratingsConfirmed === undefined ? [] : [ratingsConfirmed ? 'Confirmed' : 'Not confirmed'];
  return [
    { heading, figure: '', rows: [] },
    part('Agreed actions', linesOf(actions, 'None recorded')),
    ...(ratings.length === 0 ? [] : [part('Ratings of the cases', ratings)]),
    part('CPD', linesOf(cpd, 'None noted')),
  ].filter(({ heading: words, rows }) => words !== '' || rows.length > 0);
}

function part(heading: string, lines: readonly string[]): SheetGroup {
  return { heading, figure: '', rows: lines.map((text) => ({ text, note: '', figure: '' })) };
}

function linesOf(text: string | undefined, none: string): readonly string[] {
  const lines = (text ?? none).split('\n').filter((line) => line.trim() !== '');
  return lines.length > MOST_LINES ? [lines.join('; ')] : lines;
}
