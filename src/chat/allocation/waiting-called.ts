import type { TeamSnapshot } from '../../application/ports.ts';
import { plainRef } from '../../domain/reference.ts';
import type { WaitingCase } from '../../domain/waiting-case.ts';

/** The case of the queue that a sentence names, however it was written. */
export function waitingCalled({ waiting }: Pick<TeamSnapshot, 'waiting'>, ref: string): WaitingCase | undefined {
  return waiting.find((one) => one.going === undefined && plainRef(one.ref) === plainRef(ref));
}
