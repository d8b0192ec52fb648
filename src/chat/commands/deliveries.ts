import { z } from 'zod';
import { deliveriesOfWeek, maySendAgain, sendAgain } from '../../application/deliveries-of-week.ts';
import type { KeptDelivery } from '../../application/delivery-ports.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { foremost, leaves } from '../cards/button.ts';
import type { SheetData, SheetRow } from '../cards/sheet.ts';
import type { Command, Press } from '../command.ts';
import { deliveryStanding } from '../delivery-words.ts';
import { pageButtons, pageIn, pageOf, pageWords } from '../paging.ts';
import { outdatedCard } from '../refusals.ts';
import { privateCard, type Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';

/** What became of the bot's own messages: whom they reached, and whom not. */
export const deliveries: Command = {
  name: 'deliveries',
  title: 'Deliveries',
  help: 'Shows which messages of the last seven days reached people, which did not and why, and sends those again.',
  examples: ['deliveries', 'who was not reached?'],
  right: 'see-deliveries',
  say: (turn) => overview(turn, 0),
  presses: {
    page: (turn, raw) => overview(turn, pageIn(raw)),
    again,
  },
};

const pressed = z.object({ nonce: z.string().min(1).max(64) });

async function again(turn: Turn, raw: Parameters<Press>[1]): Promise<Reply> {
  const read = pressed.safeParse(raw);
  if (!read.success) return outdatedCard('deliveries');
  const count = await sendAgain(turn.outside, { by: turn.person.personKey, nonce: read.data.nonce });
  return overview(turn, 0, [
    count === 0
      ? 'There was nothing to send again.'
      : `${counted(count, 'message is', 'messages are')} on the way again.`,
  ]);
}

/** Recipients by name and how it stands; what the messages say is theirs alone. */
async function overview(turn: Turn, asked: number, first: readonly string[] = []): Promise<Reply> {
  const all = await deliveriesOfWeek(turn.outside);
  const listed = all.filter(({ state }) => state !== 'sent' && state !== 'pointless');
  const shown = pageOf(listed, asked);
  const rows = await Promise.all(shown.items.map((delivery) => rowOf(turn, delivery)));
  const open = all.filter((delivery) => maySendAgain(delivery, turn.outside.clock.now())).length;
  const sendOpen = foremost(leaves('Send again', 'deliveries.again', { nonce: turn.outside.newId() }));
  const data: SheetData = {
    title: 'Deliveries of the last seven days',
    sentences: [...first, countsOf(all), ...pageWords(shown)].map((text) => ({ text })),
    groups: rows.length === 0 ? [] : [{ heading: 'Not delivered', figure: '', rows }],
    choices: [],
    buttons: [...(open > 0 ? [sendOpen] : []), ...pageButtons(shown, 'deliveries.page')],
  };
  return privateCard('sheet', data);
}

function countsOf(all: readonly KeptDelivery[]): string {
  const count = (...states: readonly KeptDelivery['state'][]): number =>
    all.filter(({ state }) => states.includes(state)).length;
  const unneeded = count('pointless');
  return [
    `${count('sent')} reached, ${count('waiting')} waiting, ${count('failed', 'unreachable', 'too-late')} not reached.`,
    ...(unneeded === 0 ? [] : [`${unneeded} not needed any more when it was time.`]),
  ].join(' ');
}

async function rowOf(turn: Turn, delivery: KeptDelivery): Promise<SheetRow> {
  return { text: await nameOf(turn, delivery), note: deliveryStanding(delivery), figure: spokenDate(delivery.id.day) };
}

async function nameOf({ outside: { stores } }: Turn, { to }: KeptDelivery): Promise<string> {
  if (to.kind === 'person')
    return (await stores.people.read(to.personKey))?.name || 'Somebody who is not known any more';
  const team = await stores.teams.record(to.teamId);
  return team ? `The managers' channel of ${team.name}` : 'The channel of a team that is gone';
}
