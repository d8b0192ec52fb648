import { z } from 'zod';
import { cancelHandOver } from '../../application/agree-hand-over.ts';
import { changeCaseload, openCaseload } from '../../application/change-caseload.ts';
import type { TeamSnapshot } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { counted } from '../../domain/counted.ts';
import { isFollowed } from '../../domain/hand-over.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { type HandOver, recordsOf } from '../../domain/worker-records.ts';
import { recentIn } from '../allocation/take-back.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import type { Command, Press } from '../command.ts';
import { date, needed } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { cancelled, NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** What is agreed between workers: cases that move, and cases that are worked on together. */
export const transfers: Command = {
  name: 'transfers',
  title: 'Transfers',
  help: 'Lists the cases that move to another worker or are shared, and lets you cancel or end that.',
  examples: ['transfers', 'which cases are being transferred?'],
  right: 'transfer-cases',
  say: (turn) => list(turn, 0),
  presses: {
    page: (turn, raw) => list(turn, pageIn(raw)),
    change: (turn, raw) => withHandOver(turn, raw, (agreed) => askAbout(turn, agreed)),
    end,
    cancel: cancelled,
  },
};

const NOTHING = 'There is none left to change: it was cancelled already, or its day has come.';

/** Where a hand-over is kept: with whom, under which id. */
const chosen = z.object({ handOver: z.string().max(100) });
const keptAt = z.object({ worker: storageKey, id: opaqueId });
const ending = keptAt.extend({ nonce: opaqueId });

interface Agreed {
  readonly holderKey: string;
  readonly holderName: string;
  readonly handOver: HandOver;
}

/** What the list shows of one; what comes from another team is that team's to cancel. */
interface Listed {
  readonly handOver: Pick<HandOver, 'ref' | 'as' | 'from' | 'until' | 'toName'>;
  readonly holderName: string;
  readonly note: string;
  /** Absent where it is not the person's to change. */
  readonly key?: string;
}

type Raw = Parameters<Press>[1];

/** The first day that is nearest comes first. */
function agreedIn(turn: Turn, teams: readonly TeamSnapshot[]): readonly Listed[] {
  // Those who have left as well: their cases are still to move.
  const workers = teams.flatMap(({ members }) => members);
  const own = workers.flatMap(({ workerKey, name, records = [] }) =>
    recordsOf(records, 'hand-over')
      .filter((handOver) => isFollowed(handOver, turn.today))
      .map((handOver) => ({
        handOver,
        holderName: name,
        note: `Agreed by ${handOver.decided.name} on ${spokenDate(handOver.agreedOn)}`,
        key: `${workerKey} ${handOver.id}`,
      })),
  );
  const held = new Set(workers.map(({ workerKey }) => workerKey));
  const coming = workers.flatMap(({ name, records = [] }) =>
    recordsOf(records, 'received')
      .filter((received) => isFollowed(received, turn.today) && !held.has(received.holder))
      .map((received) => ({
        handOver: { ...received, toName: name },
        holderName: received.holderName,
        note: 'From another team, which can cancel it',
      })),
  );
  return [...own, ...coming].sort((a, b) => (a.handOver.from < b.handOver.from ? -1 : 1));
}

async function list(turn: Turn, asked: number): Promise<Reply> {
  const read = await Promise.all(turn.person.manages.map((teamId) => turn.outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team) => (team ? [team] : []));
  const hasRecent = teams.some((team) => recentIn(team, turn.today).length > 0);
  const all = agreedIn(turn, teams);
  const page = pageOf(all, asked);
  const options = page.items.flatMap(({ key, handOver: { ref, toName }, holderName }) =>
    key === undefined ? [] : [{ title: `${ref}: ${holderName} → ${toName}`, value: key }],
  );
  const texts = { label: 'Which one?', placeholder: 'Choose one', errorMessage: 'Please choose one.' };
  return privateCard('sheet', {
    title: 'Transfers and shared cases',
    sentences: [
      all.length === 0 ? 'Nothing is agreed at present.' : `${counted(all.length, 'case', 'cases')}, the next first.`,
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: page.items.map(({ handOver, holderName, note }) => ({
      heading: handOver.ref,
      figure: daysOf(handOver),
      rows: [
        {
          text:
            handOver.as === 'transfer'
              ? `From ${holderName} to ${handOver.toName}`
              : `${holderName} and ${handOver.toName} together`,
          note,
          figure: '',
        },
      ],
    })),
    choices: options.length === 0 ? [] : [{ id: 'handOver', ...texts, options }],
    buttons: [
      ...(options.length === 0 ? [] : [foremost(sends('Cancel or end it', 'transfers.change', {}))]),
      ...pageButtons(page, 'transfers.page'),
      leaves('Transfer a case', 'transfer-case.say'),
      leaves('Offers', 'offers.say'),
      ...(hasRecent ? [leaves('Take an allocation back', 'allocate-case.lately')] : []),
    ],
  });
}

function daysOf({ as, from, until }: Listed['handOver']): string {
  if (as === 'transfer') return `on ${spokenDate(from)}`;
  return until === null ? `from ${spokenDate(from)}` : `${spokenDate(from)} to ${spokenDate(until)}`;
}

async function withHandOver(turn: Turn, raw: Raw, answer: (agreed: Agreed) => Reply): Promise<Reply> {
  const [worker, id] = chosen.safeParse(raw).data?.handOver.split(' ') ?? [];
  const at = keptAt.safeParse({ worker, id });
  if (!at.success) return outdatedCard('transfers');
  const opened = await openCaseload(turn.outside, turn.person, 'change', at.data.worker);
  if (!opened.ok) return noCaseload(opened);
  const { head, records } = opened.snapshot;
  const handOver = recordsOf(records, 'hand-over').find((one) => one.id === at.data.id);
  if (!handOver || !isFollowed(handOver, turn.today)) return notice('Nothing to change', [NOTHING]);
  return answer({ holderKey: head.workerKey, holderName: head.name, handOver });
}

const FIELDS = { lastDay: needed(date('Until which day do they work on it together?')) };

/** Before its day it is cancelled; what has begun gets its last day. */
function askAbout(turn: Turn, { holderKey, holderName, handOver }: Agreed, typed?: Typed, problems?: Problems): Reply {
  const { ref, toName, id, from } = handOver;
  const data = { worker: holderKey, id, nonce: turn.outside.newId() };
  if (from > turn.today) {
    return notice(
      `Cancel it for ${ref}?`,
      [`It stays with ${holderName}, and ${toName} is told that it does not come.`],
      [
        { title: 'Cancel it', verb: 'transfers.end', data },
        { title: 'Leave it', verb: 'transfers.say' },
      ],
    );
  }
  return formCard({
    title: `${ref} · Work on it together until`,
    notes: [`After that day ${holderName} holds it alone.`],
    fields: FIELDS,
    typed: typed ?? { lastDay: turn.today },
    ...(problems ? { problems } : {}),
    buttons: [foremost(sends('Save', 'transfers.end', data)), leaves('Cancel', 'transfers.cancel')],
  });
}

async function end(turn: Turn, raw: Raw): Promise<Reply> {
  const { outside, person, activityId, today } = turn;
  const card = ending.safeParse(raw);
  if (!card.success) return outdatedCard('transfers');
  const { worker, id, nonce } = card.data;
  const typed = typedIn(FIELDS, raw, today, 'future');
  const read = readForm(FIELDS, typed);
  const lastDay: CalendarDate | null = read.ok ? read.values.lastDay : null;
  const result = await changeCaseload<Reply, Reply>(outside, {
    access: person,
    workerKey: worker,
    action: 'transfers',
    keys: [nonce, activityId],
    decide: (snapshot) => {
      const decided = cancelHandOver(outside, person, id, lastDay)(snapshot);
      if (decided.ok) return decided;
      const handOver = recordsOf(snapshot.records, 'hand-over').find((one) => one.id === id);
      const { workerKey, name } = snapshot.head;
      const agreed = handOver && { holderKey: workerKey, holderName: name, handOver };
      const asksAgain = agreed && handOver.as === 'co-work' && isFollowed(handOver, today);
      const problems = read.ok
        ? { lastDay: `Please give today or a later day: today is ${spokenDate(today)}.` }
        : read.problems;
      return {
        ok: false,
        problem: asksAgain ? askAbout(turn, agreed, typed, problems) : notice('Nothing to change', [NOTHING]),
      };
    },
    reply: (_, { what }) =>
      notice(
        `Done: ${what}`,
        ['Both workers are told, each in private.'],
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
}
