import type { Change } from '../../application/change-caseload.ts';
import { figuresOf } from '../../application/effect.ts';
import { previewChange } from '../../application/foresee-change.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { timelineOf } from '../../application/snapshot.ts';
import { received } from '../../domain/hand-over.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { scoreOn } from '../../domain/timeline.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetGroup, SheetRow } from '../cards/sheet.ts';
import { effectRows, headlineOf } from '../effect-words.ts';
import { foreseenSentences } from '../month/touched-months.ts';
import { statusWords, totalOf } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { type AboutPending, decidesIn } from './about-pending.ts';
import type { Decision, How } from './decision-form.ts';
import { agreeGiven, givenWish } from './given-wish.ts';

const TITLES: Record<How, (ref: string, name: string) => string> = {
  'co-work': (ref) => `Preview: they work on ${ref} together`,
  transfer: (ref, name) => `Preview: ${ref} moves to ${name}`,
  own: (ref, name) => `Preview: ${ref} is a different case, of ${name} alone`,
  wrong: (ref) => `Preview: ${ref} is put aside as a mistake`,
};

/** What a decision does to both totals, before it is confirmed; asks again where something stands in the way. */
export function previewDecision(turn: Turn, about: AboutPending, decision: Decision): Reply {
  const { worker, pending } = about;
  const changes = changesOf(turn, about, decision);
  if (!changes.ok) return changes.problem;
  const data = { worker: worker.head.workerKey, id: pending.id, nonce: decision.nonce, typed: decision.typed };
  const { holder } = about.elsewhere ?? {};
  return privateCard('sheet', {
    title: TITLES[decision.how](pending.ref, worker.head.name),
    sentences: [
      { text: 'Nothing is saved yet.' },
      ...(isGiven(decision)
        ? [{ text: `These are the figures of ${spokenDate(decision.from)}, if nothing else is recorded until then.` }]
        : []),
    ],
    groups: [
      ...(holder ? [groupOf(turn, holder, 'who has it now', changes.ofHolder)] : []),
      groupOf(turn, worker, 'who asks for it', changes.ofWorker),
    ],
    choices: [],
    buttons: [
      foremost(leaves('Decide', 'pending-cases.settle', data)),
      leaves('Back', 'pending-cases.back', data),
      leaves('Later', 'pending-cases.cancel'),
    ],
  });
}

const isGiven = ({ how }: Decision): boolean => how === 'co-work' || how === 'transfer';

type Changes =
  | { readonly ok: true; readonly ofHolder: Change | null; readonly ofWorker: Change | null }
  | { readonly ok: false; readonly problem: Reply };

/** What becomes different on either caseload; null for nothing. */
function changesOf(turn: Turn, about: AboutPending, decision: Decision): Changes {
  const { worker, pending, elsewhere } = about;
  if (decision.how === 'own') {
    const what = `adds ${pending.ref}`;
    return { ok: true, ofHolder: null, ofWorker: { what, cases: [{ caseId: pending.id, history: pending.history }] } };
  }
  if (!isGiven(decision) || !elsewhere) return { ok: true, ofHolder: null, ofWorker: null };
  const wish = givenWish(about, elsewhere, decision);
  const decided = agreeGiven(turn, about, decision, worker, wish)(elsewhere.holder);
  if (!decided.ok) return decided;
  const cases = [{ caseId: wish.id, history: received(elsewhere.stored.history, wish) }];
  return { ok: true, ofHolder: decided.change, ofWorker: { what: 'takes a case over', cases } };
}

/** One of the two; of another team's worker no name and no figure is shown. */
function groupOf(turn: Turn, snapshot: CaseloadSnapshot, part: string, change: Change | null): SheetGroup {
  if (!decidesIn(turn, snapshot))
    return group(`A worker of another team, ${part}`, ['The manager there sees the figures.']);
  const heading = `${snapshot.head.name}, ${part}`;
  if (!change) return group(heading, [unchanged(turn, snapshot)]);
  const { effect, months } = previewChange(turn.outside, snapshot, change);
  return group(heading, [headlineOf(effect), ...foreseenSentences(months)], effectRows(effect));
}

const group = (heading: string, sentences: readonly string[], rows: readonly SheetRow[] = []): SheetGroup => ({
  ...{ heading, figure: '' },
  rows: [...sentences.map((text) => ({ text, note: '', figure: '' })), ...rows],
});

function unchanged({ outside, today }: Turn, snapshot: CaseloadSnapshot): string {
  const figures = figuresOf(scoreOn(timelineOf(snapshot, outside.schemeOf), today));
  return `The total stays at ${totalOf(figures)}, ${statusWords(figures)}.`;
}
