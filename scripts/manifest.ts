import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import { z } from 'zod';
import { commands } from '../src/chat/commands/index.ts';

const guid = z
  .string('is missing')
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'should be an id like 01234567-89ab-cdef-0123-456789abcdef');
const address = z.string('is missing').startsWith('https://', 'should be an https:// address').max(2048);

/** What the Teams package needs to know beside the template; from the environment or `.env`. */
export const manifestSettings = z.object({
  TEAMS_APP_ID: guid,
  BOT_APP_ID: guid,
  DEVELOPER_NAME: z.string('is missing').min(1, 'should be the name of your council').max(32),
  DEVELOPER_WEBSITE: address,
  PRIVACY_URL: address,
  TERMS_URL: address,
});
export type ManifestSettings = z.infer<typeof manifestSettings>;

const require = createRequire(import.meta.url);
const template: typeof import('../manifest/manifest.json') = require('../manifest/manifest.json');

/** Teams shows at most ten commands in a list. */
const MOST_COMMANDS = 10;
const IN_A_CHANNEL = ['team-capacity', 'use-this-channel', 'set-up-team', 'help'];
/** Said so often that they need no place in the menu. */
const NOT_IN_CHAT = [
  'greet',
  'use-this-channel',
  'set-up-team',
  'change-terms',
  'set-co-working',
  'close-case',
  'change-children',
  'rate-cases',
  'worked-on',
  'supervision-talk',
  'total-on-date',
];

/** The Teams manifest for a council's own ids and addresses, with the commands that Caseload has. */
export function manifestFor(settings: ManifestSettings) {
  const listed = (keep: (name: string) => boolean) =>
    commands
      .filter(({ name }) => keep(name))
      .map(({ title, help }) => ({ title, description: help }))
      .slice(0, MOST_COMMANDS);
  const [bot] = template.bots;
  return {
    ...template,
    id: settings.TEAMS_APP_ID,
    developer: {
      name: settings.DEVELOPER_NAME,
      websiteUrl: settings.DEVELOPER_WEBSITE,
      privacyUrl: settings.PRIVACY_URL,
      termsOfUseUrl: settings.TERMS_URL,
    },
    bots: [
      {
        ...bot,
        botId: settings.BOT_APP_ID,
        commandLists: [
          { scopes: ['personal'], commands: listed((name) => !NOT_IN_CHAT.includes(name)) },
          { scopes: ['team'], commands: listed((name) => IN_A_CHANNEL.includes(name)) },
        ],
      },
    ],
  };
}

/** What the schema of the manifest's own version finds wrong; empty when it is valid. */
export function manifestFaults(manifest: { readonly manifestVersion: string }): readonly string[] {
  const schema: object = require(
    `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
  );
  const ajv = new AjvDraft04.default({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath || 'manifest'} ${error.message ?? 'is wrong'}`);
}
