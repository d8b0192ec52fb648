import type { ListedTeam } from '../../../application/ports.ts';
import { counted } from '../../../domain/counted.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { isHeld } from '../../../domain/supervision.ts';
import type { Supervision } from '../../../domain/worker-records.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { pageButtons, pageOf, pageWords } from '../../paging.ts';
import { privateCard, type Reply } from '../../reply.ts';
import { type AuditedSession, changedSinceAudit } from '../../supervision/audit-list.ts';
import { completeness, sessionWords } from '../../supervision/standing-words.ts';

/** The sessions of a team with what their records hold, never the words of them. */
export function auditSheet(
  { teamId, name }: Pick<ListedTeam, 'teamId' | 'name'>,
  sessions: readonly AuditedSession[],
  asked: number,
): Reply {
  const page = pageOf(sessions, asked);
  const held = page.items.filter(({ session }) => isHeld(session));
  const open = sessions.filter(({ session }) => isHeld(session) && !session.audited).length;
  return privateCard('sheet', {
    title: `${name}: supervision audit`,
    sentences: [
      sessions.length === 0
        ? 'No session was recorded in the last 13 weeks.'
        : `${counted(sessions.length, 'session', 'sessions')} in the last 13 weeks, ${open} still to audit.`,
      ...pageWords(page),
    ].map((text) => ({ text })),
    groups: [{ heading: '', figure: '', rows: page.items.map(row) }],
    choices: held.length === 0 ? [] : sessionChoice(held),
    buttons: [
      ...(held.length === 0 ? [] : [foremost(sends('Open', 'audit-supervision.open', { teamId, page: page.page }))]),
      ...pageButtons(page, 'audit-supervision.team', { teamId }),
      ...(sessions.length === 0 ? [] : [leaves('Export the list', 'audit-supervision.file', { teamId })]),
    ],
  });
}

function row({ name, session }: AuditedSession) {
  return { text: `${name}: ${sessionWords(session)}`, note: completeness(session), figure: auditFigure(session) };
}

function auditFigure(session: Supervision): string {
  if (!isHeld(session)) return '';
  if (!session.audited) return 'to audit';
  return changedSinceAudit(session) ? 'changed since audit' : 'audited';
}

function sessionChoice(held: readonly AuditedSession[]) {
  return [
    {
      id: 'session',
      label: 'Session',
      placeholder: 'Choose a session',
      errorMessage: 'Please choose a session.',
      options: held.map(({ name, day, workerKey, session }) => ({
        title: `${name}, ${spokenDate(day)}`,
        value: `${workerKey}.${session.id}`,
      })),
    },
  ];
}
