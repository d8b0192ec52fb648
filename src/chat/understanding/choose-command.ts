import type { CommandName } from './command-names.ts';
import type { Concept } from './concepts.ts';
import { FRAMES } from './frames.ts';
import type { Heard } from './hear.ts';
import { isMeant } from './meant.ts';
import type { Sentence } from './sentence.ts';

interface Frame {
  readonly command: CommandName;
  readonly sureness: number;
  /** Of each group one concept has to be there. */
  readonly needs: readonly (readonly Concept[])[];
  readonly bars: readonly Concept[];
}

export interface Choice {
  /** Null where nothing is sure enough. */
  readonly command: CommandName | null;
  /** What else the sentence may mean, the likeliest first: for somebody to whom `command` is not given. */
  readonly others: readonly CommandName[];
  /** Three commands, the likeliest first. */
  readonly nearest: readonly CommandName[];
}

const ALL_FRAMES: readonly Frame[] = Object.entries(FRAMES).flatMap(([command, lines]) =>
  lines.map((line) => frameOf(command as CommandName, line)),
);

/** Reads a line of frames.ts. */
function frameOf(command: CommandName, line: string): Frame {
  const [sureness, ...terms] = line.split(' ');
  return {
    command,
    sureness: Number(sureness),
    needs: terms.filter((term) => !term.startsWith('!')).map((term) => term.split('|') as Concept[]),
    bars: terms.filter((term) => term.startsWith('!')).map((term) => term.slice(1) as Concept),
  };
}

/** What every sentence may be besides. */
const TALK: ReadonlySet<CommandName> = new Set(['greet', 'help']);
/** Words of what is not offered yet (`submit`, `transfer`) let only these through: `panel report submitted`. */
const SURE_ALTHOUGH_LATER = 7;
const SHOWN = 3;
const USUAL: readonly CommandName[] = ['help', 'my-total', 'add-case'];

/** Chooses the command that a sentence means, and the ones that come nearest to it. */
export function chooseCommand(heard: Heard, { strange, refs }: Pick<Sentence, 'strange' | 'refs'>): Choice {
  const concepts = new Set(heard.concepts);
  if (strange === 0) concepts.add('known');
  if (isBareReference(heard, refs)) concepts.add('bare-ref');
  const nearest = nearestTo(concepts);
  if (strange > Math.max(heard.meaningful, 1)) return { command: null, others: [], nearest };
  const least = concepts.has('later') ? SURE_ALTHOUGH_LATER : 0;
  const [surest, ...more] = ALL_FRAMES.filter(
    (frame) => frame.sureness >= least && fits(frame, concepts) && isMeant(frame.command, heard),
  ).sort((a, b) => b.sureness - a.sureness);
  const others = new Set(more.map(({ command }) => command).filter((command) => command !== surest?.command));
  return { command: surest?.command ?? null, others: [...others].filter((command) => !TALK.has(command)), nearest };
}

function fits({ needs, bars }: Frame, concepts: ReadonlySet<Concept>): boolean {
  return (
    needs.every((group) => group.some((concept) => concepts.has(concept))) &&
    !bars.some((concept) => concepts.has(concept))
  );
}

/** A plain reference and nothing else: `C-101`, `case C101, please`. What is only like one may be a slip of the keys. */
function isBareReference({ core }: Heard, [ref = '']: readonly string[]): boolean {
  const alone = core.includes('@ref') && core.every((word) => ['@ref', 'case', 'ref'].includes(word));
  return alone && /^(?:\p{L}\d+|\p{L}{1,5}[-/ ]\d+(?:[-/]\d+)*)$/u.test(ref);
}

/** Concepts that half of all sentences have say nothing about what comes near. */
const VAGUE: ReadonlySet<Concept> = new Set([
  'be',
  'becomes',
  'bind',
  'change',
  'did',
  'fall',
  'future',
  'here',
  'i',
  'it',
  'known',
  'my',
  'post',
  'show',
  'someone',
  'that',
  'was',
  'we',
]);

/** By the share of a frame's telling concepts that were said; what people mostly ask for fills up. */
function nearestTo(concepts: ReadonlySet<Concept>): readonly CommandName[] {
  const telling = (concept: Concept) => concepts.has(concept) && !VAGUE.has(concept);
  const nearness = ({ needs, sureness }: Frame) =>
    (sureness * needs.filter((group) => group.some(telling)).length) / needs.length;
  const near = ALL_FRAMES.map((frame) => ({ command: frame.command, nearness: nearness(frame) }))
    .filter((one) => one.nearness > 0)
    .sort((a, b) => b.nearness - a.nearness)
    .map(({ command }) => command);
  return [...new Set([...near, ...USUAL])].slice(0, SHOWN);
}
