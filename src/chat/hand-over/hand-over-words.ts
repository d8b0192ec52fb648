import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { HandOver, ReceivedCase } from '../../domain/worker-records.ts';
import { notice } from '../refusals.ts';
import type { Reply } from '../reply.ts';

type Told = Pick<HandOver, 'as' | 'ref' | 'from' | 'until' | 'toName' | 'decided'>;

/** A hand-over as the one or the other worker is told of it on a day: a title, and what it means for them. */
export function handOverWords(
  handOver: Told,
  side: 'holder' | 'receiver',
  how: 'agreed' | 'cancelled' | 'ended' | 'today',
  holderName: string,
  today: CalendarDate,
): { readonly title: string; readonly sentences: readonly string[] } {
  const { as, ref, from, until, toName, decided } = handOver;
  const other = side === 'holder' ? toName : holderName;
  const day = spokenDate(from);
  if (how === 'cancelled') {
    const stays = side === 'holder' ? `${ref} stays with you.` : `${ref} does not come to you.`;
    return { title: `Cancelled: ${stays}`, sentences: [`${decided.name} had agreed it for ${day}.`] };
  }
  if (as === 'co-work') {
    const keeps =
      side === 'holder'
        ? 'Please go on keeping it up to date: what you log counts for both of you.'
        : `${holderName} keeps it up to date for both of you.`;
    if (how === 'ended' && until !== null) {
      return {
        title: `You and ${other} work on ${ref} together until ${spokenDate(until)}`,
        sentences: [
          side === 'holder'
            ? `From ${spokenDate(addDays(until, 1))} on you hold it alone.`
            : `From ${spokenDate(addDays(until, 1))} on it is off your caseload.`,
        ],
      };
    }
    const last = until === null ? '' : ` to ${spokenDate(until)}`;
    return { title: `You and ${other} work on ${ref} together from ${day}${last}`, sentences: [keeps] };
  }
  if (how === 'today' || from <= today) {
    const since = from === today ? 'today' : day;
    return side === 'holder'
      ? { title: `${ref} is with ${other} from ${since}`, sentences: ['Thank you for what you did on it.'] }
      : { title: `${ref} is yours from ${since}`, sentences: [`It comes from ${other}, with what was logged so far.`] };
  }
  return side === 'holder'
    ? {
        title: `${ref} goes to ${other} on ${day}`,
        sentences: ['Until then the visits and the points stay with you, and you keep it up to date.'],
      }
    : {
        title: `${ref} comes to you from ${other} on ${day}`,
        sentences: [`Until then ${other} keeps it up to date, and its points count there.`],
      };
}

/** To the manager who agreed it. */
export function agreedCard(
  ref: string,
  wish: Pick<HandOver, 'as' | 'from' | 'until'>,
  holderName: string,
  toName: string,
  today: CalendarDate,
): Reply {
  const told = { ...wish, ref, toName, decided: { by: '', name: '', at: '' } };
  const { title } = handOverWords(told, 'holder', 'agreed', holderName, today);
  const words =
    wish.as === 'transfer'
      ? title
      : `${holderName} and ${toName} work on ${ref} together from ${spokenDate(wish.from)}`;
  return notice(
    `Agreed: ${words}`,
    [
      `${holderName} and ${toName} are told, each in private.`,
      ...(wish.from > today ? ['It can be cancelled until the day comes.'] : []),
    ],
    [
      { title: 'Transfers', verb: 'transfers.say' },
      { title: "Team's capacity", verb: 'team-capacity.say' },
    ],
  );
}

/** The case is another worker's to keep up to date; nothing was saved. */
export function keptByAnother({ as, ref, holderName, from }: ReceivedCase): Reply {
  const why =
    as === 'transfer'
      ? `${ref} comes to you on ${spokenDate(from)}. Until then ${holderName} keeps it up to date.`
      : `You and ${holderName} work on ${ref} together, and ${holderName} keeps it up to date for both of you.`;
  return notice(
    'Nothing was saved',
    [why, `Please tell ${holderName} or your manager what changed.`],
    [{ title: 'My caseload', verb: 'my-caseload.say' }],
  );
}
