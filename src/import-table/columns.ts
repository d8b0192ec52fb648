import type { ActivityKind } from '../domain/case-facts.ts';
import { ACTIVITY_FIELDS, CASE_FIELDS, CHILD_FIELDS, type Fields, type FieldType, WORKER_FIELDS } from './fields.ts';
import type { MappedFields, Mapping, Source } from './mapping.ts';
import { type Cell, isBlank, lettersOf, type TableError } from './table.ts';

/** One fact that a sheet holds, and in which column. */
export interface Leaf {
  /** `lookedAfter.from` */
  readonly path: string;
  readonly type: FieldType;
  readonly source: Source;
  /** Counted from 0; null for a value that is always the same. */
  readonly column: number | null;
}

/** The facts of a mapping with their columns in a sheet. */
export interface Columns {
  readonly worker: readonly Leaf[];
  readonly case: readonly Leaf[];
  readonly child: readonly Leaf[] | null;
  readonly children: Leaf | null;
  readonly activities: readonly { readonly kind: ActivityKind; readonly leaves: readonly Leaf[] }[];
}

export type FoundColumns =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly errors: readonly TableError[] };

/** Finds the columns of a mapping by the names in the header row, whose letters may be small or capital. */
export function findColumns(mapping: Mapping, header: readonly Cell[] | undefined): FoundColumns {
  const { headerRow } = mapping;
  const names = (header ?? []).map((cell) =>
    isBlank(cell) || typeof cell === 'object' ? null : nameKey(String(cell)),
  );
  const errors = new Map<string, TableError>();

  const columnOf = (source: Source): number | null => {
    if ('value' in source) return null;
    const key = nameKey(source.column);
    const found = names.flatMap((name, column) => (name === key ? [column] : []));
    if (found.length > 1) refuse(key, `Expected one column named ${source.column} in this row; there are several.`);
    if (found.length === 0) refuse(key, `Expected a column named ${source.column} in this row; there is none.`);
    return found[0] ?? null;
  };
  const refuse = (key: string, message: string) => {
    errors.set(key, { place: { row: headerRow, column: null }, message });
  };
  const leavesOf = (fields: Fields, mapped: MappedFields, path = ''): readonly Leaf[] =>
    Object.entries(fields).flatMap(([key, type]) => {
      const inside = mapped[key];
      if (inside === undefined) return [];
      if (typeof type !== 'string') return leavesOf(type, inside as MappedFields, `${path}${key}.`);
      const source = inside as Source;
      return [{ path: `${path}${key}`, type, source, column: columnOf(source) }];
    });

  const { worker, case: ofCase, child, children, activities } = mapping;
  const columns: Columns = {
    worker: leavesOf(WORKER_FIELDS, worker),
    case: leavesOf(CASE_FIELDS, ofCase),
    child: child ? leavesOf(CHILD_FIELDS, child) : null,
    children: children ? (leavesOf({ count: 'count' }, children)[0] ?? null) : null,
    activities: activities.map(({ kind, fields }) => ({ kind, leaves: leavesOf(ACTIVITY_FIELDS, fields) })),
  };
  return errors.size === 0 ? { ok: true, columns } : { ok: false, errors: [...errors.values()] };
}

function nameKey(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A leaf's column by letters and name; null for a value that is always the same. */
export function columnInWords({ column, source }: Leaf): string | null {
  return column === null || 'value' in source ? null : `${lettersOf(column)} (${source.column})`;
}
