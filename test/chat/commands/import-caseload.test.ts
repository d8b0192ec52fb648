import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import type { SchemeId } from '../../../src/domain/weighting-scheme.ts';
import { caseFacts, inputsOf } from './talk.ts';
import { keyOf, openTown, type Townsperson, type Worker } from './town.ts';

const file = (cases: string, worker = '{id: W1}', asOf = '2026-11-30') =>
  `scheme: merton\nasOf: ${asOf}\nworker: ${worker}\ncases:\n${cases}`;
const C101 = '  - {ref: C-101, allocatedOn: 2026-11-02, children: [{ref: C-101-1}]}\n';
const C102 = '  - {ref: C-102, allocatedOn: 2026-11-20, children: [{ref: C-102-1}]}\n';

const town = (facts: Partial<CaseFacts> = {}, scheme: SchemeId = 'merton', worker: Worker = {}) =>
  openTown({ amira: { cases: [caseFacts(facts)], ...worker } }, scheme);

/** The text in the form of the own caseload, previewed. */
async function paste(person: Townsperson, text: string) {
  await person.say('import-caseload');
  return person.press('Preview', { text });
}

/** What the person would export. */
async function exported(person: Townsperson, worker?: string): Promise<string> {
  const { card } = await person.send('export-caseload.text', worker === undefined ? {} : { worker });
  return String(inputsOf(card).text);
}

describe('a pasted caseload', () => {
  it('is previewed, saved once, and can be taken back', async () => {
    const { as, stores } = await town();
    const amira = as('amira');
    const preview = await paste(amira, file(C102));
    expect(preview.words).toBe(
      [
        'Preview: import a caseload file',
        'Nothing is saved yet.',
        'Your caseload becomes what the file says, from 30 Nov 2026 on.',
        'no change: 18 → 18 points, within the guideline of 85',
        '1 case added',
        'C-102',
        '1 case removed with all that is recorded of them',
        'C-101',
        'To end a case instead, leave it in the file with its closedOn.',
        'If nothing else is recorded, the total falls to 17 on 20 Dec.',
        'Save',
        'Cancel',
      ].join('\n'),
    );
    const save = preview.button('Save');
    expect((await amira.press('Save')).words).toMatch(/^Saved: imported a caseload file/);
    const kept = await stores.caseloads.read(keyOf('amira'));
    expect(kept?.cases.map(({ history }) => history.dated.ref)).toEqual(['C-102']);
    const [entry] = await stores.caseloads.audit(keyOf('amira'), 1);
    expect(entry).toMatchObject({
      by: keyOf('amira'),
      action: 'import-caseload',
      detail: { asOf: '2026-11-30', added: 1, changed: 0, removed: 1 },
    });
    expect(JSON.stringify(entry)).not.toMatch(/C-10/);
    await amira.press('Undo');
    await amira.send(save.verb, save.data);
    const after = await stores.caseloads.read(keyOf('amira'));
    expect(after?.cases.map(({ history }) => history.dated.ref)).toEqual(['C-101']);
  });

  it('that was exported changes nothing and says so, also with the blanks that copying leaves', async () => {
    const { as } = await town({ coWorked: true, activities: [{ kind: 'core-assessment', on: '2026-11-04' }] });
    const amira = as('amira');
    const text = await exported(amira);
    const copied = text.replaceAll(/^ +/gm, (blanks) => '\u00A0'.repeat(blanks.length));
    for (const one of [text, copied]) {
      expect((await paste(amira, one)).words).toMatch(/^Nothing changes\nYour caseload is as the file says already\./);
    }
  });

  it('is shown again with every place at which it will not do', async () => {
    const { as, stores } = await town();
    const text = file('  - {ref: C-101, allocatedOn: 2026-11-31, closedOn: 2026-11-01, kind: x}\n');
    const answer = await paste(as('amira'), text);
    expect(answer.words).toContain('Check: something below needs another look. Nothing was saved.');
    for (const path of ['cases[0].allocatedOn', 'cases[0].kind', 'cases[0].children']) {
      expect(answer.words).toContain(`${path}: Expected`);
    }
    expect(inputsOf(answer.card).text).toBe(text);
    expect((await stores.caseloads.read(keyOf('amira')))?.head.version).toBe(2);
  });

  it.each([
    ['nothing', '', 'Expected the text of a caseload file; there is none.'],
    ['blanks', ' \n ', 'Expected the text of a caseload file; there is none.'],
    ['another thing', 'hello', 'Expected'],
    ['a page too long to be shown again', `- ${'x'.repeat(20_000)}`, 'What you pasted is too long to be shown again.'],
  ])('is asked for again after %s', async (_, text, words) => {
    expect((await paste((await town()).as('amira'), text)).words).toContain(words);
  });

  it('may be JSON', async () => {
    const json = JSON.stringify({ worker: { id: 'W1' }, asOf: '2026-11-30', cases: [] });
    expect((await paste((await town()).as('amira'), json)).words).toContain('1 case removed');
  });

  it('may add as many cases as fit, each of them to be looked at', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => {
        const ref = `${String((at * 7_919) % 10_000).padStart(4, '0')}${'R'.repeat(36)}`;
        return `  - {ref: ${ref}, allocatedOn: 2026-0${1 + (at % 9)}-0${1 + ((at * 5) % 9)}, children: [{ref: c}], lastActivityOn: 2026-01-0${1 + (at % 9)}}\n`;
      }).join('');
    const { as } = await town({}, 'halton');
    const amira = as('amira');
    const preview = await paste(amira, file(many(250)));
    expect(preview.words).toMatch(/250 cases added\n.*, and 238 more\n/);
    expect(preview.words).toMatch(/^And \d+ more\.$/m);
    expect((await amira.press('Save')).words).toMatch(/^Saved:/);
  });

  it('says so when it names another worker', async () => {
    const { as } = await town();
    const amira = as('amira');
    const another = 'Check: the file names another worker';
    expect((await paste(amira, file(C102, '{id: W1, name: Ben}'))).words).toContain(`${another}, Ben.`);
    expect((await paste(amira, file(C102, `{id: ${keyOf('ben')}}`))).words).toContain(`${another}.`);
    expect((await paste(amira, file(C102, `{id: ${keyOf('amira')}, name: Old Name}`))).words).not.toContain(another);
  });

  it('is looked at again when something changed since the preview', async () => {
    const { as, stores } = await town();
    const amira = as('amira');
    const preview = await paste(amira, file(C101 + C102));
    const other = as('amira');
    await paste(other, file(C101.replace('C-101,', 'C-101, coWorked: true,')));
    await other.press('Save');
    const save = preview.button('Save');
    const again = await amira.send(save.verb, save.data);
    expect(again.words).toContain('Check: something changed after this card was made, so nothing was saved.');
    expect(again.words).toContain('C-101 (coWorked)');
    expect((await amira.press('Save')).words).toMatch(/^Saved:/);
    expect((await stores.caseloads.read(keyOf('amira')))?.cases).toHaveLength(2);
  });

  it.each(['x', 'AAAA', '%%%', 'A'.repeat(7_000)])(
    'is not saved from a card that was never ours: %.8s',
    async (packed) => {
      const { as, stores } = await town();
      const answer = await as('amira').send('import-caseload.save', { nonce: 'n', version: 2, packed });
      expect(answer.words).toMatch(/^(This card is out of date|This file cannot be imported)/);
      expect((await stores.caseloads.read(keyOf('amira')))?.head.version).toBe(2);
    },
  );
});

describe('whose caseload is imported', () => {
  it('is that of a worker whom the manager names or chooses', async () => {
    const { as, stores } = await openTown();
    const mona = as('mona');
    expect((await mona.say('import-caseload')).words).toMatch(/^Into whose caseload\?/);
    await mona.press('Next', { worker: keyOf('ben') });
    const preview = await mona.press('Preview', { text: file(C101, '{id: W1, fte: 0.8}') });
    expect(preview.words).toContain('The caseload of ben becomes what the file says, from 30 Nov 2026 on.');
    expect(preview.words).toContain('Terms change\nfte');
    await mona.press('Save');
    expect((await stores.caseloads.read(keyOf('ben')))?.cases).toHaveLength(1);
    expect((await mona.say('import-caseload', { name: 'Ben' })).data.title).toBe('Import the caseload of ben');
  });

  it('is nobody else: the same words as for nobody at all', async () => {
    const { as, stores } = await openTown();
    const amira = as('amira');
    const absent = await amira.say('import-caseload', { name: 'Nobody' });
    expect(absent.words).toMatch(/^No caseload\n/);
    const mine = (await paste(amira, file(C101))).button('Save').data;
    const answers = [
      await amira.say('import-caseload', { name: 'ben' }),
      ...(await Promise.all(
        [keyOf('ben'), '0'.repeat(32)].flatMap((worker) => [
          as('amira').send('import-caseload.worker', { worker }),
          as('amira').send('import-caseload.preview', { worker, text: file(C101) }),
          as('amira').send('import-caseload.save', { ...mine, nonce: `n${worker}`, worker }),
        ]),
      )),
      await as('mona').send('import-caseload.preview', { worker: keyOf('cy'), text: file(C101) }),
    ];
    expect(answers.map(({ words }) => words)).toEqual(answers.map(() => absent.words));
    expect((await stores.caseloads.read(keyOf('ben')))?.cases).toEqual([]);
  });

  it.each(['sol', 'cora', 'ada'])('is not a matter of %s', async (name) => {
    const { as } = await openTown();
    expect((await as(name).send('import-caseload.say', {})).words).toContain('is not part of your role');
    const pressed = await as(name).send('import-caseload.preview', { worker: keyOf('amira'), text: file(C101) });
    expect(pressed.words).toContain('is not part of your role');
  });
});

describe('what only a manager decides', () => {
  const discretion = { risk: 0.5 };
  const northernIreland: Partial<CaseFacts> = { category: 'family-intervention', discretion };
  const rating = { activity: 'red', risk: 'amber', travel: 'green', overall: 'amber' } as const;
  const exceptional = {
    duties: [{ kind: 'exceptional', from: '2026-11-01', points: 2, reason: 'panel' }],
  } as const satisfies Worker;

  it.each<[string, Partial<CaseFacts>, SchemeId, Worker, (text: string) => string, string]>([
    [
      'the FTE',
      {},
      'merton',
      {},
      (text) => text.replace('worker:', 'worker:\n  fte: 0.5'),
      'worker.fte: Expected the fte as recorded',
    ],
    [
      'the role',
      {},
      'merton',
      {},
      (text) => text.replace('worker:', 'worker:\n  role: student'),
      'worker.role: Expected',
    ],
    [
      'discretion on a case',
      northernIreland,
      'northern-ireland',
      {},
      (text) => text.replace('risk: 0.5', 'risk: 5'),
      'cases[0].discretion: Expected the discretion as recorded: only the manager can change that.',
    ],
    [
      'discretion that is not there yet',
      { category: 'looked-after' },
      'northern-ireland',
      {},
      (text) => text.replace('{ref: C-101-1}', '{ref: C-101-1, discretion: {risk: 5}}'),
      'cases[0].children[0].discretion: Expected',
    ],
    [
      'a case with discretion that the file leaves out',
      northernIreland,
      'northern-ireland',
      {},
      (text) => `${text.slice(0, text.indexOf('cases:'))}cases: []\n`,
      'cases: Expected the case C-101 as recorded',
    ],
    [
      'an overall rating',
      { rating },
      'halton',
      {},
      (text) => text.replace('overall: amber', 'overall: green'),
      'cases[0].rating.overall: Expected',
    ],
    [
      'exceptional points',
      { category: 'looked-after' },
      'northern-ireland',
      exceptional,
      (text) => text.replace('points: 2', 'points: 20'),
      'duties: Expected the exceptional points as recorded',
    ],
  ])('is not changed by a worker’s own file: %s', async (_, facts, scheme, worker, change, problem) => {
    const { as } = await town(facts, scheme, worker);
    const amira = as('amira');
    const text = await exported(amira);
    expect(change(text)).not.toBe(text);
    expect((await paste(amira, text)).words).toMatch(/^Nothing changes/);
    expect((await paste(amira, change(text))).words).toContain(problem);
    const mona = await as('mona').send('import-caseload.preview', { worker: keyOf('amira'), text: change(text) });
    expect(mona.words).toMatch(/^Preview:/);
  });

  it('is not dropped where it is recorded for later days', async () => {
    const { as } = await town();
    const mona = as('mona');
    await mona.send('import-caseload.preview', {
      worker: keyOf('amira'),
      text: file(C101, '{id: W1, fte: 0.5}', '2027-01-01'),
    });
    await mona.press('Save');
    const amira = as('amira');
    const text = (await exported(amira)).replace('worker:', 'worker:\n  professionalIssues: [mentoring]');
    expect((await paste(amira, text)).words).toContain('worker: Expected the terms of later days as recorded');
  });

  it('is not what a worker notes for supervision', async () => {
    const { as } = await town();
    const amira = as('amira');
    const text = (await exported(amira)).replace('worker:', 'worker:\n  professionalIssues: [mentoring]');
    expect((await paste(amira, text)).words).toContain('Terms change\nprofessionalIssues');
  });
});

describe('personal data in a file', () => {
  it('is refused at its place, unless it is kept already', async () => {
    const { as } = await town({ children: [{ ref: 'C-101-1', household: '020 7946 0018' }] });
    const amira = as('amira');
    const text = await exported(amira);
    expect((await paste(amira, text)).words).toMatch(/^Nothing changes/);
    const with2 = `${text}  - {ref: C-102, allocatedOn: 2026-11-20, children: [{ref: a, household: 0161 496 0123}]}\n`;
    expect((await paste(amira, with2)).words).toContain(
      'cases[1].children[0].household: This looks like a phone number.',
    );
  });
});
