import { dayAt, timeAt } from '../../domain/london-time.ts';
import type { OthersChange } from '../../domain/others-change.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { SheetRow } from '../cards/sheet.ts';
import { capitalised } from '../phrases.ts';

/** `Mona Reid set the discretion on C-101 from 1 Nov 2026`. */
export function changeWords({ said, what }: OthersChange): string {
  return `${said.name} ${what}`;
}

/** When, why, and what the worker and the manager say about it. */
export function changeRow(change: OthersChange): SheetRow {
  const { dispute } = change;
  const isOpen = dispute !== undefined && dispute.answer === undefined;
  return {
    text: changeWords(change),
    note: [whenWords(change), ...saidAbout(change), ...(isOpen ? ['not answered yet'] : [])].join(' · '),
    figure: '',
  };
}

/** The same in sentences, for a card about this change alone. */
export function changeSentences(change: OthersChange): readonly string[] {
  return [`${changeWords(change)}: ${whenWords(change)}.`, ...saidAbout(change).map(capitalised)];
}

const whenWords = ({ said: { at } }: OthersChange): string => `${spokenDate(dayAt(at))}, ${timeAt(at)}`;

/** What people wrote stands in quotation marks, so that it is told from what is said about it. */
function saidAbout({ reason, dispute }: OthersChange): readonly string[] {
  return [
    ...(reason === undefined ? [] : [`because: "${reason}"`]),
    ...(dispute ? [`disputed: "${dispute.text}"`] : []),
    ...(dispute?.answer ? [`${dispute.answer.said.name}: "${dispute.answer.text}"`] : []),
  ];
}
