import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const ARTEFACTS = 'artefacts';
const PHONE_WIDTH = 480;
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...ARGS, ...QUIET] });
}

/** A person before a window of the Playground. */
export interface ChatWindow {
  readonly page: Page;
  /** Types a sentence in the personal chat and waits for a new answer that contains `expected`. */
  say(text: string, expected: string): Promise<void>;
  /** Presses a button of the newest card that has it and waits until `expected` is shown. */
  press(button: string, expected: string): Promise<void>;
  /** The input of the newest card that has this label. */
  field(label: string): Locator;
  /** Keeps a picture under `artefacts/`. */
  picture(name: string): Promise<void>;
  /** Keeps a picture of the newest card alone. */
  cardPicture(name: string): Promise<void>;
  /** Makes the window as narrow as a phone and closes the Playground's log beside the chat. */
  narrow(): Promise<void>;
  /** How often a text is shown in the window. */
  count(text: string): Promise<number>;
}

/** Opens the personal chat of the person whose Playground listens on a port. */
export async function openChat(browser: Browser, port: number): Promise<ChatWindow> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
  await page.goto(`http://localhost:${port}/`);
  const count = (text: string) => page.getByText(text).count();
  const shown = async (text: string, more: number) => {
    await page
      .getByText(text)
      .nth(more)
      .waitFor({ timeout: 60_000 })
      .catch(() => {
        throw new Error(`"${text}" was not shown`);
      });
    // The card that brought it is still being laid out.
    await page.waitForTimeout(700);
  };
  return {
    page,
    count,
    say: async (text, expected) => {
      const before = await count(expected);
      const box = page.locator('[contenteditable=true], textarea').first();
      await box.click();
      await box.pressSequentially(text);
      await page.keyboard.press('Enter');
      // What was typed is shown too.
      await shown(expected, before + (text.includes(expected) ? 1 : 0));
    },
    press: async (button, expected) => {
      await page.getByRole('button', { name: button, exact: true }).last().click();
      await shown(expected, 0);
    },
    field: (label) => page.getByLabel(label).last(),
    cardPicture: async (name) => {
      await mkdir(ARTEFACTS, { recursive: true });
      await page
        .locator('.ac-adaptiveCard')
        .last()
        .screenshot({ path: `${ARTEFACTS}/${name}.png` });
    },
    narrow: async () => {
      await page.getByText('Log Panel').locator('xpath=ancestor::*[.//button][1]').getByRole('button').last().click();
      await page.setViewportSize({ width: PHONE_WIDTH, height: 1400 });
    },
    picture: async (name) => {
      await mkdir(ARTEFACTS, { recursive: true });
      await page.screenshot({ path: `${ARTEFACTS}/${name}.png` });
    },
  };
}
