import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import {
  countLosses,
  inspector,
  openRail,
  readRegionNow,
  seekTo,
  selectComponent,
  waitForRun,
} from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openPage = shareVisit(() => app.open());

describe('the main job', () => {
  it.each(['light', 'dark'] as const)(
    'shows electricity failing, water following, and both coming back (%s)',
    async (theme) => {
      const visit = await app.open({ theme });
      await waitForRun(visit.page);
      await visit.shoot(`rest-${theme}`);
      expect(await readRegionNow(visit.page)).toMatchObject({ electricity: 100, water: 100 });

      await seekTo(visit.page, 7);
      const early = await readRegionNow(visit.page);
      await seekTo(visit.page, 22);
      const worst = await readRegionNow(visit.page);
      await visit.shoot(`worst-hour-${theme}`);
      await seekTo(visit.page, 72);
      const late = await readRegionNow(visit.page);
      await visit.shoot(`after-repair-${theme}`);

      expect(early.electricity).toBeLessThan(80);
      expect(early.water).toBeGreaterThan(95);
      expect(worst.electricity).toBeLessThan(80);
      expect(worst.water).toBeLessThan(80);
      expect(late).toMatchObject({ electricity: 100, water: 100 });
      expectQuiet(visit);
      await visit.close();
    },
    240_000,
  );

  it('answers why a hospital is dark, back to the first event', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await seekTo(page, 22);
    await selectComponent(page, 'hospital-1-2');
    const panel = inspector(page);
    await panel.getByRole('heading', { name: 'Why' }).waitFor();
    const chain = await panel
      .getByRole('button', { name: /where it began/ })
      .first()
      .textContent();
    expect(chain).toMatch(/was lost/);
    await visit.shoot('why-is-it-dark');
    expectQuiet(visit);
  }, 240_000);

  it('loses a component by hand, answers by itself, and undoes it', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    const before = await countLosses(page);
    await selectComponent(page, 'hospital-2-1');
    await inspector(page).getByRole('button', { name: 'Lose it' }).click();
    await waitForRun(page);
    expect(await countLosses(page)).toBe(before + 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForRun(page);
    expect(await countLosses(page)).toBe(before);
    expectQuiet(visit);
  }, 240_000);

  it('keeps the project over a reload', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    await selectComponent(page, 'hospital-2-1');
    await inspector(page).getByRole('button', { name: 'Lose it' }).click();
    await waitForRun(page);
    const count = await countLosses(page);
    await page.getByText('Kept in this browser').waitFor();
    await page.reload();
    await waitForRun(page);
    await openRail(page, 'Scenario');
    expect(await countLosses(page)).toBe(count);
    expectQuiet(visit);
  }, 240_000);
});
