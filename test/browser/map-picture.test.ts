import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pngSize, readPngText } from '../builders/png-chunks';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { seekTo, waitForRun } from './steps';

const shots = resolve(import.meta.dirname, 'screenshots');
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

async function savePicture(page: Page, size: string, withLegend = true): Promise<Uint8Array> {
  await page.getByRole('button', { name: 'Save the map as a picture' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: size }).check();
  await dialog.getByRole('checkbox', { name: 'With the legend' }).setChecked(withLegend);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save picture' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/-map-t-22-h\.png$/);
  await dialog.waitFor({ state: 'detached' });
  return new Uint8Array(readFileSync((await file.path()) ?? ''));
}

/** Shares of the pixels of a band of the picture, told as parts of its height: those unlike its corner, and all that are water-blue. */
async function inkOf(
  page: Page,
  png: Uint8Array,
  from: number,
  to: number,
): Promise<{ ink: number; kinds: number }> {
  return page.evaluate(
    async ([base64, top, bottom]) => {
      const bytes = Uint8Array.from(atob(String(base64)), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const board = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!board) throw new Error('no canvas');
      board.drawImage(image, 0, 0);
      const [y, end] = [Number(top) * image.height, Number(bottom) * image.height].map(Math.round);
      const { data } = board.getImageData(0, y, image.width, end - y);
      const corner = [...board.getImageData(1, 1, 1, 1).data].slice(0, 3);
      let ink = 0;
      const kinds = new Set<number>();
      for (let at = 0; at < data.length; at += 4) {
        const difference = corner.reduce((sum, it, k) => sum + Math.abs(it - data[at + k]), 0);
        if (difference > 60) ink++;
        kinds.add(((data[at] >> 4) << 8) | ((data[at + 1] >> 4) << 4) | (data[at + 2] >> 4));
      }
      return { ink: ink / (data.length / 4), kinds: kinds.size };
    },
    [Buffer.from(png).toString('base64'), from, to] as const,
  );
}

it.each(['light', 'dark'] as const)(
  'saves what the map shows with its marks, legend and words (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    await seekTo(page, 22);
    const box = await page.locator('.maplibregl-canvas').boundingBox();
    if (!box) throw new Error('no map');
    const before = await page.locator('.maplibregl-canvas').getAttribute('width');

    const fine = await savePicture(page, 'Twice as fine, for print');
    mkdirSync(shots, { recursive: true });
    writeFileSync(join(shots, `map-picture-${theme}.png`), fine);
    const size = pngSize(fine);
    expect(size.width).toBe(Math.round((box.width + 32) * 2));
    expect(size.height).toBeGreaterThan(box.height * 2 + 300);

    const words = readPngText(fine);
    expect(words).toMatchObject({ Handling: 'TLP:CLEAR', Synthetic: 'true', 'Time s': String(22 * 3600) });
    expect(words.Title).toBe(await page.getByRole('banner').locator('.project-name').textContent());
    expect(words.Run).toMatch(/^[0-9a-f]{8,}$/);
    expect(words.Seed).toMatch(/^\d+$/);
    expect(words['Creation Time']).toMatch(/^\d{4}-\d\d-\d\dT/);

    // The mark stands on black at the top; map and legend are drawn, in many colours.
    const mapEnd = (box.height * 2 + 168) / size.height;
    const head = await inkOf(page, fine, 0, 0.05);
    const map = await inkOf(page, fine, 0.15, mapEnd - 0.05);
    const legend = await inkOf(page, fine, mapEnd + 0.04, 0.95);
    expect(head.ink).toBeGreaterThan(0.01);
    expect(map.ink).toBeGreaterThan(0.03);
    expect(map.kinds).toBeGreaterThan(60);
    expect(legend.ink).toBeGreaterThan(0.02);
    expect(legend.kinds).toBeGreaterThan(40);

    const plain = await savePicture(page, 'As on the screen', false);
    expect(pngSize(plain).width).toBe(Math.round(box.width + 32));
    expect(pngSize(plain).height).toBeLessThan(box.height + 180);
    expect(await page.locator('.maplibregl-canvas').getAttribute('width')).toBe(before);
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);

it('offers the picture from the results, and remembers legend and switches on this machine', async () => {
  const visit = await app.open();
  const { page } = visit;
  await waitForRun(page);
  await page
    .getByRole('navigation', { name: 'Tasks' })
    .getByRole('button', { name: 'Report', exact: true })
    .click();
  await page.getByRole('button', { name: 'Save the map as a picture' }).click();
  await page.getByRole('dialog').getByText('Save the map as a picture').first().waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Legend' }).click();
  const legend = page.getByRole('region', { name: 'Legend' });
  await legend.getByRole('checkbox', { name: 'Electricity grid' }).focus();
  await page.keyboard.press('Space');
  await legend.getByText('330 kV').waitFor({ state: 'detached' });
  await legend.getByRole('checkbox', { name: 'School' }).uncheck();
  await legend.getByText('Counts of towns hold every kind.').waitFor();
  await page.reload();
  await waitForRun(page);
  expect(await legend.getByRole('checkbox', { name: 'Electricity grid' }).isChecked()).toBe(false);
  expect(await legend.getByRole('checkbox', { name: 'School' }).isChecked()).toBe(false);
  expect(await legend.getByRole('checkbox', { name: 'Hospital' }).isChecked()).toBe(true);
  await visit.shoot('legend-remembered');
  expectQuiet(visit);
  await visit.close();
}, 240_000);
