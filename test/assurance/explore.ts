import { mayUse } from '../../src/chat/command.ts';
import { commands } from '../../src/chat/commands/index.ts';
import { whoIs } from '../../src/chat/converse.ts';
import { composeMessage, notifications } from '../../src/chat/notifications/index.ts';
import type { Sample } from '../../src/chat/notifications/notification.ts';
import type { Words } from '../../src/chat/words.ts';
import { identity, keyOf, shownOf } from '../support/chat.ts';
import type { Button, Shown } from '../support/shown.ts';
import type { Kept } from './kept.ts';
import { TODAY, type World } from './world.ts';

/** A button on a card that somebody was shown, with what stood in the inputs and the state in which it was shown. */
export interface Found extends Button {
  readonly who: string;
  readonly inputs: readonly Input[];
  readonly at: Kept;
  /** The titles of the buttons that led to it. */
  readonly path: readonly string[];
}

export interface Input {
  readonly id: string;
  readonly type: string;
  readonly value: string;
  readonly choices: readonly string[];
  readonly lines: boolean;
}

/** What is typed into an input; undefined leaves what stands there. */
export type Typing = (input: Input) => string | undefined;

type Json = Readonly<Record<string, unknown>>;
const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null;

/** Every element of a card that has a type, data and fallbacks left out. */
export function elements(json: unknown): readonly Json[] {
  if (!isObject(json)) return [];
  const own = typeof json.type === 'string' ? [json] : [];
  const inner = Object.entries(json).filter(([name]) => name !== 'data' && name !== 'fallback');
  return [...own, ...inner.flatMap(([, child]) => elements(child))];
}

export function inputsOf(card: unknown): readonly Input[] {
  return elements(card)
    .filter(({ type }) => String(type).startsWith('Input.'))
    .map(({ id, type, value, choices, isMultiline }) => ({
      id: String(id),
      type: String(type),
      value: value === undefined ? '' : String(value),
      choices: Array.isArray(choices) ? choices.map((one) => String((one as Json).value)) : [],
      lines: isMultiline === true,
    }));
}

/** Something that the form takes. */
export const plausible: Typing = ({ type, value, choices, lines }) => {
  if (value !== '') return undefined;
  if (type === 'Input.ChoiceSet') return choices[0] ?? '';
  if (type === 'Input.Date') return TODAY;
  if (type === 'Input.Number') return '1';
  return lines ? 'one line' : 'words';
};
/** Otherwise than `plausible`: the last choice, days before and to come. */
export const otherwise =
  (day: string): Typing =>
  (input) => {
    if (input.type === 'Input.ChoiceSet') return input.choices.at(-1) ?? '';
    return input.type === 'Input.Date' ? day : plausible(input);
  };

export function typed(inputs: readonly Input[], typing: Typing): Readonly<Record<string, string>> {
  return Object.fromEntries(inputs.map((input) => [input.id, typing(input) ?? input.value]));
}

/** Says what can be told apart about data: its keys, and the values that are words of ours. */
export function shapeOf(data: unknown): string {
  if (Array.isArray(data)) return `[${data.length === 0 ? '' : shapeOf(data[0])}]`;
  if (isObject(data))
    return `{${Object.keys(data)
      .sort()
      .map((key) => `${key}:${shapeOf(data[key])}`)}}`;
  return typeof data === 'string' && /^[a-z][a-z-]{2,30}$/.test(data) && !/^id-/.test(data) ? data : typeof data;
}

interface Place {
  readonly who: string;
  readonly shown: Shown;
  readonly path: readonly string[];
  readonly at: Kept;
}

export interface Explored {
  readonly found: readonly Found[];
  /** Every card and sentence that was seen. */
  readonly seen: readonly Place[];
  readonly presses: number;
}

const MOST_STEPS = 7;

/** What to ask once something was changed: by the command that changed it. */
export type Afterwards = Readonly<Record<string, readonly string[]>>;

export const AFTERWARDS: Afterwards = {
  'submit-month': ['my-month', 'team-month', 'agree-month', 'supervision-summary'],
  'agree-month': ['my-month', 'team-month', 'agree-month'],
  'my-month': ['my-month', 'agree-month'],
  'add-case': ['pending-cases', 'undo'],
  'import-caseload': ['undo'],
  offers: ['offers', 'transfers'],
  'transfer-case': ['transfers', 'offers', 'my-caseload', 'update-case'],
  'allocate-case': ['raise-concern', 'allocate-case', 'unallocated'],
  'raise-concern': ['allocate-case'],
  unallocated: ['unallocated', 'who-can-take', 'allocate-case'],
  'record-supervision': ['supervision', 'audit-supervision', 'supervision-talk', 'record-supervision'],
  warnings: ['plan', 'warnings'],
  plan: ['plan', 'warnings'],
  'close-case': ['close-case', 'update-case'],
};

export interface Exploring {
  readonly who: readonly string[];
  readonly wordings: readonly Words[];
  readonly typings: readonly Typing[];
  readonly afterwards: Afterwards;
  /** Who are taken for one another: what one was shown, the other is not asked for. */
  readonly alike: (name: string) => string;
}

/**
 * Looks at every card to which people get by saying a command and pressing on: each button is pressed once for each
 * shape of its data and each kind of person, from the state in which its card was shown. After a change the others ask for what
 * follows from it.
 */
export async function explore(
  world: World,
  { who, wordings, typings, afterwards, alike }: Exploring,
): Promise<Explored> {
  const found = new Map<string, Found>();
  const seen = new Map<string, Place>();
  const states = new Map<string, Kept>();
  const [usual] = typings;
  let presses = 0;

  const look = async (first: Place): Promise<void> => {
    const open: Place[] = [first];
    for (let place = open.pop(); place; place = open.pop()) {
      const { shown, at, path, who: name } = place;
      seen.set(`${alike(name)} ${path.at(-1)} ${inputsOf(shown.card).map(({ id }) => id)}`, place);
      const inputs = inputsOf(shown.card);
      for (const button of shown.buttons) {
        const key = `${alike(name)} ${button.verb} ${shapeOf(button.data)} ${inputs.map(({ id }) => id)}`;
        if (found.has(key) || path.length >= MOST_STEPS) continue;
        found.set(key, { ...button, who: name, inputs, at, path: [...path, button.title] });
        for (const typing of inputs.length === 0 && usual ? [usual] : typings) {
          world.back(at);
          presses += 1;
          const next = await world.press(identity(name), button.verb, { ...button.data, ...typed(inputs, typing) });
          const state = world.writes().length > 0 ? world.now() : at;
          if (world.writes().some((call) => CHANGES.test(call)))
            states.set(`${button.verb} ${shapeOf(button.data)}`, state);
          open.push({ who: name, shown: next, path: [...path, button.verb], at: state });
        }
      }
    }
  };
  const ask = async (name: string, command: string, words: Words, from: Kept): Promise<void> => {
    world.back(from);
    presses += 1;
    const shown = await world.say(name, command, words);
    await look({ who: name, shown, path: [command], at: world.now() });
  };

  const beginning = world.now();
  for (const name of who) {
    const person = await whoIs(world.outside, identity(name));
    const own = person ? commands.filter((one) => mayUse(person, one)) : [];
    for (const command of own) for (const words of wordings) await ask(name, command.name, words, beginning);
  }
  // After the commands: what a message leads to is mostly on the way from a command, and shorter.
  for (const { composed } of notifications.flatMap(({ samples }) => samples as readonly Sample[])) {
    const shown = shownOf({ ...composed, audience: 'private' });
    for (const name of who.slice(0, 3)) await look({ who: name, shown, path: ['a message'], at: beginning });
  }
  for (const [change, at] of [...states]) {
    world.back(at);
    for (const { shown, to } of await composed(world)) {
      for (const name of who.filter((one) => to === keyOf(one)))
        await look({ who: name, shown, path: ['a message'], at });
    }
    for (const command of afterwards[change.split('.', 1)[0] ?? ''] ?? []) {
      for (const name of who) {
        world.back(at);
        const person = await whoIs(world.outside, identity(name));
        const asked = commands.find((one) => one.name === command);
        if (person && asked && mayUse(person, asked)) await ask(name, command, {}, at);
      }
    }
  }
  return { found: [...found.values()], seen: [...seen.values()], presses };
}

const CHANGES = /commit|changeTeam|changeWaiting/;

/** The messages that are on their way, and to whom. */
async function composed({ outside, stores }: World) {
  const messages: { readonly shown: Shown; readonly to: string }[] = [];
  for await (const delivery of stores.deliveries.ofDay('2026-01-01', '2027-12-31')) {
    const message = await composeMessage(outside, delivery);
    const to = delivery.to.kind === 'person' ? delivery.to.personKey : delivery.to.teamId;
    if (message) messages.push({ shown: shownOf({ ...message, audience: 'private' }), to });
  }
  return messages;
}
