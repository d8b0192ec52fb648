import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import readExcel from 'read-excel-file/node';
import { readCaseloadFile } from '../../src/caseload-file/index.ts';
import { answerConsented } from '../../src/chat/converse.ts';
import { literal } from '../../src/chat/form/literal.ts';
import { composeMessage } from '../../src/chat/notifications/index.ts';
import type { CaseFacts } from '../../src/domain/case-facts.ts';
import { messageOf } from '../../src/teams/outgoing.ts';
import { writeWorkbook } from '../../src/workbook/write-workbook.ts';
import { identity, keyOf, PERSONAL, shownOf } from '../support/chat.ts';
import type { Shown } from '../support/shown.ts';
import { AFTERWARDS, type Explored, elements, explore, plausible, typed } from './explore.ts';
import { HOSTILE } from './hostile-strings.ts';
import type { Kept } from './kept.ts';
import { enrich } from './rich.ts';
import { chance, LONG, report, SEED } from './settings.ts';
import { openWorld, roleOf, type World } from './world.ts';

/** Those that could be a part of anything: too short to be told from our own words. */
const TELLING = HOSTILE.filter((text) => text.trim().length > 2);

/** What on a card could be taken for more than text, or lead out of it. */
function faultsOf(shown: Pick<Shown, 'card' | 'text'>): string[] {
  const faults: string[] = [];
  const all = elements(shown.card);
  for (const element of all) {
    const type = String(element.type);
    if (!KNOWN.test(type)) faults.push(`an element that no card of ours has: ${type}`);
    for (const name of ['url', 'selectAction', 'msteams', 'refresh']) {
      if (name in element) faults.push(`${type} leads out by ${name}`);
    }
    if (type === 'TextBlock' || type === 'FactSet') faults.push(`${type} reads markdown`);
    if (type === 'Input.ChoiceSet' && element.isMultiSelect === true) faults.push(...notLiteral(element.choices));
  }
  return faults;
}

const KNOWN =
  /^(AdaptiveCard|RichTextBlock|TextRun|Container|ColumnSet|Column|ActionSet|Action\.Execute|Input\.(Text|Date|Number|ChoiceSet)|Chart\.\w+|Table|TableRow|TableCell|Badge)$/;

/** Of the choices beside check boxes, which some clients read as markdown, those that are not as `literal` makes them. */
function notLiteral(choices: unknown): string[] {
  const titles = Array.isArray(choices) ? choices.map(({ title }: { readonly title: string }) => title) : [];
  const risky = TELLING.filter((text) => literal(text) !== text);
  return titles.flatMap((title) =>
    risky
      .filter((text) => title.replaceAll(literal(text), '').includes(text))
      .map((text) => `a choice reads markdown: ${text}`),
  );
}

/** The button to the page after this one; undefined on the last. */
function nextPage({ buttons }: Shown) {
  return buttons.find(({ verb, title }) => verb === 'my-caseload.page' && /next|more/i.test(title));
}

/** Messages on their way in the state as it is. */
async function toldIn({ outside, stores }: World): Promise<Shown[]> {
  const told: Shown[] = [];
  for await (const delivery of stores.deliveries.ofDay('2026-01-01', '2027-12-31')) {
    const message = await composeMessage(outside, delivery);
    if (message) told.push(shownOf({ ...message, audience: 'private' }));
  }
  return told;
}

describe('hostile names and references', () => {
  /** What a file takes as a reference; the others are refused there and by the forms. */
  const refs = HOSTILE.filter((text) => {
    const file = { scheme: 'merton', asOf: '2026-11-30', worker: { id: 'w' }, duties: [], cases: [] };
    const cases = [{ ref: text, allocatedOn: '2026-11-02', children: [{ ref: text }] }];
    return readCaseloadFile(new TextEncoder().encode(JSON.stringify({ ...file, cases }))).ok;
  });
  const names = ['Monaq', 'Amiraq', 'Bennoq', 'Cyraq', 'Sidq', 'Wesq', 'Northqq', 'Southqq', 'Westqq'];
  const { whole } = chance();
  const offset = whole(refs.length);
  const called = (name: string): string => refs[(offset + names.indexOf(name) * 7) % refs.length] ?? name;
  const casesOf = (mark: string): CaseFacts[] => {
    const third = { NQA: 0, NQB: 1, SQC: 2 }[mark];
    return refs
      .filter((_, index) => third !== undefined && index % 3 === third)
      .map((ref) => ({
        ...{ ref, allocatedOn: '2026-09-01', coWorked: false, teamHold: false, statutoryResponsibility: true },
        workloadIssues: [],
        children: [
          { ref, household: ref, lookedAfter: { from: '2026-09-02' } },
          { ref: `${ref}2`, household: 'home' },
        ],
        activities: [{ kind: 'proceedings', from: '2026-10-05', children: [ref] }],
      }));
  };

  let world: World;
  let explored: Explored;
  let submitted: Kept;
  beforeAll(async () => {
    world = await openWorld({ cases: casesOf, called });
    await enrich(world, [['Amiraq', 'submit-month', {}, ['Submit']]]);
    submitted = world.now();
    explored = await explore(world, {
      who: LONG ? ['Amiraq', 'Monaq', 'Cyraq', 'Sidq', 'Solq', 'Coraq', 'Adaq'] : ['Amiraq', 'Monaq', 'Sidq', 'Coraq'],
      wordings: [{}],
      typings: [plausible],
      afterwards: LONG ? AFTERWARDS : {},
      alike: roleOf,
    });
  }, 600_000);

  it(`are taken as references by the file's reader, most of them (seed ${SEED})`, () => {
    expect(refs.length).toBeGreaterThan(40);
  });

  it('stay text on every card that shows them', async () => {
    const faults = explored.seen.flatMap(({ shown, path }) => faultsOf(shown).map((fault) => `${path}: ${fault}`));
    report('hostile names', { cards: explored.seen.length, presses: explored.presses, faults: faults.length });
    expect(faults).toEqual([]);
  });

  it('are shown as they are: each reference stands on a page of its caseload, letter for letter', async () => {
    const pages: string[] = [];
    for (const holder of ['Amiraq', 'Bennoq', 'Cyraq']) {
      let shown = await world.say(holder, 'my-caseload');
      pages.push(shown.words);
      for (let more = nextPage(shown); more; more = nextPage(shown)) {
        shown = await world.press(identity(holder), more.verb, more.data);
        pages.push(shown.words);
      }
    }
    const words = pages.join('\n');
    expect(refs.filter((ref) => !words.includes(ref.trim()))).toEqual([]);
  });

  it('stay text in every message that tells of them', async () => {
    expect((await toldIn(world)).flatMap(faultsOf)).toEqual([]);
  });

  it('stay text in every file that is offered', async () => {
    world.back(submitted);
    const files: string[] = [];
    for (const [who, command] of [
      ['Amiraq', 'export-caseload'],
      ['Amiraq', 'supervision-summary'],
      ['Coraq', 'monthly-return'],
      ['Monaq', 'audit-supervision'],
    ] as const) {
      const shown = await world.say(who, command, { month: '2026-11' });
      for (const button of shown.buttons.filter(({ title }) => /file|page|Excel|print/i.test(title))) {
        await world.press(identity(who), button.verb, button.data);
      }
      for (const { offerId } of (await world.stores.people.read(keyOf(who)))?.fileOffers ?? []) {
        const heard = { speaker: identity(who), place: PERSONAL, activityId: `taken-${offerId}` };
        await answerConsented(world.outside, { ...heard, offerId, accepted: true }, async ({ name, content }) => {
          files.push(name);
          if (typeof content !== 'string') {
            const texts = new Set((await textsIn(Buffer.from(content))).map(inCell));
            if (name.includes('return'))
              expect(refs.filter((ref, at) => at % 3 === 0 && !texts.has(inCell(ref)))).toEqual([]);
          } else if (content.startsWith('<!doctype')) expect(content).not.toMatch(/<(script|img|at|b|a)[\s>]/i);
          else expect(readCaseloadFile(new TextEncoder().encode(content))).toMatchObject({ ok: true });
          return true;
        });
      }
    }
    expect(files.map((name) => name.replace(/.*\./, '')).sort()).toEqual(expect.arrayContaining(['xlsx']));
    expect(files.length).toBeGreaterThan(1);
  });
});

describe('hostile strings in a workbook', () => {
  it('are text in their cells, letter for letter but for what nobody sees', async () => {
    const book = await writeWorkbook([{ name: 'All', header: ['Text'], rows: HOSTILE.map((text) => [text]) }]);
    const [, ...texts] = await textsIn(book);
    expect(texts.map(inCell)).toEqual(HOSTILE.map(inCell).filter((text) => text !== ''));
  });
});

describe('hostile strings in a sentence', () => {
  it.each(HOSTILE.map((text) => [text.slice(0, 60), text]))('%j is sent as plain text, with no mention', (_, text) => {
    expect(messageOf({ text })).toEqual({ type: 'message', text, textFormat: 'plain' });
  });
});

describe('hostile strings typed into every text field of every form', () => {
  let world: World;
  let forms: Explored['found'];
  beforeAll(async () => {
    world = await openWorld();
    await enrich(world);
    const { found } = await explore(world, {
      who: ['Amiraq', 'Monaq', 'Adaq', ...(LONG ? ['Cyraq', 'Sidq', 'Wesq', 'Wandaq', 'Solq'] : [])],
      wordings: [{}],
      typings: [plausible],
      afterwards: LONG ? AFTERWARDS : {},
      alike: roleOf,
    });
    forms = found.filter(
      ({ inputs, verb }) => !/cancel|back$/.test(verb) && inputs.some(({ type }) => type === 'Input.Text'),
    );
  }, 600_000);
  afterEach(() => expect(forms.length).toBeGreaterThan(15));

  it(`are text on every card and in every message that follows (seed ${SEED})`, async () => {
    const random = chance();
    const faults: string[] = [];
    let presses = 0;
    let kept = 0;
    for (const form of forms) {
      const some = LONG ? HOSTILE : Array.from({ length: 8 }, () => random.one(HOSTILE) ?? '');
      for (const text of some) {
        world.back(form.at);
        presses += 1;
        const inputs = typed(form.inputs, (input) => (input.type === 'Input.Text' ? text : plausible(input)));
        const where = `${form.verb} with ${JSON.stringify(text.slice(0, 40))}`;
        const shown = await world.press(identity(form.who), form.verb, { ...form.data, ...inputs }).catch((error) => {
          faults.push(`${where}: ${error}`);
        });
        if (!shown) continue;
        faults.push(...faultsOf(shown).map((fault) => `${where}: ${fault}`));
        if (world.writes().length === 0) continue;
        kept += 1;
        faults.push(...(await toldIn(world)).flatMap(faultsOf).map((fault) => `${where}, told: ${fault}`));
        for (const { verb, data } of shown.buttons.slice(0, 2)) {
          const next = await world.press(identity(form.who), verb, data);
          faults.push(...faultsOf(next).map((fault) => `${where}, then ${verb}: ${fault}`));
        }
      }
    }
    report('hostile strings typed', { forms: forms.length, presses, kept, faults: faults.length });
    expect(faults).toEqual([]);
    expect(kept).toBeGreaterThan(0);
  }, 3_600_000);
});

/** Every text of a workbook: a formula has none, since nobody has reckoned it. */
async function textsIn(book: Buffer): Promise<string[]> {
  const sheets = await readExcel(book);
  return sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'string');
}

/** What a cell keeps of a text; blanks around it are not told apart. */
const inCell = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu, '').trim();
