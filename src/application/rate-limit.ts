import { Temporal } from 'temporal-polyfill';
import type { PersonKey } from '../domain/access.ts';
import type { Clock } from './ports.ts';

/** True while a person may be answered; each call is one message or press. */
export type RateLimit = (personKey: PersonKey) => boolean;

interface Bucket {
  readonly left: number;
  /** When so much was left, in milliseconds. */
  readonly at: number;
}

/** So many people are remembered before those who have long been silent are forgotten. */
const REMEMBERED = 10_000;

/**
 * A bucket of `perMinute` for each person that fills again evenly in a minute. Of this process alone: it protects the
 * storage behind it, and nothing that must be right rests on it.
 */
export function rateLimit(perMinute: number, clock: Pick<Clock, 'now'>): RateLimit {
  const buckets = new Map<PersonKey, Bucket>();
  const leftOf = (bucket: Bucket | undefined, now: number): number => {
    const since = bucket ? Math.max(0, now - bucket.at) : Number.POSITIVE_INFINITY;
    return Math.min(perMinute, (bucket?.left ?? 0) + (since / MINUTE_MS) * perMinute);
  };
  const forget = (now: number): void => {
    for (const [key, bucket] of buckets) if (leftOf(bucket, now) >= perMinute) buckets.delete(key);
  };
  return (personKey) => {
    const now = Temporal.Instant.from(clock.now()).epochMilliseconds;
    const left = leftOf(buckets.get(personKey), now);
    if (left < 1) return false;
    if (buckets.size >= REMEMBERED) forget(now);
    buckets.set(personKey, { left: left - 1, at: now });
    return true;
  };
}

const MINUTE_MS = 60_000;
