import type { CaseFacts } from '../../../src/domain/case-facts.ts';
import { caseFacts, type Office, openOffice, type Talk } from '../commands/talk.ts';

/** A team under the Northern Ireland scheme with amira, qualified long ago, and a manager. */
export function northernOffice(cases: readonly CaseFacts[] = []): Promise<Office> {
  return openOffice({ amira: cases, ben: [] }, undefined, {
    scheme: 'northern-ireland',
    terms: { qualifiedOn: '2015-06-01' },
  });
}

/** A case of a category with one child, C-101-1. */
export const caseOf = (category: NonNullable<CaseFacts['category']>, facts: Partial<CaseFacts> = {}) =>
  caseFacts({ category, ...facts });

/** The manager before amira's case. */
export async function managerAt(office: Office, ref: string): Promise<Talk> {
  const { cases } = await office.snapshot('amira');
  const stored = cases.find(({ history }) => history.dated.ref === ref);
  const manager = office.as('manager');
  await manager.send('update-case.open', { worker: office.keyOf('amira'), caseId: stored?.caseId });
  return manager;
}
