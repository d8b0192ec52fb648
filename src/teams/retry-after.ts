import { Temporal } from 'temporal-polyfill';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Longer than that Teams never asks for; whatever does has another meaning. */
const LONGEST_MS = 60 * 60_000;

/**
 * How long an answer asks us to wait, in milliseconds: `Retry-After` in seconds, or as a moment (RFC 9110), which is
 * taken from the moment at which the same answer says that it was made. Undefined where nothing can be read.
 */
export function retryAfterOf(error: unknown): number | undefined {
  const header = (name: string): string => headerOf(error, name);
  const said = header('retry-after').trim();
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1_000 : momentOf(said) - momentOf(header('date'));
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_MS);
}

function headerOf(error: unknown, name: string): string {
  const { response } = (error ?? {}) as {
    readonly response?: { readonly headers?: { get?(name: string): unknown } };
  };
  const value = response?.headers?.get?.(name);
  return typeof value === 'string' ? value : '';
}

/** Milliseconds of a moment such as `Wed, 18 Nov 2026 09:00:00 GMT`; NaN for anything else. */
function momentOf(text: string): number {
  const [, day, name = '', year, time] = /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(text) ?? [];
  const month = String(MONTHS.indexOf(name) + 1).padStart(2, '0');
  try {
    return Temporal.Instant.from(`${year}-${month}-${day}T${time}Z`).epochMilliseconds;
  } catch {
    return Number.NaN;
  }
}
