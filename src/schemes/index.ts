import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId, WeightingScheme } from '../domain/weighting-scheme.ts';
import { bathNes, bathNesWith } from './bath-nes/index.ts';
import { halton, haltonWith } from './halton/index.ts';
import { merton, mertonWith } from './merton/index.ts';
import { northernIreland, northernIrelandWith } from './northern-ireland/index.ts';
import { type SchemeFamily, schemeFamily } from './scheme-family.ts';

/** Every scheme that a team can choose. A new one is a folder here, a line in this list and its id in the contract. */
const families: readonly SchemeFamily[] = [
  schemeFamily(merton, mertonWith),
  schemeFamily(bathNes, bathNesWith),
  schemeFamily(northernIreland, northernIrelandWith),
  schemeFamily(halton, haltonWith),
];

/** Every scheme by its documented readings. */
export const schemes: readonly WeightingScheme[] = families.map(({ documented }) => documented);

export function schemeById(id: SchemeId): WeightingScheme {
  return familyOf(id).documented;
}

/** The scheme that weighs by the readings in force. */
export function schemeInForce({ scheme, readings }: SchemeInForce): WeightingScheme {
  return familyOf(scheme).read(readings);
}

function familyOf(id: SchemeId): SchemeFamily {
  const family = families.find(({ documented }) => documented.id === id);
  if (!family) throw new Error(`No scheme in src/schemes/index.ts has the id ${id}`);
  return family;
}
