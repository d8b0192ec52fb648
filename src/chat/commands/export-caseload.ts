import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import { caseloadInForce } from '../../application/export-caseload.ts';
import { keepOffer } from '../../application/file-offers.ts';
import type { CaseloadSnapshot, FileOffer } from '../../application/ports.ts';
import { parseCaseloadFile } from '../../caseload-file/index.ts';
import { writeCaseloadFile } from '../../caseload-file/write-caseload-file.ts';
import type { PersonKey } from '../../domain/access.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { storageKey } from '../card-state.ts';
import { leaves, sends } from '../cards/button.ts';
import { chooser, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command } from '../command.ts';
import { dayIn } from '../day-in.ts';
import { errorWords } from '../file-errors.ts';
import { type FileMaker, MOST_FILE_BYTES } from '../files.ts';
import { formCard } from '../form/form-card.ts';
import { severalLines } from '../form/several-lines.ts';
import { notShown } from '../read-caseload.ts';
import { cancelled, notice } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { whoseCaseload } from '../whose-caseload.ts';
import type { Words } from '../words.ts';

/** A caseload as a file in the person's OneDrive, or as text where files do not go. */
export const exportCaseload: Command = {
  name: 'export-caseload',
  title: 'Export a caseload',
  help: 'Gives you a caseload as a file: your own or, for a manager, that of a worker of the team.',
  examples: ['export my caseload', 'give me my caseload as text'],
  right: 'export-caseload',
  say: begin,
  presses: {
    choose: async (turn, raw) => chooseFrom(turn, dayIn(turn, raw), 'file'),
    file: (turn, raw) => asFile(turn, workerIn(turn, raw), dayIn(turn, raw)),
    text: (turn, raw) => asText(turn, workerIn(turn, raw), dayIn(turn, raw)),
    cancel: cancelled,
  },
};

const DECLINED = 'All right, nothing was saved. You can also say "export my caseload as text".';
const NOT_SAVED =
  'I could not put the file into your OneDrive. Press Allow again, ask for it once more, or say "export my caseload as text".';
/** As much as a card carries beside its own words. */
const MOST_TEXT_BYTES = 20 * 1024;
const SHOWN_ERRORS = 3;

const aboutWorker = z.object({ worker: storageKey.optional().catch(undefined) });

function workerIn({ person }: Turn, raw: Readonly<Record<string, unknown>>): PersonKey {
  return aboutWorker.parse(raw).worker ?? person.personKey;
}

function teamsOf({ person }: Turn) {
  return [...new Set([...person.manages, ...person.oversees])];
}

async function begin(turn: Turn, { name, on, impossibleDate, asText: text }: Words): Promise<Reply> {
  if (impossibleDate) return sentence('No calendar has that day.');
  const day = on ?? turn.today;
  const whose = await whoseCaseload(turn, name, teamsOf(turn));
  if (whose.kind === 'nobody') return notShown(turn);
  if (whose.kind === 'choose') return chooserOf(whose.workers, day, text ? 'text' : 'file');
  return text ? asText(turn, whose.workerKey, day) : asFile(turn, whose.workerKey, day);
}

async function chooseFrom(turn: Turn, day: CalendarDate, step: 'file' | 'text'): Promise<Reply> {
  const workers = await workersOf(turn, teamsOf(turn));
  return workers.length === 0 ? notShown(turn) : chooserOf(workers, day, step);
}

function chooserOf(workers: Parameters<typeof workerChoice>[1], on: CalendarDate, step: 'file' | 'text'): Reply {
  const next = sends('Next', `export-caseload.${step}`, { on });
  return chooser('Whose caseload?', workerChoice('worker', workers), next, 'export-caseload');
}

/** The offer of a file; Teams asks the person whether it may be put into their OneDrive. */
async function asFile(turn: Turn, workerKey: PersonKey, asOf: CalendarDate): Promise<Reply> {
  const { outside, person } = turn;
  const opened = await openCaseload(outside, person, 'see', workerKey);
  if (!opened.ok) return notShown(turn, workerKey);
  const { snapshot } = opened;
  const data = { worker: workerKey, on: asOf };
  const text = textOf(snapshot, asOf);
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_FILE_BYTES) return tooLarge(bytes);
  const offerId = outside.newId();
  await keepOffer(outside.stores.people, person, { offerId, workerKey, asOf });
  const cases = counted(snapshot.cases.length, 'case', 'cases');
  return {
    ...notice(
      titleOf(turn, snapshot, asOf),
      [
        'Teams asks you below whether I may put the file into your OneDrive.',
        'If it does not ask, or files do not work where you are, take it as text.',
        ...lackingIn(text),
      ],
      [
        { title: 'Show it as text', verb: 'export-caseload.text', data },
        ...(teamsOf(turn).length > 0
          ? [{ title: 'Another worker', verb: 'export-caseload.choose', data: { on: asOf } }]
          : []),
      ],
    ),
    file: {
      offerId,
      name: fileName(turn, snapshot, asOf),
      description: `A caseload file: ${cases}, as it stands on ${spokenDate(asOf)}.`,
      bytes,
    },
  };
}

/** The file as literal text in an input: nothing in it is formatted, and line ends and blanks stay as they are. */
async function asText(turn: Turn, workerKey: PersonKey, asOf: CalendarDate): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'see', workerKey);
  if (!opened.ok) return notShown(turn, workerKey);
  const text = textOf(opened.snapshot, asOf);
  const data = { worker: workerKey, on: asOf };
  const bytes = Buffer.byteLength(JSON.stringify(text));
  if (bytes > MOST_TEXT_BYTES) {
    return notice(
      'Too long for a message',
      [
        `As text this caseload takes ${inKilobytes(bytes)}, and a message carries ${inKilobytes(MOST_TEXT_BYTES)}.`,
        OR_EXPORT,
      ],
      [{ title: 'Take it as a file', verb: 'export-caseload.file', data }],
    );
  }
  return formCard({
    title: titleOf(turn, opened.snapshot, asOf),
    notes: [
      'Copy the text below into a file with a name that ends in .yaml. "Import a caseload" takes it again.',
      ...lackingIn(text),
    ],
    fields: { text: { ...severalLines('Caseload file'), required: false } },
    typed: { text },
    buttons: [leaves('Take it as a file', 'export-caseload.file', data)],
  });
}

const OR_EXPORT = 'Take it as a file, or ask whoever runs Caseload: npm run export writes it.';

function tooLarge(bytes: number): Reply {
  return notice('Too large for a chat', [
    `This caseload takes ${inKilobytes(bytes)}, and a file here ${inKilobytes(MOST_FILE_BYTES)}.`,
    'Please ask whoever runs Caseload: npm run export writes it.',
  ]);
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}

function textOf(snapshot: CaseloadSnapshot, asOf: CalendarDate): string {
  return writeCaseloadFile(caseloadInForce(snapshot, asOf));
}

/** What the team's scheme needs and a case lacks, since the team changed its scheme: an import asks for it. */
function lackingIn(text: string): readonly string[] {
  const read = parseCaseloadFile(text);
  return read.ok ? [] : ['To be filled in before it can be imported:', ...errorWords(read.errors, SHOWN_ERRORS)];
}

function titleOf({ person }: Turn, { head }: CaseloadSnapshot, asOf: CalendarDate): string {
  const whose = head.workerKey === person.personKey ? 'Your' : `${head.name}'s`;
  return `${whose} caseload on ${spokenDate(asOf)}`;
}

/** `caseload-2026-11-30.yaml`, with the worker's name where it is not the own one. */
function fileName({ person }: Turn, { head }: CaseloadSnapshot, asOf: CalendarDate): string {
  const name = head.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return ['caseload', ...(head.workerKey === person.personKey || name === '' ? [] : [name]), `${asOf}.yaml`].join('-');
}

/** The file as it is when it is taken, for those who may still see the caseload. */
export const caseloadFile: FileMaker<Extract<FileOffer, { readonly asOf: CalendarDate }>> = {
  declined: DECLINED,
  notSaved: NOT_SAVED,
  async make(turn, { workerKey, asOf }) {
    const opened = await openCaseload(turn.outside, turn.person, 'see', workerKey);
    if (!opened.ok) return { ok: false, reply: notShown(turn, workerKey) };
    const { snapshot } = opened;
    return { ok: true, file: { name: fileName(turn, snapshot, asOf), content: textOf(snapshot, asOf) } };
  },
};
