// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates, and what only looks like them, are what is tested here
import { describe, expect, it } from '@jest/globals';
import { Template } from 'adaptivecards-templating';
import fc from 'fast-check';
import { cards } from '../../src/chat/cards/index.ts';
import { CardFault, fillIn, renderCard } from '../../src/teams/render-card.ts';

const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const execute = (more: object = {}) => ({ type: 'Action.Execute', title: 'Save', verb: 'x.save', ...more });
const cardOf = (...body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const notice = (text: string) => ({
  template: 'notice' as const,
  data: { title: text, sentences: [{ text }], buttons: [] },
});

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CardFault) return error.code;
  }
  return 'no fault';
}

describe('every card', () => {
  const samples = cards.flatMap((card) =>
    card.samples.map(({ sentence, data }) => ({ card: card.name, sentence, data })),
  );

  it.each(samples)('$card can be sent with $sentence', ({ card, data }) => {
    const rendered = renderCard({ template: card, data });
    expect(rendered).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
  });
});

describe('what a person typed', () => {
  const hostile = [
    '${1+1}',
    '${',
    '$${title}',
    '${$root.title}',
    '**bold** [link](https://evil.example) ![x](y)',
    '<at>Everyone</at><script>',
    '{{DATE(2026-11-18)}}',
    '"},"type":"Action.OpenUrl"',
    "\\n \\' ` ${`x`}",
    '‮txt.exe',
  ];

  it.each(hostile)('is shown as it is: %s', (text) => {
    expect(JSON.stringify(renderCard(notice(text)))).toContain(JSON.stringify(text));
  });

  it('is shown as it is, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { body } = renderCard(notice(text)) as unknown as { body: { inlines: { text: string }[] }[] };
        expect(body[1]?.inlines[0]?.text).toBe(text);
      }),
    );
  });
});

describe('a card that must not be sent', () => {
  const six = Array.from({ length: 6 }, () => execute());
  it.each<[string, string, unknown]>([
    ['an expression without data', 'unresolved', cardOf(run('${missing}'))],
    ['an expression in words without data', 'unresolved', cardOf(run('until ${missing}'))],
    ['seven buttons', 'too-many-actions', cardOf({ type: 'ActionSet', actions: [...six, execute()] })],
    [
      'seven buttons in two places',
      'too-many-actions',
      { ...cardOf({ type: 'ActionSet', actions: six }), actions: [execute()] },
    ],
    [
      'a seventh behind a line',
      'too-many-actions',
      cardOf({ type: 'ActionSet', actions: six }, { ...run('x'), selectAction: execute() }),
    ],
    ['six buttons', 'no fault', cardOf({ type: 'ActionSet', actions: six })],
  ])('is one with %s', (_, code, payload) => {
    expect(faultOf(() => fillIn('test', new Template(payload), { title: 'x' }))).toBe(code);
  });

  it('is one of more than 24 KB, counted in bytes', () => {
    const bytes = (text: string) => Buffer.byteLength(JSON.stringify(renderCard(notice(text))));
    const room = 24 * 1024 - bytes('');
    expect(faultOf(() => renderCard(notice('x'.repeat(Math.floor(room / 2)))))).toBe('no fault');
    expect(faultOf(() => renderCard(notice('x'.repeat(Math.floor(room / 2) + 1))))).toBe('too-large');
    expect(faultOf(() => renderCard(notice('é'.repeat(Math.floor(room / 4) + 1))))).toBe('too-large');
  });

  it('is one whose data does not fit, and what was in it is not repeated', () => {
    const view = { template: 'notice' as const, data: { title: 7, sentences: 'C-101', buttons: [] } };
    expect(() => renderCard(view)).toThrow(/^notice\.title: data$/);
  });
});

describe('a button', () => {
  it('has a copy for older clients, with the same data and the verb in it', () => {
    const button = {
      type: 'Action.Execute',
      title: 'Save',
      verb: 'x.save',
      data: { nonce: 'n' },
      associatedInputs: 'auto',
    };
    const card = fillIn('test', new Template(cardOf({ type: 'ActionSet', actions: [button] })), {});
    expect(card.body).toEqual([
      {
        type: 'ActionSet',
        actions: [
          {
            ...button,
            fallback: {
              type: 'Action.Submit',
              title: 'Save',
              associatedInputs: 'auto',
              data: { nonce: 'n', verb: 'x.save' },
            },
          },
        ],
      },
    ]);
  });

  it('may carry what a person typed in its data', () => {
    const card = fillIn('test', new Template(cardOf(execute({ data: '${state}' }))), { state: { typed: '${1+1}' } });
    expect(card.body).toMatchObject([
      { data: { typed: '${1+1}' }, fallback: { data: { typed: '${1+1}', verb: 'x.save' } } },
    ]);
  });
});
