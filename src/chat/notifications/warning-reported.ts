import { type TeamWarning, warningsInReport } from '../../application/team-warnings.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { warningGroups } from '../warnings/warning-rows.ts';
import { LONGEST, SAMPLE_DAY, sampleTeamWarning } from '../warnings/warning-samples.ts';
import type { Composed, Notification } from './notification.ts';

/** To the service manager, who came over the limit together (merton: reported, reductions as soon as possible). */
export const warningReported: Notification<'warning-reported'> = {
  kind: 'warning-reported',
  async compose({ stores, clock }, { teamId, subject, personKey }) {
    const read = await stores.teams.read(teamId);
    const today = clock.today();
    if (!read?.team.serviceManagerKeys.includes(personKey)) return null;
    const warnings = warningsInReport(read, subject, today);
    return warnings.length === 0 ? null : wordsFor(warnings, today);
  },
  samples: [
    sample('one', [sampleTeamWarning('Amira Khan', { level: 'report', total: 101, line: 100 })]),
    sample('one who is no longer over the limit', [sampleTeamWarning('Amira Khan')]),
    sample('a whole team with the longest names', LONGEST),
  ],
};

function wordsFor(warnings: readonly TeamWarning[], today: CalendarDate): Composed {
  const { name: team = '' } = warnings[0]?.team ?? {};
  const over = warnings.filter(
    ({ warning, hasLeft }) => warning.state === 'open' && warning.level === 'report' && !hasLeft,
  );
  const text =
    over.length === 0
      ? `${team}: nobody of this report is over the limit any more.`
      : `${team}: ${counted(over.length, 'worker is', 'workers are')} over the limit. Work has to come off them soon.`;
  const data: SheetData = {
    title: `Over the limit in ${team}`,
    sentences: [{ text }],
    groups: warningGroups(warnings, today),
    choices: [],
    buttons: [leaves('Warnings', 'warnings.say')],
  };
  return { text, card: { template: 'sheet', data: { ...data } } };
}

function sample(sentence: string, warnings: readonly TeamWarning[]) {
  const notice = { kind: 'warning-reported', teamId: 'team', subject: '2026-11-18T10:00', personKey: 's' } as const;
  return { sentence, notice, composed: wordsFor(warnings, SAMPLE_DAY) };
}
