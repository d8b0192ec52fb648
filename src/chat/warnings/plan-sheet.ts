import type { CaseloadHead } from '../../application/ports.ts';
import { mayInTeam } from '../../domain/access.ts';
import { planOf, planTag } from '../../domain/reduction-plan.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { ReductionPlan, Warning } from '../../domain/warning.ts';
import type { Signed } from '../../domain/worker-records.ts';
import { type Button, foremost, leaves } from '../cards/button.ts';
import type { SheetGroup } from '../cards/sheet.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { OWN_BUTTONS } from '../why-sheet.ts';
import { clearedWords, lineWords, longOpenWords, momentWords, sinceWords, warnedTotal } from './warning-words.ts';

/** What a plan is shown from. */
export interface PlanView {
  readonly head: CaseloadHead;
  readonly warning: Warning;
  /** Said first. */
  readonly remarks?: readonly string[];
  /** The worker's other open warnings, by id. */
  readonly others?: readonly string[];
}

/** True for those who write the plan with the worker. */
export function mayWritePlan({ person }: Turn, { workerKey, teamId, leftOn }: CaseloadHead): boolean {
  return workerKey !== person.personKey && leftOn === undefined && mayInTeam(person, 'answer-warnings', teamId);
}

/** A warning and its plan, with what this person may do about it. */
export function planSheet(turn: Turn, view: PlanView): Reply {
  const { head, warning, remarks = [], others = [] } = view;
  const isOwn = head.workerKey === turn.person.personKey;
  const plan = planOf(warning);
  const long = longOpenWords(warning, turn.today);
  const none = isOwn ? 'There is no plan yet. Your manager writes one with you.' : 'There is no plan yet.';
  const about = isOwn ? {} : { worker: head.workerKey };
  return privateCard('sheet', {
    title: isOwn ? 'Your plan' : `Plan for ${head.name}`,
    sentences: [
      ...remarks,
      standingOf(warning),
      ...(long === '' ? [] : [`It is ${long}.`]),
      ...(plan || warning.state === 'cleared' ? [] : [none]),
    ].map((text) => ({ text })),
    groups: plan ? planGroups(plan) : [],
    choices: [],
    buttons: [
      ...(warning.state === 'open' ? answers(turn, view, isOwn) : []),
      ...others.map((id) => leaves('The other warning', 'plan.open', { ...about, warning: id })).slice(0, 1),
      isOwn
        ? OWN_BUTTONS.why
        : leaves('Open the total', 'team-capacity.worker', {
            teamId: head.teamId,
            workerKey: head.workerKey,
            on: turn.today,
          }),
    ],
  });
}

function standingOf(warning: Warning): string {
  if (warning.state === 'cleared')
    return `The warning is closed: ${clearedWords(warning)}. There is nothing left to do.`;
  const total = warnedTotal(warning);
  return `${total === '' ? 'Open' : total}: ${lineWords(warning)}, since ${sinceWords(warning)}.`;
}

function planGroups(plan: ReductionPlan): readonly SheetGroup[] {
  const { waits, does, reviewOn, managerAgreed, workerAgreed, asked } = plan;
  const text = (heading: string, words: string): SheetGroup => ({
    heading,
    figure: '',
    rows: [{ text: words, note: '', figure: '' }],
  });
  const signed = (who: Signed | undefined, none: string) => (who ? `${who.name}, ${momentWords(who.at)}` : none);
  return [
    text('What waits', waits),
    text('Who does what', does),
    { heading: 'Looked at again on', figure: spokenDate(reviewOn), rows: [] },
    {
      heading: 'Agreed',
      figure: '',
      rows: [
        { text: signed(managerAgreed, 'not by the manager yet'), note: 'manager', figure: '' },
        { text: signed(workerAgreed, 'not by the worker yet'), note: 'worker', figure: '' },
      ],
    },
    ...(asked ? [text(`${asked.name} asks for a change`, asked.text)] : []),
  ];
}

function answers(turn: Turn, { head, warning }: PlanView, isOwn: boolean): readonly Button[] {
  const seen = planTag(warning);
  const plan = planOf(warning);
  const nonce = () => turn.outside.newId();
  if (isOwn) {
    if (!plan) return [];
    const data = { warning: warning.id, seen };
    return [
      ...(plan.workerAgreed ? [] : [foremost(leaves('Agree', 'plan.agree', { ...data, nonce: nonce() }))]),
      leaves('Ask for a change', 'plan.ask', data),
    ];
  }
  if (!mayWritePlan(turn, head)) return [];
  const title = plan ? 'Change the plan' : 'Write the plan';
  return [foremost(leaves(title, 'plan.form', { worker: head.workerKey, warning: warning.id }))];
}
