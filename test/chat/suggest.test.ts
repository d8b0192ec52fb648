import { describe, expect, it } from '@jest/globals';
import { commands } from '../../src/chat/commands/index.ts';
import { suggest } from '../../src/chat/suggest.ts';

function verbs(nearest: readonly string[]): readonly string[] {
  const data: Readonly<Record<string, unknown>> = { ...suggest(nearest, commands).card?.data };
  return (data.buttons as readonly { readonly verb: string }[]).map(({ verb }) => verb);
}

describe('what is suggested', () => {
  it.each([
    ['when nothing comes near', []],
    ['when a greeting comes near', ['greet', 'why']],
  ])('is three commands and never "Hello", %s', (_, nearest) => {
    expect(verbs(nearest)).toHaveLength(3);
    expect(verbs(nearest)).not.toContain('greet.say');
  });
});
