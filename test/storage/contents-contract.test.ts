import { beforeAll, describe, expect, test } from '@jest/globals';
import { bothStores, type ContractStores } from './both-stores.ts';
import { caseOf, commitOf, headOf } from './builders.ts';

describe.each(bothStores('contentsContract'))('what a caseload may hold, %s', (_where, make) => {
  let stores: ContractStores;
  beforeAll(async () => {
    stores = await make();
  });

  test.each([
    ['10,000 characters', 'x'.repeat(10_000)],
    ['40,000 emoji, over several properties', '👩‍👧'.repeat(8_000)],
    ['markup, templates and quotes', `**b** \${x} "'\\ <at>x</at>\u0000\u2028`],
    ['half a pair of surrogates', '\ud83d'],
    ['nothing', ''],
  ])('text of %s comes back as it was', async (sentence, text) => {
    const worker = `text-${sentence.length}`;
    const putCases = [caseOf('one', 1, text)];
    await stores.caseloads.commit(commitOf(worker, undefined, { putCases, reply: text, keys: [text] }));
    expect((await stores.caseloads.read(worker))?.cases).toEqual(putCases);
    expect(await stores.caseloads.answered(worker, text)).toEqual({ reply: text });
  });

  test("a quote in a worker's key reads nobody else's partition", async () => {
    await stores.caseloads.commit(commitOf("o'neil", undefined));
    expect((await stores.caseloads.read("o'neil"))?.head.workerKey).toBe("o'neil");
    expect(await stores.caseloads.read("' or PartitionKey ne '")).toBeUndefined();
  });

  test.each([
    ['a version that is not the next', { head: headOf('wrong', 2) }, 'the next one'],
    ['one case put and removed at once', { putCases: [caseOf('x', 1)], removedCaseIds: ['x'] }, 'each row once'],
    ['a slash in a key', { head: headOf('a/b', 1) }, 'a storage key is'],
    ['a control character in a case id', { putCases: [caseOf('a\nb', 1)] }, 'a storage key is'],
    [
      'more than 100 rows beside cases',
      { keys: Array.from({ length: 98 }, (_, index) => `k-${index}`) },
      'transaction-rows',
    ],
    ['a case of more than 1 MiB', { putCases: [caseOf('x', 1, 'x'.repeat(530_000))] }, 'row-bytes'],
  ])('%s is refused before anything is written', async (_sentence, more, message) => {
    await expect(stores.caseloads.commit(commitOf('wrong', undefined, more))).rejects.toThrow(message);
    expect(await stores.caseloads.read('wrong')).toBeUndefined();
  });

  test('a change of exactly 100 rows is taken', async () => {
    const removedCaseIds = Array.from({ length: 97 }, (_, index) => `c-${index}`);
    expect(await stores.caseloads.commit(commitOf('hundred', undefined, { removedCaseIds }))).toMatchObject({
      ok: true,
    });
  });
});
