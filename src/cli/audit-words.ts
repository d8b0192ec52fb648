import type { AuditFault, AuditVerdict } from '../application/audit-verdict.ts';
import { counted } from '../domain/counted.ts';

/** What was found of one audit, as lines; `name` is how the operator knows it. */
export function verdictLines(
  { of, key, entries, unlinked, erased, newest, faults }: AuditVerdict,
  name: string,
): readonly string[] {
  const beside = [
    ...(unlinked > 0 ? [`${unlinked} from before there was a chain`] : []),
    ...(erased > 0 ? [`${erased} without content`] : []),
  ];
  const what = `${counted(entries, 'entry', 'entries')}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
  const head = `${of} ${key}${name === '' ? '' : ` (${name})`}: ${what}`;
  if (faults.length === 0) return [`${head}; the chain holds${newest === '' ? '' : `, newest link ${newest}`}.`];
  return [`${head}; THE CHAIN DOES NOT HOLD:`, ...faults.map((fault) => `  ${faultWords(fault)}`)];
}

function faultWords(fault: AuditFault): string {
  switch (fault.kind) {
    case 'altered':
      return `The entry "${fault.action}" of ${fault.at} by ${fault.by} does not say what was written.`;
    case 'put-in':
      return `The entry "${fault.action}" of ${fault.at} by ${fault.by} was put in.`;
    case 'missing':
      return fault.from === fault.to
        ? `Entry number ${fault.from} is missing.`
        : `Entries number ${fault.from} to ${fault.to} are missing.`;
    case 'no-end':
      return 'The row that says where the audit ends is gone.';
    case 'other-end':
      return 'The row that says where the audit ends says something else than the newest entry.';
  }
}
