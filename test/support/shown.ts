import type { ConnectorRequest } from './fake-connector.ts';

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ShownFile {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Something that a person gets to see. */
export interface Shown {
  /** Posted to a conversation, an earlier message changed, the pressed card replaced, or a sentence beside it. */
  readonly how: 'posted' | 'updated' | 'in-place' | 'beside';
  /** The conversation, where it was posted. */
  readonly where: string | undefined;
  readonly text: string | undefined;
  readonly card: Readonly<Record<string, unknown>> | undefined;
  /** Another attachment than a card: a file that is offered or was put somewhere. */
  readonly file: ShownFile | undefined;
  /** The text and everything that can be read on the card, line by line. */
  readonly words: string;
  readonly buttons: readonly Button[];
  /** The button of this title; throws with the titles that there are. */
  button(title: string): Button;
}

/** What was sent to the connector and given back in responses, as people see it. Typing is left out. */
export function shownIn(requests: readonly ConnectorRequest[], responses: readonly unknown[]): Shown[] {
  const posts = requests.filter(({ path, body }) => path.includes('/activities') && body.type === 'message');
  const posted = posts.map(({ method, path, body }) => {
    const conversation = /^\/v3\/conversations\/([^/]+)/.exec(path)?.[1] ?? '';
    const [attachment] = (body.attachments ?? []) as ShownFile[];
    const how = method === 'PUT' ? 'updated' : 'posted';
    const isFile = attachment?.contentType.includes('.file.');
    const [card, file] = isFile ? [undefined, attachment] : [attachment?.content, undefined];
    return shown(how, decodeURIComponent(conversation), body.text as string | undefined, card, file);
  });
  const answered = responses.flatMap((response) => {
    const { type, value } = response as { readonly type?: string; readonly value?: unknown };
    if (type === 'application/vnd.microsoft.card.adaptive') {
      return [shown('in-place', undefined, undefined, value as Record<string, unknown>)];
    }
    return type === 'application/vnd.microsoft.activity.message'
      ? [shown('beside', undefined, String(value), undefined)]
      : [];
  });
  return [...posted, ...answered];
}

function shown(
  how: Shown['how'],
  where: string | undefined,
  text: string | undefined,
  card: Shown['card'],
  file?: ShownFile,
): Shown {
  const buttons = buttonsOf(card);
  return {
    how,
    where,
    text,
    card,
    file,
    words: [...(text === undefined ? [] : [text]), ...wordsOf(card)].join('\n'),
    buttons,
    button: (title) => {
      const found = buttons.find((button) => button.title === title);
      if (!found) throw new Error(`no button "${title}" among: ${buttons.map((button) => button.title).join(', ')}`);
      return found;
    },
  };
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null;

/** A RichTextBlock is one line; labels, placeholders, values and button titles count as words. */
function wordsOf(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(wordsOf);
  if (!isObject(json)) return [];
  if (json.type === 'RichTextBlock') {
    const inlines = json.inlines as readonly ({ readonly text?: string } | string)[];
    return [inlines.map((inline) => (typeof inline === 'string' ? inline : (inline.text ?? ''))).join('')];
  }
  const own = ['title', 'text', 'label', 'value', 'errorMessage', 'altText', 'placeholder'].flatMap((name) =>
    typeof json[name] === 'string' ? [json[name]] : [],
  );
  const inner = Object.entries(json).flatMap(([name, child]) =>
    name === 'data' || name === 'fallback' ? [] : wordsOf(child),
  );
  return [...own, ...inner];
}

function buttonsOf(json: unknown): Button[] {
  if (Array.isArray(json)) return json.flatMap(buttonsOf);
  if (!isObject(json)) return [];
  if (json.type === 'Action.Execute') {
    const { title, verb, data } = json as { title?: string; verb?: string; data?: Record<string, unknown> };
    return [{ title: title ?? '', verb: verb ?? '', data: data ?? {} }];
  }
  return Object.values(json).flatMap(buttonsOf);
}
