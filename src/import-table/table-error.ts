import type { FileError } from '../caseload-file/index.ts';
import { expectedOf } from './cell-value.ts';
import { type Columns, columnInWords, type Leaf } from './columns.ts';
import type { DateFormat } from './dates.ts';
import type { SaidWorker } from './gather.ts';
import type { Said } from './row-reader.ts';
import type { TableError } from './table.ts';

/** What a path of the caseload file is about, among the rows. */
interface About {
  readonly said: Said;
  readonly leaves: readonly Leaf[];
  /** The rest of the path. */
  readonly key: string;
}

/** An error of a caseload file at the row and column that its path comes from. */
export function tableError(
  { path, message }: FileError,
  worker: SaidWorker,
  columns: Columns,
  dates: readonly DateFormat[],
): TableError {
  const { said, leaves, key } = aboutOf(path, worker, columns);
  const leaf = leaves.find((one) => one.path === key) ?? leaves.find((one) => key.startsWith(`${one.path}[`));
  const fact = said.facts.get(leaf?.path ?? '');
  const place = { row: fact?.row ?? said.row, column: leaf ? columnInWords(leaf) : null };
  if (!leaf) return { place, message: key === '' ? message : `${key}: ${message}` };
  // Of a word, and of children as a whole, the file's own sentence says more.
  const isEmpty = fact === undefined && leaf.type !== 'word' && !path.endsWith('.children');
  return { place, message: isEmpty ? `Expected ${expectedOf(leaf.type, dates)}; the cell is empty.` : message };
}

const PATH = /^cases\[(\d+)\](?:\.(children|activities)\[(\d+)\])?\.?(.*)$/;

function aboutOf(path: string, worker: SaidWorker, columns: Columns): About {
  const [, index, list, inner, key = ''] = PATH.exec(path) ?? [];
  const found = [...worker.cases.values()][Number(index)];
  if (!found) return { said: worker, leaves: columns.worker, key: path.replace(/^worker\./, '') };
  const child = list === 'children' ? [...found.children.values()][Number(inner)] : undefined;
  const activity = list === 'activities' ? [...found.activities.values()][Number(inner)] : undefined;
  if (child) return { said: child, leaves: columns.child ?? [], key };
  if (activity) return { said: activity, leaves: activity.leaves, key };
  if (path.endsWith('.children')) return { said: found, ...childrenIn(columns) };
  return { said: found, leaves: columns.case, key };
}

/** Where a sheet says which children a case has: their number, or their references. */
function childrenIn({ children, child }: Columns): Omit<About, 'said'> {
  return children ? { leaves: [children], key: children.path } : { leaves: child ?? [], key: 'ref' };
}
