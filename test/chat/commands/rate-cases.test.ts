import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../../src/application/snapshot.ts';
import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { scoreOn } from '../../../src/domain/timeline.ts';
import { schemeInForce } from '../../../src/schemes/index.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const AMBER = { activity: 'amber', risk: 'green', travel: 'green' } as const;
const RATED: Inputs = { activity: 'red', risk: 'amber', travel: 'green' };
const unrated = (ref: string, facts: Partial<CaseFacts> = {}) => caseFacts({ ref, children: [], ...facts });

async function halton(cases: readonly CaseFacts[]) {
  const office = await openOffice({ amira: cases, ben: [] }, TODAY, { scheme: 'halton' });
  const rating = async (ref: string, day = TODAY) => {
    const history = await office.history('amira', ref);
    return history && factsOn(history, day).rating;
  };
  const score = async (day = TODAY) => scoreOn(timelineOf(await office.snapshot('amira'), schemeInForce), day);
  return { ...office, rating, score, amira: office.as('amira'), manager: office.as('manager') };
}

const three = () => halton(['C-1', 'C-2', 'C-10'].map((ref) => unrated(ref)));

describe('rating cases one after another', () => {
  it('asks for each unrated case in the order of references, with what each colour means', async () => {
    const { amira } = await three();
    const first = await amira.start('rate-cases');
    expect(first.words).toContain('C-1 · Rating');
    expect(first.words).toContain('3 cases are to be rated.');
    for (const heading of ['Activity', 'Risk', 'Travel']) expect(first.words).toContain(heading);
    expect(first.words).toContain('Red: somebody may come to harm unless something is done soon');
    expect(first.words).toContain('guidance, which your council may replace');
    expect(first.buttons.map(({ title }) => title)).toEqual(['Save and next', 'Save', 'Preview', 'Skip', 'Cancel']);
    const second = await amira.press('Save and next', RATED);
    expect(second.words).toContain('Saved: rated C-1 red for activity, amber for risk and green for travel');
    expect(second.words).toContain('C-2 · Rating');
    expect((await amira.press('Skip')).words).toContain('C-10 · Rating');
    const last = await amira.press('Save and next', RATED);
    expect(last.words).toContain('That was the last one');
    expect(last.words).toContain('1 is left to come back to.');
  });

  it('counts the colours as the scheme does', async () => {
    const { amira, score } = await three();
    await amira.start('rate-cases');
    await amira.press('Save and next', RATED);
    expect((await score()).counts).toEqual({ red: 1, amber: 0, green: 0, unrated: 2 });
    const list = await amira.send('rate-cases.list', {});
    expect(list.words).toContain('3 cases today: 1 red, 0 amber, 0 green, 2 not rated yet.');
    expect(list.words).toContain('activity red · risk amber · travel green · overall not confirmed');
  });

  it('is undone from the next card', async () => {
    const { amira, rating } = await three();
    await amira.start('rate-cases');
    await amira.press('Save and next', RATED);
    expect(await rating('C-1')).toEqual(RATED);
    await amira.press('Undo');
    expect(await rating('C-1')).toBeUndefined();
  });

  it('saves once and shows the same next case, however often it is pressed', async () => {
    const { amira, snapshot } = await three();
    await amira.start('rate-cases');
    const other = amira.fork();
    const first = await amira.press('Save and next', RATED);
    const { version } = (await snapshot('amira')).head;
    expect((await other.press('Save and next', RATED)).card).toEqual(first.card);
    expect((await snapshot('amira')).head.version).toBe(version);
  });

  it('shows the list when nothing is left', async () => {
    const { amira } = await halton([unrated('C-1', { rating: AMBER })]);
    const list = await amira.start('rate-cases');
    expect(list.words).toContain('Your ratings');
    expect(list.words).toContain('Case rated amber.');
  });
});

describe('a rating', () => {
  it.each<[string, Inputs, string]>([
    ['a colour that is none', { ...RATED, risk: 'purple' }, 'Please choose red, amber or green.'],
    ['a heading left out', { activity: 'red', risk: 'red', travel: '' }, 'Please choose red, amber or green.'],
    ['a day before the allocation', { ...RATED, from: '2026-11-01' }, 'C-1 was allocated on 2 Nov 2026.'],
    ['an impossible day', { ...RATED, from: '2026-11-31' }, 'is not a date'],
    ['worked on in the future', { ...RATED, lastActivityOn: '2026-11-19' }, 'This day has not come yet.'],
    ['worked on before the allocation', { ...RATED, lastActivityOn: '2026-11-01' }, 'was allocated on 2 Nov 2026'],
  ])('with %s is refused at its field', async (_, inputs, problem) => {
    const { amira, snapshot } = await three();
    await amira.start('rate-cases', { caseRef: 'C-1' });
    const before = await snapshot('amira');
    const refused = await amira.press('Save', inputs);
    expect(refused.words).toContain(problem);
    expect(refused.words).toContain('Nothing was saved.');
    expect(await snapshot('amira')).toEqual(before);
  });

  it('holds from its day on', async () => {
    const { amira, rating } = await halton([unrated('C-1', { rating: AMBER })]);
    await amira.start('rate-cases', { caseRef: 'C-1' });
    await amira.press('Save', { ...RATED, from: '2026-11-10' });
    expect(await rating('C-1', '2026-11-09')).toEqual(AMBER);
    expect(await rating('C-1', '2026-11-10')).toEqual(RATED);
  });

  it('that says nothing new is refused', async () => {
    const { amira } = await halton([unrated('C-1', { rating: AMBER })]);
    await amira.start('rate-cases', { caseRef: 'C-1' });
    expect((await amira.press('Save')).words).toContain('nothing is different');
  });

  it('does not ask the worker for the overall colour, and keeps the one that was confirmed', async () => {
    const { amira, rating } = await halton([unrated('C-1', { rating: { ...AMBER, overall: 'green' } })]);
    const card = await amira.start('rate-cases', { caseRef: 'C-1' });
    expect(Object.keys(inputsOf(card.card))).toEqual(['activity', 'risk', 'travel', 'from', 'lastActivityOn']);
    expect(card.words).toContain('Your manager confirmed green overall.');
    const { verb, data } = card.button('Save');
    await amira.send(verb, { ...data, ...RATED, from: TODAY, overall: 'red' });
    expect(await rating('C-1')).toEqual({ ...RATED, overall: 'green' });
  });
});

describe('confirming a rating', () => {
  it("is the manager's, from the worker's list", async () => {
    const { manager, keyOf, rating, score } = await halton([unrated('C-1', { rating: AMBER })]);
    const list = await manager.send('rate-cases.list', { worker: keyOf('amira') });
    expect(list.words).toContain('Ratings of amira');
    await manager.press('One after another (1)');
    expect(manager.last().words).toContain('On the caseload of amira.');
    const done = await manager.press('Save and next', { overall: 'red' });
    expect(done.words).toContain('red overall');
    expect(done.words).toContain('No open case is left to be rated or confirmed.');
    expect(await rating('C-1')).toEqual({ ...AMBER, overall: 'red' });
    expect((await score()).counts).toMatchObject({ red: 1, amber: 0 });
  });

  it('can be taken away again', async () => {
    const { manager, keyOf, rating } = await halton([unrated('C-1', { rating: { ...AMBER, overall: 'red' } })]);
    const list = await manager.send('rate-cases.list', { worker: keyOf('amira') });
    await manager.press('Open', { caseId: idOf(list.card) });
    await manager.press('Save', { overall: 'none' });
    expect(await rating('C-1')).toEqual(AMBER);
  });

  it('asks a manager whose cases', async () => {
    const { manager } = await three();
    expect((await manager.start('rate-cases')).words).toContain('Nobody works in your team yet.');
  });

  it('on a caseload of another team is refused', async () => {
    const { manager } = await three();
    expect((await manager.send('rate-cases.list', { worker: '0'.repeat(32) })).words).toContain('No caseload');
  });
});

describe('inactive cases', () => {
  const many = Array.from({ length: 31 }, (_, at) =>
    unrated(`C-${100 + at}`, { allocatedOn: '2026-01-01', ...(at === 0 ? { lastActivityOn: '2026-08-19' } : {}) }),
  );

  it('are offered for closing while the caseload is above its range', async () => {
    const { amira } = await halton(many);
    await amira.send('rate-cases.list', {});
    const sheet = await amira.press('Inactive cases');
    expect((await amira.start('rate-cases', { inactive: true })).words).toBe(sheet.words);
    expect(sheet.words).toContain('Can these cases be closed?');
    expect(sheet.words).toContain('C-100');
    expect(sheet.words).toContain('Last worked on 19 Aug 2026.');
    expect((await amira.press('Close it', { caseId: idOf(sheet.card) })).words).toContain('C-100 · Closure');
  });

  it('are active again once they were worked on', async () => {
    const { amira, score } = await halton(many);
    expect((await score()).flags).toEqual([{ code: 'inactive-case', caseRef: 'C-100' }]);
    const preview = await amira.start('worked-on', { caseRef: 'C-100', on: '2026-11-17' });
    expect(preview.words).toContain('No longer so: C-100: nobody has worked on it');
    await amira.press('Save');
    expect((await score()).flags).toEqual([]);
  });

  it('are none otherwise', async () => {
    const { amira } = await three();
    expect((await amira.send('rate-cases.inactive', {})).words).toContain('No inactive cases');
  });
});

describe('a case that was worked on', () => {
  it.each<[string, string, string]>([
    ['tomorrow', '2026-11-19', 'This day has not come yet.'],
    ['before a day that is recorded', '2026-11-09', 'C-1 was worked on later already, on 10 Nov 2026.'],
    ['on the day that is recorded', '2026-11-10', 'recorded already'],
    ['on no day', '', 'Please give a date.'],
  ])('%s is refused', async (_, day, problem) => {
    const { amira } = await halton([unrated('C-1', { lastActivityOn: '2026-11-10' })]);
    await amira.start('worked-on', { caseRef: 'C-1' });
    expect((await amira.press('Save', { lastActivityOn: day })).words).toContain(problem);
  });
});

describe('a team whose scheme has no colours', () => {
  it.each(['rate-cases', 'worked-on'])('is told so by %s', async (command) => {
    const office = await openOffice({ amira: [caseFacts()] });
    const answer = await office.as('amira').start(command, { caseRef: 'C-101' });
    expect(answer.words).toContain('under the Merton scheme');
    expect(answer.words).not.toContain('Save');
  });
});

/** The first case that a list offers. */
function idOf(card: unknown): string | undefined {
  return /"choices":\[\{[^}]*"value":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
}
