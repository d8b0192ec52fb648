import { describe, expect, it } from '@jest/globals';
import { choicesIn, optionsOf } from '../../src/domain/readings.ts';
import { asDocumented, type SchemeInForce } from '../../src/domain/scheme-in-force.ts';
import { schemeById, schemeInForce, schemes } from '../../src/schemes/index.ts';
import { rulesOf } from './contract.ts';
import { readReadingExamples } from './examples.ts';
import { runLaws } from './laws.ts';
import { outcomeOf } from './run-examples.ts';

describe.each(schemes.map((scheme) => [scheme.id, scheme] as const))('the readings of a scheme: %s', (id, scheme) => {
  const choices = choicesIn(scheme.source);
  const others = choices.flatMap((choice) =>
    optionsOf(choice)
      .slice(1)
      .map((option) => ({ [choice.id]: option.id })),
  );
  const files = readReadingExamples(id);
  const read = (readings: SchemeInForce['readings']) => schemeInForce({ scheme: id, readings });

  it('are the documented ones where none is chosen, and where each of them is', () => {
    const documented = Object.fromEntries(choices.map((choice) => [choice.id, choice.documented]));
    expect(read({})).toBe(schemeById(id));
    expect(read(documented)).toBe(schemeById(id));
    expect(schemeInForce(asDocumented(id))).toBe(schemeById(id));
    expect(schemeById(id).readings).toEqual({});
  });

  it('have options of their own words, and at least one that is not documented', () => {
    for (const choice of choices) {
      const options = optionsOf(choice);
      expect(options.length).toBeGreaterThan(1);
      expect(new Set(options.map((option) => option.id)).size).toBe(options.length);
      expect(new Set(options.map((option) => option.words)).size).toBe(options.length);
      expect(options.filter(({ words }) => !/^[A-Z].*\.$/.test(words))).toEqual([]);
    }
  });

  it('have a file of examples for each option that is not documented', () => {
    const named = files.map(({ name, readings }) => [name, readings]);
    const expected = others.map((other) => [`${Object.entries(other).flat().join('.')}.yaml`, other]);
    expect(named).toEqual(expected.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  });

  describe.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
    const chosen = read(file.readings);

    it('names the readings that differ, and makes a difference', () => {
      expect(chosen.readings).toEqual(file.readings);
      const differs = file.examples.some((one) => {
        const under = [chosen, scheme].map((either) => JSON.stringify(outcomeOf(either, file, one).seen));
        return under[0] !== under[1];
      });
      expect(differs).toBe(true);
    });

    it.each(file.examples.map((one) => [one.sentence, one] as const))('%s', (_, one) => {
      const { expected, seen } = outcomeOf(chosen, file, one);
      expect(seen).toEqual(expected);
    });

    it('has the rules of the scheme, each with its clause', () => {
      expect(rulesOf(chosen).map(({ code, source }) => [code, source])).toEqual(
        rulesOf(scheme).map(({ code, source }) => [code, source]),
      );
      expect(rulesOf(chosen).filter(({ clause }) => !/^\S.*\.$/.test(clause))).toEqual([]);
    });

    runLaws(chosen, 15);
  });
});
