import type { PersonKey } from '../domain/access.ts';
import type { Clock, Stores } from './ports.ts';
import type { TurnRefusal } from './telemetry.ts';

/** What was refused: the command or its button, and why. Nothing of what it was about. */
export interface Denial {
  readonly verb: string;
  readonly refusal: Exclude<TurnRefusal, 'too-fast'>;
}

interface DenialOutside {
  readonly stores: Pick<Stores, 'people'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Enters a refusal into the audit of who tried. Theirs and no other: an entry in the audit of what they named would let
 * a forged id make entries, or versions, of somebody else's.
 */
export async function keepDenial(
  { stores: { people }, clock }: DenialOutside,
  personKey: PersonKey,
  { verb, refusal }: Denial,
): Promise<void> {
  await people.enter(personKey, { at: clock.now(), by: personKey, action: 'denied', detail: { verb, refusal } });
}
