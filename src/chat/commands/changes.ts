import { openCaseload } from '../../application/change-caseload.ts';
import type { TeamMember } from '../../application/ports.ts';
import { isDisputed, type OthersChange } from '../../domain/others-change.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { changeRow, changeWords } from '../changes/change-words.ts';
import { askAnswer, askDispute, changeKey, saveAnswer, saveDispute } from '../changes/dispute.ts';
import { workersOf } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cancelled, noCaseload } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** What others changed on the own caseload, with who, when and why; managers see what is disputed in their teams. */
export const changes: Command = {
  name: 'changes',
  title: 'What others changed',
  help: 'Shows who else changed your caseload, when and why, and lets you dispute it. Managers answer disputes here.',
  examples: ['what others changed', 'who changed my caseload?'],
  right: 'see-changes',
  say: (turn) => (turn.person.worksIn === undefined ? disputes(turn, 0) : own(turn, 0)),
  presses: {
    page: (turn, raw) => (turn.person.worksIn === undefined ? disputes(turn, pageIn(raw)) : own(turn, pageIn(raw))),
    disputes: (turn, raw) => disputes(turn, pageIn(raw)),
    dispute: askDispute,
    'dispute-save': saveDispute,
    answer: askAnswer,
    'answer-save': saveAnswer,
    cancel: cancelled,
  },
};

async function own(turn: Turn, asked: number): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'see');
  if (!opened.ok) return noCaseload(opened);
  const { records, head } = opened.snapshot;
  const all = recordsOf(records, 'others-change').toReversed();
  const page = pageOf(all, asked);
  const open = page.items.filter(({ dispute }) => dispute === undefined);
  return sheet({
    title: 'What others changed',
    sentences: [
      all.length === 0
        ? 'In the last eight weeks nobody but you has changed your caseload.'
        : 'In the last eight weeks, the newest first.',
      ...pageWords(page),
    ],
    rows: page.items.map(changeRow),
    choices: open.map((change) => ({ title: changeWords(change), value: changeKey(head.workerKey, change.id) })),
    buttons: [
      ...(open.length === 0 ? [] : [foremost(sends('Dispute', 'changes.dispute', {}))]),
      ...pageButtons(page, 'changes.page'),
      ...(turn.person.manages.length === 0 ? [] : [leaves('Disputes in my teams', 'changes.disputes')]),
    ],
  });
}

interface Disputed {
  readonly worker: TeamMember;
  readonly change: OthersChange;
}

/** What waits for an answer in the teams managed. */
async function disputes(turn: Turn, asked: number): Promise<Reply> {
  const workers = await workersOf(turn, turn.person.manages);
  const all = workers
    .filter(({ workerKey }) => workerKey !== turn.person.personKey)
    .flatMap((worker): Disputed[] =>
      recordsOf(worker.records ?? [], 'others-change')
        .filter(isDisputed)
        .map((change) => ({ worker, change })),
    );
  const page = pageOf(all, asked);
  return sheet({
    title: 'Disputed changes',
    sentences: [all.length === 0 ? 'Nothing is disputed in your teams.' : 'Please answer each.', ...pageWords(page)],
    rows: page.items.map(({ worker, change }) => {
      const row = changeRow(change);
      return { ...row, text: `${worker.name}: ${row.text}` };
    }),
    choices: page.items.map(({ worker, change }) => ({
      title: `${worker.name}: ${changeWords(change)}`,
      value: changeKey(worker.workerKey, change.id),
    })),
    buttons: [
      ...(all.length === 0 ? [] : [foremost(sends('Answer', 'changes.answer', {}))]),
      ...pageButtons(page, 'changes.disputes'),
    ],
  });
}

interface ListView {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly rows: SheetData['groups'][number]['rows'];
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly buttons: readonly Button[];
}

function sheet({ title, sentences, rows, choices: options, buttons }: ListView): Reply {
  const choice = {
    id: 'change',
    label: 'Which change?',
    placeholder: 'Choose a change',
    errorMessage: 'Please choose a change.',
    options,
  };
  return privateCard('sheet', {
    title,
    sentences: sentences.map((text) => ({ text })),
    groups: rows.length === 0 ? [] : [{ heading: '', figure: '', rows }],
    choices: options.length === 0 ? [] : [choice],
    buttons,
  });
}
