import { PROFESSIONAL_ISSUES, ROLES, TEAM_TYPES } from '../domain/case-facts.ts';
import { SCHEME_IDS } from '../domain/weighting-scheme.ts';
import { caseFacts } from './case.ts';
import { duty } from './duty.ts';
import { facts, listOf } from './shapes.ts';
import { date, fullTimeEquivalent, oneOf, text } from './values.ts';

const worker = facts('the worker', {
  id: text(100),
  name: text(100).optional(),
  role: oneOf(ROLES).default('social-worker'),
  fte: fullTimeEquivalent.default(1),
  qualifiedOn: date.optional(),
  startedOn: date.optional(),
  teamType: oneOf(TEAM_TYPES).optional(),
  professionalIssues: listOf('professional issues', oneOf(PROFESSIONAL_ISSUES)).default([]),
});

/** The whole file, place by place; what hangs together across places is for the checks. */
export const fileShape = facts('a caseload file', {
  scheme: oneOf(SCHEME_IDS).optional(),
  asOf: date.optional(),
  worker,
  duties: listOf('duties', duty).default([]),
  cases: listOf('cases', caseFacts).default([]),
});
