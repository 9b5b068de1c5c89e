import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import {
  dropFiles,
  inspector,
  openRail,
  readDialog,
  seekTo,
  selectComponent,
  waitForProject,
  waitForRun,
} from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const zones = `kind,id,name,from,to,capacity (m3/h),volume (m3),fill (%),people,tier,lon,lat
source,LAKE,Lake intake,,,900,,,,,30.10,50.20
treatment,WORKS,North works,,,800,,,,,30.14,50.18
station,LIFT,Hill lift,,,400,,,,,,
reservoir,TOWER,Tower,,,,2000,80,,,30.22,50.14
zone,OLD,Old town,,,,,,40000,2,30.24,50.10
link,K1,,LAKE,WORKS,900,,,,,,
link,K2,,WORKS,LIFT,800,,,,,,
link,K3,,LIFT,TOWER,400,,,,,,
link,K4,,TOWER,OLD,500,,,,,,
`;

it.each(['light', 'dark'] as const)(
  'shows supply zones, loses a source by hand and takes it back (%s)',
  async (theme) => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    await dropFiles(page, [{ name: 'town.csv', bytes: zones }]);
    const dialog = await readDialog(page);
    await dialog.getByRole('button', { name: 'Open as a new project' }).click();
    await waitForProject(page, 'town');
    await page.getByText('1 part of the water supply without a place').waitFor();

    await selectComponent(page, 'tower');
    const panel = inspector(page);
    expect(await panel.locator('dl').first().textContent()).toMatch(/stored.*of 2\s?000 m³/i);
    await selectComponent(page, 'lake intake');
    await panel.getByText('Lake intake', { exact: true }).first().waitFor();
    expect(await panel.textContent()).toMatch(/Flows to\s*North works/);
    await panel.getByRole('button', { name: 'Lose it' }).click();
    await waitForRun(page);
    await seekTo(page, 12);
    await selectComponent(page, 'old town', 'Supply zone');
    await panel.getByText('Without water', { exact: true }).first().waitFor();
    expect(await panel.textContent()).toMatch(/Lake intake was lost/);
    await visit.shoot(`supply-zones-${theme}`);

    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForRun(page);
    await seekTo(page, 12);
    await panel.getByText('Full need met', { exact: true }).first().waitFor();

    await openRail(page, 'Region');
    await page.getByRole('tab', { name: 'Components' }).click();
    await page.getByRole('combobox', { name: 'Kind of component' }).selectOption({ label: 'Supply zones' });
    expect(await page.getByRole('row', { name: /Old town/ }).textContent()).toContain('100 %');
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);

it('shows pressure, flow or the network alone, by keyboard, with the scale of each', async () => {
  const visit = await app.open();
  const { page } = visit;
  await waitForRun(page);
  await selectComponent(page, 'water-1/T1');
  const key = page.locator('.water-key');
  await key.getByText('Pressure, m').waitFor();
  expect(await key.textContent()).toContain('< 3.5');
  expect(await inspector(page).textContent()).toMatch(/of 4\s*m/);
  await seekTo(page, 22);
  await visit.shoot('water-pressure-light');
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('radio', { name: 'Pressure' }).focus();
  await page.keyboard.press('ArrowDown');
  await key.getByText(/Flow, m³\/h/).waitFor();
  await page.keyboard.press('Escape');
  await visit.shoot('water-flow-light');
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByRole('radio', { name: 'Network only' }).check();
  await key.waitFor({ state: 'detached' });
  expectQuiet(visit);
  await visit.close();
}, 240_000);
