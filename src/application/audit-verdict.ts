/** Whose audit: of a worker's caseload, of a team, of what was refused to a person. */
export type AuditOwner = 'worker' | 'team' | 'person';

/** What does not fit in an audit. */
export type AuditFault =
  /** The entry says something else than was written. */
  | { readonly kind: 'altered'; readonly at: string; readonly by: string; readonly action: string }
  /** The entry was not written by Caseload in its turn. */
  | { readonly kind: 'put-in'; readonly at: string; readonly by: string; readonly action: string }
  /** Entries are gone; they are counted from 1. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** What says where the audit ends is gone. */
  | { readonly kind: 'no-end' }
  /** What says where the audit ends says something else. */
  | { readonly kind: 'other-end' };

/** What was found of an audit. */
export interface AuditVerdict {
  readonly of: AuditOwner;
  readonly key: string;
  readonly entries: number;
  /** From before there was a chain: not protected by it. */
  readonly unlinked: number;
  /** Without their content. */
  readonly erased: number;
  /** The newest link, in hexadecimal: kept elsewhere, it shows later that the whole chain was made anew. */
  readonly newest: string;
  readonly faults: readonly AuditFault[];
}
