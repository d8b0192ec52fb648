import { openCaseload } from '../application/change-caseload.ts';
import type { CaseloadSnapshot, TeamMember } from '../application/ports.ts';
import type { TeamId } from '../domain/access.ts';
import { compareText } from '../domain/timeline.ts';
import { type Button, foremost, leaves, sends } from './cards/button.ts';
import type { SheetData } from './cards/sheet.ts';
import { noCaseload, notice } from './refusals.ts';
import { privateCard, type Reply, refusal } from './reply.ts';
import type { Turn } from './turn.ts';

/** Those who work in the teams now, by name. */
export async function workersOf({ outside }: Turn, teamIds: readonly TeamId[]): Promise<TeamMember[]> {
  const teams = await Promise.all(teamIds.map((teamId) => outside.stores.teams.read(teamId)));
  const members = teams.flatMap((team) => team?.members ?? []);
  return members.filter(({ leftOn }) => leftOn === undefined).sort((a, b) => compareText(a.name, b.name));
}

/** Those whom a person manages, without the person: nobody decides on their own days or figures. */
export async function othersManagedBy(turn: Turn): Promise<readonly TeamMember[]> {
  const workers = await workersOf(turn, turn.person.manages);
  return workers.filter(({ workerKey }) => workerKey !== turn.person.personKey);
}

/** The same for a worker who is not there and for one who is not the person's. */
export const NO_SUCH_WORKER = refusal('I have no such worker for you.');

/** True when a worker may be the one whom a sentence named. */
export function isCalled({ name }: Pick<TeamMember, 'name'>, asked: string): boolean {
  return name.toLowerCase().includes(asked.toLowerCase());
}

/** Those whom a name may mean: who has it as a whole word before those in whose name it is a part of one. */
export function calledBy<One extends Pick<TeamMember, 'name'>>(workers: readonly One[], asked: string): readonly One[] {
  const words = asked.toLowerCase().split(/\s+/);
  const whole = workers.filter(({ name }) => words.every((word) => name.toLowerCase().split(/\s+/).includes(word)));
  return whole.length > 0 ? whole : workers.filter((worker) => isCalled(worker, asked));
}

/** One of several workers, as the choice of a card; a button takes it along under `id`. */
export function workerChoice(
  id: string,
  workers: readonly Pick<TeamMember, 'name' | 'workerKey'>[],
): SheetData['choices'] {
  return [
    {
      id,
      label: 'Worker',
      placeholder: 'Choose a worker',
      errorMessage: 'Please choose a worker.',
      options: workers.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
    },
  ];
}

/** A card that asks for one thing of a list. */
export function chooser(title: string, choices: SheetData['choices'], next: Button, command: string): Reply {
  const buttons = [foremost(next), leaves('Cancel', `${command}.cancel`)];
  return privateCard('sheet', { title, sentences: [], groups: [], choices, buttons });
}

/** The own caseload; a manager without one, or who names somebody, chooses whose: the button presses `step`. */
export async function ownOrChosen(
  turn: Turn,
  name: string | undefined,
  { command, title, step }: { readonly command: string; readonly title: string; readonly step: string },
  answer: (snapshot: CaseloadSnapshot) => Reply,
): Promise<Reply> {
  const { worksIn, manages } = turn.person;
  if (manages.length === 0 || (name === undefined && worksIn !== undefined)) {
    const opened = await openCaseload(turn.outside, turn.person, 'change');
    return opened.ok ? answer(opened.snapshot) : noCaseload(opened);
  }
  const workers = await workersOf(turn, manages);
  const named = name === undefined ? [] : workers.filter((worker) => isCalled(worker, name));
  const offered = named.length > 0 ? named : workers;
  if (offered.length === 0) return notice('Nobody to choose', ['Nobody works in your team yet.']);
  return chooser(title, workerChoice('worker', offered), sends('Next', `${command}.${step}`, {}), command);
}
