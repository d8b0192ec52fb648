/** A page to be printed: what it is about, then its parts in order. All of it is plain text. */
export interface Printable {
  readonly title: string;
  /** Small below the title. */
  readonly subtitle: string;
  readonly parts: readonly Part[];
}

/** A part of a page under its heading; without one it goes on from the part before. */
export type Part = { readonly heading: string } & (
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly table: PrintedTable }
  | { readonly kind: 'list'; readonly items: readonly string[] }
);

export interface PrintedTable {
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Set apart below the rows: sums. */
  readonly foot?: readonly (readonly string[])[];
}

export interface PrintedColumn {
  readonly title: string;
  /** Figures stand at the right. */
  readonly isFigure?: boolean;
}

/** Everything is in the one file, and nothing in it can be run or fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
@page { size: A4 landscape; margin: 12mm; }
body { font: 10pt/1.4 sans-serif; color: #000; margin: 0 auto; max-width: 273mm; }
@media screen { body { padding: 8mm; } }
h1 { font-size: 16pt; margin: 0; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
p { margin: 1mm 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.2mm solid #666; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tfoot td { font-weight: bold; }
.figure { text-align: right; white-space: nowrap; }
.facts th { width: 55mm; }
`;

/** The page as one HTML file that a browser shows and prints on A4, without scripts or anything from elsewhere. */
export function printedPage({ title, subtitle, parts }: Printable): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(subtitle)}</p>`,
    ...parts.map(printedPart),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function printedPart(part: Part): string {
  const heading = part.heading === '' ? '' : `<h2>${escaped(part.heading)}</h2>\n`;
  switch (part.kind) {
    case 'facts':
      return `${heading}${printedFacts(part.facts)}`;
    case 'table':
      return `${heading}${printedTable(part.table)}`;
    case 'list':
      return `${heading}<ul>\n${part.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
  }
}

function printedFacts(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`);
  return `<table class="facts">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function printedTable({ columns, rows, foot = [] }: PrintedTable): string {
  const mark = (index: number) => (columns[index]?.isFigure ? ' class="figure"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${mark(index)}>${escaped(title)}</th>`).join('');
  const printed = (row: readonly string[]) =>
    `<tr>${row.map((cell, index) => `<td${mark(index)}>${escaped(cell)}</td>`).join('')}</tr>`;
  return [
    '<table>',
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${rows.map(printed).join('\n')}\n</tbody>`,
    ...(foot.length > 0 ? [`<tfoot>\n${foot.map(printed).join('\n')}\n</tfoot>`] : []),
    '</table>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands, whatever is in it. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
