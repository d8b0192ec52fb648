import { casesToShareOut } from '../../application/share-out.ts';
import { managersOn } from '../../application/who-is-told.ts';
import { addDays } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { notice } from '../refusals.ts';
import type { Composed, Notification } from './notification.ts';

/** To each manager, in private: somebody has left the team, and cases are still with them. */
export const casesLeft: Notification<'cases-left'> = {
  kind: 'cases-left',
  async compose({ stores, clock }, { teamId, managerKey, workerKey }) {
    const [gone, team] = await Promise.all([stores.caseloads.read(workerKey), stores.teams.record(teamId)]);
    const today = clock.today();
    if (!gone || !team || gone.head.teamId !== teamId || gone.head.leftOn === undefined) return null;
    const cases = casesToShareOut(gone, addDays(today, 1), today).length;
    const isTheirs = managersOn(team, today).includes(managerKey);
    return isTheirs && cases > 0 ? wordsFor(workerKey, gone.head.name, cases) : null;
  },
  samples: [
    { sentence: 'one case', notice: sampleNotice(), composed: wordsFor('amira', 'Amira Khan', 1) },
    {
      sentence: 'many, with the longest name',
      notice: sampleNotice(),
      composed: wordsFor('amira', 'W'.repeat(100), 40),
    },
  ],
};

function wordsFor(worker: string, name: string, cases: number): Composed {
  const title = `${name} has left the team: ${counted(cases, 'case is', 'cases are')} still with them`;
  const { card } = notice(
    title,
    ["Somebody has to have them. You see everybody's new total before you confirm."],
    [{ title: 'Hand over the caseload', verb: 'share-out.worker', data: { worker, said: { leaves: true } } }],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sampleNotice() {
  return { kind: 'cases-left', teamId: 'team', managerKey: 'maria', workerKey: 'amira' } as const;
}
