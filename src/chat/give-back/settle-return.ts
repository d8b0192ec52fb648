import { partKey } from '../../application/agree-share-out.ts';
import { changeCaseload } from '../../application/change-caseload.ts';
import { cancelTogether } from '../../application/return-cases.ts';
import { mayShareOut } from '../../application/share-out.ts';
import { counted } from '../../domain/counted.ts';
import { notBegun, returnOn, withoutEnd } from '../../domain/return-from-absence.ts';
import { inParts } from '../../domain/share-out.ts';
import { recordsOf, type WorkerRecord } from '../../domain/worker-records.ts';
import type { Press } from '../command.ts';
import { readForm, typedIn } from '../form/read-form.ts';
import { NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import { listedRefs } from '../share-out/affected-groups.ts';
import { caseloadToShare } from '../share-out/bundle.ts';
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

/** What was agreed for the absence and has not begun stays where it is: all of it, in as many parts as that takes. */
export const unmove: Press = async (turn, raw) => {
  const { outside, person, today, activityId } = turn;
  const read = returnCard.safeParse(raw);
  if (!read.success) return outdatedCard('give-back');
  const { worker, nonce } = read.data;
  const opened = await caseloadToShare(turn, worker);
  if (!opened.ok) return noCaseload(opened);
  const parts = inParts(notBegun(returnOn(opened.snapshot.records, today), today), MOST_AT_ONCE);
  let count = 0;
  const done = () =>
    notice(
      `Done: cancelled the hand-over of ${counted(count, 'case', 'cases')}`,
      ['The workers are told, each in private.'],
      [{ title: 'Transfers', verb: 'transfers.say' }],
    );
  // The other buttons of the card use its nonce as well. The last part answers for this one; where nothing is left, it gives that answer again.
  for (const [index, part] of (parts.length === 0 ? [[]] : parts).entries()) {
    const isLast = index + 1 >= parts.length;
    const ids = part.map(({ id }) => id);
    const before = count;
    const result = await changeCaseload<Reply, Reply>(outside, {
      access: person,
      workerKey: worker,
      action: 'give-back',
      keys: [`${nonce}:unmove`, activityId].map((key) => (isLast ? key : `${key}:${partKey([worker], part)}`)),
      decide: (away) => {
        const decided = cancelTogether(outside, person, ids)(away);
        if (!decided.ok) return { ok: false, problem: nothingToReturn(away) };
        count = before + recordsOf(decided.change.putRecords ?? [], 'hand-over').length;
        return decided;
      },
      reply: done,
    });
    if (result.ok) outside.follow(result.pending);
    else if (result.reason !== 'problem') return noCaseload(result.reason === 'no-such-caseload' ? result : NOT_THERE);
    if (isLast) return result.ok ? result.reply : count > 0 ? done() : result.problem;
  }
  return done();
};

/** A case, its hand-over and what follows are three rows of a transaction. */
const MOST_AT_ONCE = 25;
