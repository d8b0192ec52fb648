import { isPlainMap, type PlainMap } from '../caseload-file/plain.ts';
import { namesChildren } from './fields.ts';
import type { SaidCase, SaidWorker } from './gather.ts';
import type { Said, SaidActivity } from './row-reader.ts';

/** What rows say of a worker, as a caseload file would have it. */
export function plainWorker(worker: SaidWorker): PlainMap {
  return { worker: plain(worker), cases: [...worker.cases.values()].map(plainCase) };
}

function plainCase(said: SaidCase): PlainMap {
  const { count, ...facts } = plain(said);
  const children = count === undefined ? [...said.children.values()].map(plain) : numbered(facts.ref, count);
  return {
    ...facts,
    ...(children.length > 0 ? { children } : {}),
    activities: [...said.activities.values()].map(plainActivity),
  };
}

/** So many children, called after their case. */
function numbered(ref: unknown, count: unknown): readonly PlainMap[] {
  return Array.from({ length: Number(count) }, (_, index) => ({ ref: `${ref}-${index + 1}` }));
}

function plainActivity(said: SaidActivity): PlainMap {
  const names = namesChildren(said.kind) && said.children.size > 0;
  return { kind: said.kind, ...plain(said), ...(names ? { children: [...said.children].sort() } : {}) };
}

/** The facts with their paths unfolded. */
function plain({ facts }: Said): PlainMap {
  const map: PlainMap = {};
  for (const [path, { value }] of facts) {
    const [outer = '', inner] = path.split('.');
    const inside = map[outer];
    map[outer] = inner === undefined ? value : { ...(isPlainMap(inside) ? inside : {}), [inner]: value };
  }
  return map;
}
