import { z } from 'zod';
import { openCaseload } from '../application/change-caseload.ts';
import type { CaseloadSnapshot, StoredCase } from '../application/ports.ts';
import { opening } from './card-state.ts';
import { schemeOn } from './case-days.ts';
import { type AskedCase, withCase } from './choose-case.ts';
import type { Command, Press } from './command.ts';
import type { Typed } from './form/read-form.ts';
import { heardOf } from './held-by-another.ts';
import { ifKnown } from './if-known.ts';
import { cancelled, noCaseload, notInThisScheme } from './refusals.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import type { Words } from './words.ts';

/** What a sentence said, by field, on its way to the form. */
export const saidInCard = z.record(z.string().max(20), z.string().max(1_020)).catch({}).default({});

/** What a button asks for that opens a card about a case; what is not understood is asked again. */
const caseOpening = opening.extend({
  said: saidInCard,
  /** Set on the card that asks which case. */
  asked: z.literal(true).optional().catch(undefined),
});

/** A case that a card is to be about. */
export interface CaseOpened {
  readonly snapshot: CaseloadSnapshot;
  readonly stored: StoredCase;
  /** Whose caseload, when not the presser's own. */
  readonly worker: string | undefined;
  readonly said: Typed;
  /** What came in the card beside; nothing in it is believed. */
  readonly raw: Readonly<Record<string, unknown>>;
}
type OpenCase = (turn: Turn, opened: CaseOpened) => Reply;

/** In which schemes a command has its use, and what is said under the others, before `under the Halton scheme`. */
interface Useful {
  readonly in: NonNullable<Command['usedIn']>;
  readonly otherwise: string;
}

interface CaseCommandParts extends Pick<Command, 'name' | 'title' | 'help' | 'examples' | 'presses'> {
  /** Set where some schemes have no use for it. */
  readonly useful?: Useful;
  /** What a sentence said, by field of the card. */
  readonly said?: (words: Words) => Typed;
  /** The card about the case. */
  readonly open: OpenCase;
}

/** A command about one case: the case is found, asked for or guessed at first. Its buttons press `open`. */
export function caseCommand({ said, open, presses, useful, ...texts }: CaseCommandParts): Command {
  const question = { command: texts.name, title: texts.title, step: 'open', useful };
  const command: Command = {
    ...texts,
    ...(useful ? { usedIn: useful.in } : {}),
    right: 'change-own-caseload',
    onBehalf: true,
    aboutCase: true,
    say: (turn, words) => {
      const meant = { caseRef: words.caseRef, otherRefs: words.otherRefs };
      return begin(turn, question, { worker: words.worker, said: said?.(words) ?? {}, meant, raw: {} }, open);
    },
    presses: {
      ...presses,
      open: openingPress(question, open),
      heard: (turn, raw) => heardOf(turn, command, raw),
      cancel: cancelled,
    },
  };
  return command;
}

interface Question {
  readonly command: string;
  readonly title: string;
  readonly step: string;
  readonly useful?: Useful | undefined;
}

/** A press that opens a card about a case. */
export function openingPress(question: Question, open: OpenCase): Press {
  return async (turn, raw) => {
    const { worker, said, ...meant } = caseOpening.parse(raw);
    return begin(turn, question, { worker, said, meant, raw }, open);
  };
}

async function begin(
  turn: Turn,
  { useful, ...question }: Question,
  asked: Pick<CaseOpened, 'worker' | 'said' | 'raw'> & { readonly meant: AskedCase },
  open: OpenCase,
): Promise<Reply> {
  const { worker, said, raw, meant } = asked;
  const opened = await openCaseload(turn.outside, turn.person, 'change', worker);
  if (!opened.ok) return noCaseload(opened);
  const { snapshot } = opened;
  const scheme = schemeOn(snapshot, turn.outside.schemeOf, turn.today);
  if (useful && !useful.in(scheme)) return notInThisScheme(useful.otherwise, scheme);
  const data = { ...ifKnown('worker', worker), said };
  return withCase(turn, snapshot, meant, { ...question, worker, data }, (stored) =>
    open(turn, { snapshot, stored, worker, said, raw }),
  );
}
