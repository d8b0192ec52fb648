import type { z } from 'zod';
import type { CaseloadHead } from '../../../application/ports.ts';
import { mayWithCaseload } from '../../../domain/access.ts';
import { dayAt } from '../../../domain/london-time.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import { isHeld } from '../../../domain/supervision.ts';
import { recordsOf, type Supervision } from '../../../domain/worker-records.ts';
import { aboutTeam, opaqueId, storageKey } from '../../card-state.ts';
import { foremost, leaves, sends } from '../../cards/button.ts';
import { asSentence } from '../../figures-words.ts';
import { needed, reasonText } from '../../form/field.ts';
import { formCard } from '../../form/form-card.ts';
import type { Problems, Typed } from '../../form/read-form.ts';
import type { Reply } from '../../reply.ts';
import { changedSinceAudit } from '../../supervision/audit-list.ts';
import { completeness, sessionWords } from '../../supervision/standing-words.ts';
import type { Turn } from '../../turn.ts';

export const OWN_RECORD = 'You recorded this session yourself: another manager audits it.';

/** What a card about the audit of one session carries. */
export const auditCard = aboutTeam.extend({ nonce: opaqueId, worker: storageKey, session: opaqueId });
export type AuditCard = z.infer<typeof auditCard>;

export const FINDING = { found: needed(reasonText('What did you find?')) };

/** The session of that id, where it took place. */
export function heldIn(records: Parameters<typeof recordsOf>[0], id: string): Supervision | undefined {
  return recordsOf(records, 'supervision').find((session) => session.id === id && isHeld(session));
}

interface AuditView {
  readonly turn: Turn;
  readonly card: AuditCard;
  readonly head: CaseloadHead;
  readonly session: Supervision;
  readonly typed: Typed;
  readonly problems?: Problems;
}

/** The record as far as the auditor sees it: that it is complete; the words alone for those who see the caseload. */
export function auditQuestions({ turn: { person }, card, head, session, typed, problems = {} }: AuditView): Reply {
  const maySee = mayWithCaseload(person, 'see', head);
  const { recorded, audited, actions, cpd } = session;
  const isOwn = recorded.by === person.personKey;
  const back = leaves('Back', 'audit-supervision.team', { teamId: card.teamId });
  const notes = [
    `${sessionWords(session)}. Recorded by ${recorded.name} on ${spokenDate(dayAt(recorded.at))}.`,
    asSentence(completeness(session)),
    ...(maySee && actions !== undefined ? [`Agreed actions: ${actions}`] : []),
    ...(maySee && cpd !== undefined ? [`CPD: ${cpd}`] : []),
    ...(audited
      ? [
          `Audited by ${audited.name} on ${spokenDate(dayAt(audited.at))}${changedSinceAudit(session) ? ', and changed since' : ''}: ${audited.found}`,
        ]
      : []),
    ...(isOwn ? [OWN_RECORD] : ['Write what you found about the record; no names of children or families.']),
  ];
  return formCard({
    title: `Supervision with ${head.name}: audit`,
    notes,
    fields: isOwn ? {} : FINDING,
    typed,
    problems,
    buttons: isOwn ? [back] : [foremost(sends('Mark as audited', 'audit-supervision.save', card)), back],
  });
}
