import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../src/application/ports.ts';
import { schemeInForce } from '../src/schemes/index.ts';
import { tableStores } from '../src/storage/index.ts';
import { startAzurite } from './azurite.js';
import { followClock, moveBotTo } from './dev/clock-lines.ts';
import { leaveDataFolder, takeDataFolder } from './dev/data-folder.ts';
import { startPlayground, type Window } from './dev/playground.ts';
import { type Started, startedProcesses } from './dev/processes.ts';
import { loadSampleTeam, readSampleTeam, type SampleTeam } from './dev/sample-team.ts';
import { needFreePorts, type Ports, readSettings, type Settings, Unusable } from './dev/settings.ts';

const TENANT_ID = 'c0000000-0000-4000-8000-000000000001';
const BOT_ID = 'd0000000-0000-4000-8000-000000000001';
const ENTRY = fileURLToPath(new URL('../src/index.ts', import.meta.url));

const BOT_PORTS = ['PORT', 'AZURITE_BLOB_PORT', 'AZURITE_QUEUE_PORT', 'AZURITE_TABLE_PORT'] as const;
const WINDOW_PORTS = ['PLAYGROUND_WORKER_PORT', 'PLAYGROUND_MANAGER_PORT'] as const;

/** `npm run dev`: local storage, a sample team, the bot, and a Playground window each for a worker and the manager. */
async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const { ports } = settings;
  await needFreePorts(ports, settings.playground ? [...BOT_PORTS, ...WINDOW_PORTS] : BOT_PORTS);
  await takeDataFolder(settings.data, settings.fresh);
  const stop = (sentence?: string) => end(started, settings.data, sentence);
  const started = startedProcesses((name) => void stop(`${name} ended by itself, so everything is stopped.`));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  try {
    await startAll(settings, started);
  } catch (error) {
    await stop(error instanceof Unusable ? error.message : `Caseload did not start: ${String(error)}`);
  }
}

async function startAll(settings: Settings, started: Started): Promise<void> {
  const { ports, data } = settings;

  console.log('Starting local storage (Azurite) ...');
  const azurite = await startAzurite({
    location: join(data, 'azurite'),
    ports: { blob: ports.AZURITE_BLOB_PORT, queue: ports.AZURITE_QUEUE_PORT, table: ports.AZURITE_TABLE_PORT },
  });
  started.add('Azurite', azurite.child);

  const team = await readSampleTeam();
  const stores = tableStores({ connectionString: azurite.connectionString });
  await stores.ensureTables();
  await loadSampleTeam({ stores, schemeOf: schemeInForce, clock: clockAt(settings.asOf) }, team, TENANT_ID);

  console.log('Starting the bot ...');
  await startBot(settings, team, azurite.connectionString, started);

  if (settings.playground) {
    console.log('Starting the chat windows (Microsoft 365 Agents Playground) ...');
    const at = {
      botUrl: `http://127.0.0.1:${ports.PORT}/api/messages`,
      tenantId: TENANT_ID,
      botId: BOT_ID,
      folder: data,
    };
    for (const window of windowsOf(team, ports)) {
      started.add(`the Playground of the ${window.id}`, await startPlayground(window, at));
    }
  }
  console.log(whatToTry(team, settings));
  void followClock(process.stdin, console.log, (moment) => moveBotTo(ports.PORT, moment));
}

async function startBot(
  { ports, asOf }: Settings,
  team: SampleTeam,
  connectionString: string,
  started: Started,
): Promise<void> {
  const bot = spawn(process.execPath, ['--import', 'tsx', ENTRY], {
    // Its warnings are worth reading here; its ordinary lines are not.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      CASELOAD_MODE: 'local',
      PORT: String(ports.PORT),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      BOT_APP_ID: BOT_ID,
      BOT_TENANT_ID: TENANT_ID,
      STORAGE_CONNECTION_STRING: connectionString,
      // The manager too, so that setting up a team can be tried from that window.
      ADMIN_OBJECT_IDS: [...team.admins, ...team.managers.slice(0, 1)].map(({ objectId }) => objectId).join(','),
      ...(asOf === undefined ? {} : { CASELOAD_NOW: asOf }),
    },
  });
  started.add('the bot', bot);
  for (let tries = 0; tries < 300 && bot.exitCode === null; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${ports.PORT}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Unusable('The bot did not start; what it said is above.');
}

/** A worker's window, and the manager's with the managers' channel. */
function windowsOf({ name, managers, serviceManagers, workers }: SampleTeam, ports: Ports): Window[] {
  const [manager, ...deputies] = managers;
  const [worker, ...colleagues] = workers;
  if (!manager || !worker) throw new Unusable('samples/northfield.team.yaml needs a manager and a worker.');
  return [
    {
      id: 'worker',
      port: ports.PLAYGROUND_WORKER_PORT,
      person: worker,
      others: [manager, ...colleagues],
      teamName: `${name} team`,
      channelName: `${name} team`,
    },
    {
      id: 'manager',
      port: ports.PLAYGROUND_MANAGER_PORT,
      person: manager,
      // Nobody else, so that the channel may show the team's figures.
      others: [...deputies, ...serviceManagers],
      teamName: `${name} managers`,
      channelName: `${name} managers`,
    },
  ];
}

function whatToTry({ workers, managers }: SampleTeam, { ports, playground, data }: Settings): string {
  const [worker] = workers;
  const [manager] = managers;
  if (!playground) return `The bot listens on http://127.0.0.1:${ports.PORT}/api/messages. Ctrl-C ends everything.`;
  return [
    '',
    `  ${worker?.name}, a worker:    http://localhost:${ports.PLAYGROUND_WORKER_PORT}`,
    `  ${manager?.name}, the manager: http://localhost:${ports.PLAYGROUND_MANAGER_PORT}`,
    '',
    'Three things to try in the Personal Chat:',
    `  1. As ${worker?.name}: log a core assessment for NF-1042, 2 children, started yesterday`,
    `  2. As ${worker?.name}: why is my total what it is?`,
    `  3. As ${manager?.name}: show my team's capacity`,
    '',
    'To watch a month end, type a day and time here to set the clock forward, such as 2026-12-01T09:00.',
    `Ctrl-C ends everything. The data stays in ${relative(process.cwd(), data) || data}/; "npm run dev -- --fresh" begins anew.`,
  ].join('\n');
}

/** The clock that the sample team is dated by: now, or the moment asked for, as London sees it. */
function clockAt(asOf: string | undefined): Clock {
  const now = () => (asOf === undefined ? Temporal.Now.instant() : Temporal.Instant.from(asOf));
  return {
    now: () => now().toString(),
    today: () => now().toZonedDateTimeISO('Europe/London').toPlainDate().toString(),
  };
}

let ending = false;

/** Ends everything that was started; with a sentence, because something went wrong. */
async function end(started: Started, data: string, sentence?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (sentence) console.error(sentence);
  await started.stopAll();
  await leaveDataFolder(data);
  process.exit(sentence ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Unusable ? error.message : `Caseload did not start: ${String(error)}`);
  process.exitCode = 1;
});
