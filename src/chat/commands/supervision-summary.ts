import type { PersonKey } from '../../domain/access.ts';
import type { Month } from '../../domain/month.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { chooser, workerChoice } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import { ifKnown } from '../if-known.ts';
import { aboutMonth, monthIn } from '../month/month-card.ts';
import { fromMonth } from '../month/read-month.ts';
import { readSummary } from '../month/read-summary.ts';
import { offerSummary } from '../month/summary-file.ts';
import { summarySheet } from '../month/summary-sheet.ts';
import { notShown } from '../read-caseload.ts';
import { cancelled, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { whoseCaseload } from '../whose-caseload.ts';

/** A worker's month for supervision, on a card and as a page to be printed. */
export const supervisionSummary: Command = {
  name: 'supervision-summary',
  title: 'Supervision summary',
  help: 'Sums a month up for supervision, on a card and as a page to print: points, agreements, changes, what to talk about.',
  examples: ['supervision summary', 'supervision summary of Amira Khan for November'],
  right: 'prepare-supervision',
  say: async (turn, { name, month }) => {
    const whose = await whoseCaseload(turn, name, turn.person.manages);
    if (whose.kind === 'nobody') return notShown(turn);
    if (whose.kind === 'one') return show(turn, whose.workerKey, month);
    const next = sends('Next', 'supervision-summary.choose', ifKnown('month', month));
    return chooser('Whose month?', workerChoice('worker', whose.workers), next, 'supervision-summary');
  },
  presses: {
    open: async (turn, raw) => {
      const about = aboutMonth.safeParse(raw);
      return about.success ? show(turn, about.data.worker, about.data.month) : outdatedCard('supervision-summary');
    },
    choose: async (turn, raw) => show(turn, aboutMonth.pick({ worker: true }).parse(raw).worker, monthIn(raw)),
    file: async (turn, raw) => {
      const about = aboutMonth.safeParse(raw);
      if (!about.success) return outdatedCard('supervision-summary');
      return fromMonth(turn, about.data, (of) => offerSummary(turn, of));
    },
    cancel: cancelled,
  },
};

function show(turn: Turn, worker: PersonKey | undefined, asked: Month | undefined): Promise<Reply> {
  return fromMonth(turn, { worker, month: asked }, async (of) => {
    const { summary, before } = await readSummary(turn, of);
    const { workerKey } = of.snapshot.head;
    const isOwn = workerKey === turn.person.personKey;
    const data = { month: of.month, ...ifKnown('worker', isOwn ? undefined : workerKey) };
    const lines = isOwn ? leaves('The lines', 'my-month.lines', data) : leaves('The lines', 'team-month.worker', data);
    return privateCard('sheet', {
      ...summarySheet(summary, before, [
        foremost(leaves('As a page to print', 'supervision-summary.file', data)),
        lines,
      ]),
    });
  });
}
