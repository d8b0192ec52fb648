import { TEAM_TYPES, type TeamType } from '../domain/case-facts.ts';
import type { WeightingScheme } from '../domain/weighting-scheme.ts';
import { choice, type Field } from './form/field.ts';
import { TEAM_TYPE_WORDS } from './role-words.ts';

/** The kind of team decides over the range in some schemes, and is asked in those alone. */
export function asksTeamType({ needs }: Pick<WeightingScheme, 'needs'>): boolean {
  return needs.some(({ code }) => code === 'team-type');
}

export const teamTypeField: Field<TeamType | undefined> = choice(
  'Kind of team (for social workers)',
  TEAM_TYPES.map((type) => ({ title: TEAM_TYPE_WORDS[type], value: type })),
);
