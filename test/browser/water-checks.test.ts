import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { describeShared, readSharedText } from '../shared-files';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { dropFiles, inspector, openRail, readDialog, waitForProject, waitForRun } from './steps';

const limitMs = 300_000;
const networkCount = bundledProject().region.waterNetworks.length;
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe('checks in the Region panel', () => {
  it.each(['light', 'dark'] as const)(
    'tell each network without pumps and lead to the map, %s',
    async (theme) => {
      const visit = await app.open({ theme });
      const { page } = visit;
      await waitForRun(page);
      await openRail(page, 'Region');
      await page.getByRole('tab', { name: 'Checks' }).click();
      const panel = page.getByRole('tabpanel', { name: 'Checks' });
      await panel.getByRole('button', { name: `Check all ${networkCount} networks` }).click();
      await panel.getByText('Not checked yet.').first().waitFor({ state: 'detached', timeout: 60_000 });
      await expect
        .poll(() => panel.getByText(/warnings?, /).count(), { timeout: 120_000 })
        .toBe(networkCount);
      expect(await panel.getByText(/has no gravity path from any source/).count()).toBeGreaterThan(20);
      // a district that hangs on pumps alone, whichever it is, is one click away
      const district = panel.getByRole('button', { name: /^Look at it: \S+, / }).first();
      const name = (await district.getAttribute('aria-label'))?.replace(/^Look at it: /, '') ?? '';
      await district.click();
      const heading = inspector(page).getByRole('heading', { level: 2 });
      await expect.poll(async () => name.startsWith(await heading.innerText())).toBe(true);
      await panel
        .getByRole('button', { name: /^Look at it: Tank T1 starts/ })
        .first()
        .click();
      await inspector(page).getByRole('heading', { name: /T1/ }).waitFor();
      await page.waitForTimeout(1500);
      await visit.shoot(`checks-region-${theme}`);
      expectQuiet(visit);
      await visit.close();
    },
    limitMs,
  );
});

describeShared('checks of an import', () => {
  it.each(['light', 'dark'] as const)(
    'are told in the dialog, which opens the file and shows the bypass, %s',
    async (theme) => {
      const visit = await app.open({ theme });
      const { page } = visit;
      await waitForRun(page);
      await dropFiles(page, [{ name: 'Net3.inp', bytes: readSharedText('cases/water/Net3.inp') }]);
      const dialog = await readDialog(page);
      const told = dialog.getByText(/Pipe 330 joins the two sides of pump 335/);
      await told.waitFor({ timeout: 60_000 });
      expect(await told.innerText()).toMatch(/somebody has to open it/);
      await told.scrollIntoViewIfNeeded();
      await visit.shoot(`checks-import-${theme}`);
      await dialog
        .getByLabel('Its coordinates are')
        .selectOption({ label: 'not known; draw it where there is room' });
      await dialog.getByRole('button', { name: 'Open as a new project' }).click();
      await waitForProject(page, 'Net3');
      await openRail(page, 'Region');
      await page.getByRole('tab', { name: 'Checks' }).click();
      await page.getByRole('button', { name: /^Look at it: Pipe 330/ }).click();
      await inspector(page).getByRole('heading', { name: '330, Net3' }).waitFor();
      await page.waitForTimeout(1500);
      await visit.shoot(`checks-net3-${theme}`);
      await dropFiles(page, [{ name: 'Net1.inp', bytes: readSharedText('cases/water/Net1.inp') }]);
      const second = await readDialog(page);
      await second.getByRole('button', { name: /^Look at it: Tank 2/ }).click();
      await inspector(page).getByRole('heading', { name: '2, Net1' }).waitFor();
      await second.waitFor({ state: 'hidden' });
      expectQuiet(visit);
      await visit.close();
    },
    limitMs,
  );
});
