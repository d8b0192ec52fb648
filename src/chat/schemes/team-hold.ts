import { choice, needed } from '../form/field.ts';
import { caseQuestion } from './case-question.ts';

/** Whether a case is on the team-hold code, under which its children are not counted (Bath and NES section 3). */
export const teamHold = caseQuestion({
  ofHolder: true,
  fields: {
    teamHold: needed(
      choice('On team hold?', [
        { title: 'No, it counts with the worker', value: 'no' },
        { title: 'Yes, its children are not counted', value: 'yes' },
      ]),
    ),
  },
  typed: (details) => ({ teamHold: details.teamHold ? 'yes' : 'no' }),
  with: (details, { teamHold: held }) => ({ ...details, teamHold: held === 'yes' }),
  words: (details) => (details.teamHold ? 'on team hold' : undefined),
});
