import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/chat/commands/index.ts';
import { COMMAND_NAMES, understand } from '../../../src/chat/understanding/index.ts';
import { NOT_UNDERSTOOD, PHRASINGS, TODAY } from './sentences.ts';

const LEAST_PHRASINGS = 15;

describe('which command a sentence means', () => {
  it.each(PHRASINGS)('%s: %s', (sentence, command) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command });
  });

  it.each(COMMAND_NAMES)('has at least fifteen phrasings of %s to show for it', (name) => {
    expect(PHRASINGS.filter(([, command]) => command === name).length).toBeGreaterThanOrEqual(LEAST_PHRASINGS);
  });

  it.each(COMMAND_NAMES)('knows a command of the name %s', (name) => {
    expect(commands.map((command) => command.name)).toContain(name);
  });

  it.each(
    commands.flatMap(({ name, title, examples }) => [title, ...examples].map((sentence) => [sentence, name] as const)),
  )('hears what help offers, "%s", as %s', (sentence, name) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command: name });
  });
});

describe('what is not understood', () => {
  it.each(NOT_UNDERSTOOD)('"%s" is not acted upon and gets three different suggestions', (sentence) => {
    const understood = understand(sentence, TODAY);
    expect(understood).toEqual({ ok: false, nearest: expect.any(Array) });
    expect(new Set(understood.ok ? [] : understood.nearest).size).toBe(3);
  });

  it.each([
    ['nothing at all', ''],
    ['blanks', ' \t\n '],
    ['a page of one letter', 'a'.repeat(10_000)],
    ['a pasted page that begins like a command', `log a core assessment for C-101 ${'and then some '.repeat(700)}`],
    ['a number without end', '1'.repeat(10_000)],
    ['nothing but references', 'C-1 '.repeat(2_500)],
    ['nothing but dates', '4 Nov '.repeat(2_000)],
  ])('%s is not acted upon', (_, text) => {
    expect(understand(text, TODAY).ok).toBe(false);
  });

  it.each([
    ["don't close C-12", 'close-case'],
    ['have I logged a core assessment for C-101?', 'log-activity'],
    ['undo everything', 'undo'],
    ['77', 'why'],
  ])('"%s" gets %s as the first suggestion', (sentence, first) => {
    const understood = understand(sentence, TODAY);
    expect(understood.ok ? [] : understood.nearest[0]).toBe(first);
  });
});

describe('sentences that are easily confused', () => {
  it.each([
    ["what's my total", 'my-total'],
    ['why is my total 77', 'why'],
    ['what will my total be on 1 Feb', 'total-on-date'],
    ['what was my total on 1 Feb', 'total-on-date'],
    ['when will my total come down', 'runway'],
    ["what is my team's total", 'team-capacity'],
    ['show my caseload', 'my-caseload'],
    ["show my team's caseload", 'team-capacity'],
    ["show Amira Khan's caseload", 'team-capacity'],
    ["why is Amira's total 77", 'team-capacity'],
    ["what will Amira's total be on 1 Feb", 'team-capacity'],
    ["Amira Khan's runway", 'team-capacity'],
    ['runway for my team', 'team-runway'],
    ['new case C-204', 'add-case'],
    ['new child in C-204', 'change-children'],
    ['new core assessment for C-204', 'log-activity'],
    ['new team', 'set-up-team'],
    ['new duty', 'log-duty'],
    ['C-204 had a placement move', 'log-activity'],
    ['the kids of C-204 moved in with their nan', 'change-children'],
    ['supervising contact for C-204', 'log-activity'],
    ['supervising an FSW', 'log-duty'],
    ['I have a student', 'log-duty'],
    ['Sam is now newly qualified', 'change-terms'],
    ['mentoring someone newly qualified', 'log-duty'],
    ['open C-204', 'update-case'],
    ['open a new case', 'add-case'],
    ['close C-204', 'close-case'],
    ['no longer co-working C-204', 'set-co-working'],
    ['take back the closure of C-204', 'close-case'],
    ['take back the last change', 'undo'],
    ['help me log a core assessment', 'log-activity'],
    ['hello, what is my total?', 'my-total'],
    ['hello caseload', 'greet'],
    ['?', 'help'],
    ['set up the Northfield team', 'set-up-team'],
    ['C-204 moved to a new foster carer', 'log-activity'],
    ['use this channel for my team', 'use-this-channel'],
    ['can I take on another case', 'my-total'],
    ['I have taken on another case', 'add-case'],
  ])('%s: %s', (sentence, command) => {
    expect(understand(sentence, TODAY)).toMatchObject({ ok: true, command });
  });
});
