import type { WaitingType } from '../../domain/waiting-case.ts';
import type { Words } from '../words.ts';

/** How people call the types of cases; the surer ones first. */
const TYPES: readonly (readonly [WaitingType, RegExp])[] = [
  ['care-leaver', /(?:^| )(?:care leavers?|leaving care|care experienced|former relevant|eligible child)(?= |$)/],
  ['cp', /(?:^| )(?:cp|child protection|cpp)(?= |$)/],
  ['cla', /(?:^| )(?:cla|lac|clas|lacs|looked after|in care|child in care|children in care)(?= |$)/],
  ['fs', /(?:^| )(?:fs|family support)(?= |$)/],
  ['s17', /(?:^| )(?:s17|cin|child in need|children in need|in need)(?= |$)/],
];

/** Which type of case a sentence speaks of. */
export function caseTypeIn(text: string): Pick<Words, 'caseType'> {
  const found = TYPES.find(([, pattern]) => pattern.test(text));
  return found ? { caseType: found[0] } : {};
}
