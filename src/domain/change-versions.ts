import type { CalendarDate } from './calendar-date.ts';
import { changeFrom, type Version, type Versions, valueOn } from './caseload.ts';

/** The versions with one that begins on `day`, unless the first begins on it or later; nothing changes by it. */
export function splitAt<T>(versions: Versions<T>, day: CalendarDate): Versions<T> {
  return changeFrom(versions, day, (value) => value);
}

/**
 * Sets a part of the value from a day on, up to the next version in which that part was recorded as something else: a
 * later change that is known already stands.
 */
export function setFrom<T, Part>(
  versions: Versions<T>,
  from: CalendarDate,
  partOf: (value: T) => Part,
  set: (value: T) => T,
): Versions<T> {
  const before = partOf(valueOn(versions, from));
  const [first, ...rest] = splitAt(versions, from);
  let reached = false;
  const apply = (version: Version<T>, starts: boolean): Version<T> => {
    if (starts && partOf(version.value) !== before) reached = true;
    return starts && !reached ? { ...version, value: set(version.value) } : version;
  };
  const changedFirst = apply(first, from <= first.inForceFrom);
  return mergeEqual([changedFirst, ...rest.map((version) => apply(version, version.inForceFrom >= from))]);
}

/** A part of the value over time: each day on which it becomes another, the first day first. */
export function partOverTime<T, Part>(versions: Versions<T>, partOf: (value: T) => Part): readonly Version<Part>[] {
  const parts = versions.map(({ inForceFrom, value }) => ({ inForceFrom, value: partOf(value) }));
  return parts.filter((part, index) => index === 0 || parts[index - 1]?.value !== part.value);
}

/** What was in force until a day, and from that day on what another sequence says. */
export function continuedBy<T>([first, ...rest]: Versions<T>, next: Versions<T>, from: CalendarDate): Versions<T> {
  return mergeEqual([
    first,
    ...rest.filter((version) => version.inForceFrom < from),
    { inForceFrom: from, value: valueOn(next, from) },
    ...next.filter((version) => version.inForceFrom > from),
  ]);
}

/** Leaves out a version that says the same as the one before it. */
export function mergeEqual<T>([first, ...rest]: Versions<T>): Versions<T> {
  const kept: [Version<T>, ...Version<T>[]] = [first];
  for (const version of rest) {
    const last = kept.at(-1) ?? first;
    if (JSON.stringify(last.value) !== JSON.stringify(version.value)) kept.push(version);
  }
  return kept;
}
