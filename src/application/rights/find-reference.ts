import type { KeptItem, KeptKind, KeptStore } from '../kept-ports.ts';
import { caseNamed } from './case-named.ts';
import { mentioning } from './mentioning.ts';
import { REVIEW } from './part-words.ts';
import { anyText } from './texts.ts';

/** What is looked for: a case by its reference, or a child by the reference that it has within cases. */
export type Sought = { readonly kind: 'case' | 'child'; readonly ref: string };

/** A row in which it appears. */
export interface FoundRow {
  readonly table: string;
  readonly partition: string;
  readonly row: string;
  readonly kind: KeptKind;
  readonly content: unknown;
}

export interface ReferenceExport {
  readonly review: string;
  readonly madeAt: string;
  readonly sought: Sought;
  /** Who has an open case of the reference; the table holds a digest of it alone. */
  readonly holders: readonly string[];
  readonly rows: readonly FoundRow[];
}

interface Kept {
  readonly stores: {
    readonly kept: KeptStore;
    readonly references: { holders(ref: string): Promise<readonly string[]> };
  };
  readonly clock: { now(): string };
}

/**
 * Where a case or a child appears over all tables: the whole row of the case itself, of every other row the parts that
 * name it. People stand there by their keys.
 */
export async function findReference({ stores, clock }: Kept, sought: Sought): Promise<ReferenceExport> {
  const names = sought.kind === 'case' ? namesCase(sought.ref) : namesChild(sought.ref);
  const rows: FoundRow[] = [];
  for await (const item of stores.kept.all()) {
    if (!anyText(item.value, names)) continue;
    const { table, partition, row, kind } = item;
    rows.push({ table, partition, row, kind, content: contentOf(item, sought, names) });
  }
  const holders = sought.kind === 'case' ? await stores.references.holders(sought.ref) : [];
  return { review: REVIEW, madeAt: clock.now(), sought, holders, rows };
}

/** The case's own row says nothing but of the case. */
function contentOf({ kind, value }: KeptItem, sought: Sought, names: (text: string) => boolean): unknown {
  return sought.kind === 'case' && kind === 'case' ? value : mentioning(value, names, '');
}

function namesCase(ref: string): (text: string) => boolean {
  const { is, isIn } = caseNamed(ref);
  return (text) => is(text) || isIn(text);
}

/** A child's reference may be a single letter: it counts where it stands alone. */
function namesChild(ref: string): (text: string) => boolean {
  return (text) => text.trim().toLowerCase() === ref.trim().toLowerCase();
}
