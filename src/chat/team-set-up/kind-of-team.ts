import type { CalendarDate } from '../../domain/calendar-date.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { formCard } from '../form/form-card.ts';
import { readForm, typedIn } from '../form/read-form.ts';
import { ifKnown } from '../if-known.ts';
import type { Reply } from '../reply.ts';
import { teamTypeField } from '../team-type-field.ts';
import { carry, type Draft } from './draft.ts';

const FIELDS = { teamType: teamTypeField };

/** Asks what kind of team the workers who are picked will be in, where the scheme has a range for each kind. */
export function askKind(draft: Draft): Reply {
  return formCard({
    title: 'name' in draft.about ? `What kind of team is ${draft.about.name}?` : 'What kind of team is it?',
    notes: [
      'It decides the range of its social workers. Leave it empty where they differ: it can be changed with the role of each.',
    ],
    fields: FIELDS,
    typed: {},
    buttons: [foremost(sends('Next', 'set-up-team.kind', carry(draft))), leaves('Cancel', 'set-up-team.cancel')],
  });
}

/** The draft with the kind that was chosen; without one where none was, or none that there is. */
export function withKind(draft: Draft, raw: Readonly<Record<string, unknown>>, today: CalendarDate): Draft {
  const read = readForm(FIELDS, typedIn(FIELDS, raw, today));
  const { teamType: _, ...about } = draft.about;
  return { ...draft, about: { ...about, ...ifKnown('teamType', read.ok ? read.values.teamType : undefined) } };
}
