import type { Locator, Page } from 'playwright-core';

/** Waits until the app is idle with an up-to-date run. */
export async function waitForRun(page: Page): Promise<void> {
  // On a phone the words are hidden, not absent.
  const state = page.getByRole('banner').getByText('Results up to date');
  await state.waitFor({ state: 'attached', timeout: 60_000 });
  await page.getByRole('slider', { name: 'Time of the run' }).waitFor();
}

export function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Inspector' });
}

export async function openRail(
  page: Page,
  name: 'Region' | 'Scenario' | 'Results' | 'Report',
): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Tasks' }).getByRole('button', { name, exact: true });
  // Pressing the open one would fold its panel.
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
}

export interface DroppedFile {
  name: string;
  bytes: Uint8Array | string;
}

/** Drops files on the window, with the events that a browser sends. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const encoded = files.map((it) => ({ name: it.name, base64: Buffer.from(it.bytes).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const it of list) {
      const bytes = Uint8Array.from(atob(it.base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], it.name));
    }
    return data;
  }, encoded);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer });
}

/** The dialog of an import, once the files have been read. */
export async function readDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: /This is what was understood|could not be used/ }).waitFor({
    timeout: 30_000,
  });
  return dialog;
}

/** The name of the open project, as the top bar shows it. */
export async function projectName(page: Page): Promise<string> {
  return (await page.getByRole('banner').locator('.project-name').textContent()) ?? '';
}

/** Waits until a project of this name is open and run. */
export async function waitForProject(page: Page, name: string): Promise<void> {
  await page.getByRole('banner').locator('.project-name').getByText(name, { exact: true }).waitFor({
    timeout: 30_000,
  });
  await waitForRun(page);
}

/** Moves the time cursor by the keyboard, as a person would. */
export async function seekTo(page: Page, hour: number): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Time of the run' });
  await slider.focus();
  await slider.fill(String(hour * 3600));
  await page.waitForTimeout(800);
}

/** A figure of the inspector while nothing is selected, in per cent. */
export async function readNow(page: Page, term: string): Promise<number> {
  const row = inspector(page).locator('dl > *, dl > div > *').filter({ hasText: term }).first();
  const value = await row.evaluate((node) => {
    const holder = node.tagName === 'DT' ? node.nextElementSibling : node.querySelector('dd');
    return holder?.textContent ?? '';
  });
  return Number(value.replace(/[^\d.]/g, ''));
}

/** Both systems of a region that has them. */
export async function readRegionNow(page: Page): Promise<{ electricity: number; water: number }> {
  return {
    electricity: await readNow(page, 'Electricity served'),
    water: await readNow(page, 'Water served'),
  };
}

/** Finds a component by name or id and selects it. */
export async function selectComponent(page: Page, text: string, named = text): Promise<void> {
  await page.getByRole('combobox', { name: 'Find by name or id' }).fill(text);
  await page.getByRole('listbox').getByRole('option').filter({ hasText: named }).first().click();
}

/** The number of losses of the open scenario, from the Scenario panel. */
export async function countLosses(page: Page): Promise<number> {
  const tab = page.getByRole('tab', { name: /^Losses/ });
  return Number((await tab.textContent())?.match(/\d+/)?.[0] ?? Number.NaN);
}
