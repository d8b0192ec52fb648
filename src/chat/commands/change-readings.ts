import { z } from 'zod';
import { changeReading } from '../../application/change-reading.ts';
import { isCalendarDate } from '../../domain/calendar-date.ts';
import { optionIn, optionsOf, wordsOf } from '../../domain/readings.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { opaqueId } from '../card-state.ts';
import { foremost, leaves, sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import type { Command } from '../command.ts';
import { typedIn } from '../form/read-form.ts';
import { pageIn } from '../paging.ts';
import { readingTitle } from '../reading-words.ts';
import { cancelled, notice } from '../refusals.ts';
import { privateCard, type Reply, sentence } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import { askHow, fieldsOf, readWish } from './change-readings/reading-form.ts';
import { preview } from './change-readings/reading-preview.ts';
import { readingsSheet } from './change-readings/readings-sheet.ts';
import {
  OUTDATED,
  type Raw,
  stateOf,
  type TeamReading,
  withReading,
  withScheme,
} from './change-readings/team-reading.ts';

/** Shows how a team reads its scheme, and reads a clause in another way from a day on. */
export const changeReadings: Command = {
  name: 'change-readings',
  title: 'Change readings',
  help: 'Shows how a team reads its scheme, and changes a reading from a day on, after showing who moves how.',
  examples: ['change readings', 'how do we read the scheme?'],
  right: 'change-readings',
  say: begin,
  presses: {
    list: (turn, raw) => withScheme(turn, raw, (of) => readingsSheet(turn, of, pageIn(raw))),
    ask: (turn, raw) => withReading(turn, raw, (of) => askHow(of, firstAnswers(turn, of, raw))),
    preview: (turn, raw) =>
      withReading(turn, raw, (of) => {
        const typed = typedIn(fieldsOf(of), raw, turn.today, 'future');
        const read = readWish(turn, of, typed);
        return read.ok ? preview(turn, of, read.wish, pageIn(raw)) : askHow(of, typed, read.problems);
      }),
    save: (turn, raw) => withReading(turn, raw, (of) => save(turn, of, raw)),
    cancel: cancelled,
  },
};

/** The only team, or a choice of them. */
async function begin(turn: Turn, { from, on }: Words): Promise<Reply> {
  const teams = await turn.outside.stores.teams.list();
  const [only, another] = teams;
  if (!only) return sentence('There is no team yet. Set one up first.');
  const day = from ?? on;
  const about = day === undefined ? {} : { day };
  if (!another) return withScheme(turn, { teamId: only.teamId, ...about }, (of) => readingsSheet(turn, of, 0));
  return privateCard('sheet', {
    title: 'Whose readings?',
    sentences: [{ text: 'How a team reads its scheme holds for all its workers.' }],
    groups: [],
    choices: teamChoice('Team', teams),
    buttons: [foremost(sends('Next', 'change-readings.list', about)), leaves('Cancel', 'change-readings.cancel')],
  });
}

/** The way in which the clause is read now, from the day that is looked at; or what was answered before. */
function firstAnswers({ today }: Turn, of: TeamReading, raw: Raw) {
  const { scheme, reading, day } = of;
  const now = { option: optionIn(reading, scheme.readings), from: day };
  return typedIn(fieldsOf(of), { ...now, ...raw }, today, 'future');
}

const saving = z.object({
  option: z.string(),
  from: z.string().refine(isCalendarDate),
  seen: opaqueId,
  nonce: opaqueId,
});

async function save(turn: Turn, of: TeamReading, raw: Raw): Promise<Reply> {
  const read = saving.safeParse(raw);
  const { team, scheme, reading } = of;
  if (!read.success || !optionsOf(reading).some(({ id }) => id === read.data.option)) return OUTDATED;
  const { option, from, seen, nonce } = read.data;
  const by = { person: turn.person.personKey, key: nonce };
  const asked = { from, scheme: scheme.id, reading, option, seen };
  const result = await changeReading(turn.outside, team.teamId, asked, by);
  const back = { title: 'See the readings', verb: 'change-readings.list', data: { ...stateOf(of), day: from } };
  if (!result.ok) {
    const changed =
      'The scheme of the team, or how it is read, was changed since this card was made. Please look again.';
    return notice('Not saved', [changed], [back]);
  }
  turn.outside.follow(result.pending);
  return notice(
    `${team.name} reads it so from ${spokenDate(from)}`,
    [
      `${readingTitle(reading)}: ${wordsOf(reading, { [reading.id]: option })}`,
      'Days before keep what they were scored under.',
    ],
    [back],
  );
}
