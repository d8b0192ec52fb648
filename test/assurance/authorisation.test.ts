import { beforeAll, describe, expect, it } from '@jest/globals';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { AuditEntry } from '../../src/application/ports.ts';
import { type Command, mayPress } from '../../src/chat/command.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { whoIs } from '../../src/chat/converse.ts';
import type { Speaker } from '../../src/chat/turn.ts';
import type { Access } from '../../src/domain/access.ts';
import { identity, keyOf } from '../support/chat.ts';
import { checkFacts } from './checker.ts';
import { AFTERWARDS, type Explored, explore, type Found, otherwise, plausible, typed } from './explore.ts';
import { caseIdsIn, foreignIds, forged } from './forgeries.ts';
import { differing, everything, type Kept } from './kept.ts';
import { beyond, disclosed, isAboutOthers } from './may.ts';
import { enrich } from './rich.ts';
import { chance, LONG, report, runs, SEED } from './settings.ts';
import { NORTH, openWorld, PEOPLE, roleOf, TEAMS, type World } from './world.ts';

const OF = { people: PEOPLE.map(keyOf), teams: TEAMS };
const NOBODY: Access = { personKey: 'x', name: 'x', manages: [], oversees: [], coordinates: [], admin: false };
const STRANGER: Speaker = { ...identity('Amiraq'), tenantId: 'tenant-2' };

const ALL_VERBS = commands.flatMap(({ name, presses }) => Object.keys(presses).map((step) => `${name}.${step}`));
/** What leaves a card, begins anew or is about oneself looks at nothing in it; another team's sessions may be audited. */
const NOT_ABOUT_IT = /\.(cancel|say|page|mine)$|^(audit-supervision|pending-cases)\./;
/** A channel has no part here, and nothing is old enough to be tidied up: their verbs are pressed with other data. */
const NOT_HERE: readonly string[] = ['use-this-channel', 'tidy-up'];

let world: World;
let explored: Explored;
const before = new Map<Kept, ReadonlyMap<string, string>>();

beforeAll(async () => {
  world = await openWorld();
  expect(await enrich(world)).toEqual([]);
  explored = await explore(world, {
    who: ['Amiraq', 'Monaq', 'Bennoq', 'Cyraq', 'Sidq', 'Wesq', 'Wandaq', 'Solq', 'Coraq', 'Adaq'],
    wordings: LONG ? [{ caseRef: 'NQA-1', activity: 'court-episode', duty: 'locality' }, {}] : [{}],
    typings: LONG ? [plausible, otherwise('2026-12-07'), otherwise('2026-11-02')] : [plausible],
    afterwards: AFTERWARDS,
    // What one manager offers, the other answers.
    alike: LONG ? (name) => name : (name) => (name === 'Sidq' ? name : roleOf(name)),
  });
}, 600_000);

async function accessOf(speaker: Speaker): Promise<Access> {
  return (await whoIs(world.outside, speaker)) ?? NOBODY;
}

function commandOf({ verb }: Pick<Found, 'verb'>): Command {
  const command = commands.find(({ name }) => name === verb.split('.', 1)[0]);
  if (!command) throw new Error(`no command for ${verb}`);
  return command;
}

/** What was wrong with the answer to a press, in words; nothing when all was right. */
async function wrongWith(
  speaker: Speaker,
  found: Found,
  data: Readonly<Record<string, unknown>>,
  isAsShown = false,
): Promise<string[]> {
  world.back(found.at);
  const access = await accessOf(speaker);
  const command = commandOf(found);
  let words: string;
  try {
    words = (await world.press(speaker, found.verb, data)).words;
  } catch (error) {
    return [`an exception: ${error instanceof Error ? error.stack?.slice(0, 400) : error}`];
  }
  const wrong = disclosed(access, words, JSON.stringify(data)).map((what) => `shows ${what}: ${words.slice(0, 300)}`);
  if (world.writes().length > 0) {
    const was = before.get(found.at) ?? (await stateOf(found.at));
    const rows = differing(was, await everything(world.stores, OF));
    wrong.push(...beyond(access, command, rows).map((row) => `writes ${row} of ${rows.length}`));
    for (const [kind, key = ''] of rows.map((row) => row.split(' '))) {
      const snapshot = kind === 'caseload' ? await world.stores.caseloads.read(key) : undefined;
      if (snapshot) wrong.push(...checkFacts(world.outside, snapshot));
    }
  }
  const isRefused =
    !mayPress(access, command) || (isAsShown && isAboutOthers(access, data) && !NOT_ABOUT_IT.test(found.verb));
  // Without a role everything is refused but what begins anew.
  const isDenied = access === NOBODY ? !found.verb.endsWith('.say') : isRefused;
  const entries = await world.refused(speaker);
  if (isDenied && !world.logged.some((line) => line.startsWith('denied '))) {
    wrong.push(`is refused, and no log line says "denied": ${words.slice(0, 100)}`);
  }
  if (isDenied && entries.length !== 1) {
    wrong.push(`is refused, and ${entries.length} audit rows say "denied": ${words.slice(0, 100)}`);
  }
  for (const entry of entries) wrong.push(...wrongInEntry(entry, speaker, command));
  return wrong;
}

/** An entry says when, who tried, which button of ours and why it was refused, and nothing of what it was about. */
function wrongInEntry(
  { by, action, detail, caseId }: AuditEntry,
  { tenantId, objectId }: Speaker,
  { name, presses }: Command,
): string[] {
  const { verb, refusal, ...more } = detail;
  const isOurs = [name, ...Object.keys(presses).map((step) => `${name}.${step}`)].includes(String(verb));
  const isWhole =
    by === personKeyOf(tenantId, objectId) &&
    action === 'denied' &&
    ['role', 'not-theirs', 'no-role'].includes(String(refusal)) &&
    isOurs &&
    caseId === undefined &&
    Object.keys(more).length === 0;
  return isWhole ? [] : [`enters ${JSON.stringify({ by, action, detail, caseId })}`];
}

async function stateOf(at: Kept): Promise<ReadonlyMap<string, string>> {
  const now = world.now();
  world.back(at);
  const state = await everything(world.stores, OF);
  before.set(at, state);
  world.back(now);
  return state;
}

describe('what the checks would see', () => {
  const someone = (more: Partial<Access>): Access => ({ ...NOBODY, personKey: keyOf('Amiraq'), ...more });
  const worker = someone({ worksIn: NORTH });
  const manager = someone({ personKey: keyOf('Monaq'), manages: [NORTH] });

  it.each<[string, Access, string, readonly string[], number]>([
    ['a worker who changes the own caseload', worker, 'log-activity', [`caseload ${keyOf('Amiraq')}`], 0],
    ['a worker who changes a colleague’s', worker, 'log-activity', [`caseload ${keyOf('Bennoq')}`], 1],
    ['a manager who changes a worker’s of the team', manager, 'log-activity', [`caseload ${keyOf('Bennoq')}`], 0],
    ['a manager who changes one of another team', manager, 'log-activity', [`caseload ${keyOf('Cyraq')}`], 1],
    ['a manager who agrees a month of another team', manager, 'agree-month', [`caseload ${keyOf('Cyraq')}`], 1],
    ['somebody who looks, and something is changed', manager, 'team-capacity', [`person ${keyOf('Bennoq')}`], 1],
    ['a worker who changes the team', worker, 'log-activity', [`team ${NORTH}`], 1],
    ['somebody without a role', someone({}), 'log-activity', [`caseload ${keyOf('Amiraq')}`], 1],
  ])('%s', (_, access, name, rows, count) => {
    expect(beyond(access, commandOf({ verb: `${name}.save` }), rows)).toHaveLength(count);
  });

  it.each<[string, Access, string, readonly string[]]>([
    ['the own references', worker, 'NQA-1 and NQA-2', []],
    ['a colleague’s', worker, 'NQB-1', ['NQB-1']],
    ['what was said already', worker, 'There is no NQB-7 here', []],
    ['those of the team, to its manager', manager, 'NQB-1 of Bennoq', []],
    ['those of another service, and whose they are', manager, 'WQW-2 of Wesq', ['WQW-2', 'Wesq']],
  ])('shows %s', (_, access, words, expected) => {
    expect(disclosed(access, words, '{"caseRef":"NQB-7"}')).toEqual(expected);
  });
});

describe('every button of every card', () => {
  it('is reached for every command', () => {
    const reached = new Set(explored.found.map(({ verb }) => verb));
    report('buttons', { reached: reached.size, all: ALL_VERBS.length, shapes: explored.found.length });
    const found = new Set([...reached].map((verb) => verb.split('.', 1)[0]));
    const pressed = commands.filter(({ presses }) => Object.keys(presses).length > 0).map(({ name }) => name);
    expect(pressed.filter((name) => !found.has(name) && !NOT_HERE.includes(name))).toEqual([]);
    expect(reached.size).toBeGreaterThan(180);
  });

  it(`pressed by everybody else, changes and shows nothing that is not theirs (seed ${SEED})`, async () => {
    const { whole } = chance();
    const speakers = [...PEOPLE.map(identity), STRANGER];
    const wrong: string[] = [];
    let presses = 0;
    for (const found of explored.found) {
      const others = speakers.filter((speaker) => speaker.name !== found.who || speaker === STRANGER);
      for (const speaker of others) {
        if (!LONG && whole(6) > 0) continue;
        presses += 1;
        const faults = await wrongWith(speaker, found, { ...found.data, ...typed(found.inputs, plausible) }, true);
        wrong.push(
          ...faults.map((fault) => `${speaker.name} (${roleOf(speaker.name)}) ${found.verb} of ${found.who}: ${fault}`),
        );
      }
    }
    report('pressed by others', { presses, wrong: wrong.length });
    expect(wrong).toEqual([]);
  }, 3_600_000);

  it(`with anything in it altered, changes and shows nothing that is not theirs (seed ${SEED})`, async () => {
    const random = chance();
    const wrong: string[] = [];
    const times = runs(700);
    const ids = new Map<Kept, readonly string[]>();
    for (let run = 0; run < times; run += 1) {
      const found = random.one(explored.found);
      if (!found) throw new Error('nothing was found');
      const known = ids.get(found.at) ?? foreignIds(caseIdsIn(found.at));
      ids.set(found.at, known);
      const honest = { ...found.data, ...typed(found.inputs, plausible) };
      const [what, data] = forged(honest, known, random);
      const faults = await wrongWith(identity(found.who), found, data);
      wrong.push(...faults.map((fault) => `${found.who} ${found.verb} with ${what}: ${fault}`));
    }
    report('altered cards', { presses: times, wrong: wrong.length });
    expect(wrong).toEqual([]);
  }, 3_600_000);

  it(`with what another button carries, under every verb, changes and shows nothing that is not theirs (seed ${SEED})`, async () => {
    const random = chance();
    const wrong: string[] = [];
    const each = LONG ? Math.ceil(runs(0) / 100) : 2;
    for (const verb of ALL_VERBS) {
      const siblings = explored.found.filter((found) => found.verb.split('.', 1)[0] === verb.split('.', 1)[0]);
      for (let run = 0; run < each; run += 1) {
        const found = random.one(siblings.length > 0 && run % 2 === 0 ? siblings : explored.found);
        const name = random.one(run % 2 === 0 && found ? [found.who] : PEOPLE);
        if (!found || name === undefined) throw new Error('nothing was found');
        const data = { ...found.data, ...typed(found.inputs, plausible) };
        const faults = await wrongWith(identity(name), { ...found, verb }, data);
        wrong.push(...faults.map((fault) => `${name} ${verb} with the data of ${found.verb}: ${fault}`));
      }
    }
    report('exchanged verbs', { presses: each * ALL_VERBS.length, wrong: wrong.length });
    expect(wrong).toEqual([]);
  }, 3_600_000);
});
