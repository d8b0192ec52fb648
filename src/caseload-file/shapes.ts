import { z } from 'zod';
import { MOST_ERRORS } from './file-error.ts';

/** The same without the keys that are undefined: whoever reads it sees them as absent. */
type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function present<T extends object>(facts: T): Present<T>;
function present(facts: object): object {
  if (!Object.values(facts).includes(undefined)) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

/** A map with these keys and no others. */
export function facts<S extends z.ZodRawShape>(what: string, shape: S) {
  const keys = Object.keys(shape).join(', ');
  return z
    .strictObject(shape, {
      error: ({ code }) =>
        code === 'unrecognized_keys' ? `Expected no key here but ${keys}.` : `Expected ${what}, with the keys ${keys}.`,
    })
    .transform(present);
}

/** The errors of maps that are told apart by their `kind`. */
export function kindErrors(what: string): z.core.$ZodDiscriminatedUnionParams {
  return {
    error: (issue) =>
      issue.code === 'invalid_union' && Array.isArray(issue.options)
        ? `Expected one of ${issue.options.join(', ')}.`
        : `Expected ${what}, with its kind.`,
  };
}

/** A list, read item by item, so that a hostile one gives no more errors than are ever listed. */
export function listOf<T extends z.ZodType>(what: string, item: T) {
  return z.array(z.unknown(), { error: `Expected a list of ${what}.` }).transform((items, context) => {
    const read: z.output<T>[] = [];
    for (const [index, each] of items.entries()) {
      const result = item.safeParse(each);
      if (result.success) read.push(result.data);
      else for (const issue of result.error.issues) context.addIssue({ ...issue, path: [index, ...issue.path] });
      if (context.issues.length > MOST_ERRORS) break;
    }
    return read;
  });
}
