import { isOnlyAbove, openWarningsOfTeam, type TeamWarning } from '../../application/team-warnings.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { maySee } from '../warnings/may-see.ts';
import { warningGroups } from '../warnings/warning-rows.ts';
import { LONGEST, SAMPLE_DAY, sampleTeamWarning } from '../warnings/warning-samples.ts';
import type { Composed, Notification } from './notification.ts';

/** For a team that has them weekly: who is above the guideline, and not over the limit, as the week begins. */
export const aboveDigest: Notification<'above-digest'> = {
  kind: 'above-digest',
  async compose({ stores, clock }, { teamId, personKey }) {
    const read = await stores.teams.read(teamId);
    const today = clock.today();
    if (!read?.team.aboveWeekly || !maySee(read.team, personKey, today)) return null;
    const warnings = openWarningsOfTeam(read, today).filter(({ warning }) => isOnlyAbove(warning));
    return warnings.length === 0 ? null : wordsFor(warnings, today);
  },
  samples: [sample('one', [sampleTeamWarning('Amira Khan')]), sample('a whole team with the longest names', LONGEST)],
};

function wordsFor(warnings: readonly TeamWarning[], today: CalendarDate): Composed {
  const { name: team = '' } = warnings[0]?.team ?? {};
  const text = `${team}: ${counted(warnings.length, 'worker is', 'workers are')} above the guideline this week.`;
  const data: SheetData = {
    title: `Above the guideline this week in ${team}`,
    sentences: [{ text }],
    groups: warningGroups(warnings, today),
    choices: [],
    buttons: [leaves('Warnings', 'warnings.say')],
  };
  return { text, card: { template: 'sheet', data: { ...data } } };
}

function sample(sentence: string, warnings: readonly TeamWarning[]) {
  const notice = { kind: 'above-digest', teamId: 'team', day: SAMPLE_DAY } as const;
  return { sentence, notice, composed: wordsFor(warnings, SAMPLE_DAY) };
}
