import { createHash } from 'node:crypto';
import { buildApp } from '../../src/app.ts';
import type { Log, Stores } from '../../src/application/ports.ts';
import type { RunStore } from '../../src/application/run-ports.ts';
import type { Telemetry } from '../../src/application/telemetry.ts';
import type { TeamsLimits } from '../../src/teams/limits.ts';
import { type FakeConnector, fakeConnector } from './fake-connector.ts';
import { memoryStores } from './memory-stores.ts';
import { type Shown, shownIn } from './shown.ts';

/*
 * Talks to the bot as people do, through HTTP, the real adapter and a fake connector, in local mode:
 *
 *   const bot = await startBot({ stores, now: '2026-11-18T09:00:00Z' });
 *   const amira = bot.person('Amira Khan');            // objectId: amira.objectId
 *   const [card] = await amira.say('log a core assessment for C-101');
 *   card.words                                         // all that can be read on it, line by line
 *   await amira.press(card.button('Save'), { children: '3' });
 *   const inChannel = amira.in({ channel: '19:managers', team: '19:team' });
 *   await inChannel.say("show my team's capacity");
 *   await bot.stop();
 *
 * Each call ends when the bot has done what follows from it as well (projections, addresses).
 */

export const TENANT = '0d1e2f30-1111-4222-8333-444455556666';
export const BOT_ID = '28:caseload';

export interface BotOptions {
  readonly stores?: Stores;
  readonly now?: string;
  readonly firstAdmins?: readonly string[];
  readonly limits?: Partial<TeamsLimits>;
  /** What the schedule remembers; without it nothing happens by itself, and the clock is moved by `setNow` alone. */
  readonly runs?: RunStore;
  readonly mode?: 'local' | 'production';
  /** The clock of a test stands still, so that all of its messages are in one minute. */
  readonly messagesPerMinute?: number;
  readonly telemetry?: Telemetry;
}

export interface Bot {
  readonly url: string;
  readonly connector: FakeConnector;
  readonly stores: Stores;
  /** The codes that were logged, with their fields. */
  readonly logged: readonly string[];
  /** The same name is the same person, from whichever call. */
  person(name: string): Person;
  /** Moves the clock. */
  setNow(moment: string): void;
  /** Posts any activity, with `change` over an ordinary message. */
  post(change?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface Person {
  readonly name: string;
  readonly objectId: string;
  say(text: string): Promise<Shown[]>;
  /** A button of a card with what was typed into its inputs, or a bare verb with data. */
  press(
    button: { readonly verb: string; readonly data?: Readonly<Record<string, unknown>> },
    inputs?: Readonly<Record<string, unknown>>,
  ): Promise<Shown[]>;
  /** As clients without Action.Execute press. */
  submit(
    button: { readonly verb: string; readonly data?: Readonly<Record<string, unknown>> },
    inputs?: Readonly<Record<string, unknown>>,
  ): Promise<Shown[]>;
  /** Both events that Teams sends when somebody adds the app. */
  install(): Promise<Shown[]>;
  uninstall(): Promise<Shown[]>;
  /** Sends files by their addresses, with what is said beside them. */
  send(files: readonly { readonly name: string; readonly url: string }[], text?: string): Promise<Shown[]>;
  /** Answers the offer of a file; an accepted one is to be put at `uploadUrl`. */
  answerOffer(offer: Shown, action: 'accept' | 'decline', uploadUrl?: string): Promise<Shown[]>;
  in(where: { readonly channel: string; readonly team: string }): Person;
}

/** The object id of a person of this name: the same in every test. */
export function objectIdOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const { stores = memoryStores(), firstAdmins = [], limits = {}, messagesPerMinute = 9_999 } = options;
  const { runs, telemetry, mode = 'local' } = options;
  const moveClock = (moment: string): boolean => {
    now = moment;
    return true;
  };
  const connector = await fakeConnector();
  const logged: string[] = [];
  let now = options.now ?? '2026-11-18T09:00:00Z';
  let ids = 0;
  const line: Log['info'] = (code, fields = {}) => {
    logged.push([code, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(' '));
  };
  const newId = (): string => {
    ids += 1;
    return `id${String(ids).padStart(6, '0')}`;
  };
  const app = buildApp(
    {
      mode,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'info',
      storage: { connectionString: '' },
      tablePrefix: '',
      firstAdmins: firstAdmins.map(objectIdOf),
      teams: { credentials: null, tenantId: TENANT, serviceHosts: ['127.0.0.1'], fileHosts: ['127.0.0.1'] },
      hours: { remindAt: '09:00', catchUpDays: 4 },
      settlingMinutes: 0,
      sendsPerSecond: 50,
      messagesPerMinute,
      retention: { auditYears: 7, monthsYears: 7, deliveriesDays: 90, leaversYears: 7 },
    },
    {
      stores,
      clock: { now: () => now, today: () => now.slice(0, 10) },
      newId,
      log: { info: line, warn: line, error: line },
      limits,
      ...(runs ? { runs, moveClock } : {}),
      ...(telemetry ? { telemetry } : {}),
    },
  );
  const url = `http://127.0.0.1:${await app.listen()}`;
  let activities = 0;

  const post: Bot['post'] = (change = {}, headers = {}) => {
    activities += 1;
    const ordinary = {
      type: 'message',
      id: `said-${activities}`,
      channelId: 'msteams',
      serviceUrl: connector.url,
      recipient: { id: BOT_ID, name: 'Caseload' },
      ...whereabouts(undefined, 'Amira Khan'),
      text: 'hello',
    };
    return fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...ordinary, ...change }),
    });
  };

  const heard = async (changes: readonly Readonly<Record<string, unknown>>[]): Promise<Shown[]> => {
    const before = connector.requests.length;
    const answers = await Promise.all(
      changes.map(async (change) => {
        const response = await post(change);
        const text = await response.text();
        if (!response.ok) throw new Error(`the bot answered ${response.status}: ${text}`);
        return text;
      }),
    );
    await app.idle();
    const responses = answers.flatMap((text) => (text === '' ? [] : [JSON.parse(text)]));
    return shownIn(connector.requests.slice(before), responses);
  };

  const personIn = (name: string, where?: Whereabouts): Person => {
    const base = whereabouts(where, name);
    const install = (action: string) => ({ ...base, type: 'installationUpdate', action, text: undefined });
    return {
      name,
      objectId: objectIdOf(name),
      say: (text) => heard([{ ...base, ...(where ? mentioning(text) : { text }) }]),
      press: ({ verb, data = {} }, inputs = {}) => {
        const action = { type: 'Action.Execute', verb, data: { ...data, ...inputs } };
        return heard([
          {
            ...base,
            type: 'invoke',
            name: 'adaptiveCard/action',
            text: undefined,
            replyToId: 'card',
            value: { action },
          },
        ]);
      },
      submit: ({ verb, data = {} }, inputs = {}) =>
        heard([{ ...base, text: undefined, replyToId: 'card', value: { ...data, ...inputs, verb } }]),
      install: () =>
        heard([
          install('add'),
          {
            ...base,
            type: 'conversationUpdate',
            text: undefined,
            membersAdded: [{ id: BOT_ID }, { id: `29:${name}` }],
          },
        ]),
      uninstall: () => heard([install('remove')]),
      send: (files, text = '') => heard([{ ...base, text, attachments: [HTML, ...files.map(attached)] }]),
      answerOffer: ({ file }, action, uploadUrl) => {
        const context = file?.content[`${action}Context`];
        const uploadInfo = uploadUrl && { ...UPLOADED, uploadUrl, name: file?.name };
        const value = { type: 'fileUpload', action, context, uploadInfo };
        return heard([
          { ...base, type: 'invoke', name: 'fileConsent/invoke', text: undefined, replyToId: 'offer', value },
        ]);
      },
      in: (channel) => personIn(name, channel),
    };
  };

  return {
    url,
    connector,
    stores,
    logged,
    person: (name) => personIn(name),
    setNow: (moment) => {
      now = moment;
    },
    post,
    idle: () => app.idle(),
    stop: async () => {
      await app.close();
      await connector.close();
    },
  };
}

/** In a channel the bot hears only what mentions it. */
function mentioning(text: string) {
  const mention = '<at>Caseload</at>';
  const entities = [{ type: 'mention', text: mention, mentioned: { id: BOT_ID, name: 'Caseload' } }];
  return { text: `${mention} ${text}`, entities };
}

/** What Teams attaches to a message by itself. */
const HTML = { contentType: 'text/html', content: '<div></div>' };

const attached = ({ name, url }: { readonly name: string; readonly url: string }) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: `https://contoso-my.sharepoint.com/personal/${name}`,
  name,
  content: { downloadUrl: url, uniqueId: '1', fileType: 'yaml' },
});

const UPLOADED = { contentUrl: 'https://contoso-my.sharepoint.com/personal/file', uniqueId: 'u1', fileType: 'yaml' };

interface Whereabouts {
  readonly channel: string;
  readonly team: string;
}

/** Who says it and where, as Teams reports it: in the personal chat, or in a thread of a channel. */
function whereabouts(where: Whereabouts | undefined, name: string): Readonly<Record<string, unknown>> {
  const from = { id: `29:${name}`, name, aadObjectId: objectIdOf(name) };
  const tenant = { id: TENANT };
  if (!where) {
    const conversation = { id: `a:${name}`, conversationType: 'personal', tenantId: TENANT };
    return { from, conversation, channelData: { tenant } };
  }
  return {
    from,
    conversation: { id: `${where.channel};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { tenant, team: { id: where.team }, channel: { id: where.channel } },
  };
}
