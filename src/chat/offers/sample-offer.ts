import type { CaseOffer } from '../../domain/case-offer.ts';

/** An offer for samples of messages; with names, references and words as long as they can be. */
export function sampleOffer({ longest, ...more }: Partial<CaseOffer> & { readonly longest?: boolean }): CaseOffer {
  const long = (letters: number, word: string) => (longest ? 'W'.repeat(letters) : word);
  return {
    ...{ id: 'o', caseId: 'c', ref: long(40, 'C-101'), from: '2026-12-14' },
    ...{ fromTeam: 'north', fromTeamName: long(60, 'North'), toTeam: 'south', toTeamName: long(60, 'Adoption') },
    note: longest ? 'w '.repeat(100).trim() : 'The plan is adoption; a hearing is listed for January.',
    offered: { by: 'mona', name: long(100, 'Mona Reid'), at: '2026-11-30T09:00:00.000Z' },
    state: 'open',
    ...more,
  };
}
