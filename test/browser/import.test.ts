import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeShared, readSharedText } from '../shared-files';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import {
  dropFiles,
  inspector,
  openRail,
  projectName,
  readDialog,
  readNow,
  seekTo,
  selectComponent,
  waitForProject,
  waitForRun,
} from './steps';

const limitMs = 300_000;
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openPage = shareVisit(() => app.open());

const smallGrid = `function mpc = small
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
  1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;
  2 1 50 0 0 0 1 1 0 110 1 1.1 0.9;
];
mpc.gen = [
  1 50 0 50 -50 1 100 1 100 0;
];
mpc.branch = [
  1 2 0.01 0.1 0 100 100 100 0 0 1 -360 360;
  1 2 0.01 0.1 0 100 100 100 0 0 1 -360 360;
];
`;

describe('files that cannot be used', () => {
  it(
    'are told by file and line, and leave the open project alone',
    async () => {
      const visit = await openPage();
      const { page } = visit;
      await waitForRun(page);
      const name = await projectName(page);
      const noise = Uint8Array.from({ length: 30_000 }, (_, i) => (i * 7919 + 13 * i * i) % 256);
      const cut = smallGrid.slice(0, smallGrid.indexOf('0.01 0.1') + 4);
      const brokenInp = '[JUNCTIONS]\n J1 10 5\n J2 ten 5\n\n[PIPES]\n P1 J1 J9 100 300 100\n\n[END]\n';
      const cases = [
        { file: { name: 'cut.m', bytes: cut }, told: /cut off|not closed/, where: /cut\.m, line 1[12]/ },
        { file: { name: 'noise.m', bytes: noise }, told: /not text/, where: /noise\.m/ },
        {
          file: { name: 'other.lifeline.json', bytes: '{"type":"FeatureCollection"}' },
          told: /not a Lifeline project/,
          where: /other\.lifeline\.json/,
        },
        {
          file: { name: 'half.lifeline.json', bytes: '{"format":"lifeline-project",' },
          told: /not well-formed JSON/,
          where: /half\.lifeline\.json, line 1/,
        },
        { file: { name: 'broken.inp', bytes: brokenInp }, told: /J9/, where: /broken\.inp, line 6/ },
        { file: { name: 'empty.m', bytes: '' }, told: /empty/, where: /empty\.m/ },
        {
          file: { name: 'holiday.jpg', bytes: noise },
          told: /not text/,
          where: /holiday\.jpg/,
        },
      ];
      for (const { file, told, where } of cases) {
        await dropFiles(page, [file]);
        const dialog = await readDialog(page);
        const text = await dialog.innerText();
        expect(text, file.name).toMatch(told);
        expect(text, file.name).toMatch(where);
        expect(text, file.name).toContain('The open project is unchanged');
        await dialog.getByRole('button', { name: 'Close' }).last().click();
        await dialog.waitFor({ state: 'hidden' });
      }
      expect(await projectName(page)).toBe(name);
      await waitForRun(page);
      expectQuiet(visit);
    },
    limitMs,
  );
});

describe('a grid by itself', () => {
  it(
    'opens as a drawing, and the previous project can be brought back',
    async () => {
      const visit = await openPage();
      const { page } = visit;
      await waitForRun(page);
      const before = await projectName(page);
      await selectComponent(page, 'hospital-2-1');
      await inspector(page).getByRole('button', { name: 'Lose it' }).click();
      await dropFiles(page, [{ name: 'small.m', bytes: smallGrid }]);
      const dialog = await readDialog(page);
      expect(await dialog.innerText()).toMatch(/2 buses · 2 branches · 1 generator/);
      await dialog.getByRole('button', { name: 'Open as a new project' }).click();
      await waitForProject(page, 'small');
      expect(await page.getByRole('banner').innerText()).toContain('TLP:AMBER+STRICT');
      expect(await inspector(page).innerText()).not.toMatch(/People|Facilities/);

      await selectComponent(page, '2');
      await inspector(page).getByRole('button', { name: 'Lose it' }).click();
      await waitForRun(page);
      await page.keyboard.press('Escape');
      await seekTo(page, 2);
      await inspector(page).getByText('The region now').waitFor();
      expect(await inspector(page).innerText()).toMatch(/Electricity served\s+0\s*%/);

      await page.getByRole('banner').getByRole('button').first().click();
      await page.getByRole('menuitem', { name: 'Bring back the project before' }).click();
      await waitForProject(page, before);
      expectQuiet(visit);
    },
    limitMs,
  );
});

describe('the coupling tool of the map', () => {
  it(
    'joins a facility to one of the nearest buses, and undoes it',
    async () => {
      const visit = await openPage();
      const { page } = visit;
      await waitForRun(page);
      await page.getByRole('tab', { name: 'Couplings' }).click();
      const table = page.getByRole('table', { name: 'Couplings' });
      const row = table.locator('tbody tr[data-pickable]').nth(1);
      const before = await row.innerText();
      await row.click();
      await page.getByRole('button', { name: 'Choose on the map' }).click();
      await page.getByRole('button', { name: /km$/ }).last().click();
      await expect.poll(() => row.innerText()).not.toBe(before);
      await waitForRun(page);
      await page.getByRole('button', { name: /^Undo: couple/ }).click();
      await expect.poll(() => row.innerText()).toBe(before);
      expectQuiet(visit);
    },
    limitMs,
  );
});

describeShared('a grid and a water network', () => {
  it(
    'are joined by a table and by hand, and a pump stops with its bus',
    async () => {
      const visit = await openPage();
      const { page } = visit;
      await waitForRun(page);
      await dropFiles(page, [
        { name: 'case118.m', bytes: readSharedText('cases/power/case118.m') },
        { name: 'Net3.inp', bytes: readSharedText('cases/water/Net3.inp') },
      ]);
      const first = await readDialog(page);
      expect(await first.innerText()).toMatch(/2 pumps of the network Net3 are not coupled/);
      await first.getByRole('button', { name: 'Open as a new project' }).click();
      await waitForProject(page, 'case118');

      const table = 'kind,network,id,bus\npump,Net3,10,49\npump,Net3,999,77\n';
      await dropFiles(page, [{ name: 'couplings.csv', bytes: table }]);
      const second = await readDialog(page);
      expect(await second.innerText()).toMatch(/There is no pump 999[\s\S]*couplings\.csv, line 3/);
      await second.getByRole('button', { name: 'Take over these couplings' }).click();
      await page.getByText('1 coupling taken over').first().waitFor();

      await openRail(page, 'Region');
      await page.getByRole('tab', { name: 'Couplings' }).click();
      await page.getByRole('row', { name: /Pump 335/ }).click();
      await page.getByLabel('Bus id').fill('77');
      await page.getByRole('button', { name: 'Confirm', exact: true }).click();
      await page.getByRole('row', { name: /Pump 335 Turner/ }).waitFor();
      await waitForRun(page);
      await visit.shoot('joined');

      await selectComponent(page, '49', 'Bus 49');
      await inspector(page).getByRole('button', { name: 'Lose it' }).click();
      await waitForRun(page);
      await seekTo(page, 12);
      await page.getByRole('row', { name: /Pump 10 / }).click();
      const panel = inspector(page);
      await panel.getByRole('heading', { name: '10, Net3' }).waitFor();
      await panel.getByText('At T+12 h: stopped: no power').waitFor();
      await panel.getByRole('button', { name: /Philo V2 was lost.*where it began/ }).waitFor();
      await visit.shoot('joined-lost');
      expectQuiet(visit);
    },
    limitMs,
  );

  it(
    'a network by itself opens, is placed by its coordinate system, and runs',
    async () => {
      const visit = await openPage();
      const { page } = visit;
      await waitForRun(page);
      await dropFiles(page, [{ name: 'Net3.inp', bytes: readSharedText('cases/water/Net3.inp') }]);
      const dialog = await readDialog(page);
      await dialog
        .getByLabel('Its coordinates are')
        .selectOption({ label: 'in a coordinate system (EPSG code)' });
      const open = dialog.getByRole('button', { name: 'Open as a new project' });
      expect(await open.isDisabled()).toBe(true);
      await dialog.getByLabel('EPSG code').fill('32636');
      await dialog.getByLabel('EPSG code').press('Tab');
      await open.click();
      await waitForProject(page, 'Net3');
      await openRail(page, 'Region');
      await page.getByRole('tab', { name: 'Overview' }).click();
      await page.getByText('EPSG:32636').waitFor();
      expect(await readNow(page, 'Water served')).toBe(100);
      expectQuiet(visit);
    },
    limitMs,
  );
});
