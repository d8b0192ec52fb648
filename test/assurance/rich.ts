import type { Words } from '../../src/chat/words.ts';
import { identity, keyOf } from '../support/chat.ts';
import { inputsOf, typed } from './explore.ts';
import { NORTH, type World } from './world.ts';

type Step = readonly [title: string, inputs?: Readonly<Record<string, string>>];
type Journey = readonly [who: string, command: string, words: Words, ...steps: readonly Step[]];

/** What a few weeks of work leave behind: something of everything that others can press on. */
export const JOURNEYS: readonly Journey[] = [
  ['Adaq', 'set-up-team', {}, ['Open the team', { teamId: NORTH }], ['Private labels'], ['Allow']],
  ['Amiraq', 'submit-month', {}, ['Submit']],
  ['Sidq', 'submit-month', {}, ['Submit']],
  ['Amiraq', 'add-case', { caseRef: 'SQC-1' }, ['Next'], ['Next'], ['Save']],
  ['Amiraq', 'close-case', { caseRef: 'NQA-3' }, ['Save']],
  ['Amiraq', 'log-duty', { duty: 'locality' }, ['Save', { from: '2026-11-02' }]],
  ['Bennoq', 'log-activity', { caseRef: 'NQB-1', activity: 'court-episode' }, ['Save']],
  ['Monaq', 'transfer-case', { caseRef: 'NQA-2' }, ['Preview', { to: keyOf('Bennoq') }], ['Agree']],
  ['Monaq', 'transfer-case', { caseRef: 'NQB-9', toTeam: 'Southqq' }, ['Preview'], ['Offer']],
  ['Monaq', 'unallocated', { adds: true, caseRef: 'NQU-8' }, ['Save', { type: 'cp' }]],
  ['Monaq', 'unallocated', { adds: true, caseRef: 'NQU-9' }, ['Save', { type: 'cp' }]],
  ['Monaq', 'allocate-case', { caseRef: 'NQU-9' }, ['Allocate', { worker: keyOf('Amiraq') }]],
  ['Monaq', 'record-supervision', { name: 'Amiraq' }, ['Save', { heldOn: '2026-11-30', nextOn: '2026-12-07' }]],
  [
    'Monaq',
    'record-absence',
    { name: 'Bennoq' },
    ['Save', { from: '2026-12-07', to: '2026-12-11', planned: 'planned' }],
  ],
  ['Cyraq', 'rate-cases', {}, ['Save', { activity: 'red', risk: 'amber', travel: 'green' }]],
];

/** Does the journeys; the titles of those that did not change anything, of which there should be none. */
export async function enrich(world: World, journeys: readonly Journey[] = JOURNEYS): Promise<string[]> {
  const stopped: string[] = [];
  for (const [who, command, words, ...steps] of journeys) {
    let shown = await world.say(who, command, words);
    for (const [title, inputs = {}] of steps) {
      const button = shown.buttons.find((one) => one.title === title);
      if (!button) {
        stopped.push(`${who} ${command}: no "${title}" among ${shown.buttons.map((one) => one.title)}`);
        break;
      }
      const stood = typed(inputsOf(shown.card), () => undefined);
      shown = await world.press(identity(who), button.verb, { ...button.data, ...stood, ...inputs });
    }
    if (world.writes().length === 0) stopped.push(`${who} ${command}: nothing was written; ${shown.words}`);
  }
  return stopped;
}
