import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type ChatWindow, openBrowser, openChat } from './chat-window.ts';
import { type LocalRun, startLocalRun } from './local-run.ts';

let run: LocalRun;
let browser: Browser;
let worker: ChatWindow;
let manager: ChatWindow;

beforeAll(async () => {
  run = await startLocalRun();
  browser = await openBrowser();
  worker = await openChat(browser, run.workerPort);
  manager = await openChat(browser, run.managerPort);
});

afterAll(async () => {
  await browser?.close();
  await run?.stop();
});

/** The total that the newest card shows after an arrow: `80.5 → 82.5 points`. */
async function newestTotal(chat: ChatWindow): Promise<number> {
  const texts = await chat.page.getByText(/ → [\d.]+ points/).allInnerTexts();
  const found = /→ ([\d.]+) points/.exec(texts.at(-1) ?? '');
  return Number(found?.[1]);
}

describe('the main job, in a browser', () => {
  it('adds a case by filling in the cards', async () => {
    await worker.say('add a case', 'Reference in your case system');
    await worker.field('Reference in your case system').fill('NF-1099');
    await worker.picture('worker-1-add-a-case');
    await worker.press('Next', 'Add a case: the children');
    await worker.picture('worker-2-the-children');
    await worker.press('Next', 'Preview: add NF-1099');
    await worker.picture('worker-3-preview');
    await worker.press('Save', 'Saved');
    await worker.picture('worker-4-saved');
    expect(await newestTotal(worker)).toBeGreaterThan(80);
  });

  it('logs a core assessment by typing it, and the manager sees the new figure', async () => {
    const before = await newestTotal(worker);
    await worker.say('log a new core assesment for NF-1099, 3 children, started today', 'Preview: NF-1099');
    await worker.press('Save', 'Saved');
    await worker.picture('worker-5-core-assessment-saved');
    await worker.cardPicture('card-core-assessment');
    const after = await newestTotal(worker);
    expect(after).toBeGreaterThanOrEqual(before + 5);

    await manager.say("show my team's capacity", 'of room in the team');
    await manager.picture('manager-1-capacity');
    await manager.cardPicture('card-team-capacity');
    const card = await manager.page.locator('body').textContent();
    expect(card).toMatch(new RegExp(`Amira Khan[^]*?${String(after).replace('.', '\\.')}`));
  });

  it('says why, line by line', async () => {
    const total = await newestTotal(worker);
    await worker.say('why is my total what it is?', 'Workload weight');
    await worker.picture('worker-6-why');
    const card = await worker.page.locator('body').textContent();
    expect(card).toContain(`${total} points`);
  });

  it('stays readable in a narrow window', async () => {
    const narrow = await openChat(browser, run.managerPort);
    await narrow.narrow();
    await narrow.say("show my team's capacity", 'of room in the team');
    await narrow.picture('manager-2-capacity-narrow');
    const clipped = await narrow.page.evaluate(
      'Math.max(0, ...[...document.querySelectorAll(".ac-adaptiveCard")].map((card) => card.scrollWidth - card.clientWidth))',
    );
    expect(clipped).toBeLessThanOrEqual(1);
  });
});
