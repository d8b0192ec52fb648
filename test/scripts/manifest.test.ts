import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { manifestFaults, manifestFor, manifestSettings } from '../../scripts/manifest.ts';
import { commands } from '../../src/chat/commands/index.ts';

const settings = {
  TEAMS_APP_ID: '01234567-89ab-cdef-0123-456789abcdef',
  BOT_APP_ID: '11234567-89ab-cdef-0123-456789abcdef',
  DEVELOPER_NAME: 'Northfield Council',
  DEVELOPER_WEBSITE: 'https://www.example.org',
  PRIVACY_URL: 'https://www.example.org/privacy',
  TERMS_URL: 'https://www.example.org/terms',
};
const manifest = manifestFor(manifestSettings.parse(settings));
const icon = (file: string) => PNG.sync.read(readFileSync(`manifest/${file}`));

describe('the Teams manifest', () => {
  it('is valid by the schema of its own version', () => {
    expect(manifestFaults(manifest)).toEqual([]);
  });

  it('is found wrong when something is amiss', () => {
    const amiss = { ...manifest, accentColor: 'blue' };
    expect(manifestFaults(amiss)).not.toEqual([]);
  });

  it('lists only commands that exist, within what Teams shows', () => {
    const titles = commands.map(({ title }) => title);
    for (const list of manifest.bots[0]?.commandLists ?? []) {
      expect(list.commands.length).toBeGreaterThan(0);
      expect(list.commands.length).toBeLessThanOrEqual(10);
      for (const { title, description } of list.commands) {
        expect(titles).toContain(title);
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it('lets people send files to the bot and take files from it', () => {
    expect(manifest.bots.map(({ supportsFiles }) => supportsFiles)).toEqual([true]);
  });

  it.each([
    ['name.short', manifest.name.short, 30],
    ['name.full', manifest.name.full, 100],
    ['description.short', manifest.description.short, 80],
    ['description.full', manifest.description.full, 4000],
  ])('keeps %s within the store rules', (_, text, most) => {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(most);
  });

  it('has a colour icon of 192 by 192 without transparency', () => {
    const { width, height, data } = icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    expect(data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });

  it('has an outline icon of 32 by 32, white on transparent', () => {
    const { width, height, data } = icon('outline.png');
    const pixels = Array.from({ length: width * height }, (_, index) => [...data.subarray(index * 4, index * 4 + 4)]);
    expect([width, height]).toEqual([32, 32]);
    expect(pixels.every(([r, g, b, alpha]) => alpha === 0 || (r === 255 && g === 255 && b === 255))).toBe(true);
    expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
    expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
  });

  it.each(['TEAMS_APP_ID', 'BOT_APP_ID', 'DEVELOPER_NAME', 'DEVELOPER_WEBSITE', 'PRIVACY_URL', 'TERMS_URL'])(
    'is not made without %s',
    (name) => {
      const { [name as keyof typeof settings]: _, ...rest } = settings;
      expect(manifestSettings.safeParse(rest).success).toBe(false);
    },
  );
});
