import type { Change } from '../application/change-caseload.ts';
import type { Effect } from '../application/effect.ts';
import type { Foreseen } from '../application/foresee-change.ts';
import { whatWasTakenBack } from '../application/undo-change.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Button, leaves } from './cards/button.ts';
import type { SheetData } from './cards/sheet.ts';
import { comingSentence, effectRows, effectSentences, headlineOf } from './effect-words.ts';
import { foreseenSentences } from './month/touched-months.ts';
import { privateCard, type Reply } from './reply.ts';

interface EffectCard {
  readonly title: string;
  /** Null for someone who may make the change and may not see the figures. */
  readonly effect: Effect | null;
  readonly today: CalendarDate;
  readonly buttons: readonly Button[];
}

/** What a change would do, before it is saved: to submitted months as well. */
export function changePreview({
  remarks = ['Nothing is saved yet.'],
  foreseen,
  ...card
}: Omit<EffectCard, 'effect'> & {
  readonly remarks?: readonly string[];
  /** Null for someone who may make the change and may not see the figures. */
  readonly foreseen: Foreseen | null;
}): Reply {
  const { effect = null, months = [] } = foreseen ?? {};
  return effectCard({ ...card, effect, title: `Preview: ${card.title}` }, [...remarks, ...foreseenSentences(months)]);
}

/** Teams shows no more. */
const MOST_BUTTONS = 6;

/** What a change did: before and after, the lines that came and went, what comes next, and a way back. */
export function changeMade(card: {
  readonly effect: Effect | null;
  readonly change: Change;
  readonly today: CalendarDate;
  /** Null for someone who may not take it back. */
  readonly undo: Button['data'] | null;
  /** Said first, e.g. that a submitted month is touched. */
  readonly remarks?: readonly string[];
  readonly next: readonly Button[];
}): Reply {
  const buttons = [
    ...(card.undo
      ? [leaves(whatWasTakenBack(card.change.what) === undefined ? 'Undo' : 'Put it back', 'undo.take', card.undo)]
      : []),
    ...card.next,
  ];
  const shown = buttons.slice(0, MOST_BUTTONS);
  return effectCard({ ...card, title: `Saved: ${card.change.what}`, buttons: shown }, card.remarks ?? []);
}

function effectCard({ title, effect, today, buttons }: EffectCard, before: readonly string[]): Reply {
  const data: SheetData = {
    title,
    sentences: [...before, ...(effect ? effectSentences(effect, today) : [])].map((text) => ({ text })),
    groups: effect
      ? [
          { heading: headlineOf(effect), figure: '', rows: effectRows(effect) },
          { heading: '', figure: '', rows: [{ text: comingSentence(effect, today), note: '', figure: '' }] },
        ]
      : [],
    choices: [],
    buttons,
  };
  return privateCard('sheet', data);
}
