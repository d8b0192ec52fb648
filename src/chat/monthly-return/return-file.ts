import { keepOffer } from '../../application/file-offers.ts';
import { type MonthlyReturn, monthlyReturn } from '../../application/monthly-return.ts';
import type { FileOffer } from '../../application/ports.ts';
import { mayInTeam, type TeamId } from '../../domain/access.ts';
import { counted } from '../../domain/counted.ts';
import type { Month } from '../../domain/month.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { writeWorkbook } from '../../workbook/write-workbook.ts';
import { type FileMaker, MOST_FILE_BYTES } from '../files.ts';
import { notice } from '../refusals.ts';
import { type Reply, refusal } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { returnSheets } from './return-sheets.ts';

/** The same for a team that is not there and for one that is not the person's. */
export const NO_SUCH_TEAM = refusal('I have no such team to give you a return of.');

/** The return of those of the teams that the person may send it for; undefined when there is none. */
export async function readReturn(
  { outside, person }: Turn,
  teamIds: readonly TeamId[],
  month: Month,
): Promise<MonthlyReturn | undefined> {
  const may = teamIds.filter((teamId) => mayInTeam(person, 'send-return', teamId));
  const read = await Promise.all(may.map((teamId) => outside.stores.teams.read(teamId)));
  const teams = read.flatMap((team) => (team ? [team] : []));
  return teams.length === 0 ? undefined : monthlyReturn(outside, month, teams);
}

/** The return as an Excel workbook, made of what is kept when it is taken. */
export const returnFile: FileMaker<Extract<FileOffer, { readonly kind: 'monthly-return' }>> = {
  declined: 'All right, nothing was saved.',
  notSaved: 'I could not put the file into your OneDrive. Press Allow again, or ask for it once more.',
  async make(turn, { teamIds, month }) {
    const made = await readReturn(turn, teamIds, month);
    if (!made) return { ok: false, reply: NO_SUCH_TEAM };
    return { ok: true, file: { name: fileName(month), content: await writeWorkbook(returnSheets(made)) } };
  },
};

/** Offers the return as a file; Teams asks the person whether it may be put into their OneDrive. */
export async function offerReturn(turn: Turn, teamIds: readonly TeamId[], month: Month): Promise<Reply> {
  const made = await readReturn(turn, teamIds, month);
  if (!made) return NO_SUCH_TEAM;
  const bytes = (await writeWorkbook(returnSheets(made))).byteLength;
  if (bytes > MOST_FILE_BYTES) {
    return notice('Too large for a chat', ['Please ask whoever runs Caseload: npm run report writes it.']);
  }
  const { outside, person } = turn;
  const offerId = outside.newId();
  await keepOffer(outside.stores.people, person, { kind: 'monthly-return', offerId, teamIds, month });
  return {
    ...notice(
      `Monthly return: ${spokenMonth(month)}`,
      [
        'Teams asks you below whether I may put the file into your OneDrive.',
        'It has case references and figures of people: please keep it where such files belong.',
      ],
      [{ title: 'Back', verb: 'monthly-return.open', data: { month } }],
    ),
    file: {
      offerId,
      name: fileName(month),
      description: `The return of ${spokenMonth(month)} for ${counted(made.teams.length, 'team', 'teams')}.`,
      bytes,
    },
  };
}

/** `monthly-return-2026-11.xlsx`. */
export function fileName(month: Month): string {
  return `monthly-return-${month}.xlsx`;
}
