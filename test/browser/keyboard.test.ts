import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { createAudit } from './serious-findings';
import { inspector, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

interface Focused {
  role: string;
  name: string;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const node = document.activeElement;
    // a region that scrolls has the words of all that is in it
    const text = node instanceof HTMLButtonElement ? node.innerText : '';
    return {
      role: node?.getAttribute('role') ?? node?.tagName.toLowerCase() ?? '',
      name: node?.getAttribute('aria-label') ?? text.trim(),
    };
  });
}

/** Presses Tab until what has the focus is so called; fails where it is not reached. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (name.test((await focused(page)).name)) return;
  }
  throw new Error(`${most} presses of Tab do not reach ${name}.`);
}

it.each(['light', 'dark'] as const)(
  'a person with a keyboard alone finds a component, loses it, runs, scrubs, reads why and follows a link (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    const { found, audit } = createAudit(page);

    // find and select
    await tabTo(page, /^Find by name or id$/);
    await page.keyboard.type('hospital-2-1');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await audit('search');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const panel = inspector(page);
    await panel.getByRole('button', { name: 'Lose it' }).waitFor();

    // lose and run
    await tabTo(page, /^Lose it$/);
    await page.keyboard.press('Enter');
    await waitForRun(page);
    await panel.getByRole('button', { name: 'Restore it' }).waitFor();
    await audit('lost');

    // scrub by arrow keys from the first moment on
    await tabTo(page, /^Time of the run$/);
    await page.keyboard.press('Home');
    const slider = page.getByRole('slider', { name: 'Time of the run' });
    const before = Number(await slider.inputValue());
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
    expect(Number(await slider.inputValue())).toBeGreaterThan(before);
    await page.keyboard.press('End');

    // read why, and follow its first link
    await panel.getByRole('heading', { name: 'Why' }).waitFor();
    const began = panel.getByRole('button', { name: /where it began/ }).first();
    await began.waitFor();
    expect(await began.innerText()).toMatch(/was lost/);
    await audit('why');
    await tabTo(page, /where it began/);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => Number(await slider.inputValue()), { timeout: 20_000 })
      .toBeLessThan(72 * 3600);
    await visit.shoot(`keyboard-why-${theme}`);
    await audit('followed');
    expect(found).toEqual({});
    expectQuiet(visit);
    await visit.close();
  },
  400_000,
);
