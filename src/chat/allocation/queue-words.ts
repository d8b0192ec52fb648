import type { Unallocated } from '../../application/unallocated.ts';
import { counted } from '../../domain/counted.ts';
import { totalOf } from '../phrases.ts';

/** `4 cases, 31 points`; under a scheme that counts cases `4 cases`. */
export function queueWords({ cases, total, incomplete, unit }: Unallocated): string {
  const weighs = unit === 'cases' ? '' : `, ${totalOf({ total, unit, ...(incomplete ? { incomplete } : {}) })}`;
  return `${counted(cases.length, 'case', 'cases')}${weighs}`;
}
