import type { ReadingsOf } from '../../domain/readings.ts';
import type { SchemeSource } from '../../domain/scheme-source.ts';

/** What the scheme is read from, and how it is read where the policy leaves room. */
export const source = {
  title: 'Merton points scheme',
  publisher: "A council's children's services procedures, section 8.3, with the points table based on Merton's scheme",
  readings: [
    {
      id: 'family-point',
      clause: 'rows 1-3',
      reading: 'A family scores its point only while none of its children is looked after or subject to a conference.',
      reason:
        'The points table says so; question 9, which calls the points of such children additional, is not followed.',
      documented: 'no-child-in-care-or-conference',
      others: {
        'every-family': 'Every family scores its point, and the points of its children come on top.',
      },
    },
    {
      id: 'child-in-both-rows',
      clause: 'rows 4-5',
      reading: 'A child who is looked after and subject to a conference scores in both rows.',
      reason: 'The table has a row for each and does not say that one takes the place of the other.',
      documented: 'both-rows',
      others: {
        'looked-after-row': 'A child who is looked after and subject to a conference scores as looked after alone.',
      },
    },
    {
      id: 'new-case-and-plan-change',
      clause: 'row 6',
      reading:
        'A newly allocated case and a changed plan score a point each; of several changes, the latest alone counts.',
      reason: 'The worked example scores the two separately, and counts one point for each case with a change.',
    },
    {
      id: 'core-assessment-children',
      clause: 'row 8',
      reading: 'The number of children assessed may exceed the children listed on the case.',
      reason: 'The table counts the children who live in the household, who need not all belong to the case.',
      documented: 'as-assessed',
      others: {
        'as-listed': 'Of the children assessed, no more count than are listed on the case.',
      },
    },
    {
      id: 'core-assessment-window',
      clause: 'row 8',
      reading: 'The points stand for 35 working days; completing the assessment earlier does not end them.',
      reason:
        'The table gives the points for the duration of the 35 working days; on which day an assessment was completed is not recorded.',
    },
    {
      id: 'private-law-episode',
      clause: 'row 11',
      reading: 'An episode scores from its start to its end, and one without an end stands.',
      reason: 'The table names an episode and no month.',
      documented: 'stands',
      others: {
        'one-month':
          'An episode scores from its start to its end, and one without an end for one month from its start.',
      },
    },
    {
      id: 'month-of-the-event',
      clause: 'rows 12, 15-17 and 32',
      reading:
        'A change of placement, a supervised contact, a single journey or training given scores to the end of its calendar month; a standing journey scores while it runs.',
      reason: 'The table gives no window; the form is filled in once a month.',
    },
    {
      id: 'travel-one-row',
      clause: 'rows 16-17',
      reading: 'A journey scores in one of the two rows and never in both.',
      reason: 'A journey of more than 4 hours also exceeds 2, and 3 points are twice the points for 2 hours.',
    },
    {
      id: 'needs-assessment-window',
      clause: 'row 18',
      reading:
        'The point stands for 7 working days from the start, then to the end of the month of completion if it was completed within them, and lapses if not.',
      reason:
        'The row gives the point for an assessment completed in time, the worked example for one that has to be completed, within 7 working days.',
      documented: 'due-or-completed',
      others: {
        'only-completed':
          'The point is given only once the assessment was completed within 7 working days, and then from its start to the end of the month of completion.',
        'only-due': 'The point stands for 7 working days from the start, whether or not the assessment was completed.',
      },
    },
    {
      id: 'closure-point',
      clause: 'case closure',
      reading:
        "The decision to close scores 1 point beside the case's other points, and all of them end 28 days later.",
      reason: 'The table gives 1 point for closure; it and question 11 let the points stand for 28 days.',
      documented: 'beside',
      others: {
        'in-place':
          "The decision to close scores 1 point in place of the case's other points, and it ends 28 days later.",
      },
    },
    {
      id: 'pro-rata',
      clause: 'stable element',
      reading: 'The guideline and the limit are scaled by FTE like the stable element.',
      reason: 'The figures are those of a full-time worker, and the stable element is given pro rata.',
      documented: 'scaled',
      others: {
        'full-time':
          'The guideline and the limit are the same for everybody; the stable element alone is scaled by FTE.',
      },
    },
  ],
} as const satisfies SchemeSource;

/** How the scheme is read. */
export type MertonReadings = ReadingsOf<typeof source>;
