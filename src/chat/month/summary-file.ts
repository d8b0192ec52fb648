import { keepOffer } from '../../application/file-offers.ts';
import type { FileOffer } from '../../application/ports.ts';
import { spokenMonth } from '../../domain/spoken-month.ts';
import { type FileMaker, MOST_FILE_BYTES } from '../files.ts';
import { ifKnown } from '../if-known.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { fromMonth, type WorkersMonth } from './read-month.ts';
import { type ReadSummary, readSummary, summaryNow } from './read-summary.ts';
import { summaryDocument } from './summary-document.ts';

type SummaryOffer = Extract<FileOffer, { readonly kind: 'month-summary' }>;

/** A month's summary as a page to be printed, made from what is kept when it is taken. */
export const summaryFile: FileMaker<SummaryOffer> = {
  declined: 'All right, nothing was saved.',
  notSaved: 'I could not put the file into your OneDrive. Press Allow again, or ask for it once more.',
  async make(turn, { workerKey, month }) {
    let content: string | undefined;
    const reply = await fromMonth(turn, { worker: workerKey, month }, async (of) => {
      content = contentOf(turn, await readSummary(turn, of));
      return notice('The file is made', []);
    });
    return content === undefined ? { ok: false, reply } : { ok: true, file: { name: fileName({ month }), content } };
  },
};

/** Offers the page; Teams asks the person whether it may be put into their OneDrive. */
export async function offerSummary(turn: Turn, of: WorkersMonth): Promise<Reply> {
  const { outside, person } = turn;
  const { month, snapshot } = of;
  const { workerKey, name } = snapshot.head;
  // Its size is told from what is at hand; what changed since the last month is added when it is taken.
  const bytes = Buffer.byteLength(contentOf(turn, { summary: summaryNow(turn, of), before: undefined }));
  if (bytes > MOST_FILE_BYTES) return notice('Too large for a chat', ['The summary is too long for a file in a chat.']);
  const offerId = outside.newId();
  await keepOffer(outside.stores.people, person, { kind: 'month-summary', offerId, workerKey, month });
  const worker = workerKey === person.personKey ? undefined : workerKey;
  return {
    ...notice(
      `${name}: ${spokenMonth(month)} for supervision`,
      ['Teams asks you below whether I may put the page into your OneDrive. Open it in a browser to print it.'],
      [{ title: 'Back to the card', verb: 'supervision-summary.open', data: { month, ...ifKnown('worker', worker) } }],
    ),
    file: {
      offerId,
      name: fileName(of),
      description: `A page for supervision: one month, ${spokenMonth(month)}, to be printed on A4.`,
      bytes,
    },
  };
}

function contentOf({ outside }: Turn, { summary, before }: ReadSummary): string {
  return summaryDocument(summary, outside.schemeOf(summary.submitted.scheme), before);
}

const fileName = ({ month }: Pick<WorkersMonth, 'month'>) => `supervision-summary-${month}.html`;
