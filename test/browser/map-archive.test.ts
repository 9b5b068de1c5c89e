import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TinyFeature, tinyPmtiles } from '../builders/tiny-pmtiles';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { dropFiles, readDialog, waitForProject, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

/** Two towns of a grid and a lake between them: an imported place without a base map of its own. */
const grid = `kind,id,name,from,to,capacity (m3/h),volume (m3),fill (%),people,tier,lon,lat
source,WELL,Well,,,900,,,,,30.15,50.20
zone,TOWN,Town,,,,,,40000,2,30.30,50.10
link,K1,,WELL,TOWN,900,,,,,,
`;

const features: TinyFeature[] = [
  {
    layer: 'water',
    shape: 'polygon',
    line: [
      [30.2, 50.12],
      [30.26, 50.12],
      [30.26, 50.18],
      [30.2, 50.18],
    ]
      .map(([lon, lat]) => [lon, lat] as const)
      .reverse(),
    fields: { class: 'lake' },
  },
  {
    layer: 'transportation',
    shape: 'line',
    line: [
      [30.1, 50.1],
      [30.35, 50.14],
    ],
    fields: { class: 'primary' },
  },
  { layer: 'place', shape: 'point', line: [[30.29, 50.18]], fields: { class: 'town', name: 'Ostriv' } },
];
const archive = tinyPmtiles({
  features,
  zoom: 9,
  bounds: [30.05, 50.05, 30.4, 50.25],
  attribution: '<a href="https://example.org/">© Mapmakers of Ostriv</a>',
});

/** Colour of the map at a part of its width and height, as it is seen. */
async function colourAt(page: Page, across: number, down: number): Promise<string> {
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  const png = await page.screenshot({
    clip: {
      x: Math.round(box.x + box.width * across),
      y: Math.round(box.y + box.height * down),
      width: 2,
      height: 2,
    },
  });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const board = new OffscreenCanvas(2, 2).getContext('2d');
    board?.drawImage(image, 0, 0);
    return [...(board?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3).join(' ');
  }, png.toString('base64'));
}

async function openPlace(page: Page): Promise<void> {
  await waitForRun(page);
  await dropFiles(page, [{ name: 'place.csv', bytes: grid }]);
  const dialog = await readDialog(page);
  await dialog.getByRole('button', { name: 'Open as a new project' }).click();
  await waitForProject(page, 'place');
}

it('lays a dropped map file under the networks, names whose it is, hides it, and takes it away', async () => {
  const visit = await app.open();
  const { page } = visit;
  await openPlace(page);
  await page.waitForTimeout(1500);
  const bare = await colourAt(page, 0.53, 0.5);

  await dropFiles(page, [{ name: 'ostriv.pmtiles', bytes: archive }]);
  await page.getByText('Map file: © Mapmakers of Ostriv').waitFor();
  await page.waitForTimeout(3000);
  await visit.shoot('map-file-light');
  const drawn = await colourAt(page, 0.53, 0.5);
  expect(drawn).toBe('186 213 227');
  expect(bare).not.toBe(drawn);

  await page.getByRole('button', { name: 'Layers' }).click();
  const box = page.getByRole('checkbox', { name: 'ostriv.pmtiles' });
  await box.focus();
  await page.keyboard.press('Space');
  expect(await box.isChecked()).toBe(false);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1200);
  expect(await colourAt(page, 0.53, 0.5)).toBe(bare);
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('button', { name: 'Remove ostriv.pmtiles' }).click();
  await box.waitFor({ state: 'detached' });
  expectQuiet(visit);
  await visit.close();
}, 240_000);

it('says what is wrong with a file that is none, cut off or of another version, and draws nothing of it', async () => {
  const visit = await app.open();
  const { page } = visit;
  await waitForRun(page);
  const old = archive.slice();
  old[7] = 2;
  const damaged = archive.slice();
  damaged.fill(255, 127, 140);
  const wrong = [
    { name: 'text.pmtiles', bytes: 'not a map', says: /text\.pmtiles is not a PMTiles archive/ },
    { name: 'cut.pmtiles', bytes: archive.slice(0, -200), says: /cut\.pmtiles is cut off/ },
    { name: 'old.pmtiles', bytes: old, says: /old\.pmtiles is a PMTiles archive of version 2/ },
    { name: 'torn.pmtiles', bytes: damaged, says: /torn\.pmtiles could not be read/ },
  ];
  for (const { name, bytes, says } of wrong) {
    await dropFiles(page, [{ name, bytes }]);
    await page.getByText(says).first().waitFor();
  }
  await page.getByRole('button', { name: 'Layers' }).click();
  expect(await page.getByRole('checkbox', { name: /pmtiles/ }).count()).toBe(0);

  // It lies elsewhere than the bundled region, and says so.
  await page.keyboard.press('Escape');
  await dropFiles(page, [{ name: 'far.pmtiles', bytes: archive }]);
  await page
    .getByText(/far\.pmtiles lies under the networks/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByText('Does not cover this region.').waitFor();
  expectQuiet(visit);
  await visit.close();
}, 240_000);
