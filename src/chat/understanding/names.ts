import type { Token } from './tokens.ts';

const NAME = '@name';
const SOMEONE = '@someone';

export interface WithNames {
  /** The words, each run that is a name replaced by `@name`, each that may be one by `@someone`. */
  readonly words: readonly string[];
  /** Someone's, or of or for someone: `Amira Khan's hours`, `FTE of A. Worker`. */
  readonly owner?: string;
  /** Any other run of words that are not ours: `Amira goes to 0.6`. */
  readonly loose?: string;
  /** To whom: `hand it over to Ben`, `share it with Ben`. */
  readonly towards?: string;
  /** How many runs of strange words there are that are no owner's name. */
  readonly strange: number;
}

const MOST_WORDS = 4;
const BEFORE_NAME: ReadonlySet<string> = new Set(['of', 'for', 'about']);
const TOWARDS: ReadonlySet<string> = new Set(['to', 'with', 'between']);

/** Finds what may be a person's name: a run of words that are none of ours. */
export function takeNames(tokens: readonly Token[]): WithNames {
  const words: string[] = [];
  let owner: string | undefined;
  let loose: string | undefined;
  let towards: string | undefined;
  let strange = 0;
  for (let at = 0; at < tokens.length; ) {
    const run = runAt(tokens, at);
    const token = tokens[at];
    if (run.length === 0) {
      if (token) words.push(token.word);
      at += 1;
      continue;
    }
    const name = run.map(({ raw }) => raw).join(' ');
    const owns = run.at(-1)?.owner === true || BEFORE_NAME.has(tokens[at - 1]?.word ?? '');
    if (TOWARDS.has(tokens[at - 1]?.word ?? '') && run.length <= MOST_WORDS) towards ??= name;
    if (owns && owner === undefined && run.length <= MOST_WORDS) {
      owner = name;
      words.push(NAME);
    } else {
      if (run.length <= MOST_WORDS) loose ??= name;
      strange += 1;
      words.push(SOMEONE);
    }
    at += run.length;
  }
  return {
    words,
    strange,
    ...(owner === undefined ? {} : { owner }),
    ...(loose === undefined ? {} : { loose }),
    ...(towards === undefined ? {} : { towards }),
  };
}

/** The strange words from `at` on, up to the one that owns something; a word after an initial is part of the name. */
function runAt(tokens: readonly Token[], at: number): readonly Token[] {
  const run: Token[] = [];
  for (const token of tokens.slice(at)) {
    const afterInitial = INITIAL.test(run.at(-1)?.raw ?? '') && /^\p{L}/u.test(token.word);
    if (!token.strange && !afterInitial) break;
    run.push(token);
    if (token.owner) break;
  }
  return run;
}

/** `A.` of `A. Worker`. */
const INITIAL = /^\p{L}\.$/u;
