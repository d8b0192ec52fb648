import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { SamplePerson } from './sample-team.ts';
import { Unusable } from './settings.ts';

const CLI = fileURLToPath(new URL('../../node_modules/@microsoft/m365agentsplayground/cli.js', import.meta.url));

const USERS = 5;

/** One window of the Playground: who sits before it, and the one channel that it shows. */
export interface Window {
  /** For file names and ids: letters and hyphens. */
  readonly id: string;
  readonly port: number;
  readonly person: SamplePerson;
  /** The others of the Teams team; the Playground takes five, no more and no fewer. */
  readonly others: readonly SamplePerson[];
  readonly teamName: string;
  readonly channelName: string;
}

/** Starts a window and waits until its page answers. Its own log says why when it does not start. */
export async function startPlayground(
  window: Window,
  { botUrl, tenantId, botId, folder }: { botUrl: string; tenantId: string; botId: string; folder: string },
): Promise<ChildProcess> {
  const configPath = join(folder, `playground-${window.id}.yml`);
  const logPath = join(folder, `playground-${window.id}.log`);
  await writeFile(configPath, stringify(configOf(window, tenantId, botId)));
  await writeFile(logPath, '');
  const child = spawn(process.execPath, [CLI, '-e', botUrl, '-c', 'msteams', '--dt', '-p', String(window.port)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
      M365_AGENTS_PLAYGROUND_LOGFILE: logPath,
      TEAMSAPPTESTER_BROWSER: 'none',
    },
  });
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`http://localhost:${window.port}/`);
      return child;
    } catch {
      if (tries > 300 || child.exitCode !== null) {
        child.kill();
        throw new Unusable(`The Playground for the ${window.id} did not start: ${await reasonIn(logPath)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function reasonIn(logPath: string): Promise<string> {
  const lines = (await readFile(logPath, 'utf8')).split('\n');
  const reason = lines.find((line) => line.startsWith('error Reason:'));
  return reason?.replace('error Reason: ', '') ?? `see ${logPath}`;
}

function configOf(window: Window, tenantId: string, botId: string) {
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: botId, name: 'Caseload' },
    currentUser: userOf(window.person),
    users: window.others.slice(0, USERS).map(userOf),
    personalChat: { id: `${window.id}-personal-chat` },
    groupChat: { id: `${window.id}-group-chat`, name: 'Group chat' },
    team: {
      id: `${window.id}-team`,
      name: window.teamName,
      aadGroupId: `${window.id}-group`,
      channels: [{ id: `${window.id}-channel`, name: window.channelName }],
    },
  };
}

function userOf({ objectId, name }: SamplePerson) {
  const [givenName = name, ...rest] = name.split(' ');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  return {
    id: `29:${objectId}`,
    name,
    // The Playground spells it so.
    userPrincipleName: email,
    aadObjectId: objectId,
    givenName,
    surname: rest.join(' '),
    email,
  };
}
