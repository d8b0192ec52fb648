import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from '../../../src/chat/schemes/case-question.ts';
import { activityForms, chatOf, chatSchemes } from '../../../src/chat/schemes/index.ts';
import { understand } from '../../../src/chat/understanding/index.ts';
import type { Activity, CaseFacts, Duty } from '../../../src/domain/case-facts.ts';
import { CATEGORIES } from '../../../src/domain/case-facts.ts';
import { toReport } from '../../../src/domain/exact.ts';
import { schemes } from '../../../src/schemes/index.ts';
import { scoreWith, termsWith } from '../../schemes/builders.ts';
import { caseFacts, openOffice, TODAY } from '../commands/talk.ts';

/*
 * What the cards owe every scheme that a team can choose: a scheme that is added fails here until it has its cards.
 */

/** An entry of every kind, with a figure in each of its fields. */
const A_DAY = '2026-11-10';
const ACTIVITIES: readonly Activity[] = [
  { kind: 'plan-change', on: A_DAY },
  { kind: 'placement-viability', on: A_DAY },
  { kind: 'core-assessment', on: A_DAY, children: 2 },
  { kind: 'court-episode', on: A_DAY },
  { kind: 'proceedings', from: A_DAY, children: ['C-101-1'] },
  { kind: 'private-law', from: A_DAY },
  { kind: 'placement-change', on: A_DAY, placements: 2 },
  { kind: 'permanency-report', on: A_DAY },
  { kind: 'contact-organising', from: A_DAY, children: ['C-101-1'] },
  { kind: 'supervised-contact', on: A_DAY, children: ['C-101-1'] },
  { kind: 'travel', on: A_DAY, hoursEachWay: 3, count: 1 },
  { kind: 'needs-assessment', on: A_DAY },
  { kind: 'pathway-plan', on: A_DAY, rewrite: false },
  { kind: 'assessment', on: A_DAY, hours: 6 },
  { kind: 'court', from: A_DAY },
];
const DUTIES: readonly Duty[] = [
  { kind: 'practice-teaching', from: A_DAY, quantity: 1 },
  { kind: 'pq-consolidation', from: A_DAY, dueBy: '2027-06-30', quantity: 1 },
  { kind: 'pq-specialist', from: A_DAY, dueBy: '2027-06-30', quantity: 1 },
  { kind: 'long-arm-support', from: A_DAY, quantity: 1 },
  { kind: 'supervision', from: A_DAY, quantity: 1 },
  { kind: 'supervision', on: A_DAY, hours: 6 },
  { kind: 'pa-supervision', from: A_DAY, quantity: 1 },
  { kind: 'locality', from: A_DAY, quantity: 1 },
  { kind: 'working-group', from: A_DAY, quantity: 1 },
  { kind: 'school-leavers-panel', on: A_DAY },
  { kind: 'training-delivered', on: A_DAY },
  { kind: 'training', on: A_DAY, hours: 6 },
  { kind: 'team-meeting', on: A_DAY, hours: 6 },
  { kind: 'project-work', on: A_DAY, hours: 6 },
  { kind: 'other-duty', on: A_DAY, hours: 6 },
  { kind: 'exceptional', from: A_DAY, points: 1, reason: 'Reviews' },
];

/** A case of each kind that some scheme tells from others. */
const CASES: readonly CaseFacts[] = [
  caseFacts(),
  ...CATEGORIES.map((category) => caseFacts({ category })),
  caseFacts({ leavingCare: { role: 'other' } }),
];

it('every scheme has its cards, and no cards are without a scheme', () => {
  expect(chatSchemes.map(({ id }) => id)).toEqual(schemes.map(({ id }) => id));
});

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('%s', (id, scheme) => {
  const chat = chatOf(scheme);
  const total = (facts: Parameters<typeof scoreWith>[1]) => toReport(scoreWith(scheme, facts, TODAY).total, 2);

  it('every activity that changes a total is offered, and no other', () => {
    const scoring = ACTIVITIES.filter((activity) =>
      CASES.some((facts) => total({ cases: [{ ...facts, activities: [activity] }] }) !== total({ cases: [facts] })),
    );
    expect(chat.activities.map(({ form }) => form.kind).sort()).toEqual(scoring.map(({ kind }) => kind).sort());
    expect(activityForms(scheme)).toHaveLength(chat.activities.length);
  });

  it('every duty that changes a total is offered, and no other', () => {
    const scoring = DUTIES.filter((duty) => total({ duties: [duty] }) !== total({}));
    expect(chat.duties.map(({ form }) => form.kind).sort()).toEqual(scoring.map(({ kind }) => kind).sort());
    const rules = scheme.workerRules.map(({ code }) => code);
    expect(chat.duties.filter(({ rule }) => !rules.includes(rule))).toEqual([]);
  });

  it('the fields of a case fit into a card that carries them', () => {
    const ids = Object.keys(fieldsOf(chat.caseQuestions));
    expect(ids.filter((field) => field.length > 20 || /\d$/.test(field))).toEqual([]);
    expect(new Set(ids).size).toBe(chat.caseQuestions.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0));
  });

  it('asks for what the scheme needs of a case, unless that is logged as it happens or has a card of its own', () => {
    const children = caseFacts().children;
    const answered = (facts: CaseFacts): readonly CaseFacts[] => [
      ...(chat.children === 'not-asked' ? [] : [{ ...facts, children }]),
      ...chat.caseQuestions.flatMap((question) =>
        Object.entries(question.fields).flatMap(([field, { choices = [] }]) =>
          choices.map(({ value }) => ({
            ...facts,
            ...question.apply(facts, { ...question.typed(facts), [field]: value }),
          })),
        ),
      ),
    ];
    const terms = termsWith();
    const unasked = scheme.needs.filter((need) => {
      if (need.of !== 'case' || need.asItHappens || chat.caseCards) return false;
      const lacking = CASES.map((facts) => ({ ...facts, children: [] })).filter((facts) => need.lacks(facts, terms));
      return !lacking.some((facts) => answered(facts).some((told) => !need.lacks(told, terms)));
    });
    expect(unasked.map(({ code }) => code)).toEqual([]);
  });

  it('what help shows is understood as the command that it stands for', () => {
    const examples = chat.examples ?? {};
    const meant = Object.entries(examples).map(([, sentence]) => {
      const understood = understand(sentence, TODAY);
      return understood.ok && understood.command;
    });
    expect(meant).toEqual(Object.keys(examples));
  });

  it('the answers that facts give lead back to the facts', () => {
    for (const { ref: _, allocatedOn: _on, activities: _of, ...details } of CASES) {
      for (const question of chat.caseQuestions) {
        const again = question.apply(details, question.typed(details));
        expect(question.typed(again)).toEqual(question.typed(details));
      }
    }
  });

  const entries = ACTIVITIES.filter(({ kind }) => chat.activities.some(({ form }) => form.kind === kind));
  if (entries.length > 0) {
    it.each(entries.map((entry) => [entry.kind, entry] as const))(
      '%s: what the card says is what the engine says',
      async (kind, entry) => {
        const facts = caseFacts({ category: 'gateway' });
        const office = await openOffice({ amira: [facts] }, undefined, { scheme: id });
        const amira = office.as('amira');
        await amira.start('log-activity', { caseRef: 'C-101', activity: kind });
        const typed = chat.activities.find(({ form }) => form.kind === kind)?.form.typed(entry) ?? {};
        const saved = await amira.press('Save', typed);
        const [before, after] = [[], [entry]].map((activities) => total({ cases: [{ ...facts, activities }] }));
        expect(saved.words).toContain(`${before} → ${after} `);
        expect((await office.history('amira', 'C-101'))?.dated.activities).toEqual([entry]);
      },
    );
  }
});
