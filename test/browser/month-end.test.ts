import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type ChatWindow, openBrowser, openChat } from './chat-window.ts';
import { type LocalRun, startLocalRun } from './local-run.ts';

let run: LocalRun;
let browser: Browser;
let worker: ChatWindow;
let manager: ChatWindow;

/** The morning before the third-last working day of November. */
beforeAll(async () => {
  run = await startLocalRun(['--as-of', '2026-11-25T12:00']);
  browser = await openBrowser();
  worker = await openChat(browser, run.workerPort);
  manager = await openChat(browser, run.managerPort);
});

afterAll(async () => {
  await browser?.close();
  await run?.stop();
});

/** Waits for something that arrives unasked. */
async function arrives({ page }: ChatWindow, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(700);
}

describe('a month end, in a browser', () => {
  it('the worker is reminded by itself, submits, and the manager agrees', async () => {
    await worker.say('hello', 'Hello, this is Caseload');
    await manager.say('hello', 'Hello, this is Caseload');
    run.setClock('2026-11-26T09:00');
    await arrives(worker, 'Your month: November 2026');
    await worker.picture('month-1-reminder');
    await worker.press('See and submit', 'November 2026: not submitted yet');
    await worker.press('Submit', 'November 2026 is submitted');
    await worker.picture('month-2-submitted');

    await manager.say('who has submitted?', '1 of 8 submitted for November 2026');
    await manager.picture('month-3-team');
    await manager.say('agree november for Amira', 'Submitted by Amira Khan');
    await manager.picture('month-4-to-agree');
    await manager.press('Agree', 'November 2026 of Amira Khan is agreed');
    await manager.picture('month-5-agreed');
    await arrives(worker, 'agreed your November 2026');
  });

  it('the worker who crosses the line hears of it first, in kind words', async () => {
    for (let times = 0; times < 2; times += 1) {
      await worker.say('log a new core assessment for NF-1042, 3 children, started today', 'Preview: NF-1042');
      await worker.press('Save', 'Saved');
    }
    run.setClock('2026-11-26T10:30');
    await arrives(worker, 'Your total is above the guideline of 85');
    await worker.picture('month-6-line-crossed');
    run.setClock('2026-11-26T10:45');
    await arrives(manager, 'Warning in Northfield');
    await manager.picture('month-7-warning');
    expect(await manager.count('NF-1042')).toBe(0);
  });
});
