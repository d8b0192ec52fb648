import type { OthersChange } from '../../domain/others-change.ts';

/** A disputed change with texts as long as they can be, for samples of messages. */
export function sampleChange(isAnswered: boolean): OthersChange {
  const mona = { by: 'manager', name: 'Mona Reid', at: '2026-11-18T11:00:00.000Z' };
  const said = { by: 'worker', name: 'Amira Khan', at: '2026-11-18T12:00:00.000Z' };
  const text = 'w '.repeat(100).trim();
  return {
    id: 'change-000000002',
    what: 'set the discretion on C-101 from 1 Nov 2026',
    said: mona,
    reason: text,
    dispute: { text, said, ...(isAnswered ? { answer: { text, said: mona } } : {}) },
  };
}
