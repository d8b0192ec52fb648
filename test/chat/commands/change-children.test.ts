import { describe, expect, it } from '@jest/globals';
import { typedTexts } from '../../../src/chat/form/field.ts';
import type { Words } from '../../../src/chat/words.ts';
import type { CaseFacts, Child } from '../../../src/domain/case-facts.ts';
import { factsOn } from '../../../src/domain/caseload.ts';
import { caseFacts, inputsOf, openOffice, TODAY } from './talk.ts';

type Inputs = Readonly<Record<string, unknown>>;

const first: Child = { ref: 'C-101-1', household: 'home' };
const second: Child = { ref: 'C-101-2', household: 'home' };
const both = typedTexts(['C-101-1', 'C-101-2']);

async function office(facts: Partial<CaseFacts> = {}) {
  const opened = await openOffice({ amira: [caseFacts({ children: [first, second], ...facts })] });
  const amira = opened.as('amira');
  /** The children of the case on a day, without what is not looked at. */
  const childrenOn = async (day: string) => {
    const history = await opened.history('amira', 'C-101');
    return history ? factsOn(history, day).children : [];
  };
  /** Through the card that asks which and what, to the questions of the change. */
  const change = async (kind: string, children: string = typedTexts(['C-101-1'])) => {
    await amira.start('change-children', { caseRef: 'C-101' });
    return amira.press('Next', { children, change: kind });
  };
  return { ...opened, amira, childrenOn, change };
}

describe('where children live', () => {
  it('changes from a day on; the days before stay', async () => {
    const { amira, change, childrenOn } = await office();
    await change('moved', both);
    await amira.press('Save', { household: 'foster 1', from: '2026-11-10' });
    expect((await childrenOn('2026-11-09')).map(({ household }) => household)).toEqual(['home', 'home']);
    expect((await childrenOn('2026-11-10')).map(({ household }) => household)).toEqual(['foster 1', 'foster 1']);
  });

  it.each<[string, boolean, string]>([
    ['of one child', false, 'On Save: C-101-1 lives in "foster 1" from 10 Nov 2026 on.'],
    ['of both', true, 'On Save: C-101-1, C-101-2 live in "foster 1" from 10 Nov 2026 on.'],
  ])('the preview of a move %s says where', async (_, all, words) => {
    const { amira, change } = await office();
    await (all ? change('moved', both) : change('moved'));
    expect((await amira.press('Preview', { household: 'foster 1', from: '2026-11-10' })).words).toContain(words);
  });

  it('a move that was forgotten leaves a later one as it was', async () => {
    const { amira, change, childrenOn } = await office();
    await change('moved');
    await amira.press('Save', { household: 'foster 2', from: '2026-11-16' });
    await change('moved');
    await amira.press('Save', { household: 'kin', from: '2026-11-09' });
    const lived = ['2026-11-08', '2026-11-09', '2026-11-15', '2026-11-16'].map(async (day) => {
      const [child] = await childrenOn(day);
      return child?.household;
    });
    expect(await Promise.all(lived)).toEqual(['home', 'kin', 'kin', 'foster 2']);
  });

  it('changes what proceedings give', async () => {
    const { amira, change } = await office({
      activities: [{ kind: 'proceedings', from: '2026-11-02', children: ['C-101-1', 'C-101-2'] }],
    });
    await change('moved');
    const saved = await amira.press('Save', { household: 'foster 1' });
    expect(saved.words).toContain('Proceedings for 2 children in 2 placements, since 2 Nov 2026');
    expect(saved.words).toContain('+2 points');
  });

  it.each<[string, Inputs, string]>([
    ['nowhere', { household: '' }, 'Please give a word.'],
    ['where they live already', { household: 'home' }, 'That is where they live on this day already.'],
    ['before the allocation', { household: 'kin', from: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['a phone number', { household: '020 7946 0123' }, 'This looks like a phone number.'],
  ])('%s is refused', async (_, inputs, problem) => {
    const { amira, change } = await office();
    await change('moved');
    expect((await amira.press('Save', inputs)).words).toContain(problem);
  });
});

describe('who belongs to the case', () => {
  const add = async (inputs: Inputs, facts: Partial<CaseFacts> = {}) => {
    const opened = await office(facts);
    await opened.amira.start('change-children', { caseRef: 'C-101' });
    await opened.amira.press('Add a child');
    return { ...opened, saved: await opened.amira.press('Save', inputs) };
  };

  it('a child joins from a day on', async () => {
    const { saved, childrenOn } = await add({ from: '2026-11-10', lookedAfter: '2026-11-10', household: 'foster 1' });
    expect(saved.words).toContain('Saved: added a child to C-101 from 10 Nov 2026');
    expect(await childrenOn('2026-11-09')).toEqual([first, second]);
    expect(await childrenOn('2026-11-10')).toEqual([
      first,
      second,
      { ref: 'C-101-3', household: 'foster 1', lookedAfter: { from: '2026-11-10' } },
    ]);
  });

  it.each<[string, Inputs, string]>([
    ['the reference of another child', { ref: 'C-101-2' }, 'A child of this case has this reference already.'],
    ['before the allocation', { from: '2026-11-01' }, 'C-101 was allocated on 2 Nov 2026.'],
    ['an NHS number', { ref: '9434765919' }, 'This looks like an NHS number.'],
  ])('%s is refused', async (_, inputs, problem) => {
    expect((await add(inputs)).saved.words).toContain(problem);
  });

  it('a thirty-first child is refused', async () => {
    const children = Array.from({ length: 30 }, (_, index) => ({ ref: `C-101-${index + 1}`, household: 'home' }));
    expect((await add({}, { children })).saved.words).toContain('A case here has at most 30 children.');
  });

  it('a child added by mistake is taken out, of the entries as well', async () => {
    const { amira, change, childrenOn, history } = await office({
      activities: [{ kind: 'proceedings', from: '2026-11-02', children: ['C-101-1', 'C-101-2'] }],
    });
    expect((await change('mistake')).words).toContain('Preview: take C-101-1 out of C-101');
    await amira.press('Save');
    expect(await childrenOn(TODAY)).toEqual([second]);
    expect((await history('amira', 'C-101'))?.dated.activities).toEqual([
      { kind: 'proceedings', from: '2026-11-02', children: ['C-101-2'] },
    ]);
  });

  it.each<[string, string, Partial<CaseFacts>, string]>([
    ['every child', both, {}, 'C-101 needs at least one child on every day.'],
    [
      'the only child that an entry is about',
      typedTexts(['C-101-1']),
      { activities: [{ kind: 'proceedings', from: '2026-11-02', children: ['C-101-1'] }] },
      'An entry of C-101 is about no other child.',
    ],
  ])('%s cannot be taken out', async (_, children, facts, problem) => {
    const { change, snapshot } = await office(facts);
    const before = await snapshot('amira');
    expect((await change('mistake', children)).words).toContain(problem);
    expect(await snapshot('amira')).toEqual(before);
  });
});

describe('what was said', () => {
  it.each<[string, Words, string]>([
    ['the change is chosen', { caseRef: 'C-101', childStatus: 'looked-after' }, 'looked-after'],
    ['the end of a status', { caseRef: 'C-101', childStatus: 'child-protection', yes: false }, 'not-child-protection'],
    ['a move', { caseRef: 'C-101', childStatus: 'household' }, 'moved'],
  ])('%s', async (_, words, change) => {
    const { amira } = await office();
    expect(inputsOf((await amira.start('change-children', words)).card)).toMatchObject({ change });
  });

  it('a child that is named is chosen, and with a day the preview comes at once', async () => {
    const { amira } = await office();
    const words: Words = { caseRef: 'c101-2', childStatus: 'looked-after', from: '2026-11-10' };
    const preview = await amira.start('change-children', words);
    expect(preview.words).toContain('Preview: C-101 · Looked after');
    expect(preview.words).toContain('C-101 · C-101-2 · row 4');
  });

  it('the only child is chosen', async () => {
    const { amira } = await office({ children: [first] });
    const card = await amira.start('change-children', { caseRef: 'C-101', childStatus: 'household', on: '2026-11-10' });
    expect(inputsOf(card.card)).toEqual({ household: '', from: '2026-11-10' });
  });

  it('a day waits for the children to be chosen', async () => {
    const { amira } = await office();
    await amira.start('change-children', { caseRef: 'C-101', childStatus: 'looked-after', on: '2026-11-10' });
    expect((await amira.press('Next', { children: both })).words).toContain('since 10 Nov 2026');
  });

  it('nobody chosen is said at the field', async () => {
    const { amira } = await office();
    await amira.start('change-children', { caseRef: 'C-101' });
    const again = await amira.press('Next');
    expect(again.words).toContain('Check: Please choose at least one.');
    expect(again.words).toContain('Check: Please choose one.');
  });
});

it('thirty children with long references fit on every card', async () => {
  const children = Array.from({ length: 30 }, (_, index) => ({
    ref: `${index + 1}${'界'.repeat(37)}`,
    household: `${index + 1}${'界'.repeat(37)}`,
    lookedAfter: { from: '2026-10-01' },
    childProtection: { from: '2026-10-01' },
  }));
  const { amira, change } = await office({ children });
  await change('not-looked-after', typedTexts(children.map(({ ref }) => ref)));
  expect((await amira.press('Save')).words).toContain('30 children of C-101');
});
