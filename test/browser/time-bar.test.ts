import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { seriousFindings } from './serious-findings';
import { inspector, openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

it.each(['light', 'dark'] as const)(
  'sets the window by dragging and by keys, steps by event, plays and stops (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Results');

    const plot = await page.locator('.time-plot svg').first().boundingBox();
    if (!plot) throw new Error('The time bar has no plot.');
    await page.keyboard.down('Shift');
    await page.mouse.move(plot.x + 120, plot.y + 30);
    await page.mouse.down();
    await page.mouse.move(plot.x + 320, plot.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const start = page.getByRole('slider', { name: 'Start of what is measured' });
    const end = page.getByRole('slider', { name: 'End of what is measured' });
    const [startS, endS] = [await edgeS(start), await edgeS(end)];
    expect(endS - startS).toBeGreaterThan(3600);
    expect(startS % 900).toBe(0);

    await visit.shoot(`time-window-${theme}`);

    await start.focus();
    await page.keyboard.press('ArrowRight');
    expect(await edgeS(start)).toBe(startS + 900);
    await page.keyboard.press('Home');
    expect(await edgeS(start)).toBe(0);
    await page.keyboard.press('End');
    expect(await edgeS(start)).toBe(endS - 900);
    expect(await seriousFindings(page, '.time-bar')).toEqual([]);
    await page.mouse.dblclick(plot.x + 200, plot.y + 30);
    await end.waitFor({ state: 'detached' });

    const cursor = page.getByRole('slider', { name: 'Time of the run' });
    await cursor.fill('0');
    await page.getByRole('combobox', { name: 'Events to step through' }).selectOption({ label: 'Water' });
    await page.getByRole('button', { name: 'To the next event' }).click();
    const atS = Number(await cursor.inputValue());
    expect(atS).toBeGreaterThan(0);
    // A screen reader is told the figures at the cursor, and of which time they are.
    const time = (await cursor.getAttribute('aria-valuetext'))?.split(',')[0];
    const said = await page.locator('.time-moving').getAttribute('aria-label');
    expect(said).toContain(`At ${time}: Electricity `);
    expect(said).toMatch(
      / of [\d ]+ MW; .*Water .* m³\/h; Below 15 L .* people.*; Facilities .* on backup\.$/,
    );
    expect(await inspector(page).getByRole('heading').first().textContent()).not.toBe('The region now');
    await page.getByRole('button', { name: 'To the next event' }).click();
    expect(Number(await cursor.inputValue())).toBeGreaterThan(atS);
    await page.getByRole('button', { name: 'To the event before' }).click();
    expect(Number(await cursor.inputValue())).toBe(atS);

    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForFunction(
      (before) => Number(document.querySelector<HTMLInputElement>('.time-slider')?.value) > before,
      atS,
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    const stoppedS = await cursor.inputValue();
    await page.waitForTimeout(700);
    expect(await cursor.inputValue()).toBe(stoppedS);
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);

async function edgeS(slider: ReturnType<Page['getByRole']>): Promise<number> {
  return Number(await slider.getAttribute('aria-valuenow'));
}

it('moves marks along the flow while time is played, and none where motion is reduced', async () => {
  const visit = await app.open();
  const { page } = visit;
  await waitForRun(page);
  for (let i = 0; i < 2; i++) {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(1000);
  }
  const play = () => page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('combobox', { name: /^Speed/ }).selectOption('1');
  await play();
  await page.waitForTimeout(1500);
  expect(await inkOfFlow(page)).toBe('');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await inkOfFlow(page)).toBe('');
  await play();
  await expect.poll(() => inkOfFlow(page), { timeout: 20_000 }).not.toBe('');
  const first = await inkOfFlow(page);
  await visit.shoot('flow-moving');
  await expect.poll(() => inkOfFlow(page), { timeout: 20_000 }).not.toBe(first);
  // The setting stills what the system would let move, at once and where the map is, and is kept.
  const scale = await page.locator('.maplibregl-ctrl-scale').textContent();
  await chooseMotion(page, 'Always reduced');
  await expect.poll(() => inkOfFlow(page), { timeout: 20_000 }).toBe('');
  await page.waitForTimeout(1500);
  expect(await inkOfFlow(page)).toBe('');
  expect(await page.locator('.maplibregl-ctrl-scale').textContent()).toBe(scale);
  expect(await page.locator('html').getAttribute('data-still')).toBe('');
  await page.reload();
  await waitForRun(page);
  expect(await page.locator('html').getAttribute('data-still')).toBe('');
  await chooseMotion(page, 'As the system');
  expect(await page.locator('html').getAttribute('data-still')).toBeNull();
  await page.getByRole('combobox', { name: /^Speed/ }).selectOption('1');
  for (let i = 0; i < 2; i++) {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(1500);
  }
  await play();
  await expect.poll(() => inkOfFlow(page), { timeout: 20_000 }).not.toBe('');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => inkOfFlow(page), { timeout: 20_000 }).toBe('');
  expectQuiet(visit);
  await visit.close();
}, 240_000);

async function chooseMotion(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('group', { name: 'Motion' }).getByRole('menuitemradio', { name }).click();
}

/** Count and place of what is painted on the canvas of moving marks; empty for nothing. */
const flowInk = `(() => {
  const canvas = document.querySelector('.map-flow');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  let sum = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) { count++; sum = (sum + i) % 1000003; }
  return count === 0 ? '' : count + ':' + sum;
})()`;

function inkOfFlow(page: Page): Promise<string> {
  return page.evaluate<string>(flowInk);
}
