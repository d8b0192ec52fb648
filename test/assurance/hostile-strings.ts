import { EXPRESSION } from './mutations.ts';

/** An expression of a template: `$` and braces apart, so that none is one here. */
const expression = (inside: string): string => ['$', `{${inside}}`].join('');

/** What could mean something to a client, a template, a spreadsheet, a query, a browser or a log, if it were let. */
export const HOSTILE: readonly string[] = [
  // Markdown
  ...['**bold**', '_italic_ text', '~~gone~~', '# Heading', '> quoted', '1. first', '- item', '`code`', '---', '\\*'],
  ...['[press](https://evil.example)', '![x](https://evil.example/x.png)', '<https://evil.example>', '| a | b |'],
  // Addresses that clients make into links
  ...['https://evil.example/?q=1', 'www.evil.example', 'mailto:x@evil.example', 'javascript:alert(1)', 'tel:112'],
  // Mentions and markup
  ...[
    '<at>Everyone</at>',
    '<at id="0">Mona</at>',
    '@everyone',
    '<b>bold</b>',
    '<script>alert(1)</script>',
    '&lt;b&gt;',
  ],
  ...['<img src=x onerror=alert(1)>', '&#60;b&#62;', '{{DATE(2026-11-30,SHORT)}}', '{{TIME(2026-11-30T09:00:00Z)}}'],
  // Expressions of templates and of other things
  ...[EXPRESSION, expression('$root.title'), expression('name'), expression("if(true, 'a', 'b')"), '$data', '$when'],
  ...['{{name}}', '#{1+1}', '%{x}', '%s %n %x', '$(id)', '`id`'],
  // Cards and JSON
  ...['{"type":"Action.OpenUrl","url":"https://evil.example"}', '"}],"actions":[{"type":"Action.Submit"', '\\u0022'],
  // Spreadsheets
  ...['=1+1', '+1+1', '-1+1', '@SUM(A1)', '=HYPERLINK("https://evil.example","x")', "=cmd|' /C calc'!A0", '\t=1+1'],
  // Queries and keys
  ...[
    "' or '1'='1",
    "'; drop table x; --",
    "PartitionKey eq 'x'",
    '../../etc/passwd',
    '%2e%2e%2f',
    '__proto__',
    'constructor',
  ],
  // Letters that are not what they seem
  ...[
    'abc\u202edcba',
    'zero\u200bwidth',
    '\u2066x\u2069',
    'é\u0301\u0301\u0301',
    '👩‍👧‍👦',
    '\ud83d',
    '\u0000x',
    'a\u2028b',
    '\ufeffx',
  ],
  'W'.repeat(5_000),
];
