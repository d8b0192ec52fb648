import { dayAt, timeAt } from '../../domain/london-time.ts';
import type { OthersChange } from '../../domain/others-change.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { SheetRow } from '../cards/sheet.ts';

/** `Mona Reid set the discretion on C-101 from 1 Nov 2026`. */
export function changeWords({ said, what }: OthersChange): string {
  return `${said.name} ${what}`;
}

/** When, why, and what the worker and the manager say about it. */
export function changeRow(change: OthersChange): SheetRow {
  const { said, reason, dispute } = change;
  return {
    text: changeWords(change),
    note: [
      `${spokenDate(dayAt(said.at))}, ${timeAt(said.at)}`,
      ...(reason === undefined ? [] : [`because: ${reason}`]),
      ...(dispute ? [`disputed: ${dispute.text}`] : []),
      ...(dispute ? [dispute.answer ? `${dispute.answer.said.name}: ${dispute.answer.text}` : 'not answered yet'] : []),
    ].join(' · '),
    figure: '',
  };
}
