import type { RosterMember } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { choice, type Field } from '../form/field.ts';
import { formCard } from '../form/form-card.ts';
import { fteField } from '../form/fte.ts';
import { type Problems, readForm, type Typed, typedIn } from '../form/read-form.ts';
import { PAGE_SIZE, pageIn, pageOf, pageWords } from '../paging.ts';
import type { Reply } from '../reply.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { carry, type Draft } from './draft.ts';
import { MOST_PICKS, markOf, PICKED_AS, type Pick, type PickedAs, withPage } from './picks.ts';

export const PICK_WORDS: Record<PickedAs, string> = {
  ...ROLE_WORDS,
  manager: 'team manager',
  'service-manager': 'service manager',
  coordinator: 'coordinator (sees submissions, sends the return)',
};

const NOBODY = 'none';
const AS_CHOICES = [
  { title: 'not in the team', value: NOBODY },
  ...PICKED_AS.map((as) => ({ title: PICK_WORDS[as], value: as })),
] as const;

const asField = choice('Role', AS_CHOICES);
const partField = fteField('Part of full time (1 is full time)');

type Raw = Readonly<Record<string, unknown>>;

function fieldsOf(marks: readonly string[]): Readonly<Record<string, Field<string | number | undefined>>> {
  return Object.fromEntries(
    marks.flatMap((mark) => [
      [`as-${mark}`, asField],
      [`fte-${mark}`, partField],
    ]),
  );
}

/** What is said of a page that is given back. */
export interface PageAnswers {
  readonly typed?: Typed;
  readonly problems?: Problems;
  readonly problem?: string;
}

/** A page of the roster with what was picked so far. */
export function pickPage(
  tenantId: string,
  people: readonly RosterMember[],
  draft: Draft,
  asked: number,
  { typed, ...problems }: PageAnswers = {},
): Reply {
  const page = pageOf(people, asked);
  const shown = page.items.map((member) => ({ mark: markOf(tenantId, member), name: member.name }));
  const marks = shown.map(({ mark }) => mark);
  const picked = new Map(draft.picks.map((pick) => [pick.mark, pick]));
  const given = Object.fromEntries(
    marks.flatMap((mark) => [
      [`as-${mark}`, picked.get(mark)?.as ?? NOBODY],
      [`fte-${mark}`, String(picked.get(mark)?.fte ?? 1)],
    ]),
  );
  const data = (to: number) => carry(draft, { page: page.page, to });
  return formCard({
    title: 'name' in draft.about ? `Who is in ${draft.about.name}?` : 'Who comes to the team?',
    notes: [...pageWords(page), `Picked so far: ${draft.picks.length}.`],
    headings: Object.fromEntries(shown.map(({ mark, name }) => [`as-${mark}`, name])),
    fields: fieldsOf(marks),
    typed: typed ?? given,
    ...problems,
    buttons: [
      ...(page.page + 1 < page.pages ? [sends('Next', 'set-up-team.people', data(page.page + 1))] : []),
      ...(page.page > 0 ? [sends('Previous', 'set-up-team.people', data(page.page - 1))] : []),
      foremost(sends('Look it over', 'set-up-team.review', data(page.page))),
      leaves('Cancel', 'set-up-team.cancel'),
    ],
  });
}

export type PageRead =
  | { readonly ok: true; readonly picks: readonly Pick[] }
  | { readonly ok: false; readonly page: number; readonly answers: PageAnswers };

/** The picks with those of the page that was pressed; a card without a page leaves them as they are. */
export function readPickPage(raw: Raw, draft: Draft, today: CalendarDate): PageRead {
  const marks = Object.keys(raw)
    .flatMap((id) => /^as-([0-9a-f]{8})$/.exec(id)?.[1] ?? [])
    .slice(0, PAGE_SIZE);
  const fields = fieldsOf(marks);
  const typed = typedIn(fields, raw, today);
  const read = readForm(fields, typed);
  const page = pageIn(raw);
  if (!read.ok) return { ok: false, page, answers: { typed, problems: read.problems } };
  const chosen = marks.flatMap((mark): readonly Pick[] => {
    const as = PICKED_AS.find((one) => one === read.values[`as-${mark}`]);
    const fte = read.values[`fte-${mark}`];
    return as === undefined ? [] : [{ mark, as, fte: typeof fte === 'number' ? fte : 1 }];
  });
  const picks = withPage(draft.picks, marks, chosen);
  if (picks.length <= MOST_PICKS) return { ok: true, picks };
  return { ok: false, page, answers: { typed, problem: `A team holds at most ${MOST_PICKS} people.` } };
}
