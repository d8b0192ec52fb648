import { unchanging } from '../domain/caseload.ts';
import { type Exact, toReport } from '../domain/exact.ts';
import { buildTimeline, forecast, nextChangeOn, scoreOn } from '../domain/timeline.ts';
import type { Award, Capacity } from '../domain/weighting-scheme.ts';
import { schemeById } from '../schemes/index.ts';
import { type CaseloadFile, caseloadOf } from './index.ts';

/**
 * The score of a caseload file as the score command prints it, keys in that order and without those that are undefined.
 * The only rounding: points and ranges to two decimals, utilisation to four, half up. With `forecastDays`, total and
 * status for so many days ahead.
 */
export function scoreReport(file: CaseloadFile, forecastDays?: number) {
  const { asOf, workerId } = file;
  const timeline = buildTimeline(caseloadOf(file), unchanging(schemeById(file.scheme)));
  const score = scoreOn(timeline, asOf);
  const steps = forecastDays === undefined ? undefined : forecast(timeline, asOf, forecastDays);
  return {
    scheme: file.scheme,
    asOf,
    workerId,
    unit: score.scheme.unit,
    lines: score.lines.map(lineReport),
    subtotal: points(score.subtotal),
    total: points(score.total),
    capacity: score.capacity && capacityReport(score.capacity),
    utilisation: score.utilisation && toReport(score.utilisation, 4),
    status: score.status,
    counts: score.counts,
    flags: score.flags.map(({ code, caseRef }) => ({ code, caseRef })),
    nextChangeOn: nextChangeOn(timeline, asOf),
    forecast: steps?.map(({ from, total, status }) => ({ from, total: points(total), status })),
  };
}

const points = (value: Exact) => toReport(value, 2);

function lineReport({ rule, caseRef, childRef, points: awarded, period, source }: Award) {
  return {
    rule,
    caseRef,
    childRef,
    points: points(awarded),
    from: period.firstDay,
    until: period.lastDay,
    source,
  };
}

function capacityReport({ min, guideline, limit }: Capacity) {
  return {
    min: min && points(min),
    guideline: guideline && points(guideline),
    limit: limit && points(limit),
  };
}
