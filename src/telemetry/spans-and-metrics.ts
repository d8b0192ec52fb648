import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  type Meter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { type Telemetry, TURN_REFUSALS, type WorkKind } from '../application/telemetry.ts';
import { attributesOf, type Vocabulary } from './words.ts';

/** What is under way: calls to storage are its children. */
interface Frame {
  readonly context: Context;
  calls: number;
}

const KINDS: Readonly<Record<WorkKind, SpanKind>> = {
  turn: SpanKind.SERVER,
  storage: SpanKind.CLIENT,
  delivery: SpanKind.CLIENT,
  job: SpanKind.INTERNAL,
};
const IN_SECONDS = { unit: 's', advice: { explicitBucketBoundaries: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8] } };
const LATENESS = { unit: 's', advice: { explicitBucketBoundaries: [60, 300, 900, 3_600, 14_400, 86_400, 345_600] } };

/**
 * Work as spans and metrics of OpenTelemetry, handed in and never registered for the whole process: what libraries would
 * say of addresses, keys and bodies has nowhere to go. `elapsed` is a clock that never goes back, in milliseconds.
 */
export function spansAndMetrics(tracer: Tracer, meter: Meter, elapsed: () => number, words: Vocabulary): Telemetry {
  const frames = new AsyncLocalStorage<Frame | undefined>();
  const measured = measures(meter);
  const levels = meter.createGauge('caseload.deliveries');

  return {
    async during(kind, known, work) {
      const outer = kind === 'storage' ? frames.getStore() : undefined;
      if (outer) outer.calls += 1;
      // A call that belongs to nothing, such as the look into the queue every few seconds, is measured and is no span.
      const isSpan = kind !== 'storage' || outer !== undefined;
      const span = isSpan ? tracer.startSpan(kind, { kind: KINDS[kind] }, outer?.context ?? ROOT_CONTEXT) : undefined;
      const frame = { context: span ? trace.setSpan(ROOT_CONTEXT, span) : ROOT_CONTEXT, calls: 0 };
      const began = elapsed();
      let facts = known;
      try {
        const say = (more: Partial<typeof known>): void => {
          facts = { ...facts, ...more };
        };
        return await (kind === 'storage' ? work(say) : frames.run(frame, work, say));
      } catch (error) {
        // Without the error: its message and stack carry what must not be said.
        span?.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        const attributes = attributesOf(words[kind], facts);
        measured[kind](attributes, (elapsed() - began) / 1_000);
        span?.setAttributes(attributes);
        if (kind !== 'storage') span?.setAttribute('caseload.storage_calls', frame.calls);
        span?.end();
      }
    },
    apart: (work) => frames.run(undefined, work),
    count: (event, facts) => measured[event](attributesOf(words[event], facts)),
    level: (what, facts, amount) => levels.record(amount, attributesOf(words[what], facts)),
  };
}

type Measure = (attributes: Attributes, seconds: number) => void;

/** What is counted and measured of each; figures are no attribute of a metric. */
function measures(meter: Meter) {
  const turns = meter.createCounter('caseload.turns');
  const turnSeconds = meter.createHistogram('caseload.turn.duration', IN_SECONDS);
  const calls = meter.createCounter('caseload.storage.calls');
  const callSeconds = meter.createHistogram('caseload.storage.duration', IN_SECONDS);
  const retries = meter.createCounter('caseload.storage.retries');
  const attempts = meter.createCounter('caseload.delivery.attempts');
  const attemptSeconds = meter.createHistogram('caseload.delivery.duration', IN_SECONDS);
  const runs = meter.createCounter('caseload.job.runs');
  const told = meter.createCounter('caseload.job.told');
  const lateness = meter.createHistogram('caseload.job.lateness', LATENESS);
  const refusals = meter.createCounter('caseload.refusals');
  const only = (attributes: Attributes, ...names: readonly string[]): Attributes =>
    Object.fromEntries(names.map((name) => [`caseload.${name}`, attributes[`caseload.${name}`]]));
  const figure = (attributes: Attributes, name: string): number => Number(attributes[`caseload.${name}`] ?? 0);
  return {
    turn: (said, seconds) => {
      turns.add(1, only(said, 'how', 'command', 'outcome', 'scheme'));
      turnSeconds.record(seconds, only(said, 'command', 'outcome'));
      const reason = TURN_REFUSALS.find((refusal) => refusal === said['caseload.outcome']);
      if (reason) refusals.add(1, { 'caseload.reason': reason });
    },
    storage: (said, seconds) => {
      calls.add(1, said);
      callSeconds.record(seconds, only(said, 'call', 'table'));
    },
    delivery: (said, seconds) => {
      attempts.add(1, only(said, 'notice', 'outcome'));
      attemptSeconds.record(seconds, only(said, 'outcome'));
    },
    job: (said) => {
      runs.add(1, only(said, 'job', 'outcome'));
      told.add(figure(said, 'told'), only(said, 'job'));
      lateness.record(figure(said, 'late_seconds'), only(said, 'job'));
    },
    refusal: (said: Attributes) => refusals.add(1, said),
    retry: (said: Attributes) => retries.add(1, said),
  } satisfies Readonly<Record<WorkKind, Measure>> & Readonly<Record<string, Measure>>;
}
