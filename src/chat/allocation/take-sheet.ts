import { type Assessed, DAYS_AHEAD, type WhoCanTake } from '../../application/who-can-take.ts';
import { addMonths, type CalendarDate } from '../../domain/calendar-date.ts';
import type { WorkerTerms } from '../../domain/case-facts.ts';
import type { CaseMix } from '../../domain/case-mix.ts';
import { counted } from '../../domain/counted.ts';
import { type Exact, toReport } from '../../domain/exact.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import type { Button } from '../cards/button.ts';
import type { SheetData, SheetGroup, SheetRow } from '../cards/sheet.ts';
import { EXPECTED_HOURS } from '../figures-words.ts';
import { type Page, pageOf } from '../paging.ts';
import { amount, capitalised, totalOf } from '../phrases.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { stopsWords } from './stop-words.ts';

export interface TakeView {
  readonly title: string;
  /** What the case is, what it weighs and for which day it is asked. */
  readonly sentences: readonly string[];
  readonly day: CalendarDate;
  /** Of those who can take it, and of those with a stop; each from 0. */
  readonly page: number;
  readonly stopPage: number;
  buttons(pages: TakePages): readonly Button[];
  readonly mayAllocate: boolean;
  /** Chosen already, whichever page the worker is on. */
  readonly chosen?: Assessed | undefined;
  /** Whoever manages the team holds cases only for the time being. */
  readonly managerKeys: readonly string[];
}

export interface TakePages {
  readonly open: Page<Assessed>;
  readonly stopped: Page<Assessed>;
}

const RANKED_BY = `Lowest first: the highest share of the own guideline in the next ${DAYS_AHEAD} days, with the case.`;

/** Who can take a case: the stops first, then the others in order, five of each. */
export function takeSheet({ ranked, untold, stopped }: WhoCanTake, view: TakeView): SheetData {
  const pages = { open: pageOf([...ranked, ...untold], view.page), stopped: pageOf(stopped, view.stopPage) };
  const shown = [...pages.open.items, ...pages.stopped.items];
  const rankOf = (one: Assessed) => ranked.indexOf(one) + 1;
  const onPage = (group: readonly Assessed[]) => pages.open.items.filter((one) => group.includes(one));
  const groups: readonly SheetGroup[] = [
    {
      heading: pageHeading('Not without a reason', pages.stopped),
      figure: '',
      rows: pages.stopped.items.map((one) => ({
        text: `${one.name} ${stopsWords(one.stops)}`,
        note: figuresWords(one),
        figure: '',
      })),
    },
    {
      heading: pageHeading('Can take it', pages.open),
      figure: '',
      rows: onPage(ranked).map((one) => candidateRow(one, rankOf(one), view)),
    },
    { heading: 'Cannot tell', figure: '', rows: onPage(untold).map((one) => untoldRow(one, view.day)) },
  ];
  const offered = view.chosen && !shown.includes(view.chosen) ? [view.chosen, ...shown] : shown;
  const isExpected = shown.some((one) => one.isExpected);
  return {
    title: view.title,
    sentences: [
      ...view.sentences,
      ...(ranked.length > 0 ? [RANKED_BY] : ['Nobody can take it without a reason or an answer that is missing.']),
      ...(isExpected ? [EXPECTED_HOURS] : []),
    ].map((text) => ({ text })),
    groups: groups.filter(({ rows }) => rows.length > 0),
    choices:
      view.mayAllocate && shown.length > 0
        ? [
            {
              id: 'worker',
              label: 'Allocate to',
              placeholder: 'Choose a worker',
              errorMessage: 'Please choose a worker.',
              ...(view.chosen ? { value: view.chosen.workerKey } : {}),
              options: offered.map(({ name, workerKey }) => ({ title: name, value: workerKey })),
            },
          ]
        : [],
    buttons: view.buttons(pages),
  };
}

function pageHeading(heading: string, { page, pages }: Page<unknown>): string {
  return pages > 1 ? `${heading}, page ${page + 1} of ${pages}` : heading;
}

function candidateRow(
  one: Assessed,
  rank: number,
  { day, managerKeys }: Pick<TakeView, 'day' | 'managerKeys'>,
): SheetRow {
  const { peak } = one;
  const share = peak ? percent(peak.share) : '';
  const isAbove = peak?.share.gt(1) ?? false;
  const highest = peak
    ? `At most ${peak.total} of ${peak.of} (${share})${isAbove ? ', above the guideline' : ''}, reached on ${spokenDate(peak.on)}. `
    : '';
  return {
    text: `${rank}. ${one.name}: ${figuresWords(one)}`,
    note: [
      `${highest}${experienceWords(one.terms, day)}. ${mixWords(one)}`,
      ...(one.awayFrom === null ? [] : [`Away from ${spokenDate(one.awayFrom)}.`]),
      ...(managerKeys.includes(one.workerKey)
        ? ['Manages the team: the case would go on counting as unallocated.']
        : []),
    ].join(' '),
    figure: share,
  };
}

function untoldRow(one: Assessed, day: CalendarDate): SheetRow {
  const why =
    one.untold === 'no-figure'
      ? 'the scheme gives no figure to hold the total against'
      : 'facts are missing that could add to the total';
  return {
    text: `${one.name}: ${figuresWords(one)}`,
    note: `Cannot tell: ${why}. ${experienceWords(one.terms, day)}. ${mixWords(one)}`,
    figure: '',
  };
}

/** `72 → 78 of 85 points`. */
export function figuresWords({ before, after }: Pick<Assessed, 'before' | 'after'>): string {
  const of =
    after.guideline === null
      ? amount(after.total, after.unit)
      : `${after.total} of ${amount(after.guideline, after.unit)}`;
  return `${before.total} → ${after.incomplete ? totalOf(after) : of}`;
}

function percent(share: Exact): string {
  return `${toReport(share.mul(100), 0)} %`;
}

/** `social worker, qualified 3 years ago`, as far as it is recorded. */
function experienceWords({ role, qualifiedOn, startedOn, fte }: WorkerTerms, day: CalendarDate): string {
  const words = ROLE_WORDS[role];
  const since = qualifiedOn ?? startedOn;
  return [
    capitalised(words),
    ...(since === undefined
      ? []
      : [`${qualifiedOn === undefined ? 'in post' : 'qualified'} for ${timeWords(since, day)}`]),
    ...(fte === 1 ? [] : [`${fte} FTE`]),
  ].join(', ');
}

/** Whole years, or whole months within the first two. */
function timeWords(since: CalendarDate, day: CalendarDate): string {
  let months = 0;
  while (addMonths(since, months + 1) <= day) months += 1;
  return months < 24 ? counted(months, 'month', 'months') : counted(Math.floor(months / 12), 'year', 'years');
}

const COLOURS: readonly string[] = ['red', 'amber', 'green', 'unrated'];

/** What the worker holds without the case, as the scheme knows it: `Holds 12 cases: 2 with a conference, 1 in court.` */
function mixWords({ mix, counts }: Pick<Assessed, 'mix' | 'counts'>): string {
  const colours = Object.entries(counts ?? {}).filter(([name, count]) => COLOURS.includes(name) && count > 0);
  const parts = colours.length > 0 ? colours.map(([name, count]) => `${count} ${name}`) : kindsOf(mix);
  const cases = mix.cases === 0 ? 'no case' : counted(mix.cases, 'case', 'cases');
  return `Holds ${cases}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function kindsOf({ conference, lookedAfter, court, leavingCare }: CaseMix): readonly string[] {
  const kinds: readonly (readonly [number, string])[] = [
    [conference, 'with a conference'],
    [lookedAfter, 'looked after'],
    [court, 'in court'],
    [leavingCare, 'leaving care'],
  ];
  return kinds.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
}
