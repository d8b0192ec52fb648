import type { Outside } from '../application/change-caseload.ts';
import { asDocumented } from '../domain/scheme-in-force.ts';
import { SCHEME_IDS, type SchemeId, type WeightingScheme } from '../domain/weighting-scheme.ts';
import { choice, type Field, needed } from './form/field.ts';

type SchemeOf = Pick<Outside, 'schemeOf'>;

const all = ({ schemeOf }: SchemeOf): readonly WeightingScheme[] => SCHEME_IDS.map((id) => schemeOf(asDocumented(id)));

/** The choice of one of the schemes that there are. */
export function schemeField(outside: SchemeOf, label: string, errorMessage: string): Field<SchemeId> {
  const choices = all(outside).map(({ id, title }) => ({ title, value: id }));
  return needed(choice(label, choices, errorMessage));
}

/** What each scheme weighs by, a line each, for someone who has to choose. */
export function schemeLines(outside: SchemeOf): readonly string[] {
  return all(outside).map(({ title, inOneLine }) => `${title}: ${inOneLine}`);
}
