import type { PersonKey } from '../../domain/access.ts';
import type { DeliveryQueue } from '../delivery-ports.ts';
import type { KeptItem, KeptKind, KeptStore } from '../kept-ports.ts';
import type { AuditEntry } from '../ports.ts';
import { mentioning } from './mentioning.ts';
import { withoutOthersNames } from './names-replaced.ts';
import { PARTS, type PartName, REVIEW } from './part-words.ts';
import { identifies, isOwn, mentions, type PersonInQuestion, personInQuestion } from './person-in-question.ts';
import { queuedFor } from './queued-for.ts';
import { anyText } from './texts.ts';

/** One place in which something about the person is kept. */
export interface ExportedRow {
  readonly table: string;
  readonly partition: string;
  readonly row: string;
  readonly kind: KeptKind | 'queued-message';
  readonly content: unknown;
}

/** Everything that is kept about a person, part by part. */
export interface PersonExport {
  readonly review: string;
  readonly madeAt: string;
  readonly person: { readonly key: PersonKey; readonly objectId: string | null; readonly names: readonly string[] };
  readonly parts: readonly { readonly part: PartName; readonly about: string; readonly rows: readonly ExportedRow[] }[];
}

interface Kept {
  readonly stores: { readonly kept: KeptStore; readonly queue: DeliveryQueue };
  readonly clock: { now(): string };
}

/**
 * What is kept about a person over all tables and the queue. Of rows that are the person's own, all of it; of others'
 * rows, what names the person alone. Other people's names are given as their keys wherever they stand.
 */
export async function exportPerson({ stores, clock }: Kept, key: PersonKey): Promise<PersonExport> {
  const { kept, queue } = stores;
  const person = await personInQuestion(kept, key);
  const chat = person.record?.chat?.conversationId;
  const rows: ExportedRow[] = [];
  const add = ({ table, partition, row, kind }: KeptItem, content: unknown): void => {
    rows.push({ table, partition, row, kind, content: withoutOthersNames(person, content) });
  };
  for await (const item of kept.all()) {
    const content = contentAbout(person, item);
    if (content !== undefined) add(item, content);
  }
  if (chat !== undefined) for await (const item of kept.ofConversation(chat)) add(item, item.value);
  for (const { id } of await queuedFor(queue, identifies(person))) {
    rows.push({ table: 'the queue', partition: id.day, row: '', kind: 'queued-message', content: id });
  }
  return {
    review: REVIEW,
    madeAt: clock.now(),
    person: { key, objectId: person.record?.objectId ?? null, names: person.names },
    parts: PARTS.map(({ part, about, kinds, own }) => ({
      part,
      about,
      rows: rows.filter((row) => kinds.includes(row.kind) && (own === undefined || own === isOwnRow(person, row))),
    })),
  };
}

const isOwnRow = ({ key }: PersonInQuestion, { partition }: ExportedRow): boolean => partition === key;

/** What a row says about the person; undefined for nothing. A row of the person's own without content says that it is there. */
function contentAbout(person: PersonInQuestion, item: KeptItem): unknown {
  if (isOwn(person, item)) return item.value ?? null;
  if (!anyText(item.value, mentions(person))) return undefined;
  if (item.kind === 'delivery' || item.kind === 'live-post') return item.value;
  if (item.kind === 'audit') return entryAbout(person, item.value as AuditEntry);
  return mentioning(item.value, mentions(person), person.key);
}

/** Of what the person did to others, that and when; of what was done to the person, all. */
function entryAbout(person: PersonInQuestion, entry: AuditEntry): unknown {
  const { at, by, action, detail } = entry;
  return anyText(detail, mentions(person)) ? entry : { at, by, action };
}
