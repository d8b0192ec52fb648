import { type TeamWarning, warningsOnCard } from '../../application/team-warnings.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData } from '../cards/sheet.ts';
import { maySee } from '../warnings/may-see.ts';
import { warningGroups } from '../warnings/warning-rows.ts';
import { LONGEST, SAMPLE_DAY, sampleTeamWarning } from '../warnings/warning-samples.ts';
import { lineWords, stateWords, warnedTotal } from '../warnings/warning-words.ts';
import type { Composed, Notification } from './notification.ts';

/**
 * The card of the warnings that opened together, for the managers' channel: worker, total, line, how many lines
 * changed, since when, how the plan stands. No case, no child, no word of a plan. Edited in place until all cleared.
 */
export const warningCard: Notification<'warning-card'> = {
  kind: 'warning-card',
  async compose({ stores, clock }, { teamId, subject, personKey }) {
    const read = await stores.teams.read(teamId);
    const today = clock.today();
    if (!read || !maySee(read.team, personKey, today)) return null;
    const warnings = warningsOnCard(read, subject, today);
    return warnings.length === 0 ? null : wordsFor(warnings, today);
  },
  samples: [
    sample('one, just opened', [sampleTeamWarning('Amira Khan')]),
    sample('one, open again', [sampleTeamWarning('Amira Khan', { reopenedAt: '2026-11-24T09:00:00.000Z' })]),
    sample('one, cleared', [
      sampleTeamWarning('Amira Khan', { state: 'cleared', total: 82, clearedAt: '2026-11-24T09:00:00.000Z' }),
    ]),
    sample('one of whom has left', [{ ...sampleTeamWarning('Amira Khan'), hasLeft: true }]),
    sample('two, one of them newly qualified', [
      sampleTeamWarning('Amira Khan'),
      sampleTeamWarning('**Ben** Okafor', { code: 'nqsw-no-child-protection', level: 'flag', line: null }),
    ]),
    sample('a whole team with the longest names', LONGEST),
  ],
};

function wordsFor(warnings: readonly TeamWarning[], today: CalendarDate): Composed {
  const [{ team, workerKey, warning }] = warnings as readonly [TeamWarning];
  const open = warnings.filter((one) => one.warning.state === 'open' && !one.hasLeft);
  const isOne = warnings.length === 1;
  const data: SheetData = {
    title: isOne ? `Warning in ${team.name}` : `${counted(warnings.length, 'warning', 'warnings')} in ${team.name}`,
    sentences: isOne ? [] : [{ text: `${open.length} of ${warnings.length} are open.` }],
    groups: warningGroups(warnings, today),
    choices: [],
    buttons: [
      ...(isOne && open.length === 1
        ? [foremost(leaves('Make a plan', 'plan.open', { worker: workerKey, warning: warning.id }))]
        : []),
      leaves('Warnings', 'warnings.say'),
    ],
  };
  return {
    text: isOne ? oneWords(warnings) : `${data.title}: ${open.length} open.`,
    card: { template: 'sheet', data: { ...data } },
  };
}

/** What a phone shows first. */
function oneWords(warnings: readonly TeamWarning[]): string {
  return warnings
    .map((one) => {
      const { name, warning, hasLeft } = one;
      const total = warnedTotal(warning);
      if (warning.state !== 'open' || hasLeft) return `${name}: warning ${stateWords(one)}.`;
      return `${name}: ${total === '' ? '' : `${total}, `}${lineWords(warning)}.`;
    })
    .join(' ');
}

function sample(sentence: string, warnings: readonly TeamWarning[]) {
  const notice = { kind: 'warning-card', teamId: 'team', subject: '2026-11-18T10:00' } as const;
  return { sentence, notice, composed: wordsFor(warnings, SAMPLE_DAY) };
}
