import { managersOn } from '../../application/who-is-told.ts';
import { type Return, returnOn } from '../../domain/return-from-absence.ts';
import type { HandOver } from '../../domain/worker-records.ts';
import { returnTitle, sharedWords } from '../give-back/return-words.ts';
import { notice } from '../refusals.ts';
import { listedRefs } from '../share-out/affected-groups.ts';
import type { Composed, Notification } from './notification.ts';

/** To each manager, in private: somebody is back, and cases had moved because they were away. */
export const backFromAbsence: Notification<'back-from-absence'> = {
  kind: 'back-from-absence',
  async compose({ stores, clock }, { teamId, managerKey, workerKey }) {
    const [away, team] = await Promise.all([stores.caseloads.read(workerKey), stores.teams.record(teamId)]);
    if (!away || !team || away.head.teamId !== teamId || away.head.leftOn !== undefined) return null;
    const back = returnOn(away.records, clock.today());
    const isTheirs = managersOn(team, clock.today()).includes(managerKey);
    return back && isTheirs ? wordsFor(workerKey, away.head.name, back) : null;
  },
  samples: [
    sample('one case', 'Amira Khan', 1, 0),
    sample('several, and some that are shared', 'Amira Khan', 5, 2),
    sample('some that are shared, and nothing that moved', 'Amira Khan', 0, 2),
    sample('very many, with the longest name', 'W'.repeat(100), 40, 10),
  ],
};

function wordsFor(worker: string, name: string, back: Return): Composed {
  const title = returnTitle(name, back);
  const { card } = notice(
    title,
    [
      ...(back.moved.length > 0
        ? [`Moved: ${listedRefs(back.moved.map(({ ref, toName }) => `${ref} (${toName})`))}.`]
        : []),
      ...sharedWords(back),
      ...(back.moved.length > 0
        ? ['Say which go back and from when, after a look at the totals; or that they stay.']
        : []),
    ],
    [
      { title: 'Look at them', verb: 'give-back.worker', data: { worker } },
      { title: "Team's capacity", verb: 'team-capacity.say' },
    ],
  );
  return { text: title, ...(card ? { card } : {}) };
}

function sample(sentence: string, name: string, moved: number, shared: number) {
  const handOver: HandOver = {
    ...{ id: 'h', as: 'transfer', caseId: 'c', ref: 'C-101', to: 'ben', toName: 'Ben Okafor' },
    ...{ agreedOn: '2026-11-30', from: '2026-12-01', until: null, state: 'agreed', whileAway: 'a' },
    decided: { by: 'maria', name: 'Maria Lopez', at: '2026-11-30T09:00:00Z' },
  };
  const together: HandOver = { ...handOver, as: 'co-work', ref: 'C-102', until: '2027-01-29' };
  const back: Return = {
    moved: Array.from({ length: moved }, () => handOver),
    shared: Array.from({ length: shared }, () => together),
    absence: undefined,
  };
  const asked = { kind: 'back-from-absence', teamId: 'team', managerKey: 'maria', workerKey: 'amira' } as const;
  return { sentence, notice: asked, composed: wordsFor('amira', name, back) };
}
