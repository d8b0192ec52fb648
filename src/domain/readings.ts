import type { ReadingChoice, SchemeSource } from './scheme-source.ts';

/** The ways chosen in place of the documented ones: by a reading's id, the id of its option. */
export type ChosenReadings = Readonly<Record<string, string>>;

type ChoiceIn<S extends SchemeSource> = Extract<S['readings'][number], ReadingChoice>;

/** How a scheme is read: for each reading that a council chooses, the id of one of its options. */
export type ReadingsOf<S extends SchemeSource> = {
  readonly [C in ChoiceIn<S> as C['id']]: C['documented'] | (keyof C['others'] & string);
};

/** One way to read a clause. */
export interface ReadingOption {
  readonly id: string;
  readonly words: string;
}

/** The readings that a council chooses, in the policy's order. */
export function choicesIn({ readings }: SchemeSource): readonly ReadingChoice[] {
  return readings.filter((reading) => 'documented' in reading);
}

/** The ways to read a clause, the documented one first. */
export function optionsOf({ documented, reading, others }: ReadingChoice): readonly ReadingOption[] {
  return [
    { id: documented, words: reading },
    ...Object.entries(others).map(([id, words]): ReadingOption => ({ id, words })),
  ];
}

/** The id of the way that is chosen, or else the documented one. */
export function optionIn({ id, documented }: ReadingChoice, chosen: ChosenReadings): string {
  return chosen[id] ?? documented;
}

/** The words of the way that is chosen. */
export function wordsOf(reading: ReadingChoice, chosen: ChosenReadings): string {
  return reading.others[optionIn(reading, chosen)] ?? reading.reading;
}

/** Every choice of the scheme: the one made, or else the documented one. */
export function readingsIn<S extends SchemeSource>(source: S, chosen: Partial<ReadingsOf<S>>): ReadingsOf<S> {
  const documented = choicesIn(source).map((reading) => [reading.id, reading.documented]);
  return { ...Object.fromEntries(documented), ...chosen };
}

/**
 * What of the choices made differs from the documented readings, in the policy's order. Throws for a reading or an option
 * that the scheme does not have: what is kept was checked when it was chosen.
 */
export function differing(source: SchemeSource, chosen: ChosenReadings): ChosenReadings {
  const choices = choicesIn(source);
  for (const [id, option] of Object.entries(chosen)) {
    const reading = choices.find((choice) => choice.id === id);
    if (!reading || !optionsOf(reading).some((known) => known.id === option)) {
      throw new Error(`${source.title} cannot be read with ${id} as ${option}`);
    }
  }
  const made = choices.flatMap(({ id, documented }) => {
    const option = chosen[id];
    return option === undefined || option === documented ? [] : [[id, option] as const];
  });
  return Object.fromEntries(made);
}
