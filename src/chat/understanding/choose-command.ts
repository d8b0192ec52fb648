import type { CommandName } from './command-names.ts';
import type { Concept, Heard } from './concepts.ts';
import { FRAMES } from './frames.ts';
import type { Sentence } from './sentence.ts';

interface Frame {
  readonly command: CommandName;
  readonly sureness: number;
  /** Of each group one concept has to be there. */
  readonly needs: readonly (readonly Concept[])[];
  readonly bars: readonly Concept[];
}

export interface Choice {
  readonly command: CommandName | null;
  /** The likeliest first. */
  readonly nearest: readonly CommandName[];
}

const ALL_FRAMES: readonly Frame[] = Object.entries(FRAMES).flatMap(([command, lines]) =>
  lines.map((line) => frameOf(command as CommandName, line)),
);

function frameOf(command: CommandName, line: string): Frame {
  const [sureness, ...terms] = line.split(' ');
  return {
    command,
    sureness: Number(sureness),
    needs: terms.filter((term) => !term.startsWith('!')).map((term) => term.split('|') as Concept[]),
    bars: terms.filter((term) => term.startsWith('!')).map((term) => term.slice(1) as Concept),
  };
}

/** What is written down by these, so a question, a doubt or a refusal is not enough for them. */
const CHANGES: ReadonlySet<CommandName> = new Set([
  'set-up-team',
  'change-terms',
  'use-this-channel',
  'add-case',
  'log-activity',
  'change-children',
  'set-co-working',
  'close-case',
  'log-duty',
  'undo',
]);
/** `not` belongs to what these say: `no longer co-working`, `not looked after any more`. */
const MAY_DENY: ReadonlySet<CommandName> = new Set(['set-co-working', 'change-children']);
/** Words of what is not offered yet (`submit`, `transfer`) let only the surest frames through: `report submitted`. */
const SURE_ALTHOUGH_LATER = 7;
const SHOWN = 3;
const USUAL: readonly CommandName[] = ['help', 'my-total', 'add-case'];

/** The command that a sentence means; null where nothing is sure enough. */
export function chooseCommand(heard: Heard, { strange, refs }: Pick<Sentence, 'strange' | 'refs'>): Choice {
  const concepts = new Set(heard.concepts);
  if (strange === 0) concepts.add('known');
  if (isBareReference(heard, refs)) concepts.add('bare-ref');
  const ranked = ALL_FRAMES.map((frame) => ({ frame, fit: fitOf(frame, concepts) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit * b.frame.sureness - a.fit * a.frame.sureness);
  const nearest = [...new Set([...ranked.map(({ frame }) => frame.command), ...USUAL])].slice(0, SHOWN);
  if (strange > Math.max(heard.meaningful, 1)) return { command: null, nearest };
  const least = concepts.has('later') ? SURE_ALTHOUGH_LATER : 0;
  const sure = ranked.find(({ frame, fit }) => fit === 1 && frame.sureness >= least && allows(frame.command, heard));
  return { command: sure?.frame.command ?? null, nearest };
}

/** A plain reference and nothing else: `C-101`, `case C101, please`. What is only like one may be a slip of the keys. */
function isBareReference({ core }: Heard, [ref = '']: readonly string[]): boolean {
  const alone = core.includes('@ref') && core.every((word) => ['@ref', 'case', 'ref'].includes(word));
  return alone && /^(?:\p{L}\d+|\p{L}{1,5}[-/ ]\d+(?:[-/]\d+)*)$/u.test(ref);
}

/** The share of what a frame needs that was said; a barred concept makes it unfit but still near. */
function fitOf({ needs, bars }: Frame, concepts: ReadonlySet<Concept>): number {
  const met = needs.filter((group) => group.some((concept) => concepts.has(concept))).length;
  const barred = bars.some((concept) => concepts.has(concept));
  return barred ? 0 : met / needs.length === 1 ? 1 : (met / needs.length) * 0.5;
}

function allows(command: CommandName, heard: Heard): boolean {
  if (!CHANGES.has(command)) return true;
  if (heard.concepts.has('unsure') || isQuestion(heard)) return false;
  if (command === 'undo' && heard.concepts.has('how-to')) return false;
  if (MAY_DENY.has(command)) return true;
  return !heard.concepts.has('not') && (heard.core[0] !== 'no' || heard.core[1] === 'longer' || command === 'undo');
}

const QUESTION_WORDS: ReadonlySet<string> = new Set(['what', 'when', 'who', 'whose', 'which', 'why', 'where', 'how']);
const AUXILIARIES: ReadonlySet<string> = new Set([
  'do',
  'does',
  'did',
  'have',
  'has',
  'had',
  'is',
  'are',
  'am',
  'was',
  'were',
  'should',
  'will',
  'would',
]);
const SUBJECTS: ReadonlySet<string> = new Set([
  'i',
  'we',
  'you',
  'he',
  'she',
  'they',
  'it',
  'there',
  'anyone',
  'anybody',
  'someone',
  'my',
  'our',
  'this',
  '@ref',
  '@name',
  'case',
]);

/** Asks something, other than how to do it. */
function isQuestion({ core, concepts }: Heard): boolean {
  const [first = '', second = ''] = core;
  if (QUESTION_WORDS.has(first)) return !concepts.has('how-to');
  return AUXILIARIES.has(first) && SUBJECTS.has(second);
}
