import type { Command } from '../command.ts';
import { pageIn } from '../paging.ts';
import { NOTHING, withPending } from '../pending-cases/about-pending.ts';
import { decidedBefore } from '../pending-cases/decided-before.ts';
import { askAgain, askDecision, withDecision } from '../pending-cases/decision-form.ts';
import { previewDecision } from '../pending-cases/decision-preview.ts';
import { pendingList } from '../pending-cases/pending-list.ts';
import { settle } from '../pending-cases/settle.ts';
import { cancelled } from '../refusals.ts';

/** Cases that wait for a manager, because another worker holds their reference. */
export const pendingCases: Command = {
  name: 'pending-cases',
  title: 'Pending cases',
  help: 'Lists cases that wait for you because another worker holds the reference, and lets you decide.',
  examples: ['pending cases', 'which references are duplicated?'],
  right: 'transfer-cases',
  say: (turn) => pendingList(turn, 0),
  presses: {
    page: (turn, raw) => pendingList(turn, pageIn(raw)),
    open: (turn, raw) => withPending(turn, raw, (about) => askDecision(turn, about)),
    preview: (turn, raw) =>
      withPending(turn, raw, (about) =>
        withDecision(turn, about, raw, (decision) => previewDecision(turn, about, decision)),
      ),
    back: (turn, raw) => withPending(turn, raw, (about) => askAgain(turn, about, raw)),
    settle: async (turn, raw) => {
      const reply = await withPending(turn, raw, (about) =>
        withDecision(turn, about, raw, (decision) => settle(turn, about, decision)),
      );
      return reply === NOTHING ? ((await decidedBefore(turn, raw)) ?? reply) : reply;
    },
    cancel: cancelled,
  },
};
