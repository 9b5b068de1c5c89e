import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import { seriousFindings } from './serious-findings';
import { inspector, openRail, selectComponent, waitForRun } from './steps';

const { region } = bundledProject();
const lines = new Set(region.grid.branches.map((it) => `${it.fromBusId} ${it.toBusId}`));
const placed = region.grid.buses.filter((it) => it.baseKv === 110 && it.lonLat);
const [from] = placed;
/** Another substation of the same voltage, which no line joins to the first one yet. */
const to = placed.find(
  (it) =>
    it.substationId !== from.substationId &&
    !lines.has(`${from.id} ${it.id}`) &&
    !lines.has(`${it.id} ${from.id}`),
)!;

async function clickMiddle(page: Page): Promise<void> {
  const box = (await page.locator('.map-canvas .maplibregl-canvas').boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function beginAdding(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('menuitem', { name: what }).click();
  // the menu gives the focus back to its button as it closes
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await page.getByRole('region', { name: `Add: ${what}` }).waitFor();
  await page.waitForTimeout(500);
}

/** Brings a component to the middle of the map, where it is clicked. */
async function clickOnMap(page: Page, id: string): Promise<void> {
  await selectComponent(page, id);
  await page.waitForTimeout(900);
  await clickMiddle(page);
}

/** Runs again where the machine is too slow for the app to do so by itself. */
async function runAgain(page: Page): Promise<void> {
  await page.waitForTimeout(600);
  await page.keyboard.press('r');
  await waitForRun(page);
}

describe('editing', () => {
  let app: AppUnderTest;
  beforeAll(async () => {
    app = await startApp();
  }, 60_000);
  afterAll(() => app.stop());
  const openPage = shareVisit(() => app.open());

  it('adds a line by clicks, changes its rating, runs, and takes all of it back', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await beginAdding(page, 'Line or transformer');
    await clickOnMap(page, from.id);
    await clickOnMap(page, to.id);
    const form = page.getByRole('form', { name: 'Add to the region' });
    await form.waitFor();
    expect(await form.getByLabel('From bus', { exact: true }).inputValue()).toBe(from.id);
    expect(await form.getByLabel('To bus', { exact: true }).inputValue()).toBe(to.id);
    expect(Number(await form.getByLabel('Rating, long time', { exact: true }).inputValue())).toBeCloseTo(
      97.2,
      1,
    );
    expect(await form.getByRole('button', { name: 'assumed' }).count()).toBeGreaterThan(4);
    await visit.shoot('edit-add-line');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const panel = inspector(page);
    await panel.getByText('line-1', { exact: true }).waitFor();
    await runAgain(page);
    const loading = panel.locator('.facts > div').filter({ hasText: 'of rating' }).locator('dd').first();
    const before = Number.parseFloat((await loading.textContent()) ?? '');

    await panel.getByRole('button', { name: 'Change…' }).click();
    const rating = panel.getByLabel('Rating, long time', { exact: true });
    await rating.fill('-5');
    await panel.getByRole('button', { name: 'Apply' }).click();
    await panel.getByText('Rating, long time is at least 0 MW.').waitFor();
    await rating.fill('9,72');
    await panel.getByRole('button', { name: 'Apply' }).click();
    await panel
      .locator('dd')
      .filter({ hasText: /^9\.72/ })
      .first()
      .waitFor();
    await runAgain(page);
    const after = Number.parseFloat((await loading.textContent()) ?? '');
    expect(before).toBeGreaterThan(0);
    // a tenth of the rating: ten times the share, as far as whole per cents tell
    expect(after / before).toBeGreaterThan(4);

    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(300);
    await page.getByRole('combobox', { name: 'Find by name or id' }).fill('line-1');
    await page.getByText('Nothing is called “line-1”.').first().waitFor();
    expectQuiet(visit);
  }, 240_000);

  it('adds a facility with its coupling, asks what goes with it, and brings it back', async () => {
    const visit = await app.open({ theme: 'dark' });
    const { page } = visit;
    await waitForRun(page);
    await beginAdding(page, 'Facility');
    await page.waitForTimeout(300);
    await clickMiddle(page);
    const form = page.getByRole('form', { name: 'Add to the region' });
    const busId = await form.getByLabel('Gets its power from bus', { exact: true }).inputValue();
    expect(region.grid.buses.map((it) => it.id)).toContain(busId);
    await form.getByLabel('Name', { exact: true }).fill('Gymnasium');
    await visit.shoot('edit-add-facility-dark');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    const panel = inspector(page);
    await panel.getByRole('heading', { name: 'Gymnasium' }).waitFor();
    const bus = region.grid.buses.find((it) => it.id === busId);
    await panel
      .locator('dd')
      .getByText(bus?.name ?? busId, { exact: true })
      .waitFor();
    await panel.getByRole('heading', { name: 'Gymnasium' }).click();
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Coupling', { exact: true }).waitFor();
    await visit.shoot('edit-removal-dark');
    await dialog.getByRole('button', { name: /^Remove all 2/ }).click();
    await panel.getByRole('heading', { name: 'Gymnasium' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await selectComponent(page, 'Gymnasium');
    await panel.getByRole('heading', { name: 'Gymnasium' }).waitFor();
    expectQuiet(visit);
    await visit.close();
  }, 180_000);

  it('edits the table by keyboard alone, keeps what is wrong in its cell, and takes pasted cells as one step', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Region');
    await page.getByRole('tab', { name: 'Components' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Edit as a table' }).focus();
    await page.keyboard.press('Enter');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('branch');
    const active = page.locator('.grid td[data-active]');
    await active.first().focus();
    const columns = await grid.getByRole('columnheader').allTextContents();
    const ratingAt = columns.findIndex((it) => it.startsWith('Rating, long time'));
    for (let n = 1; n < ratingAt; n++) await page.keyboard.press('ArrowRight');
    const old = await active.textContent();
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'is not a number' }).waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await active.textContent()).toBe('abc');
    await page.keyboard.press('Escape');
    await expect.poll(() => active.textContent()).toBe(old);
    expect(await grid.isVisible()).toBe(true);
    await page.keyboard.type('88,5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => active.textContent()).toBe('88.5');

    await active.evaluate((cell) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '77\t90\r\n76,5\tx\r\n75\t88\r\n');
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.getByText('5 cells pasted.').waitFor();
    await page.getByRole('alert').filter({ hasText: '1 cell was not taken over' }).waitFor();
    expect(await active.textContent()).toBe('77');
    await visit.shoot('edit-table');
    expect(await seriousFindings(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await grid.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Edit as a table' }).press('Enter');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('branch');
    await expect.poll(() => page.getByRole('gridcell', { name: '88.5', exact: true }).count()).toBe(1);
    expectQuiet(visit);
  }, 180_000);
});
