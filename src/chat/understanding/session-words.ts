import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Words } from '../words.ts';
import { resolveMention } from './dates/resolve-mention.ts';
import type { Heard } from './hear.ts';
import type { Sentence } from './sentence.ts';

/** Before the day on which a session takes place instead. */
const NEW_DAY =
  /(?:^| )(?:to|until|till|new (?:date|day|one)|instead|now|next one|(?:move|put back|postpone|push|reschedul|rearrang)\w*)(?: (?:is|it|to|for|on|until|,))*(?: ,)?$/;

/** What became of a supervision session, its day, and the day that it is moved to. */
export function sessionWords(
  { text, mentions }: Sentence,
  heard: Heard,
  today: CalendarDate,
): Pick<Words, 'session' | 'on' | 'to'> {
  const session = sessionOf(heard);
  const isMoved = session === 'cancelled' || session === 'lost';
  const before = text.split(/@date|@today/).map((part) => part.trimEnd());
  const days: { on?: CalendarDate; to?: CalendarDate } = {};
  mentions.forEach((mention, index) => {
    const place = isMoved && (days.on !== undefined || NEW_DAY.test(before[index] ?? '')) ? 'to' : 'on';
    const day = resolveMention(mention, today, place === 'to' ? 'future' : directionOf(session, heard));
    if (day !== undefined) days[place] ??= day;
  });
  return { ...(session === undefined ? {} : { session }), ...days };
}

function sessionOf({ concepts }: Heard): Words['session'] {
  if (concepts.has('sickness')) return 'lost';
  if (concepts.has('call-off')) return 'cancelled';
  return concepts.has('arrange') && !concepts.has('was') ? 'planned' : undefined;
}

function directionOf(session: Words['session'], { concepts }: Heard): 'past' | 'future' | 'nearest' {
  if (session === undefined) return concepts.has('future') ? 'future' : 'past';
  if (session === 'planned') return 'future';
  return concepts.has('was') ? 'past' : 'nearest';
}
