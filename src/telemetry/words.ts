import { type Events, type Levels, WORDS, type Work } from '../application/telemetry.ts';

/** The lists that grow with the product. */
export interface NamesOfLists {
  readonly commands: readonly string[];
  readonly jobs: readonly string[];
  readonly notices: readonly Work['delivery']['notice'][];
}

type Said<Facts> = { readonly [Name in keyof Facts]: Facts[Name] extends number ? 'figure' : readonly Facts[Name][] };
type EachOf<Kinds> = { readonly [Kind in keyof Kinds]: Said<Kinds[Kind]> };

/** Every attribute with all that it may ever say. */
export type Vocabulary = EachOf<Work> & EachOf<Events> & EachOf<Levels>;

export function vocabularyOf({ commands, jobs, notices }: NamesOfLists): Vocabulary {
  return {
    turn: { how: WORDS.how, command: ['none', ...commands], outcome: WORDS.turnOutcome, scheme: WORDS.scheme },
    storage: { call: WORDS.call, table: WORDS.table, outcome: WORDS.callOutcome },
    delivery: { notice: notices, outcome: WORDS.deliveryOutcome, attempt: 'figure', status: 'figure' },
    job: { job: jobs, outcome: WORDS.jobOutcome, told: 'figure', notTold: 'figure', lateSeconds: 'figure' },
    refusal: { reason: WORDS.refusal },
    retry: { table: WORDS.table },
    deliveries: { state: WORDS.deliveryState },
  };
}

/** What stands where something was said that is on no list. */
export const OTHER = 'other';

/**
 * Facts as attributes, `caseload.` before each name. Types end where the program runs: what is on no list is said as
 * `other`, and what is no figure not at all, so that no mistake of ours lets a text out.
 */
export function attributesOf(
  allowed: Readonly<Record<string, 'figure' | readonly string[]>>,
  facts: object,
): Record<string, string | number> {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    const list = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (list === undefined) continue;
    const word = `caseload.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
    if (list !== 'figure') attributes[word] = list.includes(value) ? value : OTHER;
    else if (Number.isFinite(value)) attributes[word] = value;
  }
  return attributes;
}
