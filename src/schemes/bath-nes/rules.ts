import type { CaseFacts } from '../../domain/case-facts.ts';
import { exact } from '../../domain/exact.ts';
import { ALWAYS } from '../../domain/period.ts';
import type { Rule } from '../../domain/weighting-scheme.ts';

/** Section 1: one child is one case. Children on team hold are counted apart and give no line. */
export const childRule: Rule<CaseFacts> = {
  code: 'child',
  source: 'section 1',
  clause: 'One child counts as one case, so a family of three counts as three; cases on team hold are left out.',
  award(facts) {
    if (facts.teamHold) return [];
    return facts.children.map((child) => ({
      rule: 'child',
      caseRef: facts.ref,
      childRef: child.ref,
      points: exact(1),
      period: ALWAYS,
      source: 'section 1',
      what: 'one child',
    }));
  },
};
