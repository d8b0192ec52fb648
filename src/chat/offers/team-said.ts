import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';

/** The other team that a sentence names, or only that it is another; nothing for one that the person manages. */
export async function teamSaid(
  { outside, person }: Turn,
  { toTeam, name }: Words,
  isWorker: boolean,
): Promise<{ readonly team?: string }> {
  const asked = (toTeam ?? (isWorker ? undefined : name))?.toLowerCase();
  if (asked === undefined) return {};
  const all = await outside.stores.teams.list();
  const exact = all.filter((team) => team.name.toLowerCase() === asked);
  const called = exact.length > 0 ? exact : all.filter((team) => team.name.toLowerCase().includes(asked));
  const others = called.filter(({ teamId }) => !person.manages.includes(teamId));
  const [only, another] = others;
  if (only && !another) return { team: only.teamId };
  const isOwn = asked !== '' && called.length > 0 && others.length === 0;
  return toTeam === undefined || isOwn ? {} : { team: '' };
}
