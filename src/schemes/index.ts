import type { SchemeInForce } from '../domain/scheme-in-force.ts';
import type { SchemeId, WeightingScheme } from '../domain/weighting-scheme.ts';
import { bathNes } from './bath-nes/index.ts';
import { halton } from './halton/index.ts';
import { merton } from './merton/index.ts';
import { northernIreland } from './northern-ireland/index.ts';

/** Every scheme that a team can choose. A new one is a folder here, a line in this list and its id in the contract. */
export const schemes: readonly WeightingScheme[] = [merton, bathNes, northernIreland, halton];

export function schemeById(id: SchemeId): WeightingScheme {
  const scheme = schemes.find((one) => one.id === id);
  if (!scheme) throw new Error(`No scheme in src/schemes/index.ts has the id ${id}`);
  return scheme;
}

/** The scheme that weighs by the readings in force. */
export function schemeInForce({ scheme }: SchemeInForce): WeightingScheme {
  return schemeById(scheme);
}
