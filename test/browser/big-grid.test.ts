import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipProject } from '../../src/io/project/project-file';
import { meshRegion, withDailyLoads } from '../builders/big-grid';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { dropFiles, readDialog } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

/** More signs than the style's own layers draw. */
const busCount = 1600;

async function openMesh(page: Page): Promise<void> {
  const bytes = zipProject(withDailyLoads(meshRegion(busCount), 20, 6));
  const banner = page.getByRole('banner');
  await banner.getByText('Results up to date').waitFor({ state: 'attached' });
  await dropFiles(page, [{ name: 'mesh.lifeline', bytes }]);
  const dialog = await readDialog(page);
  await dialog.getByRole('button', { name: /^Open/ }).first().click();
  await banner.locator('.project-name').getByText('Big grid', { exact: true }).waitFor();
  await page.locator('.map-canvas .maplibregl-canvas').waitFor();
  await page.waitForTimeout(2500);
}

it('finds what it draws of a big grid: by pointer, click and box', async () => {
  const visit = await app.open();
  const { page } = visit;
  await openMesh(page);
  await visit.shoot('big-grid');
  const box = (await page.locator('.map-canvas .maplibregl-canvas').boundingBox())!;
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];

  // lines of the lattice are closer to each other than twice the steps of this walk
  const over = page.locator('.map-canvas.is-over');
  let found: [number, number] | undefined;
  for (let i = 0; i < 40 && !found; i++) {
    const [x, y] = at(0.45, 0.45);
    await page.mouse.move(x + 2 * i, y + i);
    await page.waitForTimeout(120);
    if ((await over.count()) > 0) found = [x + 2 * i, y + i];
  }
  if (!found) throw new Error('The pointer met nothing on the way over the grid.');
  await page.mouse.click(...found);
  await page.getByRole('complementary').getByText(/kV/).first().waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.down('Shift');
  await page.mouse.move(...at(0.4, 0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.6, 0.6), { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const bar = page.getByRole('region', { name: 'Chosen', exact: true });
  await bar.waitFor();
  const count = Number((await bar.locator('strong').innerText()).replace(/\D/g, ''));
  expect(count).toBeGreaterThan(20);
  await visit.shoot('big-grid-box');
  expectQuiet(visit);
  await visit.close();
}, 240_000);
