import { asSent } from '../support/chat.ts';
import type { Shown } from '../support/shown.ts';
import { inputsOf, typed } from './explore.ts';
import type { Chance } from './settings.ts';

/** What workers and managers record again and again, as the rigs of loss and of crashes say it. */
export type Kind = 'activity' | 'duty' | 'waiting';

/** A command and its words: for the worker's cases `NQL-1` to `NQL-3`, or the team's queue. */
export function saidAs(kind: Kind, { whole }: Chance, waitingRef: () => string): readonly [string, object] {
  switch (kind) {
    case 'activity':
      return ['log-activity', { caseRef: `NQL-${1 + whole(3)}`, activity: 'court-episode' }];
    case 'duty':
      return ['log-duty', { duty: 'working-group', from: '2026-11-02' }];
    case 'waiting':
      return ['unallocated', { adds: true, caseRef: waitingRef() }];
  }
}

/** The Save of a form, with whatever is still to be chosen. */
export function filledIn(form: Shown): { readonly verb: string; readonly data: Readonly<Record<string, unknown>> } {
  const { verb, data } = form.button('Save');
  const inputs = typed(inputsOf(form.card), ({ id, type, value, choices }) => {
    if (id === 'type') return 'cp';
    if (value !== '') return undefined;
    return id === 'quantity' || type === 'Input.Number' ? '1' : choices[0];
  });
  return { verb, data: asSent({ ...data, ...inputs }) };
}

/** True for the card that says that something was saved. */
export const isSaved = ({ buttons }: Shown): boolean =>
  buttons.some(({ title }) => title === 'Undo' || title === 'Back to the list');

/** True for the preview of the same work again, which is saved when it is pressed once more. */
export const isAskedAbout = ({ words }: Shown): boolean => words.includes('Is this another one?');
