import { typedTexts } from '../../../src/chat/form/field.ts';
import type { Activity } from '../../../src/domain/case-facts.ts';
import { caseFacts, type Office, openOffice, type Talk } from './talk.ts';

const activities: readonly Activity[] = [{ kind: 'proceedings', from: '2026-11-05', children: ['C-101-1'] }];

export async function office(): Promise<Office> {
  const opened = await openOffice({
    amira: [
      caseFacts({ activities, children: ['C-101-1', 'C-101-2'].map((ref) => ({ ref, household: 'home' })) }),
      caseFacts({ ref: 'C-102', closureDecidedOn: '2026-11-10' }),
    ],
    ben: [],
  });
  const amira = opened.as('amira');
  await amira.start('log-duty', { duty: 'locality', from: '2026-11-02' });
  await amira.press('Save');
  return opened;
}

type LeadsUp = (person: Talk) => Promise<unknown>;

/** The first entry of a list of entries. */
const entryOn = (person: Talk) => /\n([0-9a-f]{24})\n/.exec(person.last().words)?.[1];

export const CARDS: readonly (readonly [string, LeadsUp])[] = [
  [
    'add a case',
    async (person) => {
      await person.start('add-case', { caseRef: 'C-120' });
      await person.press('Next');
      await person.press('Next');
    },
  ],
  ['log an activity', (person) => person.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' })],
  [
    'log an activity that was previewed',
    async (person) => {
      await person.start('log-activity', { caseRef: 'C-101', activity: 'court-episode' });
      await person.press('Preview');
    },
  ],
  [
    'end an activity',
    async (person) => {
      await person.start('update-case', { caseRef: 'C-101' });
      await person.press('Entries');
      await person.press('Change or end', { entry: entryOn(person) });
      await person.press('Preview', { to: '2026-11-10' });
    },
  ],
  [
    'remove an activity',
    async (person) => {
      await person.start('update-case', { caseRef: 'C-101' });
      await person.press('Entries');
      await person.press('Remove', { entry: entryOn(person) });
    },
  ],
  [
    'change the details',
    async (person) => {
      await person.start('update-case', { caseRef: 'C-101' });
      await person.press('Details');
      await person.press('Preview', { leavingCare: 'other' });
    },
  ],
  [
    'remove a case',
    async (person) => {
      await person.start('update-case', { caseRef: 'C-101' });
      await person.press('Details');
      await person.press('Remove this case');
    },
  ],
  [
    'change children',
    async (person) => {
      await person.start('change-children', { caseRef: 'C-101' });
      await person.press('Next', { children: typedTexts(['C-101-1']), change: 'looked-after' });
    },
  ],
  [
    'add a child',
    async (person) => {
      await person.start('change-children', { caseRef: 'C-101' });
      await person.press('Add a child');
    },
  ],
  ['set co-working', (person) => person.start('set-co-working', { caseRef: 'C-101' })],
  ['close a case', (person) => person.start('close-case', { caseRef: 'C-101' })],
  [
    'take a closure back',
    async (person) => {
      await person.start('close-case', { caseRef: 'C-102' });
      await person.press('Take the closure back');
    },
  ],
  ['log a duty', (person) => person.start('log-duty', { duty: 'training-delivered' })],
  [
    'end a duty',
    async (person) => {
      await person.start('log-duty');
      await person.press('Duties so far');
      await person.press('Change or end', { entry: entryOn(person) });
      await person.press('Preview', { to: '2026-11-10' });
    },
  ],
  [
    'remove a duty',
    async (person) => {
      await person.start('log-duty');
      await person.press('Duties so far');
      await person.press('Remove', { entry: entryOn(person) });
    },
  ],
];

/** What is scored: everything but versions and the list of changes. */
export function factsIn({ head, cases }: Awaited<ReturnType<Office['snapshot']>>) {
  const { terms, duties, schemes } = head;
  return { terms, duties, schemes, cases: cases.map(({ caseId, history }) => ({ caseId, history })) };
}
