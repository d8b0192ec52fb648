import { type Denial, keepDenial } from '../application/keep-denial.ts';
import { newPerson } from '../application/person-record.ts';
import { type PersonRecord, StorageUnavailable } from '../application/ports.ts';
import { managedOn } from '../application/who-is-told.ts';
import { type PersonKey, rolesOf } from '../domain/access.ts';
import { type Command, mayBeTheirs, mayPress, mayUse } from './command.ts';
import { commands } from './commands/index.ts';
import type { PutFile, SentFile } from './files.ts';
import { saidOfTheirs } from './held-by-another.ts';
import { offeredCommands } from './offered-commands.ts';
import { withoutPages } from './paging.ts';
import { notice } from './refusals.ts';
import { type Reply, sentence } from './reply.ts';
import { suggest, TOO_LONG } from './suggest.ts';
import { type OfferAnswer, takeOffer } from './take-offer.ts';
import type { ChatOutside, Place, Speaker, Turn } from './turn.ts';
import { LONGEST_SENTENCE, type Understood, understand } from './understanding/index.ts';

interface Heard {
  readonly speaker: Speaker;
  readonly place: Place;
  readonly activityId: string;
}

/** Something typed; in a channel, without the mention. */
export interface Said extends Heard {
  readonly text: string;
  /** What was sent along. */
  readonly files?: readonly SentFile[];
}

/** What a person answered when Teams asked whether a file may be put into their OneDrive. */
export interface Consented extends Heard, OfferAnswer {}

/** A button of a card, with its inputs. Nothing in `data` is believed. */
export interface Pressed extends Heard {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const NO_ROLE =
  'You have no role in Caseload yet. Your team manager or the Caseload administrator of your council can add you.';
/** Whether a change was kept before storage fell silent cannot be known; the same press again tells. */
const CALM =
  'I cannot reach my records just now. Please try the same again in a minute: a press is never counted twice.';

/** Answers a typed sentence. */
export async function answerSaid(outside: ChatOutside, said: Said): Promise<Reply> {
  return guarded(outside, said, async (turn) => {
    const understood = understand(said.text, turn.today);
    if (said.files) return answerSent(turn, said.files, understood);
    if (understood.ok) {
      const command = commands.find(({ name }) => name === understood.command);
      if (command) outside.sayOfTurn?.({ command: command.name });
      const { words } = understood;
      if (words.own && command?.ofOneself !== undefined) return sentence(command.ofOneself);
      const isTheirs = command && mayBeTheirs(turn.person, command);
      const theirs = isTheirs ? await saidOfTheirs(turn, command, { text: said.text, words }) : undefined;
      if (theirs) return theirs;
      if (command && mayUse(turn.person, command)) return command.say(turn, understood.words);
      if (command && mayPress(turn.person, command)) return onTheirCaseload(command);
      if (command) return otherwiseMeant(turn, command, understood.others);
    }
    outside.sayOfTurn?.({ outcome: 'not-understood' });
    return suggest(
      understood.ok ? [] : understood.nearest,
      await offeredCommands(turn, commands),
      said.text.length > LONGEST_SENTENCE ? TOO_LONG : undefined,
    );
  });
}

/** What a sentence may mean besides a command that is not theirs; nobody tried that while another reading is left. */
async function otherwiseMeant(turn: Turn, command: Command, others: readonly string[]): Promise<Reply> {
  if (!commands.some((other) => others.includes(other.name) && mayUse(turn.person, other)))
    return notForYou(turn, command);
  const offered = await offeredCommands(turn, commands);
  turn.outside.sayOfTurn?.({ outcome: 'not-understood' });
  return suggest(others, offered, `"${command.title}" is not part of your role in Caseload`);
}

/** Answers a file: one that is sent is shown as it would be imported, whatever is said beside it. */
async function answerSent(turn: Turn, [file, another]: readonly SentFile[], said: Understood): Promise<Reply> {
  const command = commands.find(({ receive }) => receive);
  if (!file || !command?.receive) throw new Error('no command takes files');
  turn.outside.sayOfTurn?.({ command: command.name });
  if (!mayUse(turn.person, command)) return notForYou(turn, command);
  if (another) return sentence('Please send one file at a time: a caseload file holds the caseload of one worker.');
  return command.receive(turn, file, said.ok && said.command === command.name ? said.words : {});
}

/** Answers to a file that was offered: `put` puts it where the person wants it. */
export async function answerConsented(outside: ChatOutside, consented: Consented, put: PutFile): Promise<Reply> {
  return guarded(outside, consented, (turn) => takeOffer(turn, consented, put));
}

/** Answers a press; `<command>.say` is the command said without words. */
export async function answerPressed(outside: ChatOutside, pressed: Pressed): Promise<Reply> {
  const [name = '', step = ''] = pressed.verb.split('.', 2);
  const command = commands.find((candidate) => candidate.name === name);
  // What begins anew is on every card, and the bot presses it itself when it is installed.
  const tried = command && step !== 'say' ? verbOf(command, step) : undefined;
  const answer = async (turn: Turn): Promise<Reply> => {
    if (!command) return sentence('This button belongs to an older version of Caseload. Say "help" to start again.');
    outside.sayOfTurn?.({ command: name });
    if (!mayPress(turn.person, command)) return notForYou(turn, command, step);
    if (step === 'say') return command.say(turn, {});
    const press = Object.hasOwn(command.presses, step) ? command.presses[step] : undefined;
    if (!press) return sentence('This button belongs to an older version of Caseload. Say "help" to start again.');
    const reply = await press(turn, withoutPages(pressed.data));
    const isAnothers = reply.refused && !reply.absent;
    if (isAnothers) denied(outside, turn.person.personKey, { verb: verbOf(command, step), refusal: 'not-theirs' });
    return reply;
  };
  return guarded(outside, pressed, answer, tried);
}

/** The verb as our lists have it: of what came in the card nothing is kept. */
function verbOf({ name, presses }: Command, step: string): string {
  return Object.hasOwn(presses, step) ? `${name}.${step}` : name;
}

/**
 * One place where access is read and where surprises end: one storage call, then the command's own. `tried` is the verb
 * of a card that nobody without a role is shown.
 */
async function guarded(
  outside: ChatOutside,
  heard: Heard,
  answer: (turn: Turn) => Promise<Reply>,
  tried?: string,
): Promise<Reply> {
  try {
    const { speaker, place, activityId } = heard;
    const person = await whoIs(outside, speaker);
    outside.sayOfTurn?.({ outcome: person ? 'answered' : 'no-role' });
    if (!person && tried !== undefined) {
      denied(outside, newPerson(speaker).personKey, { verb: tried, refusal: 'no-role' });
    }
    if (!person) return { text: NO_ROLE, audience: 'here' };
    return await answer({ outside, person, place, activityId, today: outside.clock.today() });
  } catch (error) {
    if (error instanceof StorageUnavailable) {
      outside.log.warn('storage-unavailable');
      outside.sayOfTurn?.({ outcome: 'storage-unavailable' });
      return { text: CALM, audience: 'here', place: 'new' };
    }
    throw error;
  }
}

/** The person as storage knows them, managing what they cover today; undefined without any role. First admins need no record. */
export async function whoIs(outside: ChatOutside, speaker: Speaker): Promise<PersonRecord | undefined> {
  const fresh = newPerson(speaker);
  const kept = await outside.stores.people.read(fresh.personKey);
  const firstAdmin = outside.firstAdmins.includes(speaker.objectId.toLowerCase());
  const person = {
    ...fresh,
    ...kept,
    name: kept?.name || speaker.name,
    manages: kept ? managedOn(kept, outside.clock.today()) : [],
    admin: firstAdmin || (kept?.admin ?? false),
  };
  return rolesOf(person).length > 0 ? person : undefined;
}

/** A manager does it from the worker's caseload, which the sentence did not open. */
function onTheirCaseload({ title }: Command): Reply {
  return notice(
    `"${title}" begins with a worker's caseload`,
    ['Say whose, for example "show me Amira\'s caseload", and go on from there.'],
    [{ title: 'Team capacity', verb: 'team-capacity.say' }],
  );
}

/**
 * Somebody was refused what is not theirs: it is logged without who and what, and kept in the audit of who tried. Nobody
 * waits for that, so that the answer is the same whether it can be kept or not.
 */
function denied(outside: ChatOutside, personKey: PersonKey, { verb, refusal }: Denial): void {
  outside.log.warn('denied', { command: verb.split('.', 1)[0] ?? '' });
  outside.sayOfTurn?.({ outcome: refusal });
  outside.later('denial-not-kept', () => keepDenial(outside, personKey, { verb, refusal }));
}

function notForYou({ outside, person }: Turn, command: Command, step = ''): Reply {
  denied(outside, person.personKey, { verb: verbOf(command, step), refusal: 'role' });
  return {
    text: `"${command.title}" is not part of your role in Caseload. Say "help" to see what you can do.`,
    audience: 'here',
  };
}
