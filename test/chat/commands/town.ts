import { deliverPending } from '../../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../../src/application/load-caseload.ts';
import { newPerson } from '../../../src/application/person-record.ts';
import type { PendingItem, RosterMember } from '../../../src/application/ports.ts';
import { setUpTeam, teamIdOf } from '../../../src/application/set-up-team.ts';
import { answerPressed, answerSaid } from '../../../src/chat/converse.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { ChatOutside, Place } from '../../../src/chat/turn.ts';
import type { Words } from '../../../src/chat/words.ts';
import type { CaseFacts, Duty, WorkerTerms } from '../../../src/domain/case-facts.ts';
import { historyOf } from '../../../src/domain/caseload.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { address, asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf } from '../../support/chat.ts';
import { countingStores } from '../../support/counting-stores.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import type { Shown } from '../../support/shown.ts';
import { inputsOf } from './talk.ts';

/*
 * Two teams and everyone who has to do with them: North has the workers amira and ben and the manager mona, South has
 * cy and the manager sid; sol is the service manager of both, cora the coordinator, ada the administrator. Every card is
 * rendered, so that one that may not be sent fails the test.
 */

export const TODAY = '2026-11-30';
export const NORTH = teamIdOf('north');
export const SOUTH = teamIdOf('south');

export { identity, keyOf, PERSONAL };
export const GROUP: Place = { kind: 'group', address: address('19:group') };
export const channel = (channelId: string): Place => ({
  kind: 'channel',
  address: address(channelId),
  channelId,
  teamsTeamId: '19:teams-team',
});

export interface Answer extends Shown {
  readonly reply: Reply;
  /** What the card was made from; empty for a sentence alone. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Townsperson {
  last(): Answer;
  say(command: string, words?: Words): Promise<Answer>;
  /** A whole sentence, as it is typed. */
  hear(text: string): Promise<Answer>;
  /** A button of the last card, with its inputs as they are and `inputs` typed over them. */
  press(title: string, inputs?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** A press as a client might send it. */
  send(verb: string, data: Readonly<Record<string, unknown>>): Promise<Answer>;
}

export interface Worker {
  readonly cases?: readonly CaseFacts[];
  readonly duties?: readonly Duty[];
  readonly terms?: Partial<WorkerTerms>;
}

export async function openTown(
  workers: Readonly<Record<string, Worker>> = {},
  scheme: SchemeId = 'merton',
  today: string = TODAY,
) {
  const stores = memoryStores();
  let day = today;
  const counted = countingStores(stores);
  /** Who is in which conversation. */
  const rosters = new Map<string, readonly RosterMember[]>();
  const following: Promise<unknown>[] = [];
  const outside: ChatOutside = chatOutside(counted, () => day, {
    roster: {
      members: async ({ conversationId }) => {
        const members = rosters.get(conversationId);
        if (!members) throw new Error('not in that conversation');
        return members;
      },
    },
    follow: (pending: readonly PendingItem[]) => {
      following.push(deliverPending({ ...outside, stores }, pending));
    },
  });

  const termsOf = (name: string): WorkerTerms => ({
    role: 'social-worker',
    fte: 1,
    professionalIssues: [],
    ...workers[name]?.terms,
  });
  const by = (key: string) => ({ person: keyOf('ada'), key });
  const team = async (key: string, name: string, members: readonly string[], manager: string) => {
    const result = await setUpTeam(
      outside,
      {
        name,
        schemeId: scheme,
        members: members.map((member) => ({ ...identity(member), terms: termsOf(member) })),
        managers: [identity(manager)],
        serviceManagers: [identity('sol')],
      },
      by(key),
    );
    if (result.ok) await deliverPending(outside, result.pending);
    for (const member of members) {
      const facts = { cases: (workers[member]?.cases ?? []).map(historyOf), duties: workers[member]?.duties ?? [] };
      const loaded = await loadCaseload(outside, keyOf(member), facts, by(`${key}-${member}`));
      if (loaded.ok) await deliverPending(outside, loaded.pending);
    }
  };
  const others = Object.keys(workers).filter((name) => !['amira', 'ben', 'cy'].includes(name));
  await team('north', 'North', ['amira', 'ben', ...others], 'mona');
  await team('south', 'South', ['cy'], 'sid');
  await stores.people.change(keyOf('cora'), () => ({ ...newPerson(identity('cora')), coordinates: [NORTH] }));

  let activities = 0;
  const as = (name: string, place: Place = PERSONAL): Townsperson => {
    let answer: Answer | undefined;
    const speaker = identity(name);
    const heard = async (work: (activityId: string) => Promise<Reply>): Promise<Answer> => {
      activities += 1;
      counted.reset();
      const reply = asSent(await work(`activity-${activities}`)) as unknown as Reply;
      await Promise.all(following.splice(0));
      answer = { ...shownOf(reply), reply, data: reply.card?.data ?? {} };
      return answer;
    };
    const send: Townsperson['send'] = (verb, data) =>
      heard((activityId) => answerPressed(outside, { speaker, place, activityId, verb, data: asSent(data) }));
    const last = () => {
      if (!answer) throw new Error('nothing was answered yet');
      return answer;
    };
    return {
      last,
      send,
      say: (commandName, words = {}) =>
        heard((activityId) => commandSaid(outside, { speaker, place, activityId }, commandName, words)),
      hear: (text) => heard((activityId) => answerSaid(outside, { speaker, place, activityId, text })),
      press: (title, inputs = {}) => {
        const { verb, data } = last().button(title);
        return send(verb, { ...data, ...inputsOf(last().card), ...inputs });
      },
    };
  };

  return {
    stores,
    outside,
    calls: counted.calls,
    as,
    setToday: (next: string) => {
      day = next;
    },
    /** Puts people into a conversation. */
    gather: (place: Place, names: readonly string[], guests: readonly string[] = []) =>
      rosters.set(place.address.conversationId, [
        ...names.map((name) => ({ objectId: `object-${name}`, name })),
        ...guests.map((name) => ({ objectId: `29:${name}`, name, isGuest: true })),
      ]),
    /** Makes a conversation unreadable. */
    scatter: (place: Place) => rosters.delete(place.address.conversationId),
    /** Does the work of every outbox row that waits. */
    deliverAll: () => deliverPending({ ...outside, stores }, stores.caseloads.pending()),
  };
}
