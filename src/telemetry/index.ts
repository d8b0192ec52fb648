import { setTimeout } from 'node:timers/promises';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Log } from '../application/ports.ts';
import { SILENT, type Telemetry } from '../application/telemetry.ts';
import type { TelemetrySettings } from '../config.ts';
import { spansAndMetrics } from './spans-and-metrics.ts';
import { type NamesOfLists, vocabularyOf } from './words.ts';

export interface TelemetryOutside {
  readonly log: Log;
  /** A clock that never goes back, in milliseconds. */
  elapsed(): number;
  readonly names: NamesOfLists;
}

export interface OpenedTelemetry extends Telemetry {
  /** Sends what is not sent yet, and gives up on it after a while. Never throws. */
  close(): Promise<void>;
}

interface Exporters {
  readonly spans: SpanExporter;
  readonly metrics: PushMetricExporter;
}

/** One sending; what cannot be sent in this time is lost, and nobody waits for it. */
const SEND_MS = 4_000;
/** Longer than one sending, so that none is left behind. */
const CLOSE_WITHIN_MS = 5_000;

/** Opens what says outside how the bot works; without settings it says nothing. */
export function openTelemetry(settings: TelemetrySettings | undefined, outside: TelemetryOutside): OpenedTelemetry {
  if (!settings) return { ...SILENT, close: async () => {} };
  const { endpoint, headers } = settings;
  const to = (signal: string) => ({ url: `${endpoint}/v1/${signal}`, headers: { ...headers }, timeoutMillis: SEND_MS });
  return telemetryTo(
    { spans: new OTLPTraceExporter(to('traces')), metrics: new OTLPMetricExporter(to('metrics')) },
    settings,
    outside,
  );
}

/** The same with exporters of the caller's. */
export function telemetryTo(
  exporters: Exporters,
  { serviceName, metricsEveryMs }: Pick<TelemetrySettings, 'serviceName' | 'metricsEveryMs'>,
  { log, elapsed, names }: TelemetryOutside,
): OpenedTelemetry {
  const noted = sendingNoted(log);
  // Nothing is asked of the machine: its name, its user and its process stay unsaid.
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const spans = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: noted(exporters.spans), exportTimeoutMillis: SEND_MS })],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: noted(exporters.metrics),
    exportIntervalMillis: metricsEveryMs,
    exportTimeoutMillis: Math.min(SEND_MS, metricsEveryMs),
  });
  const metrics = new MeterProvider({ resource, readers: [reader] });
  const [tracer, meter] = [spans.getTracer('caseload'), metrics.getMeter('caseload')];
  return {
    ...spansAndMetrics(tracer, meter, elapsed, vocabularyOf(names)),
    close: async () => {
      const given = new AbortController();
      const late = setTimeout(CLOSE_WITHIN_MS, undefined, { signal: given.signal }).catch(() => {});
      await Promise.race([Promise.allSettled([spans.shutdown(), metrics.shutdown()]), late]);
      given.abort();
    },
  };
}

interface Exporter<Items> {
  export(items: Items, done: (result: { readonly code: number }) => void): void;
}

/** Logs when sending begins to fail and when it works again, without what was sent or why: once, not at every try. */
function sendingNoted(log: Log): <Items, E extends Exporter<Items>>(exporter: E) => E {
  let isFailing = false;
  const note = (failed: boolean): void => {
    if (failed && !isFailing) log.warn('telemetry-not-sent');
    if (!failed && isFailing) log.info('telemetry-sent-again');
    isFailing = failed;
  };
  return (exporter) => {
    const send = exporter.export.bind(exporter);
    exporter.export = (items, done) =>
      send(items, (result) => {
        note(result.code !== 0);
        done(result);
      });
    return exporter;
  };
}
