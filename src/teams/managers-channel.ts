import { isDeepStrictEqual } from 'node:util';
import { forAll } from '../application/for-all.ts';
import { personKeyOf } from '../application/person-key.ts';
import type { Clock, ManagersChannel, PeopleStore, TeamStore } from '../application/ports.ts';
import type { Place, Speaker } from '../chat/turn.ts';

/**
 * Keeps the newest address of a managers' channel in which somebody of the team's managers was heard: the service's
 * address moves now and then, and only the last one is right. Writes nothing where it is known already.
 */
export async function keepChannel(
  {
    stores,
    clock,
  }: { readonly stores: { readonly people: PeopleStore; readonly teams: TeamStore }; readonly clock: Clock },
  speaker: Speaker,
  { address }: Place,
): Promise<void> {
  const person = await stores.people.read(personKeyOf(speaker.tenantId, speaker.objectId));
  if (!person) return;
  await forAll([...new Set([...person.manages, ...person.oversees])], async (teamId) => {
    const moved = (channel: ManagersChannel | undefined): channel is ManagersChannel =>
      channel?.conversationId === address.conversationId && !isDeepStrictEqual({ ...channel, ...address }, channel);
    const team = await stores.teams.record(teamId);
    if (!team || !moved(team.managersChannel)) return;
    await stores.teams.changeTeam(
      teamId,
      (before = team) =>
        moved(before.managersChannel)
          ? { ...before, managersChannel: { ...before.managersChannel, ...address } }
          : before,
      { at: clock.now(), by: person.personKey, action: 'channel-moved', detail: {} },
    );
  });
}
