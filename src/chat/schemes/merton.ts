import { ACTIVITY_FORMS } from '../entries/activity-forms.ts';
import { DUTY_FORMS } from '../entries/duty-forms.ts';
import type { EntryForm } from '../entries/entry-form.ts';
import { CHILD_FACTS, type ChatScheme, type Offer } from './chat-scheme.ts';
import { leavingCare } from './leaving-care.ts';

/** In merton's table each kind has a row of its own. */
function byRow<Entry>(forms: readonly EntryForm<Entry>[]): readonly Offer<Entry>[] {
  return forms.map((form) => ({ form, rule: form.kind }));
}

export const merton: ChatScheme = {
  id: 'merton',
  activities: byRow(ACTIVITY_FORMS),
  duties: byRow(DUTY_FORMS),
  caseQuestions: [leavingCare],
  detailsFrom: {
    id: 'leavingCareFrom',
    label: 'Leaving care as above from which day?',
    note: 'A reference and a day of allocation are corrected; leaving care is changed from its day on.',
  },
  children: 'needed',
  childFacts: CHILD_FACTS,
  coWorking: { yes: 'Yes, each worker gets half the points' },
  closure: 'decision',
  discretion: false,
};
