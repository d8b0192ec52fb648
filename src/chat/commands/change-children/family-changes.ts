import type { Child } from '../../../domain/case-facts.ts';
import { usualChildRef } from '../../../domain/case-profile.ts';
import { type CaseDetails, changeAll, changeFrom, type DatedCaseFacts, valueOn } from '../../../domain/caseload.ts';
import { setFrom } from '../../../domain/change-versions.ts';
import { childHasManagersPoints } from '../../../domain/managers-part.ts';
import { spokenDate } from '../../../domain/spoken-date.ts';
import type { Asking, Decided } from '../../asking.ts';
import { dayProblem } from '../../case-days.ts';
import { type AboutCase, caseChange } from '../../case-recording.ts';
import { MOST_CHILDREN } from '../../entries/activity-forms.ts';
import { date, needed, shortText } from '../../form/field.ts';
import { readForm } from '../../form/read-form.ts';
import { ifKnown } from '../../if-known.ts';
import { checkAll } from '../../schemes/case-question.ts';
import { chatOf } from '../../schemes/index.ts';
import { CHILD_FIELDS, HOME } from '../add-case/questions.ts';
import { whoInWords } from './child-words.ts';

/** Some children live somewhere else from a day on. */
export function moved(about: AboutCase, refs: readonly string[]): Asking {
  const { facts, scheme, stored, today } = about;
  const fields = {
    household: needed(shortText('Live where? One word for each home or placement', 'Please give a word.', HOME)),
    from: needed(date('From which day?')),
  };
  return {
    title: `${facts.ref} · Lives somewhere else`,
    notes: [`For ${refs.join(', ')}. Children with the same word live together.`],
    fields,
    given: { from: today },
    decide: (typed) => {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const { household, from } = read.values;
      const problem = dayProblem(facts, scheme, from) ?? notYetThere(about, refs, from);
      if (problem !== undefined) return atField('from', problem);
      const details = refs.reduce(
        (versions, ref) =>
          setFrom(
            versions,
            from,
            ({ children }) => children.find((child) => child.ref === ref)?.household,
            (value) => ({
              ...value,
              children: value.children.map((child) => (child.ref === ref ? { ...child, household } : child)),
            }),
          ),
        stored.history.details,
      );
      if (JSON.stringify(details) === JSON.stringify(stored.history.details)) {
        return atField('household', 'That is where they live on this day already.');
      }
      const what = `recorded where ${whoInWords(refs)} of ${facts.ref} lives from ${spokenDate(from)}`;
      const detail = { change: 'moved', children: refs.length, from };
      const live = `${refs.join(', ')} ${refs.length === 1 ? 'lives' : 'live'}`;
      return {
        ...caseChange(what, stored, { ...stored.history, details }, detail),
        shown: [`On Save: ${live} in "${household}" from ${spokenDate(from)} on.`],
      };
    },
  };
}

function notYetThere({ stored }: AboutCase, refs: readonly string[], day: string): string | undefined {
  const { children } = valueOn(stored.history.details, day);
  const missing = refs.find((ref) => !children.some((child) => child.ref === ref));
  return missing === undefined ? undefined : `${missing} is not part of the case on ${spokenDate(day)}.`;
}

/** A child joins the case. */
export function childAdded(about: AboutCase): Asking {
  const { facts, scheme, stored, today } = about;
  const { details } = stored.history;
  const { childFacts } = chatOf(scheme);
  const known = new Set(details.flatMap(({ value }) => value.children.map(({ ref }) => ref)));
  const fields = {
    ref: needed(CHILD_FIELDS.ref),
    from: needed(date('Part of the case from which day?')),
  };
  const asked = Object.fromEntries(childFacts.map((fact) => [fact, CHILD_FIELDS[fact]]));
  return {
    title: `${facts.ref} · Add a child`,
    notes: [
      'Use a reference, not a name.',
      ...(childFacts.includes('household') ? ['Children with the same word live together.'] : []),
    ],
    fields: { ...fields, ...asked },
    given: { ref: freeRef(facts.ref, known), from: today, household: HOME },
    decide: (typed) => {
      const read = readForm(fields, typed);
      if (!read.ok) return read;
      const others = readForm(CHILD_FIELDS, { ...typed, ref: '' });
      if (!others.ok) return others;
      const { ref, from } = read.values;
      const { household = HOME, lookedAfter, childProtection } = others.values;
      if (known.has(ref)) return atField('ref', 'A child of this case has this reference already.');
      if (known.size >= MOST_CHILDREN) return atField('ref', `A case here has at most ${MOST_CHILDREN} children.`);
      const problem = dayProblem(facts, scheme, from);
      if (problem !== undefined) return atField('from', problem);
      const since = (day: string | undefined) => (day === undefined ? undefined : { from: day });
      const child: Child = {
        ref,
        household,
        ...ifKnown('lookedAfter', since(lookedAfter)),
        ...ifKnown('childProtection', since(childProtection)),
      };
      const joined = changeFrom(details, from, (value) => ({ ...value, children: [...value.children, child] }));
      const what = `added a child to ${facts.ref} from ${spokenDate(from)}`;
      return caseChange(what, stored, { ...stored.history, details: joined }, { change: 'added', from });
    },
  };
}

/** The first of the usual references that no child of the case has had. */
function freeRef(caseRef: string, known: ReadonlySet<string>): string {
  const refs = Array.from({ length: known.size + 1 }, (_, index) => usualChildRef(caseRef, index));
  return refs.find((ref) => !known.has(ref)) ?? '';
}

/** Children who were never part of the case are taken out of it, and out of its activities. */
export function addedByMistake(about: AboutCase, refs: readonly string[]): Asking {
  const { facts, stored, manages } = about;
  return {
    title: `take ${whoInWords(refs)} out of ${facts.ref}`,
    notes: [],
    fields: {},
    given: {},
    decide: () => {
      const { details, dated } = stored.history;
      const pointed = manages ? undefined : refs.find((ref) => childHasManagersPoints(stored.history, ref));
      if (pointed !== undefined) {
        return refused(`A manager has given points for ${pointed}. Please ask your manager. Nothing was changed.`);
      }
      const without = changeAll(details, (value) => ({
        ...value,
        children: value.children.filter(({ ref }) => !refs.includes(ref)),
      }));
      if (without.some(({ value }) => value.children.length === 0 && needsChildren(about, value))) {
        return refused(`${facts.ref} needs at least one child on every day. Nothing was changed.`);
      }
      const activities = dated.activities.map((activity) => withoutChildren(activity, refs));
      if (activities.some((activity) => childrenIn(activity)?.length === 0)) {
        return refused(`An entry of ${facts.ref} is about no other child. Remove or change that entry first.`);
      }
      const what = `took ${whoInWords(refs)} out of ${facts.ref}`;
      const history = { dated: { ...dated, activities }, details: without };
      return caseChange(what, stored, history, { change: 'mistake', children: refs.length });
    },
  };
}

function needsChildren({ scheme, questions }: AboutCase, details: CaseDetails): boolean {
  return chatOf(scheme).children === 'needed' || Object.keys(checkAll(questions, details)).length > 0;
}

type Activity = DatedCaseFacts['activities'][number];

/** The children that an activity is about, where it names them. */
function childrenIn(activity: Activity): readonly string[] | undefined {
  return activity.kind !== 'core-assessment' && 'children' in activity ? activity.children : undefined;
}

function withoutChildren(activity: Activity, refs: readonly string[]): Activity {
  if (activity.kind === 'core-assessment' || !('children' in activity) || activity.children === undefined) {
    return activity;
  }
  return { ...activity, children: activity.children.filter((ref) => !refs.includes(ref)) };
}

const atField = (field: string, problem: string): Decided => ({ ok: false, problems: { [field]: problem } });
const refused = (problem: string): Decided => ({ ok: false, problems: {}, problem: `Check: ${problem}` });
