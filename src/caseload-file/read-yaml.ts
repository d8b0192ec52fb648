import { Composer, type CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import type { FileError } from './file-error.ts';

/** YAML 1.2 core: dates stay text, `on` stays a key. Duplicate keys are looked for when the values are taken out. */
const CORE = {
  version: '1.2',
  schema: 'core',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

/** What a file of 10 MB can hold by far; without these limits a hostile one of that size fills the memory. */
const MOST_MARKS = 4_000_000;
const DEEPEST = 100;

/** Errors of the notation follow from one another, so only the first are listed. */
const MOST_NOTATION_ERRORS = 20;

export type YamlDocument =
  | { readonly ok: true; readonly document: Document.Parsed }
  | { readonly ok: false; readonly errors: readonly FileError[] };

/** The one document of a YAML text, or what is wrong with its notation. */
export function readYaml(text: string): YamlDocument {
  const tokens = tokensOf(text);
  if (!tokens) return refused('Expected a caseload; this is larger or deeper than one can be.');
  const [document, second] = new Composer(CORE).compose(tokens, true, text.length);
  if (!document || second) return refused('Expected one YAML document, without a second one behind `---`.');
  const problems = [...document.errors, ...document.warnings];
  if (problems.length === 0) return { ok: true, document };
  return {
    ok: false,
    errors: problems.slice(0, MOST_NOTATION_ERRORS).map((problem) => ({ path: '', message: inWords(problem, text) })),
  };
}

function refused(message: string): YamlDocument {
  return { ok: false, errors: [{ path: '', message }] };
}

/** The tokens of a text; null when there are more than a caseload can need. */
function tokensOf(text: string): readonly CST.Token[] | null {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let marks = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isSpaceOrComment(lexeme)) marks += 1;
    if (marks > MOST_MARKS || parser.stack.length > DEEPEST) return null;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function isSpaceOrComment(lexeme: string): boolean {
  return [' ', '\t', '\n', '\r', '#'].includes(lexeme.charAt(0));
}

const HINTS: Partial<Record<YAMLError['code'], string>> = {
  BAD_DIRECTIVE: 'there is no such directive',
  BAD_INDENT: 'the indentation does not fit',
  MISSING_CHAR: 'a quote, bracket, comma, colon or space is missing',
  TAB_AS_INDENT: 'a tab cannot indent',
  TAG_RESOLVE_FAILED: 'this tag has no meaning here',
};

/** Says where the notation fails, without repeating what stands there. */
function inWords({ code, pos }: YAMLError, text: string): string {
  const lines = text.slice(0, pos[0]).split('\n');
  const place = `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
  return `Expected YAML 1.2 or JSON: at ${place} ${HINTS[code] ?? 'this cannot be read'}.`;
}
