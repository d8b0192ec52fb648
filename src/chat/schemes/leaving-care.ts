import { choice, needed } from '../form/field.ts';
import { caseQuestion, withFact } from './case-question.ts';

/** The worker's part in a leaving care case (merton rows 20 and 21). */
export const leavingCare = caseQuestion({
  fields: {
    leavingCare: needed(
      choice('Leaving care', [
        { title: 'Not a leaving care case', value: 'none' },
        { title: 'Leaving care, I am the case manager', value: 'case-manager' },
        { title: 'Leaving care, someone else is the case manager', value: 'other' },
      ]),
    ),
  },
  typed: (details) => ({ leavingCare: details.leavingCare?.role ?? 'none' }),
  with: (details, { leavingCare: role }) => withFact(details, 'leavingCare', role === 'none' ? undefined : { role }),
  words: (details) => (details.leavingCare ? 'leaving care' : undefined),
});
