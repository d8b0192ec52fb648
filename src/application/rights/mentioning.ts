/** The smallest parts of somebody else's row that name a person. */
export interface Mention {
  /** Such as `records.2.decided`. */
  readonly place: string;
  readonly says: Readonly<Record<string, unknown>>;
}

/** Properties that identify a case, which is not about the person who is named beside it. */
const OF_CASES = ['ref', 'refs', 'caseId'];

/**
 * Where a value names the person, and what stands there: the texts that do, days and moments, numbers, yes and no; of
 * what the person signed, the words as well. Nothing else of the row.
 */
export function mentioning(
  value: unknown,
  names: (text: string) => boolean,
  key: string,
  place = '',
): readonly Mention[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const own = entries.filter(([, one]) => typeof one !== 'object' || one === null);
  const inner = entries.flatMap(([name, one]) => mentioning(one, names, key, place === '' ? name : `${place}.${name}`));
  if (!own.some(([, one]) => typeof one === 'string' && names(one))) return inner;
  const isSigned = own.some(([name, one]) => name === 'by' && one === key);
  const says = own.filter(([name, one]) => {
    if (typeof one === 'string' && names(one)) return true;
    if (Array.isArray(value) || OF_CASES.includes(name)) return false;
    return isSigned || typeof one !== 'string' || MOMENT.test(one);
  });
  return [{ place, says: Object.fromEntries(says) }, ...inner];
}

const MOMENT = /^\d{4}-\d{2}(-\d{2}(T[\d:.]+Z)?)?$/;
