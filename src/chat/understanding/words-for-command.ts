import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import { monthOf, monthsFrom } from '../../domain/month.ts';
import type { Words } from '../words.ts';
import { adjustmentWords } from './adjustment-words.ts';
import { caseTypeIn } from './case-type-words.ts';
import type { CommandName } from './command-names.ts';
import { MONTH, monthIn } from './dates/calendar-words.ts';
import { type DateWords, dateWords } from './dates/date-words.ts';
import { justPast } from './dates/just-past.ts';
import type { Direction } from './dates/mention.ts';
import { resolveMention } from './dates/resolve-mention.ts';
import { endsFor } from './ends.ts';
import type { Heard } from './hear.ts';
import { isOwn } from './own.ts';
import { planWords } from './plan-words.ts';
import type { Sentence } from './sentence.ts';
import { sessionWords } from './session-words.ts';
import { statusesSince } from './status-since.ts';

/** What the sentence said, as far as the command can use it. */
export function wordsForCommand(command: CommandName, sentence: Sentence, heard: Heard, today: CalendarDate): Words {
  if (command !== 'add-case') return wordsOf(command, sentence, heard, today);
  const { rest, ...since } = statusesSince(sentence, today);
  return { ...wordsOf(command, { ...sentence, ...rest }, heard, today), ...since };
}

function wordsOf(command: CommandName, sentence: Sentence, heard: Heard, today: CalendarDate): Words {
  const { amounts, refs } = sentence;
  const caseRef = refs[0] ?? bareReference(command, sentence);
  const otherRefs = refs.slice(1);
  const dates = datesOf(command, sentence, heard, today);
  const total = TOTALS.has(command) && caseRef === undefined ? sentence.numbers[0] : undefined;
  const name = nameFor(command, sentence, heard);
  const ends = endsFor(command, heard);
  return {
    ...(caseRef === undefined ? {} : { caseRef }),
    ...(otherRefs.length === 0 ? {} : { otherRefs }),
    ...ends,
    ...(ends.ends && command === 'update-case' && heard.activity ? { activity: heard.activity } : {}),
    ...(command === 'log-activity' && heard.activity ? { activity: heard.activity } : {}),
    ...(command === 'log-duty' && heard.duty ? { duty: heard.duty } : {}),
    ...(amounts.children === undefined ? {} : { children: amounts.children }),
    ...(amounts.hours === undefined ? {} : { hours: amounts.hours }),
    ...(amounts.quantity === undefined ? {} : { quantity: amounts.quantity }),
    ...(TERMS.has(command) ? termsOf(sentence, heard) : {}),
    ...(command === 'adjust-capacity' ? adjustmentWords(sentence) : {}),
    ...(total === undefined ? {} : { total: Number(total) }),
    ...(command === 'add-case' && heard.concepts.has('co-working') ? { yes: true } : {}),
    ...(command === 'set-co-working' ? { yes: !heard.concepts.has('no-longer') } : {}),
    ...(command === 'change-children' && heard.status ? { childStatus: heard.status } : {}),
    ...(command === 'change-children' && heard.concepts.has('no-longer') ? { yes: false } : {}),
    ...(command === 'record-absence' && heard.concepts.has('returned') ? { yes: false } : {}),
    ...(command === 'share-out' && heard.concepts.has('leaving') ? { leaves: true } : {}),
    ...(command === 'switch-scheme' && heard.schemeName ? { scheme: heard.schemeName } : {}),
    ...(command === 'export-caseload' && heard.concepts.has('as-text') ? { asText: true } : {}),
    ...(command === 'rate-cases' && heard.concepts.has('inactive') ? { inactive: true } : {}),
    ...(command === 'record-supervision' ? sessionWords(sentence, heard, today) : {}),
    ...(isOwn(command, name, heard) ? { own: true } : {}),
    ...(MONTHS.has(command) && !heard.concepts.has('since') ? monthFor(sentence, today) : {}),
    ...(name === undefined ? {} : { name }),
    ...(command === 'transfer-case' ? teamFor(sentence, heard) : {}),
    ...(OF_UNHELD_CASES.has(command) ? unheldCase(sentence, heard) : {}),
    ...(sentence.mentions.some(({ kind }) => kind === 'impossible') ? { impossibleDate: true } : {}),
    ...(LOGS.has(command) && hasMore(sentence, dates, caseRef) ? { leftOver: true } : {}),
    ...(heard.activity === 'pathway-plan' && command === 'log-activity' ? planWords(sentence.text) : {}),
    ...dates,
  };
}

/** Something is offered to no worker: to a team, whichever it is. */
function teamFor({ toTeam }: Sentence, { concepts }: Heard): Pick<Words, 'toTeam'> {
  const isOffer = concepts.has('offer') || concepts.has('offering');
  const named = toTeam ?? (isOffer ? '' : undefined);
  return named === undefined ? {} : { toTeam: named };
}

const MONTHS: ReadonlySet<CommandName> = new Set([
  'my-month',
  'submit-month',
  'team-month',
  'agree-month',
  'supervision-summary',
  'monthly-return',
]);

/** The month that was named, alone it is no date: the last of that name, or the next month, which has not begun. */
function monthFor({ mentions, text }: Sentence, today: CalendarDate): Pick<Words, 'month'> {
  const [named] = new RegExp(`(?<![^ ])${MONTH}(?![^ ])`).exec(text) ?? [];
  const bare = named === undefined ? [] : [{ kind: 'month', month: monthIn({ month: named }) } as const];
  const [mention] = [...mentions, ...bare];
  if (!mention) return {};
  const [nearest, past] = [resolveMention(mention, today, 'nearest'), resolveMention(mention, today, 'past')];
  const next = monthsFrom(monthOf(today), 1);
  const day = nearest !== undefined && monthOf(nearest) <= next ? nearest : (past ?? nearest);
  return day === undefined ? {} : { month: monthOf(day) };
}

const OF_UNHELD_CASES: ReadonlySet<CommandName> = new Set(['unallocated', 'who-can-take', 'allocate-case']);

/** What is said of a case without a worker: its type and work, and whether it is to be added or taken out. */
function unheldCase(
  { counted }: Sentence,
  { concepts, activity }: Heard,
): Pick<Words, 'activity' | 'adds' | 'back' | 'caseType' | 'ends'> {
  const isTaken = concepts.has('removing') || concepts.has('closure') || concepts.has('close');
  const adds =
    !isTaken && (concepts.has('add') || concepts.has('new') || concepts.has('new-case') || concepts.has('log'));
  return {
    ...caseTypeIn(counted),
    ...(activity ? { activity } : {}),
    ...(isTaken ? { ends: 'removed' } : {}),
    ...(concepts.has('taking-back') ? { back: true } : {}),
    ...(adds ? { adds: true } : {}),
  };
}

const TOTALS: ReadonlySet<CommandName> = new Set(['why', 'my-total', 'total-on-date']);
const TERMS: ReadonlySet<CommandName> = new Set(['change-terms', 'set-up-team']);
const LOGS: ReadonlySet<CommandName> = new Set(['log-activity', 'log-duty']);
const AROUND_TODAY: ReadonlySet<CommandName> = new Set([
  ...TERMS,
  'change-readings',
  'record-absence',
  'adjust-capacity',
  'cover-team',
]);
const FORECASTS: ReadonlySet<CommandName> = new Set([
  'total-on-date',
  'runway',
  'compare-schemes',
  'team-capacity',
  'switch-scheme',
  'transfer-case',
  'share-out',
  'give-back',
]);
/** They take a beginning and an end; the others one day, whatever word stood before it. */
const SPANS: ReadonlySet<CommandName> = new Set([
  'log-activity',
  'log-duty',
  'change-children',
  'change-terms',
  'set-co-working',
  'unallocated',
  'record-absence',
  'adjust-capacity',
  'cover-team',
  'share-out',
]);

/** True when more days or numbers were said than found a place. */
function hasMore({ mentions, numbers }: Sentence, dates: DateWords, caseRef: string | undefined): boolean {
  const days = mentions.filter(({ kind }) => kind !== 'impossible');
  return days.length > Object.keys(dates).length || numbers.some((number) => number !== caseRef);
}

/** `End Amira's adjustment on 15 Jan` gives its last day. */
function endsAdjustment(command: CommandName, { concepts }: Heard): boolean {
  return command === 'adjust-capacity' && (concepts.has('ending') || concepts.has('removing'));
}

/** The last day: the one that was said, or the one before where it is `from` then that something is no more. */
function lastDay({ on, from, to }: DateWords): DateWords {
  const last = to ?? on ?? (from && addDays(from, -1));
  return last === undefined ? {} : { to: last };
}

/** `End it on 30 Nov` may be planned; `it ended` is over. */
const ENDED: ReadonlySet<string> = new Set('ended finished stopped ceased concluded completed over'.split(' '));

function datesOf(command: CommandName, { text, mentions }: Sentence, heard: Heard, today: CalendarDate): DateWords {
  if (MONTHS.has(command)) return {};
  const direction = directionOf(command, heard);
  const found = dateWords(text, mentions, today, direction, FORECASTS.has(command), heard.concepts.has('was'));
  if (command === 'record-supervision') return {};
  if (endsFor(command, heard).ends || endsAdjustment(command, heard)) return lastDay(found);
  const isLost = command === 'change-children' && heard.concepts.has('no-longer') && heard.status !== 'household';
  if (isLost && found.from !== undefined && found.to === undefined) return { on: addDays(found.from, -1) };
  if (SPANS.has(command)) return found;
  const on = (command === 'transfer-case' && justPast(mentions[0], today)) || (found.on ?? found.from ?? found.to);
  return on === undefined ? {} : { on };
}

/** The tense says it; else a forecast looks ahead, terms, teams and readings change around today, and a fact has happened. */
function directionOf(command: CommandName, heard: Heard): Direction {
  const { concepts, core } = heard;
  if (concepts.has('was') || (AROUND_TODAY.has(command) && core.includes('since'))) return 'past';
  if (core.includes('will') || core.includes('shall') || FORECASTS.has(command)) return 'future';
  const isPlanned = endsFor(command, heard).ends === 'ended' && !core.some((word) => ENDED.has(word));
  return AROUND_TODAY.has(command) || isPlanned ? 'nearest' : 'past';
}

function termsOf({ amounts, text, numbers }: Sentence, heard: Heard): Pick<Words, 'fte' | 'role'> {
  const [only, ...more] = /\bto @number\b/.test(text) ? numbers : [];
  const whole =
    only !== undefined && more.length === 0 && (only === '1' || heard.concepts.has('terms')) ? Number(only) : undefined;
  const fte = amounts.fte ?? whole;
  return { ...(fte === undefined ? {} : { fte }), ...(heard.role ? { role: heard.role } : {}) };
}

/** `log s47 for 4711`: three digits or more that nothing else took and that are no year. */
function bareReference(command: CommandName, { numbers, text }: Sentence): string | undefined {
  if (TOTALS.has(command) || TERMS.has(command) || !/\b(?:for|on|to) @number\b/.test(text)) return undefined;
  return numbers.find((number) => /^\d{3,}$/.test(number) && !/^(?:19|20|21)\d\d$/.test(number));
}

const OF_SOMEONE: ReadonlySet<CommandName> = new Set([
  'add-case',
  'update-case',
  'log-activity',
  'change-children',
  'set-co-working',
  'close-case',
  'log-duty',
  'worked-on',
  'undo',
  'plan',
  'warnings',
  'team-capacity',
  'rate-cases',
  'supervision-talk',
  'team-month',
  'agree-month',
  'supervision-summary',
  'export-caseload',
  'import-caseload',
]);

const BY_ANY_NAME: ReadonlySet<CommandName> = new Set([
  ...TERMS,
  'share-out',
  'give-back',
  'compare-schemes',
  'switch-scheme',
  'record-absence',
  'adjust-capacity',
  'cover-team',
  'record-supervision',
  'supervision',
  'audit-supervision',
]);

/** Whose: for these any words that are not ours, as `Amira goes to 0.6` and `switch North to Halton`. */
function nameFor(command: CommandName, { owner, loose, towards }: Sentence, { concepts }: Heard): string | undefined {
  if (command === 'transfer-case') return towards ?? loose;
  if (command === 'allocate-case') return towards ?? owner ?? loose;
  if (BY_ANY_NAME.has(command)) return owner ?? loose;
  if (command === 'team-month' || (command === 'team-capacity' && concepts.has('someone-is'))) return owner ?? loose;
  return OF_SOMEONE.has(command) ? owner : undefined;
}
