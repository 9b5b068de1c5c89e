import type { Locator, Page } from 'playwright-core';

/** Waits until the app is idle with an up-to-date run. */
export async function waitForRun(page: Page): Promise<void> {
  await page.getByRole('banner').getByText('Up to date').waitFor({ timeout: 60_000 });
  await page.getByRole('slider', { name: 'Time of the run' }).waitFor();
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

export async function openRail(
  page: Page,
  name: 'Region' | 'Scenario' | 'Results' | 'Report',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Tasks' }).getByRole('button', { name, exact: true }).click();
}

/** Moves the time cursor by the keyboard, as a person would. */
export async function seekTo(page: Page, hour: number): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Time of the run' });
  await slider.focus();
  await slider.fill(String(hour * 3600));
  await page.waitForTimeout(800);
}

/** The figures of the inspector while nothing is selected, in per cent. */
export async function readRegionNow(page: Page): Promise<{ electricity: number; water: number }> {
  const panel = inspector(page);
  const read = async (term: string) => {
    const row = panel.locator('dl > *, dl > div > *').filter({ hasText: term }).first();
    const value = await row.evaluate((node) => {
      const holder = node.tagName === 'DT' ? node.nextElementSibling : node.querySelector('dd');
      return holder?.textContent ?? '';
    });
    return Number(value.replace(/[^\d.]/g, ''));
  };
  return { electricity: await read('Electricity served'), water: await read('Water served') };
}

/** Finds a component by name or id and selects it. */
export async function selectComponent(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Find by name or id' }).fill(text);
  await page.getByRole('listbox').getByRole('option').first().click();
}

/** The number of losses of the open scenario, from the Scenario panel. */
export async function countLosses(page: Page): Promise<number> {
  const tab = page.getByRole('tab', { name: /^Losses/ });
  return Number((await tab.textContent())?.match(/\d+/)?.[0] ?? Number.NaN);
}
