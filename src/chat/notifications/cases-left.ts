import { type LeftBehind, leftBehind } from '../../application/left-behind.ts';
import { managersOn } from '../../application/who-is-told.ts';
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
    const left = leftBehind(gone, today);
    const isTheirs = managersOn(team, today).includes(managerKey);
    return isTheirs && left.all > 0 ? wordsFor(workerKey, gone.head.name, left) : null;
  },
  samples: [
    {
      sentence: 'one case',
      notice: sampleNotice(),
      composed: wordsFor('amira', 'Amira Khan', { all: 1, shared: 0, offered: 0, coming: 0 }),
    },
    {
      sentence: 'many, with the longest name',
      notice: sampleNotice(),
      composed: wordsFor('amira', 'W'.repeat(100), { all: 40, shared: 3, offered: 2, coming: 1 }),
    },
  ],
};

function wordsFor(worker: string, name: string, { all, shared, offered, coming }: LeftBehind): Composed {
  const title = `${name} has left the team: ${counted(all, 'case is', 'cases are')} still with them`;
  const { card } = notice(
    title,
    [
      "Somebody has to have them. You see everybody's new total before you confirm.",
      ...(shared > 0 ? [`${counted(shared, 'is', 'are')} worked on together: end the working together first.`] : []),
      ...(offered > 0 ? [`${counted(offered, 'is', 'are')} offered to another team: take the offer back first.`] : []),
      ...(coming > 0 ? [`${counted(coming, 'comes', 'come')} to them on a later day: cancel that first.`] : []),
    ],
    [
      ...(all > shared + offered + coming
        ? [{ title: 'Hand over the caseload', verb: 'share-out.worker', data: { worker, said: { leaves: true } } }]
        : []),
      ...(shared + coming > 0 ? [{ title: 'Transfers', verb: 'transfers.say' }] : []),
      ...(offered > 0 ? [{ title: 'Offers', verb: 'offers.say' }] : []),
    ],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sampleNotice() {
  return { kind: 'cases-left', teamId: 'team', managerKey: 'maria', workerKey: 'amira' } as const;
}
