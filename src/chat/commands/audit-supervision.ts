import { z } from 'zod';
import type { ListedTeam } from '../../application/ports.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { aboutTeam } from '../card-state.ts';
import { sends } from '../cards/button.ts';
import { teamChoice } from '../choose-team.ts';
import { chooser } from '../choose-worker.ts';
import type { Command, Press } from '../command.ts';
import { readForm, typedIn } from '../form/read-form.ts';
import { pageIn } from '../paging.ts';
import { cancelled, cardOutdated, notice, outdatedCard } from '../refusals.ts';
import { type Reply, sentence } from '../reply.ts';
import { type RecordDecision, saveRecords } from '../save-records.ts';
import { sessionsToAudit } from '../supervision/audit-list.ts';
import type { Turn } from '../turn.ts';
import type { Words } from '../words.ts';
import {
  type AuditCard,
  auditCard,
  auditQuestions,
  FINDING,
  heldIn,
  OWN_RECORD,
} from './audit-supervision/audit-card.ts';
import { offerAuditFile } from './audit-supervision/audit-file.ts';
import { auditSheet } from './audit-supervision/audit-sheet.ts';
import { auditableTeam, auditableTeams, NO_SUCH_TEAM } from './audit-supervision/auditable-team.ts';

/** Managers of one service audit each other's sessions (Halton 3.6, 3.10): whether the record is complete. */
export const auditSupervision: Command = {
  name: 'audit-supervision',
  title: 'Audit supervision',
  help: "Lists another team's supervision sessions of the last 13 weeks, for you to audit and to export.",
  examples: ['audit supervision', 'audit the supervision of South'],
  right: 'audit-supervision',
  say: begin,
  presses: {
    team: pressTeam,
    file: async (turn, raw) => {
      const read = aboutTeam.safeParse(raw);
      return read.success ? offerAuditFile(turn, read.data.teamId) : NO_SUCH_TEAM;
    },
    open: openSession,
    save,
    cancel: cancelled,
  },
};

const CHOOSE = sentence('Please choose a session first.');

async function begin(turn: Turn, { name }: Words): Promise<Reply> {
  const teams = await auditableTeams(turn);
  const named = teams.filter((team) => name !== undefined && team.name.toLowerCase().includes(name.toLowerCase()));
  const offered = named.length > 0 ? named : teams;
  const [only, another] = offered;
  if (!only) {
    return notice('Nothing to audit', [
      'Managers audit the sessions of other teams with the same service manager, and there is no such team.',
    ]);
  }
  if (!another) return showTeam(turn, only, 0);
  const next = sends('Open', 'audit-supervision.team', {});
  return chooser('Which team do you audit?', teamChoice('Team', offered), next, 'audit-supervision');
}

async function showTeam(turn: Turn, { teamId, name }: ListedTeam, page: number): Promise<Reply> {
  const found = await turn.outside.stores.teams.read(teamId);
  if (!found) return NO_SUCH_TEAM;
  return auditSheet({ teamId, name }, sessionsToAudit(found.members, turn.today), page);
}

async function pressTeam(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = aboutTeam.safeParse(raw);
  const team = read.success ? await auditableTeam(turn, read.data.teamId) : undefined;
  return team ? showTeam(turn, team, pageIn(raw)) : NO_SUCH_TEAM;
}

const chosen = aboutTeam.extend({
  /** The worker's key and the session's id. */
  session: z.string().regex(/^[0-9a-f]{32}\.[\w-]{1,64}$/),
});

async function openSession(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = chosen.safeParse(raw);
  if (!read.success) return CHOOSE;
  const [worker = '', session = ''] = read.data.session.split('.');
  const { teamId } = read.data;
  const { caseloads } = turn.outside.stores;
  const [team, snapshot] = await Promise.all([auditableTeam(turn, teamId), caseloads.read(worker)]);
  if (!team || snapshot?.head.teamId !== teamId) return NO_SUCH_TEAM;
  const found = heldIn(snapshot.records, session);
  if (!found) return cardOutdated('audit-supervision', '');
  const card: AuditCard = { nonce: turn.outside.newId(), teamId, worker, session };
  const typed = { found: found.audited?.found ?? '' };
  return auditQuestions({ turn, card, head: snapshot.head, session: found, typed });
}

async function save(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const read = auditCard.safeParse(raw);
  if (!read.success) return outdatedCard('audit-supervision');
  const card = read.data;
  const { person, outside } = turn;
  // Asked for beside the caseload, so that nobody waits for one after the other.
  const team = auditableTeam(turn, card.teamId);
  const saving = saveRecords(turn, {
    command: 'audit-supervision',
    card,
    may: async ({ head }) => head.teamId === card.teamId && (await team) !== undefined,
    decide({ records, head }): RecordDecision {
      const session = heldIn(records, card.session);
      if (!session) return { ok: false, reply: cardOutdated('audit-supervision', '') };
      if (session.recorded.by === person.personKey) return { ok: false, reply: notice('Not audited', [OWN_RECORD]) };
      const typed = typedIn(FINDING, raw, turn.today);
      const form = readForm(FINDING, typed);
      if (!form.ok) {
        const { problems } = form;
        return { ok: false, reply: auditQuestions({ turn, card, head, session, typed, problems }) };
      }
      const audited = { by: person.personKey, name: person.name, at: outside.clock.now(), found: form.values.found };
      return {
        ok: true,
        change: {
          put: [{ kind: 'supervision', id: session.id, value: { ...session, audited } }],
          detail: { heldOn: session.heldOn ?? null, session: session.id },
        },
        reply: notice(
          'Audited',
          [
            `The session with ${head.name} on ${spokenDate(session.heldOn ?? session.plannedFor)} is marked as audited.`,
          ],
          [{ title: 'Back to the list', verb: 'audit-supervision.team', data: { teamId: card.teamId } }],
        ),
      };
    },
  });
  const [reply] = await Promise.all([saving, team]);
  return reply;
}
