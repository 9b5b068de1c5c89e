import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { seriousFindings } from './serious-findings';
import { projectName, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

it.each(['light', 'dark'] as const)(
  'makes an invented region by choice and stops one that is being made without touching the open project (%s)',
  async (theme) => {
    const visit = await app.open({ theme, width: 1366, height: 768 });
    const { page } = visit;
    await waitForRun(page);
    const before = await projectName(page);
    const ask = async () => {
      await page.getByRole('button', { name: 'Project menu' }).click();
      await page.getByRole('menuitem', { name: 'New invented region…' }).click();
    };
    await ask();
    const dialog = page.getByRole('dialog', { name: 'New invented region' });
    const people = dialog.getByLabel('People');

    // out of range: said by the field, and not taken over
    await people.fill('12');
    await people.press('Enter');
    expect(await people.getAttribute('aria-invalid')).toBe('true');
    await dialog.getByRole('button', { name: 'Make the region' }).click();
    expect(await people.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await dialog.getByRole('progressbar').count()).toBe(0);
    await dialog.getByLabel('The region’s own plants').selectOption({ label: 'Shares of my own' });
    await dialog.getByLabel('Hydro').fill('60');
    await dialog.getByLabel('Hydro').press('Enter');
    await visit.shoot(`new-region-${theme}`);
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);

    // a large one is stopped on the way; the open project stays
    await people.fill('2000000');
    await people.press('Enter');
    await dialog.getByRole('button', { name: 'Make the region' }).click();
    await dialog.getByRole('progressbar').waitFor();
    await visit.shoot(`new-region-making-${theme}`);
    await dialog.getByRole('button', { name: 'Stop' }).click();
    await dialog.getByRole('button', { name: 'Make the region' }).waitFor();
    // behind the dialog, and so hidden from screen readers
    expect(await page.locator('.project-name').textContent()).toBe(before);

    await people.fill('50000');
    await people.press('Enter');
    await dialog.getByLabel('Land').selectOption({ label: 'Valleys among mountains' });
    await dialog.getByLabel('Seed').fill('7');
    await dialog.getByRole('button', { name: 'Make the region' }).click();
    await dialog.waitFor({ state: 'detached', timeout: 60_000 });
    expect(await projectName(page)).not.toBe(before);
    expect(await projectName(page)).toMatch(/district \(invented\)$/);
    await waitForRun(page);
    await visit.shoot(`new-region-made-${theme}`);
    expectQuiet(visit);
    await visit.close();
  },
  240_000,
);
