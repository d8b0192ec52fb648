import { CATEGORIES, type Category, WITHOUT_CHILDREN } from '../../domain/case-facts.ts';
import { courtWork, dutiesByHours, exceptionalPoints, gatewayAssessment } from '../entries/northern-ireland-forms.ts';
import { choice, needed } from '../form/field.ts';
import { shareField } from '../form/points-field.ts';
import { caseQuestion, withFact } from './case-question.ts';
import type { ChatScheme } from './chat-scheme.ts';
import { DETAILS_FROM } from './details-from.ts';

const CATEGORY_WORDS: Record<Category, string> = {
  gateway: 'Gateway',
  'family-intervention': 'Family intervention or family support',
  'looked-after': 'Looked-after children',
  fostering: 'Fostering: supervision of a fostering family',
  'fostering-assessment': 'Fostering, specialist or bail assessment',
  adoption: 'Adoption',
  permanency: 'Permanency',
  'leaving-care-community': 'Leaving care, community placement',
  'leaving-care-statutory': 'Leaving care, statutory placement',
  disability: 'Children with a disability',
  court: 'Court',
  'early-years': 'Early years (no points are defined)',
};

const LEAVING_CARE: readonly (Category | undefined)[] = ['leaving-care-community', 'leaving-care-statutory'];

const category = caseQuestion({
  fields: {
    category: needed(
      choice(
        'Category',
        CATEGORIES.map((value) => ({ title: CATEGORY_WORDS[value], value })),
        'Please choose a category of the guidance.',
      ),
    ),
  },
  typed: (details) => ({ category: details.category ?? '' }),
  with: (details, values) => withFact(details, 'category', values.category),
  check: (details): Readonly<Record<string, string>> =>
    details.category === undefined || details.children.length > 0 || WITHOUT_CHILDREN.includes(details.category)
      ? {}
      : { category: 'A case of this category needs at least one child.' },
  words: (details) => (details.category === undefined ? 'no category yet' : CATEGORY_WORDS[details.category]),
});

const statutoryResponsibility = caseQuestion({
  fields: {
    statutory: needed(
      choice('Leaving care: is statutory responsibility carried?', [
        { title: 'No, or not a leaving care case', value: 'no' },
        { title: 'Yes, it is weighed as looked after', value: 'yes' },
      ]),
    ),
  },
  typed: (details) => ({ statutory: details.statutoryResponsibility ? 'yes' : 'no' }),
  with: (details, { statutory }) => ({ ...details, statutoryResponsibility: statutory === 'yes' }),
  check: (details): Readonly<Record<string, string>> =>
    details.statutoryResponsibility && !LEAVING_CARE.includes(details.category)
      ? { statutory: 'This is asked of leaving care cases alone.' }
      : {},
  words: (details) => (details.statutoryResponsibility ? 'statutory responsibility' : undefined),
});

const taskShare = caseQuestion({
  ofHolder: true,
  fields: { taskShare: shareField('Co-worked with divided tasks: your part, for example 0.5 (empty if not divided)') },
  typed: (details) => ({ taskShare: details.taskShare === undefined ? '' : String(details.taskShare) }),
  with: (details, values) => withFact(details, 'taskShare', values.taskShare),
  check: (details): Readonly<Record<string, string>> =>
    details.taskShare !== undefined && !details.coWorked
      ? { taskShare: 'Tasks are divided with another worker: record first that the case is co-worked.' }
      : {},
  words: (details) =>
    details.coWorked && details.taskShare !== undefined ? `${details.taskShare} of the tasks` : undefined,
});

export const northernIreland: ChatScheme = {
  id: 'northern-ireland',
  activities: [
    { form: gatewayAssessment, rule: 'gateway' },
    { form: courtWork, rule: 'court' },
  ],
  duties: [
    ...dutiesByHours.map((form) => ({ form, rule: 'duties' })),
    { form: exceptionalPoints, rule: 'exceptional', managerOnly: true },
  ],
  caseQuestions: [category, statutoryResponsibility, taskShare],
  detailsFrom: DETAILS_FROM,
  children: 'optional',
  childFacts: ['household'],
  coWorking: { yes: 'Yes; each worker gets the same points unless tasks are divided' },
  examples: {
    'log-activity': 'log 3 hours of gateway assessment for C-101 on 4 Nov',
    'log-duty': 'log 3 hours of training on 4 Nov',
    'change-children': 'a child of C-101 moved house on 4 Nov',
  },
  closure: 'day',
  discretion: true,
};
