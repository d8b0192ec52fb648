import { type Comparison, compareSchemes } from '../../application/compare-schemes.ts';
import { figuresOf } from '../../application/effect.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { SchemeId } from '../../domain/weighting-scheme.ts';
import { type Button, foremost, leaves, sends } from '../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../cards/sheet.ts';
import { shortFlagWords } from '../flag-words.ts';
import { lackWords } from '../lack-words.ts';
import { capitalised } from '../phrases.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { whySheet } from '../why-sheet.ts';
import { countsWords, expectedWords, furtherFigure, headingOf, standingWords, totalWords } from './comparison-words.ts';

/** Whose caseload, on which day, and where to go on. */
export interface WorkerView {
  readonly day: CalendarDate;
  /** Whose, for the title: `Your`, `Amira Khan's`. */
  readonly whose: string;
  /** What the card's buttons carry beside the day. */
  readonly data: Button['data'];
  readonly buttons: readonly Button[];
}

export const OWN_UNIT =
  'Each scheme counts in its own unit and against its own figure, so the figures are not to be set against each other.';

/** One caseload under every scheme, each with what it needs and was not told. */
export function workerSheet({ outside, today }: Turn, snapshot: CaseloadSnapshot, view: WorkerView): Reply {
  const { day, whose, data, buttons } = view;
  const compared = compareSchemes(snapshot, outside.schemeOf, { day, today });
  const sheet: SheetData = {
    title: `${whose} caseload under each scheme on ${spokenDate(day)}`,
    sentences: [OWN_UNIT, ...expectedWords(compared)].map((text) => ({ text })),
    groups: compared.map(schemeGroup),
    choices: [
      {
        id: 'schemeId',
        label: 'Open the lines under a scheme',
        placeholder: 'Choose a scheme',
        errorMessage: 'Please choose a scheme.',
        options: compared.map(({ scheme }) => ({ title: scheme.name, value: scheme.id })),
      },
    ],
    buttons: [foremost(sends('Open', 'compare-schemes.lines', { ...data, on: day })), ...buttons],
  };
  return privateCard('sheet', sheet);
}

function schemeGroup(comparison: Comparison): SheetGroup {
  const { score, lacking } = comparison;
  const standing = standingWords(comparison);
  const row = (text: string, note = ''): SheetRow => ({ text, note, figure: '' });
  const counts = countsWords(score);
  // A team type that is not recorded is named among what the scheme needs.
  const flags = shortFlagWords(score.flags.map(({ code }) => code).filter((code) => code !== 'team-type-missing'));
  return {
    heading: headingOf(comparison),
    figure: totalWords(comparison),
    rows: [
      row(capitalised(standing), furtherFigure(figuresOf(score))),
      ...(counts === '' ? [] : [row(counts)]),
      ...flags.map((flag) => row(capitalised(flag))),
      ...lacking.map((lack) => row(lackWords(lack))),
    ],
  };
}

/** The lines of one of the schemes. */
export function schemeLines(
  { outside, today }: Turn,
  snapshot: CaseloadSnapshot,
  view: WorkerView & { readonly schemeId: SchemeId; readonly page: number },
): Reply {
  const { day, whose, data, schemeId, page, buttons } = view;
  const compared = compareSchemes(snapshot, outside.schemeOf, { day, today });
  const comparison = compared.find(({ scheme }) => scheme.id === schemeId);
  if (!comparison) throw new Error('Every scheme is compared');
  const { scheme, inForce, timeline, lacking } = comparison;
  return whySheet(
    { timeline },
    {
      day,
      whose: `${whose.charAt(0).toLowerCase()}${whose.slice(1)}`,
      remarks: [
        inForce ? `By ${scheme.title}, the scheme in force.` : `By ${scheme.title}, which is not the scheme in force.`,
        ...expectedWords([comparison]),
        ...lacking.map((lack) => `${lackWords(lack)}.`),
      ],
      page,
      verb: 'compare-schemes.lines',
      data: { ...data, on: day, schemeId },
      buttons: [leaves('Back', 'compare-schemes.worker', { ...data, on: day }), ...buttons],
    },
  );
}
