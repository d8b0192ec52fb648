import { describe, expect, it } from '@jest/globals';
import { nameOnPage, pageButtons, withoutPages } from '../../src/chat/paging.ts';
import { renderCard } from '../../src/teams/render-card.ts';

const buttonsOf = (page: number) => pageButtons({ page, pages: 3 }, 'warnings.page');

describe('what is asked on a page', () => {
  it.each([
    ['on the first page is called as it is', 0, 'worker'],
    ['on the second has a name of its own', 1, 'worker~2'],
    ['on the last has another', 2, 'worker~3'],
  ])('%s, in the card too', (_, page, name) => {
    expect(nameOnPage('worker', buttonsOf(page))).toBe(name);
    const choice = { id: 'worker', label: 'Worker', placeholder: '', errorMessage: 'Please choose.', options: [] };
    const data = { title: 'Workers', sentences: [], groups: [], choices: [choice], buttons: buttonsOf(page) };
    expect(JSON.stringify(renderCard({ template: 'sheet', data }))).toContain(`"id":"${name}"`);
  });

  it.each([
    ['is heard under the name that commands know', { 'worker~2': 'w1', page: 1 }, { worker: 'w1', page: 1 }],
    ['takes the place of what the button carries', { worker: 'w0', 'worker~3': 'w1' }, { worker: 'w1' }],
    ['takes nothing’s place where nothing was chosen', { worker: 'w0', 'worker~2': '' }, { worker: 'w0' }],
    ['is empty where nothing was chosen at all', { 'worker~2': '' }, { worker: '' }],
    ['is what it was on a first page', { worker: 'w0', text: 'a~2' }, { worker: 'w0', text: 'a~2' }],
  ])('%s', (_, raw, expected) => {
    expect(withoutPages(raw)).toEqual(expected);
  });
});
