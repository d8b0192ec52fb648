import { z } from 'zod';
import { type Change, openCaseload } from '../../application/change-caseload.ts';
import { previewChange } from '../../application/foresee-change.ts';
import { askForCase, heldElsewhere } from '../../application/pending-case.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { CaseFacts } from '../../domain/case-facts.ts';
import { historyOf } from '../../domain/caseload.ts';
import { afterAnyChange } from '../after-change.ts';
import { opening } from '../card-state.ts';
import { foremost, leaves } from '../cards/button.ts';
import { changePreview } from '../change-cards.ts';
import type { Command } from '../command.ts';
import { asTyped } from '../entries/entry-form.ts';
import type { Problems } from '../form/read-form.ts';
import { heardOf } from '../held-by-another.ts';
import { ifKnown } from '../if-known.ts';
import { cancelled, NOT_THERE, noCaseload, notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { IN_NO_CALENDAR, saidDay } from '../said-day.ts';
import { saveChange } from '../save-change.ts';
import { answersOf } from '../schemes/case-question.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { childrenSince, type Draft, draftSchema, withTyped } from './add-case/draft.ts';
import { judgeDraft, NO_DETAILS } from './add-case/judge-draft.ts';
import { caseAsks, detailFields } from './add-case/questions.ts';
import { childPages, showStep, stepOfProblems } from './add-case/steps.ts';

/** A case with its children, in steps, with a preview before anything is saved. */
export const addCase: Command = {
  name: 'add-case',
  title: 'Add a case',
  help: 'Adds a case with its children, shows what it would weigh, and saves it when you say so.',
  examples: ['add a case', 'add case C-120 with 2 children, allocated 4 Nov'],
  right: 'change-own-caseload',
  onBehalf: true,
  say: (turn, words) => begin(turn, words.worker, words),
  presses: {
    heard: (turn, raw) => heardOf(turn, addCase, raw),
    start: async (turn, raw) => begin(turn, opening.parse(raw).worker, {}),
    /** Forwards or back to a step; the first step that will not do comes before it. */
    step: async (turn, raw) => {
      const draft = draftSchema.safeParse(raw);
      const step = stepNumber.safeParse(raw);
      if (!draft.success || !step.success) return outdatedCard('add-case');
      const opened = await openCaseload(turn.outside, turn.person, 'change', draft.data.worker);
      if (!opened.ok) return noCaseload(opened);
      return stepTo(turn, opened.snapshot, draft.data, raw, step.data.step);
    },
    save: async (turn, raw) => {
      const draft = draftSchema.safeParse(raw);
      if (!draft.success) return outdatedCard('add-case');
      return save(turn, draft.data);
    },
    cancel: cancelled,
  },
};

const stepNumber = z.object({ step: z.int().min(0).max(100) });

/** The first card, with what was said. */
async function begin(turn: Turn, worker: string | undefined, words: Words): Promise<Reply> {
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok) return noCaseload(opened);
  const { newId } = turn.outside;
  const asks = caseAsks(turn, opened.snapshot);
  const draft: Draft = {
    nonce: newId(),
    caseId: newId(),
    ...ifKnown('worker', worker),
    details: asTyped({
      ref: words.caseRef,
      allocatedOn: saidDay(words) ?? turn.today,
      count: asks.chat.children === 'not-asked' ? 0 : (words.children ?? 1),
      coWorked: words.yes ? 'yes' : 'no',
      ...answersOf(asks.questions, NO_DETAILS),
    }),
    children: childrenSince(words, asks.chat.childFacts),
  };
  const problems: Problems = words.impossibleDate ? { allocatedOn: IN_NO_CALENDAR } : {};
  return showStep(opened.snapshot, asks, draft, 0, problems);
}

async function stepTo(turn: Turn, snapshot: CaseloadSnapshot, before: Draft, raw: Raw, asked: number): Promise<Reply> {
  const asks = caseAsks(turn, snapshot);
  const draft = withTyped(before, detailFields(asks), raw, turn.today);
  const judged = judgeDraft(draft, snapshot, asks);
  const wrong = judged.ok ? Number.POSITIVE_INFINITY : stepOfProblems(judged.problems);
  if (!judged.ok && wrong < asked) return showStep(snapshot, asks, draft, wrong, judged.problems);
  if (!judged.ok || asked <= childPages(draft)) return showStep(snapshot, asks, draft, asked);
  const { ref } = judged.facts;
  const buttons = [
    foremost(leaves('Save', 'add-case.save', draft)),
    leaves('Back', 'add-case.step', { ...draft, step: childPages(draft) }),
    leaves('Cancel', 'add-case.cancel'),
  ];
  if (await heldElsewhere(turn.outside, snapshot.head.workerKey, ref)) {
    const sentences = ['Nothing is saved yet.', HELD_ELSEWHERE, NOT_COUNTED].map((text) => ({ text }));
    return privateCard('sheet', { title: `Preview: ask for ${ref}`, sentences, groups: [], choices: [], buttons });
  }
  const foreseen = previewChange(turn.outside, snapshot, caseAdded(draft, judged.facts));
  return changePreview({ title: `add ${ref}`, foreseen, today: turn.today, buttons });
}

/** All that the worker learns of a reference that is held twice. */
const HELD_ELSEWHERE = 'Another worker holds a case of this reference, so your manager decides whose it is.';
const NOT_COUNTED = 'Until then it is pending, and it does not count in your total.';

/** A reference that somebody else holds waits for the manager; any other case is added. */
async function save(turn: Turn, draft: Draft): Promise<Reply> {
  const { ref } = draft.details;
  const isHeld = ref !== undefined && (await heldElsewhere(turn.outside, draft.worker ?? turn.person.personKey, ref));
  return isHeld ? askFor(turn, draft) : add(turn, draft);
}

async function askFor(turn: Turn, draft: Draft): Promise<Reply> {
  const { outside, person, activityId } = turn;
  const workerKey = draft.worker ?? person.personKey;
  const opened = await openCaseload(outside, person, 'change', workerKey);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  const asks = caseAsks(turn, snapshot);
  const judged = judgeDraft(draft, snapshot, asks);
  if (!judged.ok) return showStep(snapshot, asks, draft, stepOfProblems(judged.problems), judged.problems);
  const { ref } = judged.facts;
  const next = [{ title: 'Add another case', verb: 'add-case.start', data: { ...ifKnown('worker', draft.worker) } }];
  const reply = notice(`Pending: ${ref}`, [HELD_ELSEWHERE, NOT_COUNTED], next);
  const wanted = { id: draft.caseId, ref, history: historyOf(judged.facts) };
  const result = await askForCase(outside, person, workerKey, wanted, [draft.nonce, activityId], reply);
  if (!result.ok) return noCaseload(NOT_THERE);
  outside.follow(result.pending);
  return result.reply;
}

function add(turn: Turn, draft: Draft): Promise<Reply> {
  const { caseId, worker } = draft;
  const data = { caseId, ...ifKnown('worker', worker) };
  return saveChange(turn, {
    command: 'add-case',
    card: draft,
    decide: (snapshot) => {
      const asks = caseAsks(turn, snapshot);
      const judged = judgeDraft(draft, snapshot, asks);
      if (judged.ok) {
        const { workerKey } = snapshot.head;
        const outbox = [{ kind: 'check-reference', workerKey, caseId }] as const;
        return { ok: true, change: { ...caseAdded(draft, judged.facts), outbox } };
      }
      const { problems } = judged;
      return { ok: false, problem: showStep(snapshot, asks, draft, stepOfProblems(problems), problems) };
    },
    next: () => [
      leaves('Log an activity', 'log-activity.form', data),
      leaves('Add another case', 'add-case.start', ifKnown('worker', worker)),
      ...afterAnyChange(worker),
    ],
  });
}

function caseAdded({ caseId, details }: Draft, facts: CaseFacts): Change {
  const { ref, allocatedOn, children, coWorked, category } = facts;
  return {
    what: `added ${ref}`,
    cases: [{ caseId, history: historyOf(facts), label: details.label || null }],
    detail: {
      allocatedOn,
      children: children.length,
      coWorked,
      leavingCare: facts.leavingCare?.role ?? null,
      ...ifKnown('category', category),
    },
  };
}

type Raw = Readonly<Record<string, unknown>>;
