import { changeCaseload } from '../../application/change-caseload.ts';
import { cancelTogether } from '../../application/return-cases.ts';
import { mayShareOut } from '../../application/share-out.ts';
import { counted } from '../../domain/counted.ts';
import { returnOn, withoutEnd } from '../../domain/return-from-absence.ts';
import { recordsOf, type WorkerRecord } from '../../domain/worker-records.ts';
import type { Press } from '../command.ts';
import { readForm, typedIn } from '../form/read-form.ts';
import { NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import { listedRefs } from '../share-out/affected-groups.ts';
import { nothingToReturn, returnCard, returnFields } from './return-form.ts';

/** They stay where they are, and are not asked about again. */
export const stay: Press = async (turn, raw) => {
  const read = returnCard.safeParse(raw);
  if (!read.success) return outdatedCard('give-back');
  const { all, ...card } = read.data;
  return saveRecords(turn, {
    command: 'give-back',
    card,
    may: (snapshot) => mayShareOut(turn.person, snapshot),
    decide: (away) => {
      const { moved: open = [], shared = [] } = returnOn(away.records, turn.today) ?? {};
      const fields = returnFields(open);
      const chosen = all ? undefined : readForm({ cases: fields.cases }, typedIn(fields, raw, turn.today));
      const staying = all
        ? [...open, ...withoutEnd(shared)]
        : open.filter(({ id }) => chosen?.ok && chosen.values.cases.includes(id));
      if (chosen?.ok === false && open.length > 0)
        return { ok: false, reply: sentence('Please tick the cases that stay.') };
      if (staying.length === 0) return { ok: false, reply: nothingToReturn(away) };
      const put = staying.map(
        (handOver): WorkerRecord => ({ kind: 'hand-over', id: handOver.id, value: { ...handOver, settled: 'stays' } }),
      );
      return {
        ok: true,
        change: { put, detail: { stay: staying.length } },
        reply: notice(
          `${counted(staying.length, 'case stays', 'cases stay')} where ${staying.length === 1 ? 'it is' : 'they are'}`,
          [`${listedRefs(recordsOf(put, 'hand-over').map(({ ref }) => ref))}: you are not asked about this again.`],
          [{ title: "Team's capacity", verb: 'team-capacity.say' }],
        ),
      };
    },
  });
};

/** What was agreed for the absence and has not begun stays where it is. */
export const unmove: Press = async (turn, raw) => {
  const { outside, person, today, activityId } = turn;
  const read = returnCard.safeParse(raw);
  if (!read.success) return outdatedCard('give-back');
  const { worker, nonce } = read.data;
  const result = await changeCaseload<Reply, Reply>(outside, {
    access: person,
    workerKey: worker,
    action: 'give-back',
    keys: [nonce, activityId],
    decide: (away) => {
      const { moved = [], shared = [] } = returnOn(away.records, today) ?? {};
      const coming = [...moved, ...shared].filter(({ from }) => from > today).slice(0, MOST_AT_ONCE);
      const decided = cancelTogether(
        outside,
        person,
        coming.map(({ id }) => id),
      )(away);
      return decided.ok ? decided : { ok: false, problem: nothingToReturn(away) };
    },
    reply: (_, { what }) =>
      notice(
        `Done: ${what}`,
        ['The workers are told, each in private.'],
        [{ title: 'Transfers', verb: 'transfers.say' }],
      ),
  });
  if (result.ok) {
    outside.follow(result.pending);
    return result.reply;
  }
  return result.reason === 'problem'
    ? result.problem
    : noCaseload(result.reason === 'no-such-caseload' ? result : NOT_THERE);
};

/** A case, its hand-over and what follows are three rows of a transaction. */
const MOST_AT_ONCE = 25;
