import type { IncomingActivity } from './activity.ts';

/** True when the message mentions the bot; a channel is heard only then. */
export function mentionsUs(activity: IncomingActivity): boolean {
  return ourMentions(activity).length > 0;
}

/** What was said, without the mention of the bot; of other mentions the name stays. */
export function saidText(activity: IncomingActivity): string {
  const withoutUs = ourMentions(activity).reduce(
    (text, mention) => (mention === '' ? text : text.replaceAll(mention, ' ')),
    activity.text ?? '',
  );
  return withoutEntities(withoutUs.replaceAll(/<\/?at\b[^<>]*>/gi, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function ourMentions({ entities = [], recipient }: IncomingActivity): readonly string[] {
  return entities
    .filter(({ type, mentioned }) => type === 'mention' && recipient !== undefined && mentioned?.id === recipient.id)
    .map(({ text }) => text ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Teams escapes what was typed as HTML does; each entity is read once. */
function withoutEntities(text: string): string {
  return text.replaceAll(/&(nbsp|lt|gt|quot|apos|amp|#\d{1,7});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
