import type { CaseDetails } from '../../domain/caseload.ts';
import type { Field } from '../form/field.ts';
import { type Fields, type Problems, readForm, type Typed, type Values } from '../form/read-form.ts';

/** A question, or a few that belong together, about facts of a case that hold from a day on. */
export interface CaseQuestion {
  /** Ids are at most 20 characters and do not end in a digit. */
  readonly fields: Fields;
  /** Asked of those alone who manage the worker's team. */
  readonly managerOnly?: true;
  /** Asked of whoever holds the case, and of no case without a worker. */
  readonly ofHolder?: true;
  /** The answers that the facts give. */
  typed(details: CaseDetails): Typed;
  /** The facts with answers that the fields have taken. */
  apply(details: CaseDetails, typed: Typed): CaseDetails;
  /** What is wrong with the answer beside the other facts, by field. */
  check?(details: CaseDetails): Problems;
  /** The fact in a word or two for the head of the case: `leaving care`. */
  words?(details: CaseDetails): string | undefined;
}

interface CaseQuestionParts<F extends Fields>
  extends Pick<CaseQuestion, 'managerOnly' | 'ofHolder' | 'typed' | 'check' | 'words'> {
  readonly fields: F;
  readonly with: (details: CaseDetails, values: Values<F>) => CaseDetails;
}

/** A question from its fields. */
export function caseQuestion<F extends Fields>({ with: set, ...parts }: CaseQuestionParts<F>): CaseQuestion {
  return {
    ...parts,
    apply: (details, typed) => {
      const read = readForm(parts.fields, typed);
      return read.ok ? set(details, read.values) : details;
    },
  };
}

/** The names of facts that may be absent. */
type Absent = {
  [K in keyof CaseDetails]-?: Record<never, never> extends Pick<CaseDetails, K> ? K : never;
}[keyof CaseDetails];

/** The details with a fact set, or taken away where there is no value. */
export function withFact<K extends Absent>(
  details: CaseDetails,
  name: K,
  value: CaseDetails[K] | undefined,
): CaseDetails {
  const { [name]: _, ...others } = details;
  return value === undefined ? (others as CaseDetails) : { ...details, [name]: value };
}

/** The fields of all questions. */
export function fieldsOf(questions: readonly CaseQuestion[]): Fields {
  return Object.assign({}, ...questions.map(({ fields }) => fields)) as Readonly<Record<string, Field<unknown>>>;
}

/** The answers that the facts give to all questions. */
export function answersOf(questions: readonly CaseQuestion[], details: CaseDetails): Typed {
  return Object.assign({}, ...questions.map((question) => question.typed(details))) as Typed;
}

/** What is wrong with the answers beside each other. */
export function checkAll(questions: readonly CaseQuestion[], details: CaseDetails): Problems {
  return Object.assign({}, ...questions.map((question) => question.check?.(details))) as Problems;
}
