import { z } from 'zod';
import { type NotOpened, notOpened, type Opened, openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot, TeamMember } from '../../application/ports.ts';
import { decode } from '../../caseload-file/decode.ts';
import type { FileError } from '../../caseload-file/index.ts';
import type { PersonKey } from '../../domain/access.ts';
import { afterAnyChange } from '../after-change.ts';
import { cardState, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { chooser, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { errorWords } from '../file-errors.ts';
import type { SentFile } from '../files.ts';
import { formCard } from '../form/form-card.ts';
import { severalLines } from '../form/several-lines.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled, NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { saveChange } from '../save-change.ts';
import { changesSince } from '../stale.ts';
import type { Turn } from '../turn.ts';
import { whoseCaseload } from '../whose-caseload.ts';
import type { Words } from '../words.ts';
import { importPreview } from './import-caseload/import-preview.ts';
import { judgeFile } from './import-caseload/judge-file.ts';
import { pack, packedText, unpack } from './import-caseload/packed.ts';

/** A caseload becomes what a file says, after showing what that changes. */
export const importCaseloadCommand: Command = {
  name: 'import-caseload',
  title: 'Import a caseload',
  help: 'Makes a caseload what a caseload file says, sent here or pasted, after showing what that changes.',
  examples: ['import a caseload', 'load a caseload file'],
  right: 'import-caseload',
  say: begin,
  receive,
  presses: {
    choose: async (turn) => chooserOf(await workersOf(turn, turn.person.manages)),
    worker: (turn, raw) => {
      const { worker, packed } = chosen.parse(raw);
      const text = packed === undefined ? undefined : (unpack(packed) ?? undefined);
      const key = worker ?? turn.person.personKey;
      return text === undefined ? ask(turn, key) : look(turn, key, text, false);
    },
    preview: (turn, raw) => {
      const { worker, text } = pasted.parse(raw);
      return look(turn, worker ?? turn.person.personKey, text, true);
    },
    save,
    cancel: cancelled,
  },
};

const aboutWorker = z.object({ worker: storageKey.optional().catch(undefined) });
const chosen = aboutWorker.extend({ packed: packedText.optional().catch(undefined) });
const pasted = aboutWorker.extend({ text: z.string().catch('') });
const saving = cardState.required({ version: true }).extend({ packed: packedText });

const TEXT = severalLines('Caseload file (YAML or JSON)', 'scheme: merton');
const SHOWN_ERRORS = 8;
/** So much of what was pasted a card shows again. */
const MOST_SHOWN_BYTES = 14 * 1024;
/** Blanks that do not break, as copied texts have them in place of the blanks at the beginning of a line. */
const INDENTATION = /^[ \u00A0]+/gm;

async function begin(turn: Turn, { name }: Words): Promise<Reply> {
  const whose = await whoseCaseload(turn, name, turn.person.manages);
  if (whose.kind === 'nobody') return noCaseload(NOT_THERE);
  return whose.kind === 'choose' ? chooserOf(whose.workers) : ask(turn, whose.workerKey);
}

function chooserOf(workers: readonly TeamMember[], packed?: string): Reply {
  if (workers.length === 0) return noCaseload(NOT_THERE);
  const next = sends('Next', 'import-caseload.worker', ifKnown('packed', packed));
  return chooser('Into whose caseload?', workerChoice('worker', workers), next, 'import-caseload');
}

/** The own caseload, or another's that the person may change; that of somebody who has left is as good as absent. */
async function open(turn: Turn, workerKey: PersonKey): Promise<Opened | NotOpened> {
  const found = await openCaseload(turn.outside, turn.person, 'change', workerKey);
  const hasLeft = found.ok && found.snapshot.head.leftOn !== undefined;
  return hasLeft ? notOpened(turn.person.personKey, undefined) : found;
}

async function ask(turn: Turn, workerKey: PersonKey): Promise<Reply> {
  const opened = await open(turn, workerKey);
  return opened.ok ? form(turn, opened.snapshot, '', []) : noCaseload(opened);
}

function form({ person }: Turn, { head }: CaseloadSnapshot, typed: string, errors: readonly FileError[]): Reply {
  const isOwn = head.workerKey === person.personKey;
  const isShown = Buffer.byteLength(JSON.stringify(typed)) <= MOST_SHOWN_BYTES;
  const problems = [
    ...errorWords(errors, SHOWN_ERRORS),
    ...(isShown ? [] : ['What you pasted is too long to be shown again.']),
  ];
  return formCard({
    title: isOwn ? 'Import your caseload' : `Import the caseload of ${head.name}`,
    notes: [
      'Send the file to me in our private chat, or paste its text here. Nothing is saved before you have seen what changes.',
      'A spreadsheet needs a mapping of its columns: whoever runs Caseload loads it with npm run import.',
    ],
    fields: { text: TEXT },
    typed: isShown ? { text: typed } : {},
    problems: problems.length > 0 ? { text: problems.join(' ') } : {},
    buttons: [
      foremost(sends('Preview', 'import-caseload.preview', isOwn ? {} : { worker: head.workerKey })),
      ...(isOwn && person.manages.length > 0 ? [leaves('Another worker', 'import-caseload.choose')] : []),
      leaves('Cancel', 'import-caseload.cancel'),
    ],
  });
}

/** The preview of a text, or what is wrong with it: in the form that it was pasted into, or in words. */
async function look(turn: Turn, workerKey: PersonKey, given: string, inForm: boolean): Promise<Reply> {
  const opened = await open(turn, workerKey);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  const text = inForm ? given.replaceAll(INDENTATION, (blanks) => ' '.repeat(blanks.length)) : given;
  const packed = pack(text);
  if (packed === null) return TOO_LARGE;
  const judged =
    text.trim() === ''
      ? { ok: false as const, errors: [{ path: '', message: EMPTY }] }
      : judgeFile(turn, snapshot, text);
  if (judged.ok) return importPreview(turn, snapshot, { judged, packed });
  return inForm ? form(turn, snapshot, given, judged.errors) : refused(judged.errors);
}

const EMPTY = 'Expected the text of a caseload file; there is none.';
const TOO_LARGE = notice('Too large for a chat', [
  'Nothing was saved: the file holds more than a card can carry.',
  'Please ask whoever runs Caseload: npm run import loads it.',
]);

function refused(errors: readonly FileError[]): Reply {
  return notice('This file cannot be imported', ['Nothing was saved.', ...errorWords(errors, SHOWN_ERRORS)]);
}

/** A file that somebody sent: the own caseload, that of the worker named beside it, or of one to be chosen. */
async function receive(turn: Turn, file: SentFile, { name }: Words): Promise<Reply> {
  if (/\.(csv|xlsx?|ods)$/i.test(file.name)) {
    return notice('A spreadsheet is not read here', [
      'It needs a mapping of its columns: whoever runs Caseload loads it with npm run import.',
      'Here I take caseload files, as YAML or JSON.',
    ]);
  }
  const whose = await whoseCaseload(turn, name, turn.person.manages);
  if (whose.kind === 'nobody') return noCaseload(NOT_THERE);
  const read = await file.read();
  if (!read.ok) return notice('I could not read the file', [WHY_NOT_READ[read.reason]]);
  const text = decode(read.bytes);
  if (text === null) return refused([{ path: '', message: 'Expected text in UTF-8.' }]);
  if (whose.kind === 'one') return look(turn, whose.workerKey, text, false);
  const packed = pack(text);
  return packed === null ? TOO_LARGE : chooserOf(whose.workers, packed);
}

const WHY_NOT_READ = {
  'too-large': 'Expected a file of at most 5 MB.',
  'not-read': 'Please send it once more, or paste its text: say "import a caseload".',
} as const;

async function save(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const state = saving.safeParse(raw);
  const text = state.success ? unpack(state.data.packed) : null;
  if (!state.success || text === null) return outdatedCard('import-caseload');
  const { packed, ...card } = state.data;
  return saveChange(turn, {
    command: 'import-caseload',
    card,
    decide: (snapshot) => {
      if (snapshot.head.leftOn !== undefined) return { ok: false, problem: noCaseload(NOT_THERE) };
      const judged = judgeFile(turn, snapshot, text);
      if (!judged.ok) return { ok: false, problem: refused(judged.errors) };
      const since = changesSince(snapshot, { version: card.version });
      if (since === null && judged.change) return { ok: true, change: judged.change };
      return {
        ok: false,
        problem: importPreview(turn, snapshot, { judged, packed, ...ifKnown('remark', since ?? undefined) }),
      };
    },
    next: () => afterAnyChange(card.worker),
  });
}
