import { z } from 'zod';
import { openCaseload } from '../../application/change-caseload.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import type { Warning } from '../../domain/warning.ts';
import { recordsOf } from '../../domain/worker-records.ts';
import { opaqueId, storageKey } from '../card-state.ts';
import { isCalled } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { cancelled, notice, notTheirs } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { agreeToPlan, askForm as askFormFor, savePlan, sendAsk } from '../warnings/answer-plan.ts';
import { askedIn, givenBy, newPlanCard, planForm } from '../warnings/plan-form.ts';
import { mayWritePlan, planSheet } from '../warnings/plan-sheet.ts';
import { readTeamWarnings } from '../warnings/read-team-warnings.ts';
import type { Words } from '../words.ts';
import { warningsCommand } from './warnings.ts';

/** What waits, who does what and when it is looked at again, after a warning; agreed by the worker and the manager. */
export const plan: Command = {
  name: 'plan',
  title: 'The plan after a warning',
  help: 'Shows the plan after a warning: what waits, who does what, when it is looked at again. Both agree to it.',
  examples: ['my plan', 'plan for Amira'],
  right: 'see-plans',
  say,
  presses: {
    open: (turn, raw) => opened(turn, raw, (snapshot, warning) => shown(turn, snapshot, warning)),
    form: (turn, raw) =>
      opened(turn, raw, (snapshot, warning) => {
        const { head } = snapshot;
        if (!mayWritePlan(turn, head) || warning.state !== 'open') return shown(turn, snapshot, warning);
        const card = newPlanCard(turn.outside.newId(), warning, head.workerKey);
        return planForm(card, { name: head.name, typed: givenBy(warning), asked: askedIn(warning) });
      }),
    save: savePlan,
    agree: agreeToPlan,
    ask: askFormFor,
    send: sendAsk,
    cancel: cancelled,
  },
};

const NOTHING_OPEN = notice(
  'No plan',
  ['There is no open warning about you, so there is no plan.'],
  [{ title: 'My total', verb: 'my-total.say' }],
);
const NO_SUCH_PLAN = notice('No plan', ['There is no such plan for you to see.']);

/** The own plan; a manager's is of somebody named, or chosen from the open warnings. */
async function say(turn: Turn, words: Words): Promise<Reply> {
  const { worksIn, manages, oversees } = turn.person;
  const leads = manages.length + oversees.length > 0;
  const { name } = words;
  if (leads && name !== undefined) return ofSomebody(turn, name, words);
  if (worksIn !== undefined) {
    const own = await openCaseload(turn.outside, turn.person, 'see');
    const [first] = own.ok ? openOnes(own.snapshot) : [];
    if (own.ok && first) return shown(turn, own.snapshot, first);
    if (!leads) return NOTHING_OPEN;
  }
  return warningsCommand.say(turn, words);
}

async function ofSomebody(turn: Turn, name: string, words: Words): Promise<Reply> {
  const { warnings } = await readTeamWarnings(turn);
  const named = warnings.filter((one) => isCalled(one, name));
  const [one] = named;
  const isOne = one && named.every(({ workerKey }) => workerKey === one.workerKey);
  return isOne ? openOf(turn, one.workerKey, one.warning.id) : warningsCommand.say(turn, words);
}

const about = z.object({ worker: storageKey.optional(), warning: opaqueId });
/** One of a list: whose, and which. */
const chosen = z.object({ chosen: z.string().regex(/^[0-9a-f]{32} [\w-]{1,64}$/) });

type Raw = Parameters<Press>[1];

function aboutIn(raw: Raw): { readonly worker?: string | undefined; readonly warning: string } | null {
  const listed = chosen.safeParse(raw);
  if (listed.success) {
    const [worker = '', warning = ''] = listed.data.chosen.split(' ');
    return { worker, warning };
  }
  const read = about.safeParse(raw);
  return read.success ? read.data : null;
}

async function opened(
  turn: Turn,
  raw: Raw,
  answer: (snapshot: CaseloadSnapshot, warning: Warning) => Reply,
): Promise<Reply> {
  const asked = aboutIn(raw);
  if (!asked) return notice('Nothing chosen', ['Please choose a warning first.']);
  const snapshot = await turn.outside.stores.caseloads.read(asked.worker ?? turn.person.personKey);
  const warning = snapshot && recordsOf(snapshot.records, 'warning').find(({ id }) => id === asked.warning);
  const isTheirs = snapshot && maySeePlan(turn, snapshot);
  const isThere = warning?.teamId === snapshot?.head.teamId && warning?.state !== 'settling';
  return warning && isTheirs && isThere
    ? answer(snapshot, warning)
    : { ...NO_SUCH_PLAN, ...notTheirs(warning !== undefined && !isTheirs) };
}

const openOf = (turn: Turn, worker: string, warning: string) =>
  opened(turn, { worker, warning }, (snapshot, found) => shown(turn, snapshot, found));

function maySeePlan({ person }: Turn, { head }: CaseloadSnapshot): boolean {
  const { workerKey, teamId } = head;
  return (workerKey === person.personKey && person.worksIn === teamId) || mayInTeam(person, 'see-warnings', teamId);
}

function openOnes({ head, records }: CaseloadSnapshot): readonly Warning[] {
  return recordsOf(records, 'warning').filter(({ state, teamId }) => state === 'open' && teamId === head.teamId);
}

function shown(turn: Turn, snapshot: CaseloadSnapshot, warning: Warning): Reply {
  const others = openOnes(snapshot)
    .map(({ id }) => id)
    .filter((id) => id !== warning.id);
  return planSheet(turn, { head: snapshot.head, warning, others });
}
