import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, shareVisit, startApp, type Visit } from './app-under-test';
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

const limitMs = 300_000;
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openLight = shareVisit(() => app.open());
const openDark = shareVisit(() => app.open({ theme: 'dark' }));

/** 70 MW and 60 MVAr behind two lines: after one is lost, the other trips at 900 s unless the unit near the load takes over. */
function narrowGrid(name: string, reactancePu: number, ratingMw: number): string {
  return `function mpc = ${name}
mpc.version = '2';
mpc.baseMVA = 100;
mpc.bus = [
 1 3 30 5  0 0 1 1 0 110 1 1.05 0.95;
 2 1 50 50 0 0 1 1 0 110 1 1.05 0.95;
 3 1 20 10 0 0 1 1 0 110 1 1.05 0.95;
];
mpc.gen = [
 1 100 0 100 -100 1 100 1 200 0;
 3 0   0 0   0    1 100 1 50 0;
];
mpc.branch = [
 1 2 0 ${reactancePu} 0 ${ratingMw} ${ratingMw} ${ratingMw} 0 0 1 -360 360;
 1 2 0 ${reactancePu} 0 ${ratingMw} ${ratingMw} ${ratingMw} 0 0 1 -360 360;
 2 3 0 0.05 0 0 0 0 0 0 1 -360 360;
];
`;
}

/** Opens a grid file as a project of this name, which none that is open has, and loses its second line. */
async function openAndLose(visit: Visit, name: string, reactancePu: number, ratingMw: number): Promise<void> {
  const { page } = visit;
  await waitForRun(page);
  await dropFiles(page, [{ name: `${name}.m`, bytes: narrowGrid(name, reactancePu, ratingMw) }]);
  const dialog = await readDialog(page);
  await dialog.getByRole('button', { name: 'Open as a new project' }).click();
  await waitForProject(page, name);
  // buses, units and lines share their ids
  await page.getByRole('combobox', { name: 'Find by name or id' }).fill('2');
  await page.getByRole('listbox').getByRole('option').filter({ hasText: 'Branch' }).first().click();
  await inspector(page).getByRole('button', { name: 'Lose it' }).click();
  await answer(page);
}

/** Waits for the answer to a change; on a busy machine, where it does not come by itself, asks for it. */
async function answer(page: Page): Promise<void> {
  await page.waitForTimeout(1500);
  const stale = page.getByRole('banner').getByText('Results out of date');
  if (await stale.isVisible()) await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
  await waitForRun(page);
}

/** The rows of the band's table: unserved MWh of nobody, as chosen, and of the best action. */
async function readBand(page: Page): Promise<{ names: string[]; mwh: number[] }> {
  await openRail(page, 'Results');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const table = page.locator('.band-table tbody tr');
  const ask = page.getByRole('button', { name: 'Work out what operators can change' });
  await table.first().or(ask).waitFor();
  if (await ask.isVisible()) await ask.click();
  await table.first().waitFor();
  const names = await table.locator('th').allInnerTexts();
  const texts = await table.locator('td:nth-child(2)').allInnerTexts();
  return { names, mwh: texts.map((it) => Number(it.replace(/[^\d.<]/g, '').replace('<', ''))) };
}

async function chooseOperators(page: Page, policy: string): Promise<void> {
  await openRail(page, 'Scenario');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Operators' }).selectOption(policy);
  await answer(page);
}

describe('rules and numbers of a scenario', () => {
  it(
    'stand beside a unit with where they come from',
    async () => {
      const visit = await openLight();
      const { page } = visit;
      await waitForRun(page);
      await selectComponent(page, 'G-thermal-1');
      const facts = await inspector(page).innerText();
      expect(facts).toMatch(/Least output\s+[\d.]+ MW\s+from the file/);
      expect(facts).toMatch(/Start, hot \/ warm \/ cold\s+0\.5 \/ 1 \/ 2 h\s+default/);
      await inspector(page).getByRole('button', { name: 'default' }).first().click();
      await page.getByRole('combobox', { name: 'Which assumptions' }).waitFor();
      expectQuiet(visit);
    },
    limitMs,
  );

  it(
    'say what they change, which are not the default, and lead to their sources',
    async () => {
      const visit = await openLight();
      const { page } = visit;
      await waitForRun(page);
      await chooseOperators(page, 'redispatch');
      await page.getByRole('button', { name: 'Back to the default, Do nothing' }).waitFor();
      await page
        .getByRole('button', { name: /^Its \d+ numbers with sources$/ })
        .first()
        .click();
      const field = page.getByRole('textbox', { name: 'Time to the slow trip' });
      await field.fill('1200');
      await field.press('Enter');
      await page.getByText('default 900 s').waitFor();
      await page.getByRole('combobox', { name: 'Which assumptions' }).selectOption('changed');
      await page.getByRole('button', { name: 'Time to the slow trip', exact: true }).focus();
      await page
        .getByRole('tooltip')
        .getByText(/RTS documentation/)
        .waitFor();
      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.getByText(/A branch trips after 20 min above 120 %/).waitFor();
      await page.getByText(/numbers with sources, 1 changed/).waitFor();
      await visit.shoot('rules');
      await page.getByRole('button', { name: 'Back to the default, Do nothing' }).click();
      await answer(page);
      expectQuiet(visit);
    },
    limitMs,
  );
});

describe('the power factor of loads', () => {
  it(
    'says how much reactive load a check of voltages assumes, and can be changed',
    async () => {
      const visit = await openLight();
      const { page } = visit;
      await waitForRun(page);
      const lowest = async () => {
        await openRail(page, 'Results');
        await page.getByRole('tab', { name: 'Voltages' }).click();
        await page.getByRole('button', { name: /^Check voltages at/ }).click();
        const text = await page.getByText(/^From \d\.\d{3} p\.u\. at/).innerText();
        return Number(text.match(/From (\d\.\d{3})/)?.[1]);
      };
      await seekTo(page, 18);
      const usual = await lowest();
      await page.getByText(/A power factor of 0\.95 is assumed/).waitFor();
      await openRail(page, 'Scenario');
      await page.getByRole('tab', { name: /Assumptions/ }).click();
      await page.getByRole('combobox', { name: 'Which assumptions' }).selectOption('voltage');
      const field = page.getByRole('textbox', { name: /^Power factor of loads/ });
      await field.fill('0.8');
      await field.press('Enter');
      await answer(page);
      expect(await lowest()).toBeLessThan(usual);
      await page.getByText(/A power factor of 0\.80 is assumed/).waitFor();
      expectQuiet(visit);
    },
    limitMs,
  );
});

describe('what operators can change', () => {
  it(
    'stands in Results, on the time bar, in the report and in the CSV, for either policy',
    async () => {
      const visit = await openLight();
      const { page } = visit;
      await openAndLose(visit, 'narrow', 0.05, 56);

      const bare = await readBand(page);
      expect(bare.names).toEqual(['None at all', 'As chosen: do nothing', 'Best action']);
      expect(bare.mwh[0]).toBeGreaterThan(100);
      expect(bare.mwh[1]).toBe(bare.mwh[0]);
      expect(bare.mwh[2]).toBe(0);
      await page.getByText(/The best action would avoid .* MWh of them, 100 %/).waitFor();
      await page.getByText('This scenario has no operators').waitFor();
      await seekTo(page, 10);
      const bar = page.getByRole('img', { name: /^Electricity served and needed/ });
      const moving = page.getByRole('img', { name: /^At T\+10 h: / });
      expect(await moving.textContent()).toMatch(/no operators .*, best 100/);
      const said = await moving.getAttribute('aria-label');
      expect(said).toMatch(/^At T\+10 h: Electricity .* of 100 MW; no operators .*, best 100 MW\.$/);
      await visit.shoot('band-bare');

      await chooseOperators(page, 'redispatch');
      await expect.poll(async () => (await readBand(page)).names[1]).toBe('As chosen: redispatch');
      const acted = await readBand(page);
      expect(acted.mwh[0]).toBe(bare.mwh[0]);
      expect(acted.mwh[1]).toBeLessThan(bare.mwh[0] / 10);
      await page.getByText(/As chosen, operators avoid/).waitFor();
      await page.getByRole('separator', { name: 'Height of the time bar' }).focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp');
      expect(await bar.textContent()).toMatch(/best action.*no operators/);
      await visit.shoot('band-redispatch');

      await openRail(page, 'Report');
      await page.getByRole('heading', { name: 'What operators can change' }).waitFor();
      const report = await page.locator('.report-page').innerText();
      expect(report).toContain('As chosen: redispatch');
      expect(report).toContain('Real operators will not reach it.');
      const names: string[] = [];
      page.on('download', (it) => names.push(it.suggestedFilename()));
      await page.getByRole('button', { name: 'Export results as CSV' }).click();
      await expect.poll(() => names.filter((it) => it.endsWith('-band.csv')).length).toBe(1);
      expectQuiet(visit);
    },
    limitMs,
  );

  it(
    'is worked out beside the run and stopped by a change, without a trace in the run',
    async () => {
      const visit = await openDark();
      const { page } = visit;
      await waitForRun(page);
      await openRail(page, 'Scenario');
      for (let i = 0; i < 3; i++) {
        await selectComponent(page, 'hospital-2-1');
        await inspector(page).getByRole('button', { name: 'Lose it' }).click();
        await inspector(page).getByRole('button', { name: 'Restore it' }).click();
      }
      await answer(page);
      const { mwh } = await readBand(page);
      const unserved = page.locator('dl.facts > div').filter({ hasText: 'Unserved energy' });
      expect(Number((await unserved.locator('dd').innerText()).replace(/[^\d.]/g, ''))).toBe(mwh[1]);
      await visit.shoot('band-dark');
      expectQuiet(visit);
    },
    limitMs,
  );
});

describe('voltages of a moment', () => {
  it(
    'are checked where asked, listed with their limits, and lead to the bus',
    async () => {
      const visit = await openLight();
      const { page } = visit;
      await openRail(page, 'Results');
      await openAndLose(visit, 'low', 0.1, 90);
      await page.getByRole('tab', { name: 'Voltages' }).click();
      await seekTo(page, 2);
      await page.getByRole('button', { name: 'Check voltages at T+2 h' }).click();
      await page.getByText('2 of 3 live buses are outside their limits.').waitFor();
      const rows = page.getByRole('table', { name: 'Buses outside their voltage limits' }).getByRole('row');
      const first = rows.nth(1);
      expect(await first.innerText()).toMatch(/^2\s+0\.9\d\d\s+below 0\.950$/);
      await visit.shoot('voltages-outside');
      // by keyboard alone
      await first.focus();
      await page.keyboard.press('Enter');
      await inspector(page).getByRole('heading', { name: '2', exact: true }).waitFor();
      await inspector(page).getByText('Bus', { exact: true }).first().waitFor();
      await seekTo(page, 4);
      await page.getByRole('button', { name: 'Show T+2 h again' }).click();
      await page.getByRole('button', { name: 'Check voltages at T+2 h' }).waitFor();
      await page.getByText('What this check assumes and leaves out').click();
      await page.getByText(/nothing is done about them/).waitFor();
      expectQuiet(visit);
    },
    limitMs,
  );

  it(
    'are said not to exist where no power flow converges, and the run stays as it is',
    async () => {
      const visit = await openDark();
      const { page } = visit;
      await openAndLose(visit, 'far', 1.2, 0);
      await openRail(page, 'Results');
      await page.getByRole('tab', { name: 'Voltages' }).click();
      await seekTo(page, 2);
      await page.getByRole('button', { name: 'Check voltages at T+2 h' }).click();
      await page.getByText(/^For 3 live buses no voltages were found/).waitFor();
      await page.getByText(/found no voltages within 20 iterations|could not begin/).waitFor();
      await visit.shoot('voltages-none');
      await page.getByRole('tab', { name: 'Metrics' }).click();
      await page.getByText('Unserved energy').first().waitFor();
      expectQuiet(visit);
    },
    limitMs,
  );
});
