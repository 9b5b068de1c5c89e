import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import { seriousFindings } from './serious-findings';
import { countLosses, openRail, readRegionNow, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openPage = shareVisit(() => app.open());

async function openHazards(page: Page): Promise<void> {
  await openRail(page, 'Scenario');
  await page.getByRole('tab', { name: /^Hazards/ }).click();
}

/** Numbers of a group of terms, by term. */
async function readTerms(page: Page, region: string): Promise<Record<string, number>> {
  const rows = await page.getByRole('region', { name: region }).locator('dl > div').all();
  const entries = await Promise.all(
    rows.map(async (row) => [
      await row.locator('dt').innerText(),
      Number(await row.locator('dd').innerText()),
    ]),
  );
  return Object.fromEntries(entries);
}

it.each(['light', 'dark'] as const)(
  'draws a footprint, says what lies inside, applies one draw, draws again and takes it back (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    await page.getByRole('button', { name: 'Scenario menu' }).click();
    await page.getByRole('menuitem', { name: 'New scenario without losses' }).click();
    await openHazards(page);
    expect(await countLosses(page)).toBe(0);
    await page.getByText('No natural hazard in this scenario yet').waitFor();
    const before = await readRegionNow(page);

    await page.getByLabel('Kind of hazard').selectOption({ label: 'Earthquake' });
    await page.getByRole('button', { name: 'Draw a polygon' }).click();
    const box = (await page.locator('.map-canvas .maplibregl-canvas').boundingBox())!;
    for (const [x, y] of [
      [0.3, 0.35],
      [0.75, 0.35],
      [0.75, 0.78],
      [0.3, 0.78],
    ])
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    await visit.shoot(`footprint-drawing-${theme}`);
    await page.getByRole('button', { name: 'Finish' }).click();

    // how many lie inside, and no word of what it would do
    const inside = page.getByRole('region', { name: 'Inside now' });
    await inside.waitFor();
    expect(await inside.innerText()).toMatch(/\d+ buses[\s\S]*\d+ transformers/);
    expect(await inside.innerText()).not.toMatch(/MW|people|%|hours/);
    await waitForRun(page);
    expect(await countLosses(page)).toBe(0);
    expect(await readRegionNow(page)).toEqual(before);
    await visit.shoot(`footprint-inside-${theme}`);
    expect(await seriousFindings(page, '.footprint-panel')).toEqual([]);

    await page.getByLabel('Peak acceleration').fill('0.35');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Apply: draw the damage' }).click();
    await page.getByRole('heading', { name: /^One draw of many: number 1/ }).waitFor();
    const counts = await readTerms(page, 'Damaged');
    expect(Object.keys(counts)).toEqual(['Minor', 'Moderate', 'Heavy', 'Destroyed']);
    const sum = Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThan(3);
    expect(await countLosses(page)).toBe(sum);
    await waitForRun(page);
    await visit.shoot(`footprint-applied-${theme}`);

    await page.getByRole('button', { name: 'Draw again' }).click();
    await page.getByRole('heading', { name: /^One draw of many: number 2/ }).waitFor();
    const again = await readTerms(page, 'Damaged');
    expect(again).not.toEqual(counts);
    // one step of undo each: the second draw, then the first
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: /^One draw of many: number 1/ }).waitFor();
    expect(await readTerms(page, 'Damaged')).toEqual(counts);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Apply: draw the damage' }).waitFor();
    expect(await countLosses(page)).toBe(0);
    // the same draw again by the scenario's seed
    await page.getByRole('button', { name: 'Apply: draw the damage' }).click();
    await page.getByRole('heading', { name: /^One draw of many: number 1/ }).waitFor();
    expect(await readTerms(page, 'Damaged')).toEqual(counts);
    await page.getByRole('button', { name: 'Take the damage out' }).click();
    await expect.poll(() => countLosses(page)).toBe(0);
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);

it('draws a track by the keyboard alone, with a width that can be changed', async () => {
  const visit = await openPage();
  const { page } = visit;
  await waitForRun(page);
  await openHazards(page);
  await page.getByLabel('Kind of hazard').focus();
  await page.getByLabel('Kind of hazard').selectOption({ label: 'Wind' });
  await page.getByRole('button', { name: 'Draw a track' }).focus();
  await page.keyboard.press('Enter');
  const tool = page.getByRole('region', { name: 'Draw a track' });
  await tool.getByText('No corner yet').waitFor();
  await page.keyboard.press(' ');
  await tool.getByText('1 corner').waitFor();
  for (const key of ['ArrowRight', 'ArrowUp']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(500);
  }
  await page.keyboard.press(' ');
  await tool.getByText('2 corners').waitFor();
  await visit.shoot('footprint-track-drawing');
  await page.keyboard.press('Enter');
  await tool.waitFor({ state: 'detached' });
  const width = page.getByLabel('Reach to either side');
  await width.waitFor();
  await page.getByLabel('At the edge').fill('25');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show on the map' }).click();
  await page.waitForTimeout(600);
  await visit.shoot('footprint-track');
  // wider than it is long would be a point with a radius
  const before = await width.inputValue();
  await width.fill('999');
  await page.keyboard.press('Enter');
  expect(await width.getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.press('Escape');
  expect(await width.inputValue()).toBe(before);
  await page.getByRole('button', { name: /^Remove Wind footprint/ }).click();
  await width.waitFor({ state: 'detached' });
  expectQuiet(visit);
}, 240_000);

it('reads footprints from GeoJSON, refuses a point, and saves outlines without what was damaged', async () => {
  const visit = await openPage();
  const { page } = visit;
  await waitForRun(page);
  await openHazards(page);
  const { lon, lat } = { lon: 30.5, lat: 46.5 };
  const ring = [
    [lon, lat],
    [lon + 0.4, lat],
    [lon + 0.4, lat + 0.3],
    [lon, lat],
  ];
  const feature = (type: string, coordinates: unknown, properties: object) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });
  const json = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature('Polygon', [ring], { name: 'Storm field', gust: 45 }),
      feature('Point', [lon, lat], { name: 'Middle', pga: 0.4, radius: 5000 }),
    ],
  });
  await page
    .getByLabel('File of footprints')
    .setInputFiles({ name: 'storm.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(json) });
  await page.getByRole('button', { name: /^Storm field/ }).waitFor();
  await page.getByText('Feature 2 is a Point.').waitFor();
  await visit.shoot('footprint-import');
  await page.getByRole('button', { name: 'Save GeoJSON' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save footprints as GeoJSON' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'In full precision' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const saved = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  expect(saved.about.handling).toMatch(/^TLP/);
  const own = saved.features.find(
    (it: { properties: { name: string } }) => it.properties.name === 'Storm field',
  );
  expect(own.geometry.coordinates[0]).toEqual(ring);
  expect(Object.keys(own.properties).sort()).toEqual(['hazard', 'id', 'intensity', 'name']);
  expectQuiet(visit);
}, 240_000);
