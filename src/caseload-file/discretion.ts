import { facts } from './shapes.ts';
import { discretionaryPoints } from './values.ts';

const points = discretionaryPoints.optional();

/** The manager's points on a case, a child or court work (Northern Ireland); absent is zero. */
export const discretion = facts("the manager's discretion", {
  risk: points,
  complexity: points,
  travel: points,
  reduction: points,
});
