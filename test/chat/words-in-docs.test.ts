import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROFESSIONAL_ISSUE_WORDS, WORKLOAD_ISSUE_WORDS } from '../../src/chat/issue-words.ts';
import { colourChoices, RATING_HEADINGS } from '../../src/chat/rating-words.ts';

const page = (scheme: string) => readFileSync(`docs/schemes/${scheme}.md`, 'utf8');

describe('the page of a scheme says what the cards say', () => {
  it.each(RATING_HEADINGS.flatMap((heading) => colourChoices(heading).map(({ title }) => [heading, title])))(
    'about %s: %s',
    (_, title) => {
      expect(page('halton')).toContain(title);
    },
  );

  it.each([...Object.values(WORKLOAD_ISSUE_WORDS), ...Object.values(PROFESSIONAL_ISSUE_WORDS)])(
    'about an issue: %s',
    (words) => {
      expect(page('bath-nes')).toContain(words);
    },
  );
});
