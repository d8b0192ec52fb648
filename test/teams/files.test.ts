import { spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { deliverPending } from '../../src/application/deliver-pending.ts';
import { loadCaseload } from '../../src/application/load-caseload.ts';
import { personKeyOf } from '../../src/application/person-key.ts';
import type { Stores } from '../../src/application/ports.ts';
import { setUpTeam } from '../../src/application/set-up-team.ts';
import { historyOf } from '../../src/domain/caseload.ts';
import { schemeInForce } from '../../src/schemes/index.ts';
import { tableStores } from '../../src/storage/index.ts';
import { fullTime, outsideOn } from '../application/outside.ts';
import { caseFacts, inputsOf } from '../chat/commands/talk.ts';
import { type Bot, objectIdOf, type Person, startBot, TENANT } from '../support/bot-client.ts';
import { type FileFault, type FileServer, fileServer } from '../support/file-server.ts';
import { memoryStores } from '../support/memory-stores.ts';
import type { Shown } from '../support/shown.ts';
import { azuriteConnection } from '../support/storage-proxy.ts';

const TODAY = '2026-11-30';
const [AMIRA, BEN, MAYA, CY] = ['Amira Khan', 'Ben Okoye', 'Maya Manager', 'Cy Elsewhere'] as const;
const identity = (name: string) => ({ tenantId: TENANT, objectId: objectIdOf(name), name });
const keyOf = (name: string) => personKeyOf(TENANT, objectIdOf(name));

let bot: Bot;
let files: FileServer;
beforeAll(async () => {
  files = await fileServer();
});
afterEach(async () => {
  files.reset();
  await bot.stop();
});
afterAll(() => files.close());

/** North with Amira, who holds C-101 and C-102, and Ben; Maya manages it. Cy works in South. */
async function north(stores: Stores = memoryStores(), fileMs = 5_000): Promise<Stores> {
  const outside = { ...outsideOn(TODAY, stores), schemeOf: schemeInForce };
  const member = (name: string) => ({ ...identity(name), terms: fullTime });
  const by = (key: string) => ({ person: 'admin', key });
  const teams = [
    { name: 'North', members: [AMIRA, BEN], managers: [identity(MAYA)] },
    { name: 'South', members: [CY], managers: [] },
  ];
  for (const { name, members, managers } of teams) {
    const team = { name, members: members.map(member), managers, schemeId: 'merton' as const, serviceManagers: [] };
    const made = await setUpTeam(outside, team, by(name));
    if (made.ok) await deliverPending(outside, made.pending);
  }
  const cases = [caseFacts(), caseFacts({ ref: 'C-102' })].map(historyOf);
  await loadCaseload(outside, keyOf(AMIRA), { cases, duties: [] }, by('amira'));
  bot = await startBot({ stores, now: `${TODAY}T09:00:00Z`, limits: { fileMs } });
  return stores;
}

/** What is shown by a name in what it says or offers. */
function offerIn(shown: readonly Shown[]): Shown {
  const offer = shown.find(({ file }) => file?.contentType.endsWith('file.consent'));
  if (!offer) throw new Error(`no file is offered: ${shown.map(({ words }) => words).join('\n')}`);
  return offer;
}
const wordsOf = (shown: readonly Shown[]): string => shown.map(({ words }) => words).join('\n');
const puts = () => files.requests.filter(({ method }) => method === 'PUT');

async function exportedBy(person: Person): Promise<string> {
  const [shown] = await person.say('export my caseload as text');
  return String(inputsOf(shown?.card).text);
}

describe('a caseload as a file', () => {
  it('is offered in the personal chat by a card that carries no more than a number of ours', async () => {
    await north();
    const shown = await bot.person(AMIRA).say('export my caseload');
    expect(wordsOf(shown)).toContain('Your caseload on 30 Nov 2026');
    const { file } = offerIn(shown);
    const context = { offer: expect.stringMatching(/^id\d+$/) };
    expect(file).toEqual({
      contentType: 'application/vnd.microsoft.teams.card.file.consent',
      name: 'caseload-2026-11-30.yaml',
      content: {
        description: 'A caseload file: 2 cases, as it stands on 30 Nov 2026.',
        sizeInBytes: Buffer.byteLength(await exportedBy(bot.person(AMIRA))),
        acceptContext: context,
        declineContext: context,
      },
    });
  });

  it('arrives as npm run export writes it, without a token, and its card takes the place of the offer', async () => {
    const prefix = `chatFiles${process.pid}`;
    const stores = tableStores({ connectionString: azuriteConnection() }, { prefix });
    await stores.ensureTables();
    await north(stores);
    const amira = bot.person(AMIRA);
    const offer = offerIn(await amira.say('export my caseload'));
    const shown = await amira.answerOffer(offer, 'accept', files.url('/upload?key=secret'));
    const [put] = puts();
    expect(put?.body).toBe(await exported(prefix, keyOf(AMIRA)));
    const size = Buffer.byteLength(put?.body ?? '');
    expect(put).toMatchObject({
      path: '/upload?key=secret',
      headers: { 'content-range': `bytes 0-${size - 1}/${size}`, 'content-length': String(size) },
    });
    expect(put?.headers).not.toHaveProperty('authorization');
    expect(wordsOf(shown)).toMatch(/^Saved\./);
    expect(shown.at(-1)?.file).toEqual({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      contentUrl: 'https://contoso-my.sharepoint.com/personal/file',
      name: 'caseload-2026-11-30.yaml',
      content: { uniqueId: 'u1', fileType: 'yaml' },
    });
    expect(bot.connector.requests.at(-1)).toMatchObject({ method: 'DELETE', path: expect.stringMatching(/\/offer$/) });
    expect(bot.logged.join()).not.toContain('secret');
  });

  it('is put nowhere when the person declines, and cannot be taken later', async () => {
    await north();
    const amira = bot.person(AMIRA);
    const offer = offerIn(await amira.say('export my caseload'));
    expect(wordsOf(await amira.answerOffer(offer, 'decline'))).toMatch(/^All right, nothing was saved\./);
    expect(wordsOf(await amira.answerOffer(offer, 'accept', files.url('/upload')))).toContain('not on offer any more');
    expect(puts()).toEqual([]);
  });

  it('is put once, however often the person accepts', async () => {
    await north();
    const amira = bot.person(AMIRA);
    const offer = offerIn(await amira.say('export my caseload'));
    const upload = files.url('/upload');
    const both = await Promise.all([1, 2].map(() => amira.answerOffer(offer, 'accept', upload)));
    const third = await amira.answerOffer(offer, 'accept', upload);
    expect(both.map(wordsOf).join()).toContain('Saved.');
    expect(wordsOf(third)).toContain('not on offer any more');
    expect(puts()).toHaveLength(1);
  });

  it.each([BEN, MAYA, CY, 'Sam Stranger'])('is not given to %s, who got hold of the offer', async (name) => {
    await north();
    const offer = offerIn(await bot.person(AMIRA).say('export my caseload'));
    const shown = await bot.person(name).answerOffer(offer, 'accept', files.url('/upload'));
    expect(wordsOf(shown)).toMatch(/not on offer any more|You have no role/);
    expect(puts()).toEqual([]);
    expect(wordsOf(await bot.person(AMIRA).answerOffer(offer, 'accept', files.url('/upload')))).toContain('Saved.');
  });

  it('is made of what is kept and allowed when the person accepts', async () => {
    const stores = await north();
    const maya = bot.person(MAYA);
    const offer = offerIn(await maya.say("export Amira Khan's caseload"));
    expect(offer.file?.name).toBe('caseload-amira-khan-2026-11-30.yaml');
    await stores.people.change(keyOf(MAYA), (before) => {
      if (!before) throw new Error('no Maya');
      return { ...before, manages: [], worksIn: before.manages[0] ?? '' };
    });
    const shown = await maya.answerOffer(offer, 'accept', files.url('/upload'));
    expect(wordsOf(shown)).toBe('I have no such caseload to show you.');
    expect(puts()).toEqual([]);
  });

  it.each<[string, () => string, FileFault[]]>([
    ['an address elsewhere', () => 'http://evil.example/upload', []],
    ['our host as a user name', () => files.url('/upload').replace('//', '//evil.example@'), []],
    ['a file of this machine', () => 'file:///etc/passwd', []],
    ['a redirect', () => files.url('/upload'), [{ status: 307, headers: { location: '/elsewhere' } }]],
    ['a refusal', () => files.url('/upload'), [{ status: 403 }]],
    ['a fault', () => files.url('/upload'), [{ status: 500 }]],
    ['a part taken', () => files.url('/upload'), [{ status: 202 }]],
    ['no answer', () => files.url('/upload'), ['hang']],
  ])('may be taken again after %s', async (_, upload, faults) => {
    await north(memoryStores(), 200);
    const amira = bot.person(AMIRA);
    const offer = offerIn(await amira.say('export my caseload'));
    files.next(...faults);
    const shown = await amira.answerOffer(offer, 'accept', upload());
    expect(wordsOf(shown)).toMatch(/^I could not put the file into your OneDrive\./);
    expect(files.requests).toHaveLength(faults.length);
    expect(bot.logged.join()).toMatch(/file-not-put|file-address-refused/);
    expect(wordsOf(await amira.answerOffer(offer, 'accept', files.url('/upload')))).toMatch(/^Saved\./);
  });

  it('is offered in the private chat when it is asked for in a channel', async () => {
    await north();
    const shown = await bot.person(AMIRA).in({ channel: '19:c', team: '19:t' }).say('export my caseload');
    expect(offerIn(shown).where).toBe(`a:${AMIRA}`);
    const inChannel = shown.filter(({ where }) => where?.startsWith('19:c'));
    expect(wordsOf(inChannel)).toBe('I have answered you in our private chat.');
  });

  it('is shown as text, which reads as the very file', async () => {
    await north();
    const [shown] = await bot.person(AMIRA).say('export my caseload');
    if (!shown) throw new Error('nothing was shown');
    const [text] = await bot.person(AMIRA).press(shown.button('Show it as text'));
    expect(text?.how).toBe('in-place');
    expect(text?.words).toMatch(
      /^scheme: merton\nasOf: 2026-11-30\nworker:\n {2}id: [0-9a-f]{32}\n {2}name: Amira Khan$/m,
    );
  });
});

/** What the command of the terminal prints of a worker's caseload. */
function exported(prefix: string, workerKey: string): Promise<string> {
  const env = {
    PATH: process.env.PATH ?? '',
    CASELOAD_MODE: 'local',
    CASELOAD_NOW: `${TODAY}T09:00:00Z`,
    BOT_TENANT_ID: TENANT,
    STORAGE_CONNECTION_STRING: azuriteConnection(),
    STORAGE_TABLE_PREFIX: prefix,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/export.ts', '--worker', workerKey], { env });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(out));
  });
}

describe('a file that somebody sends', () => {
  const sent = (content: string | Uint8Array, name = 'caseload.yaml', text = '') => {
    files.hold(`/${name}`, content);
    return { files: [{ name, url: files.url(`/${name}`) }], text };
  };

  it('changes nothing when it is what was exported, and says so', async () => {
    await north();
    const amira = bot.person(AMIRA);
    const { files: attached } = sent(await exportedBy(amira));
    const shown = await amira.send(attached);
    expect(wordsOf(shown)).toBe('Nothing changes\nYour caseload is as the file says already.\nMy total');
    expect(files.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is shown first, and is imported when the person says so, once', async () => {
    const stores = await north();
    const amira = bot.person(AMIRA);
    const text = `${await exportedBy(amira)}  - {ref: C-103, allocatedOn: 2026-11-20, children: [{ref: C-103-1}]}\n`;
    const [preview] = await amira.send(
      sent(text.replace('ref: C-102', 'ref: C-102\n    coWorked: true')).files,
      'import this',
    );
    expect(preview?.words).toMatch(/^Preview: import a caseload file\nNothing is saved yet\./);
    expect(preview?.words).toContain('+1 point, +1 weight: 20 → 22 points, within the guideline of 85');
    expect(preview?.words).toContain('1 case added\nC-103\n1 case changed\nC-102 (coWorked)');
    const before = await stores.caseloads.read(keyOf(AMIRA));
    expect(before?.head.version).toBe(2);
    const save = preview?.button('Save');
    if (!save) throw new Error('no Save');
    const [saved] = await amira.press(save);
    const [again] = await amira.press(save);
    expect(saved?.words).toMatch(/^Saved: imported a caseload file/);
    expect(again?.words).toBe(saved?.words);
    expect((await stores.caseloads.read(keyOf(AMIRA)))?.head.version).toBe(3);
    const undo = saved?.button('Undo');
    if (!undo) throw new Error('no Undo');
    await amira.press(undo);
    const after = await stores.caseloads.read(keyOf(AMIRA));
    expect(after?.cases.map(({ history }) => history)).toEqual(before?.cases.map(({ history }) => history));
  });

  it('is for the worker whom a manager names or chooses', async () => {
    await north();
    const maya = bot.person(MAYA);
    const text =
      'scheme: merton\nasOf: 2026-11-30\nworker: {id: W1}\ncases: [{ref: B-1, allocatedOn: 2026-11-02, children: [{ref: a}]}]';
    const [named] = await maya.send(sent(text).files, 'import this for Ben Okoye');
    expect(named?.words).toContain('The caseload of Ben Okoye becomes what the file says, from 30 Nov 2026 on.');
    const [asked] = await maya.send(sent(text).files);
    expect(asked?.words).toContain('Into whose caseload?');
    const next = asked?.button('Next');
    if (!next) throw new Error('no Next');
    const [chosen] = await maya.press(next, { worker: keyOf(BEN) });
    expect(chosen?.words).toContain('The caseload of Ben Okoye becomes');
    const [absent] = await maya.press(next, { worker: keyOf('Nobody') });
    const [foreign] = await maya.press(next, { worker: keyOf(CY) });
    expect(absent?.words).toMatch(/^No caseload\n/);
    expect(foreign?.words).toBe(absent?.words);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    [
      'errors with their places',
      'scheme: merton\nasOf: 2026-11-30\nworker: {id: W1}\ncases: [{ref: C-1}]',
      /cases\[0\]\.allocatedOn: Expected/,
    ],
    ['what is no YAML', 'a: [', /^This file cannot be imported\nNothing was saved\.\nExpected one document in YAML/],
    ['what is no text', new Uint8Array([0xff, 0xfe, 0x00]), /Expected text in UTF-8\./],
    ['nothing', '', /Expected the text of a caseload file; there is none\./],
    ['more than 5 MB', 'x'.repeat(5 * 1024 * 1024 + 1), /Expected a file of at most 5 MB\./],
    [
      'a whole library',
      `scheme: merton\nasOf: 2026-11-30\nworker: {id: W1}\ncases:\n${library()}`,
      /more than a card can carry/,
    ],
  ])('is refused with %s', async (_, content, words) => {
    await north();
    expect(wordsOf(await bot.person(AMIRA).send(sent(content).files))).toMatch(words);
  });

  it.each<[string, FileFault]>([
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    ['a refusal', { status: 403 }],
    ['no answer', 'hang'],
  ])('is asked for again after %s', async (_, fault) => {
    await north(memoryStores(), 200);
    files.next(fault);
    const shown = await bot.person(AMIRA).send(sent('scheme: merton').files);
    expect(wordsOf(shown)).toContain('Please send it once more');
    expect(files.requests).toHaveLength(1);
    expect(bot.logged.join()).toContain('file-not-fetched');
  });

  it('is fetched from no host that is not on the list', async () => {
    await north();
    const shown = await bot.person(AMIRA).send([{ name: 'a.yaml', url: 'http://localhost.evil.example/a.yaml' }]);
    expect(wordsOf(shown)).toContain('I could not read the file');
    expect(bot.logged).toContain('file-address-refused');
  });

  it.each<[string, { readonly name: string; readonly url: string }[], RegExp]>([
    ['a spreadsheet', [{ name: 'cases.XLSX', url: 'http://127.0.0.1/' }], /needs a mapping of its columns/],
    ['two files', ['a.yaml', 'b.yaml'].map((name) => ({ name, url: 'http://127.0.0.1/' })), /one file at a time/],
  ])('is not read: %s', async (_, attached, words) => {
    await north();
    expect(wordsOf(await bot.person(AMIRA).send(attached))).toMatch(words);
    expect(files.requests).toEqual([]);
  });

  it('is not for somebody without the right', async () => {
    await north();
    const { files: attached } = sent('scheme: merton');
    expect(wordsOf(await bot.person('Sam Stranger').send(attached))).toMatch(/^You have no role/);
    expect(files.requests).toEqual([]);
  });
});

/** So many cases that they fit no card, even packed. */
function library(): string {
  return Array.from({ length: 800 }, (_, at) => {
    const ref = `C${(at * 2_654_435_761).toString(36)}`;
    return `  - {ref: ${ref}, allocatedOn: 2026-11-02, children: [{ref: ${ref}x, household: h${(at * 40_503).toString(36)}}]}`;
  }).join('\n');
}
