import { z } from 'zod';
import type { CaseloadSnapshot, TeamMember } from '../../application/ports.ts';
import { stepOn } from '../../domain/capacity.ts';
import { spreadOver } from '../../domain/share-out.ts';
import { compareText } from '../../domain/timeline.ts';
import { storageKey } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { chooser, isCalled, workerChoice, workersOf } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { choiceKey } from '../form/field.ts';
import { type Typed, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import { pageIn } from '../paging.ts';
import { cancelled, noCaseload, notice, outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { bundleOf, caseloadToShare, casesOf, withBundle } from '../share-out/bundle.ts';
import { cardDay, movesOf, type ShareOutCard } from '../share-out/card.ts';
import { choicesPage } from '../share-out/choices-page.ts';
import { confirm, preview, reasons } from '../share-out/confirm.ts';
import { givenStart, readStart, type Start, startFields, startForm } from '../share-out/start-form.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** A whole caseload as a bundle, of somebody who leaves or is away: each case stays, moves or is shared. */
export const shareOut: Command = {
  name: 'share-out',
  title: 'Hand over a caseload',
  help: "Shares out the cases of somebody who leaves or is away, after showing everybody's new totals.",
  examples: ["hand over Amira's caseload", "share out Ben's cases while he is away"],
  right: 'transfer-cases',
  say: begin,
  presses: {
    worker: async (turn, raw) => {
      const read = opening.safeParse(raw);
      return read.success ? ask(turn, read.data.worker, read.data.said ?? {}) : outdatedCard('share-out');
    },
    start,
    page: (turn, raw) => withBundle(turn, raw, (bundle) => choicesPage(turn, bundle, pageIn(raw))),
    preview: (turn, raw) => withBundle(turn, raw, (bundle) => preview(turn, bundle, pageIn(raw))),
    reasons: (turn, raw) => withBundle(turn, raw, (bundle) => reasons(turn, bundle)),
    confirm: (turn, raw) => withBundle(turn, raw, (bundle) => confirm(turn, bundle, raw)),
    cancel: cancelled,
  },
};

const said = z.object({
  from: cardDay.optional().catch(undefined),
  to: cardDay.optional().catch(undefined),
  leaves: z.boolean().optional().catch(undefined),
});
const opening = z.object({ worker: storageKey, said: said.optional().catch(undefined) });
const starting = z.object({ worker: storageKey });

type Raw = Parameters<Press>[1];

/** The worker whom the sentence names, those who have left with cases among them; otherwise one is chosen. */
async function begin(turn: Turn, words: Words): Promise<Reply> {
  const teams = await Promise.all(turn.person.manages.map((teamId) => turn.outside.stores.teams.read(teamId)));
  const members = teams.flatMap((team) => team?.members ?? []);
  const workers = members
    .filter(({ leftOn, movedOn, refs = [] }) => leftOn === undefined || (movedOn === undefined && refs.length > 0))
    .sort((a, b) => compareText(a.name, b.name));
  if (workers.length === 0) return notice('Nobody to choose', ['Nobody works in your teams yet.']);
  const { name } = words;
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const [one, another] = named;
  const saidThere = saidBy(words);
  if (one && !another) return ask(turn, one.workerKey, saidThere);
  return chooser(
    'Whose caseload?',
    workerChoice('worker', another ? named : workers),
    sends('Next', 'share-out.worker', { said: saidThere }),
    'share-out',
  );
}

function saidBy({ on, from, to, leaves }: Words): z.infer<typeof said> {
  return { ...ifKnown('from', from ?? on), ...ifKnown('to', to), ...ifKnown('leaves', leaves) };
}

async function othersThan(turn: Turn, worker: string): Promise<readonly TeamMember[]> {
  return (await workersOf(turn, turn.person.manages)).filter(({ workerKey }) => workerKey !== worker);
}

async function ask(turn: Turn, worker: string, words: z.infer<typeof said>): Promise<Reply> {
  const opened = await caseloadToShare(turn, worker);
  if (!opened.ok) return noCaseload(opened);
  const holder = opened.snapshot;
  const others = await othersThan(turn, worker);
  if (others.length === 0) return notice('Nobody to give it to', ['Nobody else works in your teams.']);
  return startForm(turn, holder, others, { typed: givenStart(turn, holder, words) });
}

/** The first page, with the choices filled in as it was asked. */
async function start(turn: Turn, raw: Raw): Promise<Reply> {
  const read = starting.safeParse(raw);
  if (!read.success) return outdatedCard('share-out');
  const opened = await caseloadToShare(turn, read.data.worker);
  if (!opened.ok) return noCaseload(opened);
  const holder = opened.snapshot;
  const others = await othersThan(turn, read.data.worker);
  const typed: Typed = typedIn(startFields(turn, others), raw, turn.today, 'future');
  const answers = readStart(turn, holder, others, typed);
  if (!answers.ok) return startForm(turn, holder, others, { typed, problems: answers.problems });
  const { card, start: how } = answers;
  const moves = how === 'keep' ? '' : proposed(turn, holder, others, card, how);
  return choicesPage(turn, await bundleOf(turn, holder, { ...card, nonce: turn.outside.newId(), moves }), 0);
}

/** Every case with somebody, by how full they are on the first day. */
function proposed(
  turn: Turn,
  holder: CaseloadSnapshot,
  others: readonly TeamMember[],
  { takers, from }: Pick<ShareOutCard, 'takers' | 'from'>,
  how: Exclude<Start, 'keep'>,
): string {
  const cases = casesOf(turn, holder, from).map(({ stored, weight, isChildProtection }) => ({
    caseId: stored.caseId,
    weight,
    isChildProtection,
  }));
  const placed = spreadOver(
    cases,
    others
      .filter(({ workerKey }) => takers.includes(workerKey))
      .map(({ workerKey, steps, expected }) => {
        const { total, guideline, role } = stepOn(expected ?? steps, from);
        const mayTakeChildProtection = role !== 'newly-qualified' && role !== 'student';
        return { workerKey, total, guideline, mayTakeChildProtection };
      }),
  );
  const as = how === 'move' ? ('transfer' as const) : ('co-work' as const);
  return movesOf(
    new Map([...placed].map(([caseId, to]) => [choiceKey(caseId), { as, taker: takers.indexOf(to) }] as const)),
  );
}
