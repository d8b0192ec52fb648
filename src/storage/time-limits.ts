import { RestError, type TableServiceClientOptions } from '@azure/data-tables';

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];
type Signal = Parameters<AdditionalPolicy['policy']['sendRequest']>[0]['abortSignal'];

/** Ends a call with all its tries after `ms` (each page is a call); the SDK alone waits without limit. */
export function limitCall(ms: number): AdditionalPolicy {
  return {
    position: 'perCall',
    policy: {
      name: 'call-time-limit',
      sendRequest: (request, next) =>
        within(ms, request.abortSignal, (signal) => {
          request.abortSignal = signal;
          return next(request);
        }),
    },
  };
}

/**
 * Ends a try after `ms`, even with half an answer, and reports every broken try in a way that the SDK tries again.
 * A second try of a write that did happen the first time is recognised by the stores. `again` hears of further tries.
 */
export function limitTry(ms: number, again: () => void = () => {}): AdditionalPolicy {
  const tried = new WeakSet<object>();
  return {
    position: 'perRetry',
    policy: {
      name: 'try-time-limit',
      sendRequest: async (request, next) => {
        const whole = request.abortSignal;
        if (tried.has(request)) again();
        tried.add(request);
        try {
          return await within(ms, whole, (signal) => {
            request.abortSignal = signal;
            return next(request);
          });
        } catch (error) {
          throw new RestError('no whole answer', { code: retriedCode(error) });
        } finally {
          if (whole) request.abortSignal = whole;
        }
      },
    },
  };
}

/** The SDK tries again after these alone; whatever else breaks a try (half an answer, EPIPE) is a reset to it. */
function retriedCode(error: unknown): string {
  const code = error instanceof RestError ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' ? code : 'ECONNRESET';
}

/**
 * Runs `work` with a signal that fires after `ms` or together with `outer`, and settles then, even if the work does
 * not: the SDK never settles when a compressed answer stops half-way.
 */
export async function within<T>(ms: number, outer: Signal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const end = (): void => limit.abort();
  const timer = setTimeout(end, ms);
  outer?.addEventListener('abort', end);
  const tooLate = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(new RestError('too late', { code: 'ETIMEDOUT' })));
  });
  try {
    return await Promise.race([work(limit.signal), tooLate]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}
