import { heldOn } from '../../application/held-on.ts';
import type { MonthSnapshot } from '../../application/month-snapshot.ts';
import type { CaseloadSnapshot } from '../../application/ports.ts';
import type { SchemeOf } from '../../application/snapshot.ts';
import { type CaseFacts, COLOURS, type WorkerTerms } from '../../domain/case-facts.ts';
import { hasConference, hasLookedAfter, isLeavingCare } from '../../domain/case-mix.ts';
import { valueOn } from '../../domain/caseload.ts';
import { counted } from '../../domain/counted.ts';
import { spokenDate } from '../../domain/spoken-date.ts';
import { compareText } from '../../domain/timeline.ts';
import type { WeightingScheme } from '../../domain/weighting-scheme.ts';
import type { MonthRecord } from '../../domain/worker-records.ts';
import { needsAgreement } from '../commands/supervision-talk/case-issues.ts';
import { hundredths } from '../figures-words.ts';
import { flagSentence } from '../flag-words.ts';
import { PROFESSIONAL_ISSUE_WORDS, WORKLOAD_ISSUE_WORDS } from '../issue-words.ts';
import { ratesCases } from '../rating-words.ts';
import { chatOf } from '../schemes/index.ts';

/** A column of the source's template: the points of one row of the policy, for every case. */
export interface SummaryColumn {
  readonly rule: string;
  readonly source: string;
  readonly clause: string;
  readonly points: number;
}

export interface SummaryCase {
  readonly ref: string;
  /** `CLA`, `CP/FS`, `looked after · statutory`; by the facts of the month's last day. */
  readonly kind: string;
  /** By rule. */
  readonly points: Readonly<Record<string, number>>;
  readonly total: number;
}

/** What the scheme asks to be talked about. */
export interface TalkedAbout {
  readonly heading: string;
  readonly items: readonly string[];
}

/** A worker's month for supervision: what was submitted, by case and row, and what there is to talk about. */
export interface Summary {
  readonly name: string;
  readonly submitted: MonthSnapshot;
  /** Those that remarks are about, as far as they were read. */
  readonly submissions: readonly MonthSnapshot[];
  readonly record: MonthRecord;
  readonly columns: readonly SummaryColumn[];
  readonly cases: readonly SummaryCase[];
  readonly beside: readonly { readonly what: string; readonly source: string; readonly points: number }[];
  readonly talk: readonly TalkedAbout[];
}

/** The summary of a submission: the points as they were submitted, the facts as they are kept of its last day. */
export function summaryOf(
  snapshot: CaseloadSnapshot,
  schemeOf: SchemeOf,
  record: MonthRecord,
  submitted: MonthSnapshot,
): Summary {
  const scheme = schemeOf(submitted.scheme);
  const held = heldOn(snapshot, schemeOf, submitted.asOf);
  const lines = submitted.lines.filter(({ caseRef }) => caseRef !== null);
  const refs = [...new Set([...lines.map(({ caseRef }) => caseRef ?? ''), ...held.map(({ ref }) => ref)])];
  const columns = columnsOf(submitted, scheme);
  return {
    name: snapshot.head.name,
    submitted,
    submissions: [],
    record,
    columns,
    cases: refs.sort(compareText).map((ref) => {
      const of = lines.filter(({ caseRef }) => caseRef === ref);
      const facts = held.find((one) => one.ref === ref);
      return {
        ref,
        kind: facts ? kindOf(facts, scheme, submitted.asOf) : 'not held any more',
        points: Object.fromEntries(
          columns.map(({ rule }) => [rule, pointsOf(of.filter((line) => line.rule === rule))]),
        ),
        total: pointsOf(of),
      };
    }),
    beside: submitted.lines.filter(({ caseRef }) => caseRef === null),
    talk: [
      ...talkedAbout(scheme, held, valueOn(snapshot.head.terms, submitted.asOf)),
      ...(submitted.flags.length > 0
        ? [{ heading: 'The scheme draws attention to', items: submitted.flags.map(flagSentence) }]
        : []),
    ],
  };
}

const pointsOf = (lines: readonly { readonly points: number }[]): number =>
  hundredths(lines.reduce((sum, { points }) => sum + points, 0));

/** The rows of the policy that gave points, in its order. */
function columnsOf({ lines }: MonthSnapshot, scheme: WeightingScheme): readonly SummaryColumn[] {
  const order = scheme.caseRules.map(({ code }) => code);
  const rules = [...new Set(lines.filter(({ caseRef }) => caseRef !== null).map(({ rule }) => rule))];
  rules.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return rules.map((code) => {
    const of = lines.filter(({ rule, caseRef }) => rule === code && caseRef !== null);
    const rule = scheme.caseRules.find((one) => one.code === code);
    return {
      rule: code,
      source: rule?.source ?? of[0]?.source ?? code,
      clause: rule?.clause ?? code,
      points: pointsOf(of),
    };
  });
}

function kindOf(facts: CaseFacts, scheme: WeightingScheme, day: string): string {
  const kinds = [
    ...(hasConference(facts, day) ? ['CP/FS'] : []),
    ...(hasLookedAfter(facts, day) ? ['CLA'] : []),
    ...(isLeavingCare(facts) ? ['care leaver'] : []),
  ];
  const words = chatOf(scheme).caseQuestions.flatMap(({ words: of }) => of?.(facts) ?? []);
  const said = [...new Set([...(kinds.length > 0 ? kinds : ['S17 or other']), ...words])];
  return [...said, ...(facts.coWorked ? ['co-worked'] : [])].join(' · ');
}

/** Bath and NES sections 3 to 5, Halton's colours; nothing where the scheme asks for none. */
function talkedAbout(scheme: WeightingScheme, held: readonly CaseFacts[], terms: WorkerTerms): readonly TalkedAbout[] {
  if (ratesCases(scheme)) return [colours(held)];
  if (chatOf(scheme).forSupervision?.verb !== 'supervision-talk.show') return [];
  const issues = held.flatMap((facts) => [
    ...facts.workloadIssues.map((issue) => `${facts.ref}: ${WORKLOAD_ISSUE_WORDS[issue]}`),
    ...(needsAgreement(facts, terms) ? [`${facts.ref}: child protection, ${agreedWords(facts)}`] : []),
  ]);
  return [
    { heading: 'Workload issues (section 4)', items: orNone(issues) },
    {
      heading: 'Professional issues (section 5)',
      items: orNone(terms.professionalIssues.map((issue) => PROFESSIONAL_ISSUE_WORDS[issue])),
    },
  ];
}

function agreedWords({ agreedInSupervisionOn: on }: CaseFacts): string {
  return on === undefined ? 'not agreed yet' : `agreed on ${spokenDate(on)}`;
}

const orNone = (items: readonly string[]): readonly string[] => (items.length > 0 ? items : ['None is noted.']);

function colours(held: readonly CaseFacts[]): TalkedAbout {
  const words = held.map(({ ref, rating }) => {
    if (!rating) return `${ref}: not rated`;
    const { activity, risk, travel, overall } = rating;
    const confirmed = overall === undefined ? 'not confirmed' : `overall ${overall}, confirmed`;
    return `${ref}: activity ${activity}, risk ${risk}, travel ${travel}; ${confirmed}`;
  });
  const told = COLOURS.flatMap((colour) => {
    const number = held.filter(({ rating }) => rating?.overall === colour).length;
    return number === 0 ? [] : [`${counted(number, 'case is', 'cases are')} confirmed ${colour}`];
  });
  return { heading: 'Colours (3.8)', items: orNone([...told, ...words]) };
}
