import type { Change } from '../../../application/change-caseload.ts';
import { type ImportDifferences, planImport } from '../../../application/import-plan.ts';
import { managersFacts } from '../../../application/manager-facts.ts';
import { personalDataIn } from '../../../application/personal-data.ts';
import type { CaseloadSnapshot } from '../../../application/ports.ts';
import { type CaseloadFile, type FileError, parseCaseloadFile } from '../../../caseload-file/index.ts';
import { mayWithCaseload } from '../../../domain/access.ts';
import { valueOn } from '../../../domain/caseload.ts';
import { REMINDERS } from '../../form/field.ts';
import { managesWorker } from '../../schemes/index.ts';
import type { Turn } from '../../turn.ts';

export type JudgedFile =
  | {
      readonly ok: true;
      readonly file: CaseloadFile;
      readonly differences: ImportDifferences;
      /** Null when the caseload is as the file says already. */
      readonly change: Change | null;
    }
  | { readonly ok: false; readonly errors: readonly FileError[] };

/** What a file would change of a caseload; or every place at which it will not do. Pure. */
export function judgeFile({ outside, person, today }: Turn, snapshot: CaseloadSnapshot, text: string): JudgedFile {
  const { head } = snapshot;
  const parsed = parseCaseloadFile(text, { scheme: valueOn(head.schemes, today).scheme });
  if (!parsed.ok) return parsed;
  const { file } = parsed;
  const decides = managesWorker(person, head) && mayWithCaseload(person, 'change-terms', head);
  const { change, ...differences } = planImport(snapshot, file, () => outside.newId());
  const errors = [...(decides ? [] : managersFacts(snapshot, file, change)), ...personalIn(snapshot, file)];
  if (errors.length > 0) return { ok: false, errors };
  const { added, changed, removed } = differences;
  const detail = { asOf: file.asOf, added: added.length, changed: changed.length, removed: removed.length };
  return { ok: true, file, differences, change: change && { ...change, detail } };
}

/** What a person wrote into the file and is not kept yet, where it looks like what does not belong here. */
function personalIn({ head, cases }: CaseloadSnapshot, file: CaseloadFile): readonly FileError[] {
  const kept = new Set(textsIn([head.duties, cases], '').map(({ text }) => text));
  return [...textsIn(file.duties, 'duties'), ...textsIn(file.cases, 'cases')].flatMap(({ path, text }) => {
    const found = kept.has(text) ? null : personalDataIn(text);
    return found ? [{ path, message: REMINDERS[found] }] : [];
  });
}

interface Placed {
  readonly path: string;
  readonly text: string;
}

function textsIn(value: unknown, path: string): readonly Placed[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}
