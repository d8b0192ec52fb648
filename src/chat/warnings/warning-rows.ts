import type { TeamWarning } from '../../application/team-warnings.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { capitalised } from '../phrases.ts';
import { changedWords, lineWords, longOpenWords, planWords, stateWords, warnedTotal } from './warning-words.ts';

/** So many fit on a card whatever the names. */
const MOST_ROWS = 20;

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** A warning as two rows under the worker's name: no case, no child, and nothing of what a plan says. */
export function warningGroup(one: TeamWarning, today: CalendarDate, team = ''): SheetGroup {
  const { name, warning, hasLeft } = one;
  const isOpen = warning.state === 'open' && !hasLeft;
  const told: SheetRow = {
    text: isOpen ? capitalised(lineWords(warning)) : capitalised(stateWords(one)),
    note: joined([team, ...(isOpen ? [stateWords(one), changedWords(warning), longOpenWords(warning, today)] : [])]),
    figure: '',
  };
  const plan: SheetRow = { text: capitalised(planWords(warning, today)), note: '', figure: '' };
  return { heading: name, figure: hasLeft ? '' : warnedTotal(warning), rows: isOpen ? [told, plan] : [told] };
}

/** Several on one card; of very many the worst, and how many more there are. */
export function warningGroups(warnings: readonly TeamWarning[], today: CalendarDate): readonly SheetGroup[] {
  const rest = warnings.length - MOST_ROWS;
  const groups = warnings.slice(0, MOST_ROWS).map((one) => warningGroup(one, today));
  if (rest <= 0) return groups;
  const text = `and ${rest} more: say "warnings" for all of them`;
  return [...groups, { heading: '', figure: '', rows: [{ text, note: '', figure: '' }] }];
}
