import { z } from 'zod';
import { tidyUp } from '../../application/tidy-up.ts';
import { opaqueId } from '../card-state.ts';
import type { Command, Press } from '../command.ts';
import { pageIn } from '../paging.ts';
import { fromCaseload, type ReadCaseload } from '../read-caseload.ts';
import { notice, outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import { saveRecords } from '../save-records.ts';
import { tidySheet } from '../tidy-up/tidy-sheet.ts';
import type { Turn } from '../turn.ts';

/** What on the own caseload may be out of date; the same comes once a week by itself. */
export const tidyUpCommand: Command = {
  name: 'tidy-up',
  title: 'Tidy up',
  help: 'Lists what on your caseload may be out of date: missing facts, closures, old cases, and what ended last week.',
  examples: ['tidy up', 'what needs tidying up on my caseload'],
  right: 'see-own-caseload',
  say: (turn) => fromCaseload(turn, ({ snapshot }) => answer(turn, snapshot, 0)),
  presses: {
    page: (turn, raw) => fromCaseload(turn, ({ snapshot }) => answer(turn, snapshot, pageIn(raw))),
    checked: saveChecked,
  },
};

function answer({ outside, today }: Turn, snapshot: ReadCaseload['snapshot'], page: number): Reply {
  const items = tidyUp(snapshot, outside.schemeOf, today);
  return items.length === 0
    ? notice('Nothing to tidy up', [
        'Your caseload has all that the scheme needs, and nothing on it looks out of date.',
      ])
    : privateCard('sheet', { ...tidySheet(items, today, outside.newId(), page) });
}

const checking = z.object({ nonce: opaqueId, cases: z.array(opaqueId).min(1).max(5) });

/** The cases shown that had no change for long are as they should be: they are not asked about again for as long. */
async function saveChecked(...[turn, raw]: Parameters<Press>): Promise<Reply> {
  const card = checking.safeParse(raw);
  if (!card.success) return outdatedCard('tidy-up');
  const { person, today } = turn;
  const { nonce, cases } = card.data;
  return saveRecords(turn, {
    command: 'tidy-up',
    card: { nonce, worker: person.personKey },
    may: ({ head }) => person.worksIn === head.teamId,
    decide: (snapshot) => {
      const held = snapshot.cases.filter(({ caseId }) => cases.includes(caseId));
      const put = held.map(({ caseId }) => ({
        kind: 'case-check' as const,
        id: caseId,
        value: { id: caseId, on: today },
      }));
      const others = snapshot.records.filter(({ kind, id }) => kind !== 'case-check' || !cases.includes(id));
      const after = { ...snapshot, records: [...others, ...put] };
      return {
        ok: true,
        change: { put, detail: { cases: put.length } },
        reply: answer(turn, after, pageIn(raw)),
      };
    },
  });
}
