import type { NoticeOf } from '../../application/notices.ts';
import { teamMonth, waitingFor } from '../../application/team-month.ts';
import { valueOn } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import { daysOf } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { notice } from '../refusals.ts';
import { nameSentences } from './names.ts';
import type { Composed, Notification } from './notification.ts';

type Agreement = NoticeOf<'agreement-due'>;

/** On the due day, to a manager, and of managers' own months to a service manager: what waits for their agreement. */
export const agreementDue: Notification<'agreement-due'> = {
  kind: 'agreement-due',
  async compose({ stores, schemeOf, clock }, asked) {
    const read = await stores.teams.read(asked.teamId);
    const today = clock.today();
    if (!read) return null;
    const { due } = daysOf(asked.month, schemeOf(valueOn(read.team.schemes, today)).region);
    const month = teamMonth(read.members, asked.month, today);
    const names = waitingFor(asked.managerKey, read.team, month, today).map(({ name }) => name);
    return today < due || names.length === 0 ? null : wordsFor(asked, read.team.name, names);
  },
  samples: [
    sample('one', ['Amira Khan']),
    sample(
      'more than a card shows',
      Array.from({ length: 60 }, (_, index) => `${'W'.repeat(97)}${index}`),
    ),
  ],
};

function wordsFor({ month, teamId }: Agreement, team: string, names: readonly string[]): Composed {
  const named = spokenMonth(month);
  const waiting = counted(names.length, 'submission waits', 'submissions wait');
  const text = `${team}: ${waiting} for your agreement for ${named}.`;
  const { card } = notice(
    `${team}: ${named} to agree`,
    [`${waiting} for your agreement; it is best given in supervision.`, ...nameSentences(names)],
    [{ title: 'Open the submissions', verb: 'team-month.open', data: { teamId, month } }],
  );
  return { text, ...(card ? { card } : {}) };
}

function sample(sentence: string, names: readonly string[]) {
  const asked: Agreement = { kind: 'agreement-due', teamId: 'team', managerKey: 'manager', month: '2026-11' };
  return { sentence, notice: asked, composed: wordsFor(asked, 'North', names) };
}
