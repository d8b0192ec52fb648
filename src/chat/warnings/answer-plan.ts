import type { NoticeOf } from '../../application/notices.ts';
import { planChange } from '../../application/plan-change.ts';
import type { CaseloadHead, CaseloadSnapshot } from '../../application/ports.ts';
import { agreePlan, askForOtherPlan, type PlanProblem, type PlanStep, writePlan } from '../../domain/reduction-plan.ts';
import type { Warning } from '../../domain/warning.ts';
import { recordsOf, type Signed } from '../../domain/worker-records.ts';
import type { Press } from '../command.ts';
import { outdatedCard } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { type RecordDecision, saveRecords } from '../save-records.ts';
import type { Turn } from '../turn.ts';
import {
  askForm as askCard,
  askedIn,
  newPlanCard,
  type PlanCard,
  planCard,
  planForm,
  readAsk,
  readPlan,
} from './plan-form.ts';
import { mayWritePlan, planSheet } from './plan-sheet.ts';

/** The manager's plan is kept, with the manager's name and time, and the worker is asked to agree. */
export async function savePlan(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const card = planCard.required({ worker: true }).safeParse(raw);
  if (!card.success) return outdatedCard('plan');
  const { worker, warning: warningId, seen } = card.data;
  const plan = readPlan(raw, turn.today);
  return saveRecords(turn, {
    command: 'plan',
    card: card.data,
    may: ({ head }) => mayWritePlan(turn, head),
    decide(snapshot): RecordDecision {
      const { head } = snapshot;
      const { typed } = plan;
      const warning = warningIn(snapshot, warningId);
      if (!warning) return gone();
      if (!plan.ok) {
        const asked = askedIn(warning);
        return { ok: false, reply: planForm(card.data, { name: head.name, typed, problems: plan.problems, asked }) };
      }
      const step = writePlan(warning, seen, plan.text, signedBy(turn));
      if (!step.ok && step.problem === 'changed') {
        const fresh = newPlanCard(turn.outside.newId(), warning, worker);
        return {
          ok: false,
          reply: planForm(fresh, { name: head.name, typed, problem: REPLACES, asked: askedIn(warning) }),
        };
      }
      return decided(turn, head, warning, step, 'written', `Saved. ${head.name} is asked to agree.`);
    },
  });
}

/** The worker agrees to the plan that the card shows. */
export function agreeToPlan(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const words = 'You agree to the plan. It has both names now.';
  return answered(turn, raw, 'agreed', words, (warning, { seen }) => agreePlan(warning, seen, signedBy(turn)));
}

const asking = planCard.omit({ nonce: true });

/** Asks the worker what should be different. */
export async function askForm(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = asking.safeParse(raw);
  if (!read.success) return outdatedCard('plan');
  const { warning, seen } = read.data;
  return askCard({ nonce: turn.outside.newId(), warning, seen }, {});
}

/** What the worker asks for goes to the manager. */
export async function sendAsk(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const card = planCard.safeParse(raw);
  if (!card.success) return outdatedCard('plan');
  const { typed, read } = readAsk(raw, turn.today);
  if (!read.ok) return askCard(card.data, typed, read.problems);
  const { text } = read.values;
  const words = 'Your manager reads what you ask for and answers with a new plan.';
  return answered(turn, raw, 'change-asked', words, (warning, { seen }) =>
    askForOtherPlan(warning, seen, text, signedBy(turn)),
  );
}

type How = NoticeOf<'plan-answered'>['how'];

async function answered(
  turn: Turn,
  raw: Parameters<Press>[1],
  how: How,
  words: string,
  take: (warning: Warning, card: PlanCard) => PlanStep,
): Promise<Reply> {
  const card = planCard.safeParse(raw);
  if (!card.success) return outdatedCard('plan');
  const { personKey, worksIn } = turn.person;
  return saveRecords(turn, {
    command: 'plan',
    card: { nonce: card.data.nonce, worker: personKey },
    may: ({ head }) => head.workerKey === personKey && head.teamId === worksIn,
    decide(snapshot): RecordDecision {
      const warning = warningIn(snapshot, card.data.warning);
      return warning ? decided(turn, snapshot.head, warning, take(warning, card.data), how, words) : gone();
    },
  });
}

const REPLACES =
  'Check: the plan was written or answered after this card was made. Save again to put yours in its place.';
const PROBLEMS: Record<PlanProblem, string> = {
  'not-open': 'Nothing was changed.',
  changed: 'The plan was changed after this card was made, so nothing was saved. This is how it is now.',
  'same-person': 'A plan is agreed by two people, so nothing was saved.',
};

function decided(
  turn: Turn,
  head: CaseloadHead,
  before: Warning,
  step: PlanStep,
  how: How,
  words: string,
): RecordDecision {
  if (!step.ok) {
    return { ok: false, reply: planSheet(turn, { head, warning: before, remarks: [PROBLEMS[step.problem]] }) };
  }
  const { warning } = step;
  return {
    ok: true,
    change: planChange(head.workerKey, warning, how, turn.today),
    reply: planSheet(turn, { head, warning, remarks: [words] }),
  };
}

const gone = (): RecordDecision => ({ ok: false, reply: outdatedCard('plan') });

const signedBy = ({ person, outside }: Turn): Signed => ({
  by: person.personKey,
  name: person.name,
  at: outside.clock.now(),
});

function warningIn({ records }: CaseloadSnapshot, id: string): Warning | undefined {
  return recordsOf(records, 'warning').find((warning) => warning.id === id);
}
