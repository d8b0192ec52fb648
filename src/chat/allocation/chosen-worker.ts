import type { Assessed, WhoCanTake } from '../../application/who-can-take.ts';
import { calledBy } from '../choose-worker.ts';
import { stopsWords } from './stop-words.ts';
import { figuresWords } from './take-sheet.ts';

/** The worker whom a sentence named, with what is said of the choice at once. */
export interface ChosenWorker {
  readonly worker?: Assessed;
  readonly sentences: readonly string[];
}

/** `allocate C-201 to Ben`: Ben is chosen, a stop of his is said; a name of several or of nobody is asked about. */
export function chosenWorker({ ranked, untold, stopped }: WhoCanTake, called: string, teamName: string): ChosenWorker {
  const [one, another] = calledBy([...ranked, ...untold, ...stopped], called);
  if (!one) return { sentences: [`Nobody in ${teamName} is called "${called}": please choose a worker.`] };
  if (another) return { sentences: [`More than one worker in ${teamName} is called "${called}": please choose.`] };
  const figures = `${one.name} is chosen: ${figuresWords(one)}.`;
  const stops = `${one.name} ${stopsWords(one.stops)}. You are asked for a reason, a day to look at it again and an end.`;
  return { worker: one, sentences: [figures, ...(one.stops.length === 0 ? [] : [stops])] };
}
