import { describe, expect, it } from '@jest/globals';
import { readSampleCaseload, readSampleTeam } from '../../scripts/dev/sample-team.ts';
import { addDays } from '../../src/domain/calendar-date.ts';
import { historyOf, unchanging } from '../../src/domain/caseload.ts';
import { buildTimeline, scoreOn } from '../../src/domain/timeline.ts';
import { schemeById } from '../../src/schemes/index.ts';

/** Days spread over two years: weekends, month ends, Christmas and leap day among them. */
const days = Array.from({ length: 73 }, (_, index) => addDays('2026-11-20', index * 11)).concat('2028-02-29');

async function teamOn(day: string) {
  const team = await readSampleTeam();
  return Promise.all(
    team.workers.map(async (worker) => {
      const file = await readSampleCaseload(worker, day);
      const { terms, duties, workerId, scheme } = file;
      const caseload = { workerId, terms: unchanging(terms), duties, cases: file.cases.map(historyOf) };
      return { terms, score: scoreOn(buildTimeline(caseload, unchanging(schemeById(scheme))), day) };
    }),
  );
}

describe('the sample team', () => {
  it.each(days)('is as the README says when it is loaded on %s', async (day) => {
    const team = await teamOn(day);
    const withStatus = (status: string) => team.filter(({ score }) => score.status === status);
    expect(team).toHaveLength(8);
    expect(withStatus('report')).toHaveLength(1);
    expect(withStatus('above')).toHaveLength(1);
    expect(team.filter(({ score }) => score.total.compare(45) < 0).length).toBeGreaterThanOrEqual(2);
    expect(team.some(({ terms }) => terms.fte < 1)).toBe(true);
    expect(team.some(({ terms }) => terms.role === 'newly-qualified')).toBe(true);
  });
});
