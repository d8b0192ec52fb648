import { describe, expect, it } from '@jest/globals';
import { printedPage } from '../../src/documents/printable.ts';

const HOSTILE = `<script>alert("x")</script> & '\${1}'`;

describe('a page to be printed', () => {
  const page = printedPage({
    title: HOSTILE,
    subtitle: HOSTILE,
    parts: [
      { kind: 'facts', heading: HOSTILE, facts: [[HOSTILE, HOSTILE]] },
      { kind: 'list', heading: '', items: [HOSTILE] },
      {
        kind: 'table',
        heading: 'Table',
        table: {
          columns: [{ title: HOSTILE }, { title: 'Figure', isFigure: true }],
          rows: [[HOSTILE, '1']],
          foot: [['Together', '1']],
        },
      },
    ],
  });

  it('holds every text as it stands, and nothing that could be run', () => {
    expect(page).not.toMatch(/<script/i);
    expect(page.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;\$\{1\}&#39;/g)).toHaveLength(9);
  });

  it('is one file that fetches nothing, on A4', () => {
    expect(page).not.toMatch(/src=|href=|url\(|@import|http:|https:/);
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;');
    expect(page).toContain('size: A4');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
  });

  it('heads its tables, repeats the heads overleaf and sets figures at the right', () => {
    expect(page).toContain('<th scope="col" class="figure">Figure</th>');
    expect(page).toContain('<td class="figure">1</td>');
    expect(page).toContain('display: table-header-group');
    expect(page).toMatch(/<tfoot>\n<tr><td>Together<\/td>/);
  });

  it('closes what it opens', () => {
    for (const tag of [
      'html',
      'head',
      'body',
      'table',
      'thead',
      'tbody',
      'tfoot',
      'tr',
      'td',
      'th',
      'ul',
      'li',
      'h1',
      'h2',
      'p',
    ]) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0;
      expect([tag, page.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0]).toEqual([tag, opened]);
    }
  });
});
