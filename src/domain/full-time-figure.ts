import type { MemberCapacity } from './capacity.ts';
import { toReport } from './exact.ts';
import type { WeightingScheme } from './weighting-scheme.ts';

/**
 * The upper guideline figure of a full-time social worker, by which room is told as full-time equivalents: the scheme's
 * own; where the scheme gives it by kind of team (Bath and NES), that of the team's social workers, if they all have the
 * same. Null where neither says.
 */
export function fullTimeFigure(
  scheme: WeightingScheme,
  members: readonly Pick<MemberCapacity, 'step' | 'lowered'>[],
): number | null {
  const terms = { role: 'social-worker', fte: 1, professionalIssues: [] } as const;
  const own = scheme.conclude({ lines: [], marks: [], terms }).capacity?.guideline;
  if (own) return toReport(own, 2);
  const figures = members.flatMap(({ step: { role, guideline, fte }, lowered }) =>
    role === 'social-worker' && guideline !== null && lowered === null
      ? [Math.round((guideline / fte) * 100) / 100]
      : [],
  );
  const [one, ...others] = new Set(figures);
  return one !== undefined && others.length === 0 ? one : null;
}
