import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import { seriousFindings } from './serious-findings';
import { countLosses, inspector, openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openPage = shareVisit(() => app.open());

const canvasOf = (page: Page) => page.locator('.map-canvas .maplibregl-canvas');
const barOf = (page: Page) => page.getByRole('region', { name: 'Chosen', exact: true });

async function chosenCount(bar: Locator): Promise<number> {
  const text = await bar.locator('strong').innerText();
  return Number(text.replace(/\D/g, ''));
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose many' }).click();
}

it.each(['light', 'dark'] as const)(
  'chooses by box, polygon and list with the mouse, loses all at once and takes it back (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    const before = await countLosses(page);
    const box = (await canvasOf(page).boundingBox())!;
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];

    // a box by dragging, without Shift, since the tool is on
    await openMenu(page);
    await visit.shoot(`choose-menu-${theme}`);
    await page.getByLabel('Pipes, pumps and valves').uncheck();
    await page.getByLabel('Water nodes and tanks').uncheck();
    await page.getByRole('button', { name: 'Choose by box' }).click();
    await page.mouse.move(...at(0.35, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.5), { steps: 4 });
    await page.mouse.move(...at(0.7, 0.7), { steps: 4 });
    await page.mouse.up();
    const bar = barOf(page);
    await bar.waitFor();
    const inBox = await chosenCount(bar);
    expect(inBox).toBeGreaterThan(5);
    expect(await bar.innerText()).toMatch(/bus|line/);
    expect(await bar.innerText()).not.toMatch(/pipe|water node/);
    await visit.shoot(`chosen-box-${theme}`);
    expect(await seriousFindings(page, '.chosen-bar')).toEqual([]);
    expect(await seriousFindings(page, '.inspector')).toEqual([]);

    // take a part away by a polygon
    await openMenu(page);
    await page.getByLabel('Take away from it').check();
    await page.getByRole('button', { name: 'Choose by polygon' }).click();
    const tool = page.getByRole('region', { name: 'Choose by polygon' });
    for (const [x, y] of [
      [0.33, 0.28],
      [0.52, 0.28],
      [0.52, 0.72],
    ])
      await page.mouse.click(...at(x, y));
    await tool.getByText('3 corners').waitFor();
    await page.mouse.click(...at(0.2, 0.5));
    await tool.getByText('4 corners').waitFor();
    await page.keyboard.press('Backspace');
    await tool.getByText('3 corners').waitFor();
    await page.mouse.click(...at(0.33, 0.72));
    await page.mouse.move(...at(0.36, 0.6));
    await visit.shoot(`choose-polygon-${theme}`);
    await page.keyboard.press('Enter');
    await tool.waitFor({ state: 'detached' });
    const left = await chosenCount(bar);
    expect(left).toBeLessThan(inBox);
    expect(left).toBeGreaterThan(1);

    // lose what is chosen with a cause, a time and a repair
    await bar.getByRole('button', { name: 'Lose…' }).click();
    const form = page.getByRole('dialog', { name: 'Lose…' });
    await form.getByLabel('Cause').selectOption({ label: 'Exercise' });
    await form.getByLabel('Lost at').fill('2');
    await visit.shoot(`choose-lose-${theme}`);
    const button = form.getByRole('button', { name: /^Lose \d+ components$/ });
    const lostCount = Number((await button.innerText()).replace(/\D/g, ''));
    await button.click();
    await expect.poll(() => countLosses(page)).toBe(before + lostCount);
    await waitForRun(page);
    await visit.shoot(`choose-lost-${theme}`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => countLosses(page)).toBe(before);
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);

it('chooses from a list and on the map by the keyboard alone', async () => {
  const visit = await openPage();
  const { page } = visit;
  await waitForRun(page);
  await page.getByRole('button', { name: 'Choose many' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose from a list' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose components' });
  await dialog.waitFor();
  await dialog.getByLabel('Kinds').selectOption({ label: 'Transformers' });
  await dialog.locator('tbody tr[tabindex="0"]').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByText('2 chosen:').waitFor();
  const titles = await dialog.locator('thead th').allInnerTexts();
  expect(titles.map((it) => it.trim().toLowerCase())).toEqual([
    'chosen',
    'name',
    'id',
    'kind',
    'place',
    'kv',
    'loading',
  ]);
  await visit.shoot('choose-list');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Add all \d+ listed$/ }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const bar = barOf(page);
  const transformers = await chosenCount(bar);
  expect(transformers).toBeGreaterThan(2);
  expect(await inspector(page).innerText()).toContain('Transformers');

  // the same kind of drawing, by keys: a box from the middle of the map to 100 px up and right
  await page.getByRole('button', { name: 'Choose many' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose by box' }).focus();
  await page.keyboard.press('Enter');
  const tool = page.getByRole('region', { name: 'Choose by box' });
  await tool.getByText('No corner yet').waitFor();
  await page.keyboard.press(' ');
  await tool.getByText('1 corner').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.waitForTimeout(500);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  await visit.shoot('choose-by-keys');
  await page.keyboard.press(' ');
  await tool.waitFor({ state: 'detached' });
  await bar.waitFor();
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
  expectQuiet(visit);
}, 240_000);

it('saves the list of what is chosen under its mark, without places or states', async () => {
  const visit = await openPage();
  const { page } = visit;
  await waitForRun(page);
  await page.getByRole('button', { name: 'Choose many' }).click();
  await page.getByRole('button', { name: 'Choose from a list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose components' });
  await dialog.getByLabel('Kinds').selectOption({ label: 'Generators' });
  await dialog.getByRole('button', { name: /^Add all \d+ listed$/ }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the list of what is chosen (CSV)' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toContain('TLP:');
  const lines = text
    .trim()
    .split('\r\n')
    .filter((it) => !/^\uFEFF?#/.test(it));
  expect(lines[0]).toBe('kind,id,name,kV');
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines.slice(1)) expect(line.split(',')[0]).toBe('generator');
  expectQuiet(visit);
}, 240_000);
