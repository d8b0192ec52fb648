import type { Silence } from '../caseload-file/silence.ts';
import type { Columns, Leaf } from './columns.ts';
import { ACTIVITY_KINDS, CASE_FIELDS, CHILD_FIELDS, WORKER_FIELDS } from './fields.ts';

/** What a sheet with these columns says nothing of. */
export function silenceOf({ worker, case: ofCase, child, children, activities }: Columns): Silence {
  const said = new Set(activities.map(({ kind }) => kind));
  const { id: _id, name: _name, ...terms } = WORKER_FIELDS;
  return {
    ofWorker: without(terms, worker),
    duties: true,
    ofCase: [...without(CASE_FIELDS, ofCase), ...(child || children ? [] : (['children'] as const))],
    ofChild: without(CHILD_FIELDS, child ?? []).filter((key) => key !== 'ref'),
    ofActivities: ACTIVITY_KINDS.filter((kind) => !said.has(kind)),
  };
}

/** The keys of which no column says anything. */
function without<T extends object>(fields: T, leaves: readonly Leaf[]): readonly (keyof T)[] {
  const said = new Set(leaves.map(({ path }) => path.split('.')[0]));
  return (Object.keys(fields) as (keyof T & string)[]).filter((key) => !said.has(key));
}
