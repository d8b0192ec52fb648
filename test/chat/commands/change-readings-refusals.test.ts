import { describe, expect, it } from '@jest/globals';
import { asked, schemesOf, switchToHalton } from './readings-town.ts';
import { keyOf, NORTH, TODAY } from './town.ts';

describe('what stands in the way', () => {
  it.each([
    ['no way chosen', { option: '' }, 'Please choose one.'],
    ['a way that is none', { option: 'scaled' }, 'Please choose one.'],
    [
      'the way in which it is read already',
      { option: 'no-child-in-care-or-conference' },
      'It is read so on 30 Nov 2026 already.',
    ],
    ['no day', { option: 'every-family', from: '' }, 'Please give a date.'],
    ['a day that no calendar has', { option: 'every-family', from: '2026-02-31' }, '"2026-02-31" is not a date.'],
  ])('%s is said at the field, with what was answered', async (_, answers, problem) => {
    const { town, ada } = await asked();
    const before = await schemesOf(town);
    const { words, data } = await ada.press('Preview', answers);
    expect(words).toContain(problem);
    expect(words).toContain('North: Family point (rows 1-3)');
    expect(JSON.stringify(data)).toContain(answers.option);
    expect(await schemesOf(town)).toEqual(before);
  });

  it('a day of another scheme is said at the field', async () => {
    const { town, ada } = await asked();
    await switchToHalton(town);
    const { words } = await ada.press('Preview', { option: 'every-family', from: '2027-01-01' });
    expect(words).toContain('On 1 Jan 2027 the team is weighed by Halton traffic lights.');
    await ada.press('Preview', { option: 'every-family', from: '2026-12-31' });
    expect(ada.last().words).toContain('Up to 31 Dec 2026: what is recorded from the next day on stands.');
  });

  it('a card that was made before another change says so and leads back', async () => {
    const { town, ada } = await asked();
    const other = town.as('ada');
    await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    await other.send('change-readings.ask', { teamId: NORTH, readingId: 'pro-rata' });
    await other.press('Preview', { option: 'full-time' });
    await other.press('Save');
    const state = await schemesOf(town);
    const { words } = await ada.press('Save');
    expect(words).toContain('Not saved');
    expect(await schemesOf(town)).toEqual(state);
    expect((await ada.press('See the readings')).words).toContain('North: how its scheme is read');
  });

  it('a card pressed twice acts once and says the same', async () => {
    const { town, ada } = await asked();
    await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    const { verb, data } = ada.last().button('Save');
    const first = await ada.send(verb, data);
    const state = [await schemesOf(town), await town.stores.caseloads.read(keyOf('amira'))];
    const second = await ada.send(verb, data);
    expect(second.words).toEqual(first.words);
    expect([await schemesOf(town), await town.stores.caseloads.read(keyOf('amira'))]).toEqual(state);
  });

  it('Back keeps what was answered, and Cancel changes nothing', async () => {
    const { town, ada } = await asked();
    const before = await schemesOf(town);
    await ada.press('Preview', { option: 'every-family', from: '2026-12-24' });
    const { data } = await ada.press('Back');
    expect(data).toMatchObject({ fields: [{ value: 'every-family' }, { value: '2026-12-24' }] });
    expect((await ada.press('Cancel')).words).toContain('Nothing was changed');
    expect(await schemesOf(town)).toEqual(before);
  });

  const whole = {
    teamId: NORTH,
    day: TODAY,
    readingId: 'family-point',
    option: 'every-family',
    from: '2026-12-01',
    nonce: 'n-1',
  };
  it.each<[string, Record<string, unknown>]>([
    ['a reading that has one way only', { readingId: 'core-assessment-window' }],
    ['a reading of another scheme', { readingId: 'inactive-after' }],
    ['a name that every object has', { readingId: 'constructor' }],
    ['an option that is none', { option: 'toString' }],
    ['an option that is no text', { option: 1 }],
    ['a day that is none', { from: '2026-13-01' }],
    ['no nonce', { nonce: '' }],
    ['no mark', { seen: undefined }],
    ['another mark', { seen: '0'.repeat(16) }],
    ['a team that is not there', { teamId: '0'.repeat(32) }],
    ['a team that is none', { teamId: '../x' }],
    ['a day of looking that is none', { day: 'today' }],
  ])('a press with %s changes nothing', async (_, wrong) => {
    const { town, ada } = await asked();
    await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    const { seen } = ada.last().button('Save').data as { seen: string };
    const before = await schemesOf(town);
    for (const step of ['ask', 'preview', 'save']) {
      if (step !== 'save' && ['nonce', 'seen'].some((key) => key in wrong)) continue;
      const { words } = await ada.send(`change-readings.${step}`, { ...whole, seen, ...wrong });
      expect(words).not.toContain('reads it so');
    }
    expect(await schemesOf(town)).toEqual(before);
  });

  it.each(['amira', 'mona', 'sol', 'cora'])('%s, who is no administrator, is refused', async (name) => {
    const { town, ada } = await asked();
    await ada.press('Preview', { option: 'every-family', from: '2026-12-01' });
    const save = ada.last().button('Save');
    const before = await schemesOf(town);
    const other = town.as(name);
    for (const [verb, data] of [
      ['change-readings.say', {}],
      ['change-readings.list', whole],
      ['change-readings.ask', whole],
      ['change-readings.preview', whole],
      [save.verb, save.data],
    ] as const) {
      expect((await other.send(verb, data)).words).toContain('is not part of your role');
    }
    expect(await schemesOf(town)).toEqual(before);
  });
});
