import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { inspector, readNow, readRegionNow, seekTo, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const regions = [
  { name: 'coast-and-river', title: 'Coastal district' },
  { name: 'river-valley', title: 'River valley' },
  { name: 'large-region', title: 'Large region' },
] as const;

const themes = ['light', 'dark'] as const;

/** Opens a region as a person does: from the project menu, or, with no project open, from the list of regions. */
async function openRegion(page: Page, title: string, from: 'menu' | 'empty'): Promise<void> {
  await waitForRun(page);
  await page.getByRole('button', { name: 'Project menu' }).click();
  if (from === 'menu') {
    await page.getByRole('menuitem', { name: title }).click();
  } else {
    await page.getByRole('menuitem', { name: 'Close project' }).click();
    await page.getByRole('button', { name: title }).click();
  }
}

describe.each(regions)('$title', ({ name, title }) => {
  const { region, scenarios, scenarioId } = bundledProject(name);
  const horizonH = (scenarios.find((it) => it.id === scenarioId) ?? scenarios[0]).horizonS / 3600;

  it.each(themes)(
    'tells at rest, at its worst hour and after repair what is dark, what is dry and how many wait (%s)',
    async (theme) => {
      const visit = await app.open({ theme });
      const { page } = visit;
      await openRegion(page, title, theme === 'light' ? 'menu' : 'empty');
      const names = page.getByRole('banner').locator('.project-name');
      await names.getByText(region.name ?? region.id, { exact: true }).waitFor();
      await waitForRun(page);
      const legend = page.getByRole('region', { name: 'Legend' });

      await seekTo(page, 0);
      expect(await readRegionNow(page)).toEqual({ electricity: 100, water: 100 });
      for (const term of ['People without electricity', 'People below 15 L a day', 'Facilities dark'])
        expect(await readNow(page, term), term).toBe(0);
      await visit.shoot(`${name}-rest-${theme}`);

      // the worst of water is later than the worst of electricity, and both are offered
      await inspector(page)
        .getByRole('button', { name: /^Water: \d+ % served at/ })
        .click();
      await page.waitForTimeout(800);
      const worst = await readRegionNow(page);
      expect(worst.water).toBeLessThan(80);
      expect(worst.electricity).toBeLessThan(100);
      expect(await readNow(page, 'People without electricity')).toBeGreaterThan(1000);
      expect(await readNow(page, 'Facilities dark')).toBeGreaterThan(0);
      // what the signs mean is said beside the map without opening anything
      const words = await legend.innerText();
      for (const word of ['No power', 'No water', 'Dark sites']) expect(words).toContain(word);
      await visit.shoot(`${name}-worst-${theme}`);

      await seekTo(page, horizonH);
      expect(await readRegionNow(page)).toEqual({ electricity: 100, water: 100 });
      expect(await readNow(page, 'People without electricity')).toBe(0);
      await visit.shoot(`${name}-repaired-${theme}`);
      expectQuiet(visit);
      await visit.close();
    },
    400_000,
  );
});
