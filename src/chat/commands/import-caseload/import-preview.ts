import { previewChange } from '../../../application/foresee-change.ts';
import type { ImportDifferences } from '../../../application/import-plan.ts';
import type { CaseloadHead, CaseloadSnapshot } from '../../../application/ports.ts';
import type { CaseloadFile } from '../../../caseload-file/index.ts';
import { counted } from '../../../domain/counted.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { afterAnyChange } from '../../after-change.ts';
import { foremost, leaves } from '../../cards/button.ts';
import type { SheetRow } from '../../cards/sheet.ts';
import { comingSentence, effectSentences, headlineOf } from '../../effect-words.ts';
import { ifKnown } from '../../if-known.ts';
import { foreseenSentences } from '../../month/touched-months.ts';
import { notice } from '../../refusals.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import type { JudgedFile } from './judge-file.ts';

type Judged = Extract<JudgedFile, { readonly ok: true }>;

interface Previewing {
  readonly judged: Judged;
  /** Of the text, for Save. */
  readonly packed: string;
  /** Said first. */
  readonly remark?: string;
}

/** What the file would change, before anything is saved; or that it changes nothing. */
export function importPreview(
  turn: Turn,
  snapshot: CaseloadSnapshot,
  { judged, packed, remark = 'Nothing is saved yet.' }: Previewing,
): Reply {
  const { file, differences, change } = judged;
  const { head } = snapshot;
  const worker = head.workerKey === turn.person.personKey ? undefined : head.workerKey;
  if (!change) return nothingChanges(head, worker);
  const { effect, months } = previewChange(turn.outside, snapshot, change);
  const card = { nonce: turn.outside.newId(), version: head.version, ...ifKnown('worker', worker) };
  return privateCard('sheet', {
    title: 'Preview: import a caseload file',
    sentences: [
      remark,
      ...otherWorker(head, file),
      `${worker === undefined ? 'Your caseload' : `The caseload of ${head.name}`} becomes what the file says, from ${spokenDate(file.asOf)} on.`,
      ...foreseenSentences(months),
      ...shortened(effectSentences(effect, turn.today)),
    ].map((text) => ({ text })),
    groups: [
      { heading: headlineOf(effect), figure: '', rows: differenceRows(differences) },
      { heading: '', figure: '', rows: [{ text: comingSentence(effect, turn.today), note: '', figure: '' }] },
    ],
    choices: [],
    buttons: [
      foremost(leaves('Save', 'import-caseload.save', { ...card, packed })),
      leaves('Cancel', 'import-caseload.cancel'),
    ],
  });
}

function nothingChanges({ name }: CaseloadHead, worker: string | undefined): Reply {
  const whose = worker === undefined ? 'Your caseload' : `The caseload of ${name}`;
  return notice('Nothing changes', [`${whose} is as the file says already.`], afterAnyChange(worker));
}

/** The file may be another's: it says so by the key or the name in it. */
function otherWorker({ workerKey, name }: CaseloadHead, file: CaseloadFile): readonly string[] {
  const isOther = isKey(file.workerId) ? file.workerId !== workerKey : file.name !== undefined && file.name !== name;
  return isOther ? [`Check: the file names another worker${file.name === undefined ? '' : `, ${file.name}`}.`] : [];
}

const isKey = (workerId: string): boolean => /^[0-9a-f]{32}$/.test(workerId);

/** A scheme may draw attention to every case of a file. */
const MOST_SENTENCES = 6;

function shortened(sentences: readonly string[]): readonly string[] {
  const more = sentences.length - MOST_SENTENCES;
  return [...sentences.slice(0, MOST_SENTENCES), ...(more > 0 ? [`And ${more} more.`] : [])];
}

/** References in a row; more would not be read. */
const MOST_NAMED = 12;

function differenceRows({ added, changed, removed, terms, duties }: ImportDifferences): readonly SheetRow[] {
  const cases = (count: number) => counted(count, 'case', 'cases');
  const row = (text: string, note: string): SheetRow => ({ text, note, figure: '' });
  const changes = changed.map(({ ref, facts }) => `${ref} (${facts.join(', ')})`);
  return [
    ...(added.length > 0 ? [row(`${cases(added.length)} added`, listed(added))] : []),
    ...(changed.length > 0 ? [row(`${cases(changed.length)} changed`, listed(changes))] : []),
    ...(removed.length > 0
      ? [
          row(`${cases(removed.length)} removed with all that is recorded of them`, listed(removed)),
          row('To end a case instead, leave it in the file with its closedOn.', ''),
        ]
      : []),
    ...(terms.length > 0 ? [row('Terms change', terms.join(', '))] : []),
    ...(duties ? [row('Duties change', '')] : []),
  ];
}

function listed(refs: readonly string[]): string {
  const more = refs.length - MOST_NAMED;
  return [...refs.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
