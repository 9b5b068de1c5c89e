import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { createAudit } from './serious-findings';
import { dropFiles, openRail, readDialog, seekTo, selectComponent, waitForRun } from './steps';

const lineId = bundledProject().region.grid.branches.find((it) => it.kind === 'line')?.id ?? '';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it('has no serious accessibility finding on any main state', async () => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await waitForRun(page);
    const { found, audit } = createAudit(page);
    await audit('region');
    await page.getByRole('tab', { name: 'Components' }).click();
    await audit('components');
    await page.getByRole('tab', { name: 'Couplings' }).click();
    await page.getByRole('row').nth(2).click();
    await audit('couplings');
    await openRail(page, 'Scenario');
    await page.locator('.loss-toggle').first().click();
    await audit('losses');
    await page.getByRole('tab', { name: 'Settings' }).click();
    await audit('settings');
    await page.getByRole('tab', { name: /Assumptions/ }).click();
    await audit('assumptions');
    await page.getByRole('button', { name: 'Show sources in a wide window' }).click();
    await page.getByRole('dialog').waitFor();
    await audit('sources');
    await page.keyboard.press('Escape');
    await openRail(page, 'Results');
    await seekTo(page, 22);
    await audit('metrics');
    for (const name of ['Facilities', 'Areas', 'Rota', 'Events']) {
      await page.getByRole('tab', { name }).click();
      await audit(name);
    }
    await page.getByRole('tab', { name: 'Voltages' }).click();
    await page.getByRole('button', { name: /^Check voltages/ }).click();
    await page.getByText(/live buses are/).waitFor();
    await audit('voltages');
    for (const id of ['hospital-1-2', 'G-thermal-1', lineId, 'F-S1-01']) {
      await selectComponent(page, id);
      await audit(id);
    }
    await page.getByRole('button', { name: 'Help and keys' }).click();
    await page.getByRole('dialog').waitFor();
    await audit('help');
    await page.keyboard.press('Escape');
    await dropFiles(page, [{ name: 'bad.m', bytes: 'function mpc = bad\nmpc.bus = [\n1 2 3\n' }]);
    await readDialog(page);
    await audit('import');
    await page.keyboard.press('Escape');
    await openRail(page, 'Report');
    await page
      .getByText(/fingerprint/)
      .first()
      .waitFor();
    await audit('report');
    expect(found).toEqual({});
    expectQuiet(visit);
    await visit.close();
  }, 300_000);
});

describe('narrow windows', () => {
  it.each([
    [1366, 768],
    [1024, 768],
    [390, 844],
  ])(
    'scroll neither way at %i x %i, whatever has the focus',
    async (width, height) => {
      const visit = await app.open({ width, height });
      const { page } = visit;
      await waitForRun(page);
      await seekTo(page, 22);
      await openRail(page, 'Results');
      await page.getByRole('tab', { name: 'Facilities' }).click();
      for (let i = 0; i < 30; i++) await page.keyboard.press('Tab');
      const moved = await page.evaluate(() => ({
        down: document.documentElement.scrollTop + document.body.scrollTop,
        across: document.documentElement.scrollLeft + document.body.scrollLeft,
        wider: document.documentElement.scrollWidth - innerWidth,
      }));
      await visit.shoot(`facilities-${width}`);
      expect(moved).toEqual({ down: 0, across: 0, wider: 0 });
      expectQuiet(visit);
      await visit.close();
    },
    240_000,
  );

  it('stays in its frame when a scrolled panel is left for the time bar', async () => {
    const visit = await app.open();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    await page.getByRole('tab', { name: /^Hazards/ }).click();
    await page.getByRole('button', { name: /^Ice/ }).first().click();
    await page.locator('.footprint-panel').evaluate((panel) => {
      panel.scrollTop = panel.scrollHeight;
    });
    await seekTo(page, 0);
    const { down, taller } = await page.evaluate(() => ({
      down: document.documentElement.scrollTop,
      taller: document.documentElement.scrollHeight - innerHeight,
    }));
    expect({ down, taller }).toEqual({ down: 0, taller: 0 });
    expectQuiet(visit);
    await visit.close();
  }, 120_000);
});
