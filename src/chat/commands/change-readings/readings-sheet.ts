import { optionUnder } from '../../../application/change-reading.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import { type Versions, valueOn } from '../../../domain/caseload.ts';
import { partOverTime } from '../../../domain/change-versions.ts';
import { choicesIn, wordsOf } from '../../../domain/readings.ts';
import type { SchemeInForce } from '../../../domain/scheme-in-force.ts';
import type { Reading, ReadingChoice } from '../../../domain/scheme-source.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import type { SheetRow } from '../../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../../paging.ts';
import { readingTitle, spoken } from '../../reading-words.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import { stateOf, type TeamReading, type TeamScheme } from './team-reading.ts';

/** How the scheme is read, clause by clause, what can be chosen first. */
export function readingsSheet({ outside }: Turn, of: TeamScheme, asked: number): Reply {
  const { team, day, scheme } = of;
  const choices = choicesIn(scheme.source);
  const fixed = scheme.source.readings.filter((reading) => !choices.some(({ id }) => id === reading.id));
  const page = pageOf([...choices, ...fixed], asked);
  const next = laterScheme(team.schemes, day);
  const nextTitle = next && outside.schemeOf(valueOn(team.schemes, next)).title;
  return privateCard('sheet', {
    title: `${team.name}: how its scheme is read`,
    sentences: [
      `${scheme.title}, as read on ${spokenDate(day)}.`,
      ...(next ? [`From ${spokenDate(next)} on the team is weighed by ${nextTitle}.`] : []),
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [{ heading: '', figure: '', rows: page.items.map((reading) => readingRow(of, reading)) }],
    choices: [
      {
        id: 'readingId',
        label: 'Which one is to change?',
        placeholder: 'Choose a reading',
        errorMessage: 'Please choose a reading.',
        options: choices.map((reading) => ({ title: readingTitle(reading), value: reading.id })),
      },
    ],
    buttons: [
      foremost(sends('Change', 'change-readings.ask', stateOf(of))),
      ...pageButtons(page, 'change-readings.list', stateOf(of)),
      ...(next
        ? [leaves(`Scheme from ${spokenDate(next)}`, 'change-readings.list', { ...stateOf(of), day: next })]
        : []),
    ],
  });
}

function readingRow(of: TeamScheme, reading: Reading | ReadingChoice): SheetRow {
  if (!('documented' in reading)) {
    return { text: reading.reading, note: `${readingTitle(reading)} · one way only`, figure: '' };
  }
  const { readings } = of.scheme;
  const how = readings[reading.id] === undefined ? 'as documented' : 'chosen';
  const notes = [readingTitle(reading), how, ...laterOptions({ ...of, reading })];
  return { text: wordsOf(reading, readings), note: notes.join(' · '), figure: '' };
}

/** `from 1 Jan 2027: every family`, for each day on which the reading is known to become another. */
export function laterOptions({ team, day, scheme, reading }: TeamReading): readonly string[] {
  const end = laterScheme(team.schemes, day);
  const asked = { scheme: scheme.id, reading };
  return partOverTime(team.schemes, (inForce) => optionUnder(inForce, asked)).flatMap(({ inForceFrom, value }) => {
    const isKnown = value !== undefined && inForceFrom > day && (end === undefined || inForceFrom < end);
    return isKnown ? [`from ${spokenDate(inForceFrom)}: ${spoken(value).toLowerCase()}`] : [];
  });
}

/** The first day after `day` on which the team is weighed by another scheme; undefined where none is known. */
function laterScheme(schemes: Versions<SchemeInForce>, day: CalendarDate): CalendarDate | undefined {
  return partOverTime(schemes, ({ scheme }) => scheme).find(({ inForceFrom }) => inForceFrom > day)?.inForceFrom;
}
