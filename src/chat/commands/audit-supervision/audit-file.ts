import { keepOffer } from '../../../application/file-offers.ts';
import type { FileOffer } from '../../../application/ports.ts';
import type { TeamId } from '../../../domain/access.ts';
import { counted } from '../../../domain/counted.ts';
import { dayAt } from '../../../domain/london-time.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { type WorkbookCell, writeWorkbook } from '../../../workbook/write-workbook.ts';
import { type FileMaker, MOST_FILE_BYTES } from '../../files.ts';
import { notice } from '../../refusals.ts';
import type { Reply } from '../../reply.ts';
import { type AuditedSession, changedSinceAudit, sessionsToAudit } from '../../supervision/audit-list.ts';
import type { Turn } from '../../turn.ts';
import { auditableTeam, NO_SUCH_TEAM } from './auditable-team.ts';

type AuditOffer = Extract<FileOffer, { readonly kind: 'supervision-audit' }>;

/** The audit list as an Excel workbook: what the records hold, never the words of them. */
export const auditFile: FileMaker<AuditOffer> = {
  declined: 'All right, nothing was saved.',
  notSaved: 'I could not put the file into your OneDrive. Press Allow again, or ask for it once more.',
  async make(turn, { teamId }) {
    const list = await readList(turn, teamId);
    if (!list) return { ok: false, reply: NO_SUCH_TEAM };
    return { ok: true, file: { name: fileName(turn), content: await workbookOf(list.sessions) } };
  },
};

/** Offers the list as a file; Teams asks the person whether it may be put into their OneDrive. */
export async function offerAuditFile(turn: Turn, teamId: TeamId): Promise<Reply> {
  const list = await readList(turn, teamId);
  if (!list) return NO_SUCH_TEAM;
  const { outside, person, today } = turn;
  const bytes = (await workbookOf(list.sessions)).byteLength;
  if (bytes > MOST_FILE_BYTES) return notice('Too large for a chat', ['The list is too long for a file in a chat.']);
  const offerId = outside.newId();
  await keepOffer(outside.stores.people, person, { kind: 'supervision-audit', offerId, teamId });
  const sessions = counted(list.sessions.length, 'session', 'sessions');
  return {
    ...notice(
      `${list.name}: supervision audit`,
      ['Teams asks you below whether I may put the file into your OneDrive.'],
      [{ title: 'Back to the list', verb: 'audit-supervision.team', data: { teamId } }],
    ),
    file: {
      offerId,
      name: fileName(turn),
      description: `A supervision audit list: ${sessions} of the 13 weeks up to ${spokenDate(today)}.`,
      bytes,
    },
  };
}

/** The index of teams, which says what the person may audit, and the team are read side by side. */
async function readList(turn: Turn, teamId: TeamId) {
  const { teams } = turn.outside.stores;
  const [team, found] = await Promise.all([auditableTeam(turn, teamId), teams.read(teamId)]);
  return team && found && { name: team.name, sessions: sessionsToAudit(found.members, turn.today) };
}

const fileName = ({ today }: Turn) => `supervision-audit-${today}.xlsx`;

const HEADER = [
  ...['Worker', 'Session', 'Planned for', 'Held on', 'New date'],
  ...['Actions recorded', 'Ratings confirmed', 'CPD noted', 'Recorded by', 'Recorded on'],
  ...['Audited by', 'Audited on', 'Finding', 'Changed since audit'],
];

function workbookOf(sessions: readonly AuditedSession[]): Promise<Buffer> {
  return writeWorkbook([{ name: 'Supervision audit', header: HEADER, rows: sessions.map(rowOf) }]);
}

function rowOf({ name, session }: AuditedSession): readonly WorkbookCell[] {
  const { state, plannedFor, heldOn, movedTo, lostToSickness, actions, ratingsConfirmed, cpd, recorded, audited } =
    session;
  const held = (is: boolean) => (state === 'held' ? yesOrNo(is) : null);
  return [
    ...[name, lostToSickness ? 'lost to sickness' : state, plannedFor, heldOn ?? null, movedTo ?? null],
    ...[held(actions !== undefined), ratingsConfirmed === undefined ? null : yesOrNo(ratingsConfirmed)],
    ...[held(cpd !== undefined), recorded.name, dayAt(recorded.at)],
    ...(audited
      ? [audited.name, dayAt(audited.at), audited.found, yesOrNo(changedSinceAudit(session))]
      : [null, null, null, null]),
  ];
}

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
