import { isDeepStrictEqual } from 'node:util';
import { optionUnder, readFrom } from '../../../application/change-reading.ts';
import { markOf } from '../../../application/change-schemes.ts';
import type { Figures } from '../../../application/effect.ts';
import { type Move, movesBy } from '../../../application/team-moves.ts';
import { addDays, type CalendarDate, later } from '../../../domain/calendar-date.ts';
import type { Versions } from '../../../domain/caseload.ts';
import { partOverTime } from '../../../domain/change-versions.ts';
import { counted } from '../../../domain/counted.ts';
import { wordsOf } from '../../../domain/readings.ts';
import type { SchemeInForce } from '../../../domain/scheme-in-force.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Status } from '../../../domain/weighting-scheme.ts';
import { foremost, leaves } from '../../cards/button.ts';
import type { SheetRow } from '../../cards/sheet.ts';
import { pageButtons, pageOf, pageWords } from '../../paging.ts';
import { statusName, statusWords } from '../../phrases.ts';
import { readingTitle } from '../../reading-words.ts';
import { privateCard, type Reply } from '../../reply.ts';
import type { Turn } from '../../turn.ts';
import type { Wish } from './reading-form.ts';
import { stateOf, type TeamReading } from './team-reading.ts';

/** Who would move how, before anything is saved. */
export async function preview(turn: Turn, of: TeamReading, wish: Wish, asked: number): Promise<Reply> {
  const { team, scheme, reading } = of;
  const { from, option } = wish;
  const schemes = readFrom(team.schemes, { ...wish, scheme: scheme.id, reading });
  const moves = await movesBy(turn.outside, team.teamId, schemes, from);
  const movers = moves.filter(({ effect }) => !isDeepStrictEqual(effect.before, effect.after));
  const page = pageOf(
    movers.sort((a, b) => worsening(b) - worsening(a)),
    asked,
  );
  const carried = { ...stateOf(of), readingId: reading.id, ...wish };
  const seen = markOf(team.schemes);
  return privateCard('sheet', {
    title: `${team.name} from ${spokenDate(from)}: ${readingTitle(reading)}?`,
    sentences: [
      wordsOf(reading, { [reading.id]: option }),
      ...(from < turn.today ? [`Days since ${spokenDate(from)} are scored anew.`] : []),
      ...untilWords(schemes, of, wish),
      ...moveSentences(movers, moves.length),
      'Nothing is saved yet.',
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: movers.length === 0 ? [] : [moversGroup(page.items, later(from, turn.today))],
    choices: [],
    buttons: [
      foremost(leaves('Save', 'change-readings.save', { ...carried, seen, nonce: turn.outside.newId() })),
      ...pageButtons(page, 'change-readings.preview', carried),
      leaves('Back', 'change-readings.ask', carried),
      leaves('Cancel', 'change-readings.cancel'),
    ],
  });
}

const WORST_LAST: readonly Status[] = ['below', 'within', 'above', 'report'];

/** How much a status gets worse; below 0 where it gets better. */
function worsening({ effect }: Move): number {
  return WORST_LAST.indexOf(effect.after.status) - WORST_LAST.indexOf(effect.before.status);
}

/** A change that is known already ends the reading. */
function untilWords(schemes: Versions<SchemeInForce>, { scheme, reading }: TeamReading, wish: Wish): readonly string[] {
  const options = partOverTime(schemes, (inForce) => optionUnder(inForce, { scheme: scheme.id, reading }));
  const end = options.find(({ inForceFrom, value }) => inForceFrom > wish.from && value !== wish.option)?.inForceFrom;
  return end === undefined
    ? []
    : [`Up to ${spokenDate(addDays(end, -1))}: what is recorded from the next day on stands.`];
}

function moveSentences(movers: readonly Move[], workers: number): readonly string[] {
  if (workers === 0) return ['Nobody works in this team.'];
  if (movers.length === 0) return ["Nobody's figures move."];
  const worse = WORST_LAST.flatMap((status) => {
    const there = movers.filter((move) => worsening(move) > 0 && move.effect.after.status === status);
    return there.length === 0 ? [] : [`${there.length} then ${statusName(status, there[0]?.effect.after)}`];
  });
  const moving = `The figures of ${movers.length} of ${counted(workers, 'worker', 'workers')} move`;
  return [worse.length === 0 ? `${moving}.` : `${moving}: ${worse.join(', ')}.`];
}

function moversGroup(movers: readonly Move[], day: CalendarDate) {
  return { heading: `On ${spokenDate(day)}`, figure: '', rows: movers.map((move) => moverRow(move, day)) };
}

function moverRow({ name, effect: { before, after, on } }: Move, day: CalendarDate): SheetRow {
  const notes = [standingWords(before, after), ...(on === day ? [] : [`from ${spokenDate(on)} on`])];
  return {
    text: name,
    note: notes.join(' · '),
    figure: before.total === after.total ? String(after.total) : `${before.total} → ${after.total}`,
  };
}

function standingWords(before: Figures, after: Figures): string {
  const [was, is] = [statusWords(before), statusWords(after)];
  return was === is ? is : `${was} → ${is}`;
}
