import type { TeamMember } from '../../../application/ports.ts';
import { absencesFrom } from '../../../domain/absences.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { type CapacityAdjustment, recordsOf } from '../../../domain/worker-records.ts';
import { foremost, sends } from '../../cards/button.ts';
import type { SheetRow } from '../../cards/sheet.ts';
import { workerChoice } from '../../choose-worker.ts';
import { pageButtons, pageOf, pageWords } from '../../paging.ts';
import { privateCard, type Reply } from '../../reply.ts';
import { adjustmentDays } from './adjustment-words.ts';

/** Whose figures are lowered now or later, for those who manage them; always in private. */
export function adjustmentList(workers: readonly TeamMember[], today: CalendarDate, asked: number): Reply {
  const rows = workers.flatMap(({ name, records = [] }) =>
    absencesFrom(recordsOf(records, 'adjustment'), today).map((adjustment) => rowOf(name, adjustment)),
  );
  const page = pageOf(rows, asked);
  return privateCard('sheet', {
    title: 'Lowered figures',
    sentences: [
      rows.length === 0 ? "Nobody's figures are lowered, now or later." : 'In the order of names.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: rows.length === 0 ? [] : [{ heading: '', figure: '', rows: page.items }],
    choices: workerChoice('worker', workers),
    buttons: [
      foremost(sends('Lower or change', 'adjust-capacity.ask', {})),
      ...pageButtons(page, 'adjust-capacity.page', {}),
    ],
  });
}

function rowOf(name: string, adjustment: CapacityAdjustment): SheetRow {
  const { percent, reason, decided } = adjustment;
  return {
    text: name,
    note: `${adjustmentDays(adjustment)} · ${reason} · decided by ${decided.name}`,
    figure: `${percent}%`,
  };
}
