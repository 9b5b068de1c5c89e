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

it('shows at play what the map draws when time stands', async () => {
  const visit = await app.open({ withMotion: true });
  const { page } = visit;
  await openMesh(page);
  const still = page.locator('canvas.map-still');
  await page.getByRole('combobox', { name: /^Speed/ }).selectOption('1');
  const enabled = page.locator('.time-play:enabled');
  await page.waitForTimeout(1000);
  if ((await enabled.count()) === 0)
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
  await enabled.waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await still.and(page.locator(':visible')).waitFor();
  await page.waitForTimeout(1500);
  // The time stands, and signs that were on their way have come.
  await page.getByRole('button', { name: 'Pause' }).click();
  const stepForward = page.getByRole('button', { name: 'Forward one step' });
  await stepForward.click();
  await page.waitForTimeout(250);
  const clip = (await page.locator('.map-canvas .maplibregl-canvas').boundingBox())!;
  expect(await still.isVisible()).toBe(true);
  const atPlay = await page.screenshot({ clip });
  await still.waitFor({ state: 'hidden' });
  await page.waitForTimeout(1500);
  expect(await still.isVisible()).toBe(false);
  const atRest = await page.screenshot({ clip });
  await visit.shoot('big-grid-played');
  const { slightly, plainly } = await shareThatDiffers(page, atPlay, atRest);
  // Signs are scaled by another hand, and distances are kept in sixteenths of a pixel.
  expect(slightly).toBeLessThan(0.03);
  expect(plainly).toBeLessThan(0.006);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await still.and(page.locator(':visible')).waitFor();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await still.waitFor({ state: 'hidden' });
  expectQuiet(visit);
  await visit.close();
}, 240_000);

/** Shares of pixels of two pictures that differ by more than 8 and by more than 60 of 255. */
async function shareThatDiffers(page: Page, a: Buffer, b: Buffer) {
  const load = (bytes: Buffer) => `load('data:image/png;base64,${bytes.toString('base64')}')`;
  return page.evaluate<{ slightly: number; plainly: number }>(`(async () => {
    const load = async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const board = new OffscreenCanvas(image.width, image.height).getContext('2d');
      board.drawImage(image, 0, 0);
      return board.getImageData(0, 0, image.width, image.height).data;
    };
    const [one, other] = [await ${load(a)}, await ${load(b)}];
    let slightly = 0;
    let plainly = 0;
    for (let at = 0; at < one.length; at += 4) {
      let most = 0;
      for (let k = 0; k < 3; k++) most = Math.max(most, Math.abs(one[at + k] - other[at + k]));
      if (most > 8) slightly++;
      if (most > 60) plainly++;
    }
    return { slightly: (4 * slightly) / one.length, plainly: (4 * plainly) / one.length };
  })()`);
}
