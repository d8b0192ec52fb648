import { loadCaseload } from '../../../src/application/load-caseload.ts';
import type { CaseloadSnapshot, PendingItem } from '../../../src/application/ports.ts';
import { setUpTeam } from '../../../src/application/set-up-team.ts';
import { answerPressed } from '../../../src/chat/converse.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Words } from '../../../src/chat/words.ts';
import type { CaseFacts, WorkerTerms } from '../../../src/domain/case-facts.ts';
import { type CaseHistory, historyOf } from '../../../src/domain/caseload.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { asSent, chatOutside, commandSaid, identity, keyOf, PERSONAL, shownOf } from '../../support/chat.ts';
import { type CountingStores, countingStores } from '../../support/counting-stores.ts';
import { type MemoryStores, memoryStores } from '../../support/memory-stores.ts';
import type { Shown } from '../../support/shown.ts';

/*
 * A team whose people talk to the commands without the Teams side; every card is rendered, so that one that may not be
 * sent fails the test, as does a fourth storage call before an answer.
 *
 *   const office = await openOffice({ amira: [caseFacts({ ref: 'C-101' })] });
 *   const amira = office.as('amira');
 *   await amira.start('log-activity', { caseRef: 'C-101', activity: 'core-assessment' });
 *   const saved = await amira.press('Save', { on: '2026-11-04' });
 *   saved.words
 */

export const TODAY = '2026-11-18';
/** Access, facts, commit. */
const MOST_CALLS = 3;
/** A case that is added asks one thing more: whether somebody else holds its reference. */
const BESIDE = 'references.holders';

export interface Office {
  readonly stores: MemoryStores;
  readonly counted: CountingStores;
  readonly followed: readonly PendingItem[];
  setToday(day: string): void;
  /** Somebody of the team: a worker, or `manager`. Each call is a device of its own, with its own last card. */
  as(name: string): Talk;
  keyOf(name: string): string;
  snapshot(name: string): Promise<CaseloadSnapshot>;
  /** A case as it is kept; undefined when the caseload has none of that reference. */
  history(name: string, ref: string): Promise<CaseHistory | undefined>;
}

export interface Talk {
  /** What is shown last. */
  last(): Shown;
  start(command: string, words?: Words): Promise<Shown>;
  /** A button of the last card, with its inputs as they are and `inputs` typed over them. */
  press(title: string, inputs?: Readonly<Record<string, unknown>>): Promise<Shown>;
  /** A button as a client might send it, whatever the last card was. */
  send(verb: string, data: Readonly<Record<string, unknown>>): Promise<Shown>;
  /** Another device with the same card before it. */
  fork(): Talk;
}

/** What the team works by, and what its workers are employed as. */
export interface Policy {
  readonly scheme?: SchemeId;
  readonly terms?: Partial<WorkerTerms>;
}

export async function openOffice(
  workers: Readonly<Record<string, readonly CaseFacts[]>>,
  today: string = TODAY,
  { scheme = 'merton', terms: others = {} }: Policy = {},
): Promise<Office> {
  const stores = memoryStores();
  const counted = countingStores(stores);
  const followed: PendingItem[] = [];
  let day = today;
  const outside = chatOutside(counted, () => day, { follow: (pending) => followed.push(...pending), firstAdmins: [] });
  const terms: WorkerTerms = { role: 'social-worker', fte: 1, professionalIssues: [], ...others };
  const by = { person: keyOf('admin'), key: 'team' };
  await setUpTeam(
    outside,
    {
      name: 'North',
      schemeId: scheme,
      members: Object.keys(workers).map((name) => ({ ...identity(name), terms })),
      managers: [identity('manager')],
      serviceManagers: [],
    },
    by,
  );
  for (const [name, cases] of Object.entries(workers)) {
    if (cases.length > 0) {
      await loadCaseload(outside, keyOf(name), { cases: cases.map(historyOf), duties: [] }, { ...by, key: name });
    }
  }

  let activities = 0;
  const talkAs = (name: string, before?: Shown): Talk => {
    let card = before;
    const speaker = identity(name);
    const heard = async (answer: (heard: { activityId: string }) => Promise<Reply>): Promise<Shown> => {
      activities += 1;
      counted.reset();
      card = asShown(await answer({ activityId: `activity-${activities}` }));
      if (counted.calls.filter((call) => call !== BESIDE).length > MOST_CALLS)
        throw new Error(`too many storage calls: ${counted.calls.join(', ')}`);
      return card;
    };
    const send: Talk['send'] = (verb, data) =>
      heard((sent) => answerPressed(outside, { ...sent, speaker, place: PERSONAL, verb, data: asSent(data) }));
    const last = () => {
      if (!card) throw new Error('nothing was shown yet');
      return card;
    };
    return {
      last,
      send,
      start: (commandName, words = {}) =>
        heard((sent) => commandSaid(outside, { ...sent, speaker, place: PERSONAL }, commandName, words)),
      press: (title, inputs = {}) => {
        const { verb, data } = last().button(title);
        const typed = sendsInputs(last(), title) ? { ...inputsOf(last().card), ...inputs } : {};
        const unknown = Object.keys(inputs).filter((id) => !(id in inputsOf(last().card)));
        if (unknown.length > 0) throw new Error(`no such inputs on the card: ${unknown.join(', ')}`);
        return send(verb, { ...data, ...typed });
      },
      fork: () => talkAs(name, card),
    };
  };

  const snapshot: Office['snapshot'] = async (name) => {
    const found = await stores.caseloads.read(keyOf(name));
    if (!found) throw new Error(`no caseload of ${name}`);
    return found;
  };
  return {
    stores,
    counted,
    followed,
    setToday: (next) => {
      day = next;
    },
    as: (name) => talkAs(name),
    keyOf,
    snapshot,
    history: async (name, ref) => {
      const { cases } = await snapshot(name);
      return cases.find(({ history }) => history.dated.ref === ref)?.history;
    },
  };
}

/** A case of one child at home, allocated on 2 November 2026. */
export function caseFacts(facts: Partial<CaseFacts> = {}): CaseFacts {
  const { ref = 'C-101' } = facts;
  return {
    ref,
    allocatedOn: '2026-11-02',
    coWorked: false,
    teamHold: false,
    statutoryResponsibility: false,
    workloadIssues: [],
    children: [{ ref: `${ref}-1`, household: 'home' }],
    activities: [],
    ...facts,
  };
}

/** C-101 with three children, two of them together. */
export const FAMILY: Partial<CaseFacts> = {
  children: [
    { ref: 'C-101-1', household: 'home' },
    { ref: 'C-101-2', household: 'home' },
    { ref: 'C-101-3', household: 'foster 1' },
  ],
};

/** Every card is private, plain data and may be sent. */
function asShown(reply: Reply): Shown {
  if (reply.card && reply.audience !== 'private') throw new Error('a card about a caseload is private');
  return shownOf(reply);
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null;

function elements(json: unknown): readonly Json[] {
  if (!isObject(json)) return [];
  const own = typeof json.type === 'string' ? [json] : [];
  return [...own, ...Object.entries(json).flatMap(([name, child]) => (name === 'data' ? [] : elements(child)))];
}

/** What the inputs of a card hold, as its client would send it. */
export function inputsOf(card: unknown): Readonly<Record<string, unknown>> {
  const inputs = elements(card).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), value ?? '']));
}

function sendsInputs({ card }: Shown, title: string): boolean {
  const button = elements(card).find((element) => element.type === 'Action.Execute' && element.title === title);
  return button?.associatedInputs !== 'none';
}
