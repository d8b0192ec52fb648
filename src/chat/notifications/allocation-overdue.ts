import { managersOn } from '../../application/who-is-told.ts';
import { isUnanswered } from '../../domain/allocation.ts';
import { counted } from '../../domain/counted.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';
import { openAllocations } from '../allocation/open-allocations.ts';
import { plannedWords, waitedWords } from '../allocation/unallocated-sheet.ts';
import { SHORT_TYPE_WORDS } from '../allocation/waiting-words.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import type { Composed, Notification } from './notification.ts';

type Late = Pick<WaitingCase, 'ref' | 'type' | 'since' | 'plannedFor'>;

interface Overdue {
  readonly team: { readonly teamId: string; readonly name: string };
  readonly late: readonly Late[];
  /** Concerns and allocations past a stop that wait for an answer. */
  readonly open: { readonly concerns: number; readonly all: number };
}

/** So many a card shows; the list has all. */
const MOST_SHOWN = 10;

/** To the manager, in private: planned allocation dates that have passed, and what waits for an answer. */
export const allocationOverdue: Notification<'allocation-overdue'> = {
  kind: 'allocation-overdue',
  async compose({ stores, clock }, { teamId, managerKey }) {
    const today = clock.today();
    const there = await stores.teams.read(teamId);
    if (!there || !managersOn(there.team, today).includes(managerKey)) return null;
    const late = overdueIn(there.waiting, today);
    const open = openAllocations(there.members).map(({ allocation }) => allocation);
    if (late.length === 0 && open.length === 0) return null;
    const counts = { concerns: open.filter(isUnanswered).length, all: open.length };
    return wordsFor({ team: there.team, late, open: counts }, today);
  },
  samples: [
    sample('one case', 1, 0),
    sample('concerns alone', 0, 2),
    sample('more than a card shows, with the longest references', 30, 30),
  ],
};

/** The cases of a queue whose planned day has passed, the longest overdue first. */
export function overdueIn(waiting: readonly WaitingCase[], today: string): readonly WaitingCase[] {
  const plannedDay = ({ plannedFor, going }: WaitingCase) => (going ? undefined : plannedFor);
  return waiting
    .filter((one) => (plannedDay(one) ?? today) < today)
    .sort((a, b) => ((a.plannedFor ?? '') < (b.plannedFor ?? '') ? -1 : 1));
}

function wordsFor({ team, late, open }: Overdue, today: string): Composed {
  const cases = counted(late.length, 'case is', 'cases are');
  const title = late.length > 0 ? `${cases} past the planned allocation date` : 'Allocations wait for an answer';
  const more = late.length - MOST_SHOWN;
  const about = { teamId: team.teamId };
  const data: SheetData = {
    title: `${team.name.slice(0, 60)}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    sentences: [
      ...(open.concerns > 0 ? [`${counted(open.concerns, 'concern waits', 'concerns wait')} for your answer.`] : []),
      ...(open.all > open.concerns
        ? [`${counted(open.all - open.concerns, 'allocation', 'allocations')} past a stop not settled yet.`]
        : []),
    ].map((text) => ({ text })),
    groups:
      late.length === 0
        ? []
        : [
            {
              heading: '',
              figure: '',
              rows: [
                ...late.slice(0, MOST_SHOWN).map(({ ref, type, since, plannedFor }) => ({
                  text: `${ref} · ${SHORT_TYPE_WORDS[type]}`,
                  note: `${plannedWords(plannedFor ?? null, today)} · ${waitedWords(since, today)}`,
                  figure: '',
                })),
                ...(more > 0 ? [{ text: `… and ${more} more`, note: '', figure: '' }] : []),
              ],
            },
          ],
    choices: [],
    buttons: [
      foremost(leaves('Unallocated cases', 'unallocated.list', about)),
      ...(open.all > 0 ? [leaves('To answer', 'allocate-case.list', about)] : []),
    ],
  };
  return { text: `${title}.`, card: { template: 'sheet', data: { ...data } } };
}

function sample(sentence: string, count: number, waiting: number) {
  const asked = { kind: 'allocation-overdue', teamId: 'team', managerKey: 'manager', day: '2026-11-30' } as const;
  const late = Array.from({ length: count }, (_, index): Late => {
    return { ref: `${'W'.repeat(38)}${index}`, type: 'care-leaver', since: '2026-11-03', plannedFor: '2026-11-20' };
  });
  const team = { teamId: 'team', name: 'North' };
  const open = { concerns: Math.floor(waiting / 2), all: waiting };
  return { sentence, notice: asked, composed: wordsFor({ team, late, open }, '2026-11-30') };
}
