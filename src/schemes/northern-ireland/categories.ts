import type { CaseFacts } from '../../domain/case-facts.ts';
import { court, gateway } from './by-day.ts';
import { POINTS } from './points.ts';
import type { NorthernIrelandReadings } from './sources.ts';
import { type CategoryRule, childUnits, familyUnit, type Unit } from './units.ts';

interface Text extends Pick<CategoryRule, 'code' | 'source' | 'clause'> {
  /** What is pointed, in the singular. */
  readonly name: string;
}

interface Figures {
  readonly basic: number;
  readonly cap: number;
}

/** A category that points the case as a whole, with the discretion of the case. */
function perFamily({ name, ...text }: Text, figuresFor: (facts: CaseFacts) => Figures): CategoryRule {
  return {
    ...text,
    units(facts) {
      if (facts.category !== text.code) return [];
      const { basic, cap } = figuresFor(facts);
      return [familyUnit(facts, { source: text.source, name, cap }, basic)];
    },
  };
}

/** A category that points each child, with the discretion of the child. */
function perChild({ name, ...text }: Text, { basic, cap }: Figures): CategoryRule {
  const kind = { source: text.source, name, cap };
  return { ...text, units: (facts) => (facts.category === text.code ? childUnits(facts, kind, () => basic) : []) };
}

/** 1.8 (iii): each child of the case, with the lower basic figure for those who live with another child of it. */
function lookedAfterUnits(facts: CaseFacts): readonly Unit[] {
  const { basic, withSibling, cap } = POINTS.lookedAfter;
  const childrenIn = new Map<string, number>();
  for (const { household } of facts.children) childrenIn.set(household, (childrenIn.get(household) ?? 0) + 1);
  return childUnits(facts, { source: '1.8 (iii)', name: 'looked-after child', cap }, ({ household }) =>
    (childrenIn.get(household) ?? 0) > 1 ? withSibling : basic,
  );
}

/** A leaving care category: pointed as looked after where statutory responsibility is carried (1.8 (iii) and (ix)). */
function orLookedAfter(category: CategoryRule): CategoryRule {
  return {
    ...category,
    units(facts, terms) {
      if (facts.category !== category.code) return [];
      return facts.statutoryResponsibility ? lookedAfterUnits(facts) : category.units(facts, terms);
    },
  };
}

/** 1.8 (viii): the category does not apply to personal advisers. */
function notForPersonalAdvisers(category: CategoryRule): CategoryRule {
  return {
    ...category,
    units: (facts, terms) => (terms.role === 'personal-adviser' ? [] : category.units(facts, terms)),
  };
}

/** 1.8 (i) to (xi), in the policy's order; (xii), early years, defines no weighting yet. */
export const categoriesFor = (readings: NorthernIrelandReadings): readonly CategoryRule[] => [
  gateway(readings['gateway-hours-by-month']),
  perFamily(
    {
      code: 'family-intervention',
      source: '1.8 (ii)',
      clause: 'A family in family intervention or family support scores 1, up to 9 with discretion.',
      name: 'family intervention',
    },
    () => POINTS.familyIntervention,
  ),
  {
    code: 'looked-after',
    source: '1.8 (iii)',
    clause:
      'Each looked-after child scores 2, or 1 where two or more children of the case share a placement, up to 7 each ' +
      'with discretion.',
    units: (facts) => (facts.category === 'looked-after' ? lookedAfterUnits(facts) : []),
  },
  perFamily(
    {
      code: 'fostering',
      source: '1.8 (iv)',
      clause: 'A fostering family supported by a supervising social worker scores 1, up to 3 with discretion.',
      name: 'fostering family',
    },
    () => POINTS.fostering,
  ),
  perFamily(
    {
      code: 'fostering-assessment',
      source: '1.8 (v)',
      clause: 'A fostering, specialist or bail assessment scores 2 a family, up to 5 with discretion.',
      name: 'fostering, specialist or bail assessment',
    },
    () => POINTS.fosteringAssessment,
  ),
  perFamily(
    {
      code: 'adoption',
      source: '1.8 (vi)',
      clause: 'An adoptive household scores 2, up to 9 with discretion.',
      name: 'adoptive household',
    },
    () => POINTS.adoption,
  ),
  perFamily(
    {
      code: 'permanency',
      source: '1.8 (vii)',
      clause: 'A family in permanency work scores 2 for each child, up to 9 for the family with discretion.',
      name: 'permanency work for the family',
    },
    ({ children }) => ({ basic: children.length * POINTS.permanency.perChild, cap: POINTS.permanency.cap }),
  ),
  orLookedAfter(
    notForPersonalAdvisers(
      perChild(
        {
          code: 'leaving-care-community',
          source: '1.8 (viii)',
          clause:
            'A young person leaving care in a community placement scores 2, up to 4 with discretion; the category is ' +
            'not for personal advisers.',
          name: 'young person in a community placement',
        },
        POINTS.leavingCareCommunity,
      ),
    ),
  ),
  orLookedAfter(
    perChild(
      {
        code: 'leaving-care-statutory',
        source: '1.8 (ix)',
        clause:
          'A young person leaving care in a statutory placement scores 1, up to 3 with discretion; under statutory ' +
          'responsibility they are pointed as looked after.',
        name: 'young person in a statutory placement',
      },
      POINTS.leavingCareStatutory,
    ),
  ),
  perChild(
    {
      code: 'disability',
      source: '1.8 (x)',
      clause: 'Each child with a disability scores 2, up to 4 with discretion.',
      name: 'child with a disability',
    },
    POINTS.disability,
  ),
  court,
];
