import { counted } from '../../domain/counted.ts';
import { asDocumented } from '../../domain/scheme-in-force.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData, SheetGroup } from '../cards/sheet.ts';
import { capitalised } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import { TEAM_TYPE_WORDS } from '../role-words.ts';
import type { Turn } from '../turn.ts';
import { carry, type Draft } from './draft.ts';
import { PICK_WORDS } from './pick-page.ts';
import { isWorker, PICKED_AS, type PickedPerson } from './picks.ts';

/** What would be saved; or what is still missing. */
export function review({ outside }: Turn, draft: Draft, people: readonly PickedPerson[], remark?: string): Reply {
  const { about } = draft;
  const missing = missingIn(draft, people);
  const workers = people.filter(({ as }) => isWorker(as)).length;
  const data: SheetData = {
    title: 'name' in about ? `Set up ${about.name}?` : 'Add these people?',
    sentences: [
      ...(remark === undefined ? [] : [remark]),
      ...('name' in about ? [`Scheme: ${outside.schemeOf(asDocumented(about.schemeId)).title}.`] : []),
      ...(about.teamType === undefined ? [] : [`Kind of team: ${TEAM_TYPE_WORDS[about.teamType]}.`]),
      missing ?? `${counted(workers, 'worker', 'workers')} in all. Nothing is saved yet.`,
    ].map((text) => ({ text })),
    groups: PICKED_AS.flatMap((as) => roleGroup(as, people)),
    choices: [],
    buttons: [
      ...(missing === undefined ? [foremost(leaves('Save', 'set-up-team.save', carry(draft)))] : []),
      leaves('Back', 'set-up-team.people', carry(draft, { to: 0 })),
      leaves('Cancel', 'set-up-team.cancel'),
    ],
  };
  return privateCard('sheet', data);
}

export function missingIn({ about }: Draft, people: readonly PickedPerson[]): string | undefined {
  if (people.length === 0) return 'Nobody is picked yet.';
  const managed = 'teamId' in about || people.some(({ as }) => as === 'manager');
  return managed ? undefined : 'A team needs a manager: go back and pick one.';
}

function roleGroup(as: PickedPerson['as'], people: readonly PickedPerson[]): readonly SheetGroup[] {
  const inRole = people.filter((person) => person.as === as);
  if (inRole.length === 0) return [];
  const names = inRole.map(({ name, fte }) => (fte === 1 ? name : `${name} (${fte})`));
  const words = PICK_WORDS[as];
  return [
    {
      heading: capitalised(words),
      figure: String(inRole.length),
      rows: [{ text: names.join(', '), note: '', figure: '' }],
    },
  ];
}
