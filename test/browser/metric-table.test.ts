import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe('metrics by district and facility', () => {
  it('over a part of the run: sorted, told why absent, saved as CSV and Excel', async () => {
    const visit = await app.open();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Results');
    await page.getByRole('tab', { name: 'Metrics' }).click();
    const panel = page.getByRole('tabpanel');
    await panel.getByLabel('From hour').fill('6');
    await panel.getByLabel('From hour').press('Enter');
    await panel.getByLabel('To hour').fill('30');
    await panel.getByLabel('To hour').press('Enter');
    await panel.getByText('T+6 h').waitFor();

    await panel.getByLabel('Measured for').selectOption('area');
    const table = panel.getByRole('table', { name: 'By district' });
    await table.waitFor();
    const unserved = table.getByRole('button', { name: /^Unserved/ });
    await unserved.click();
    await unserved.click();
    const rows = table.locator('tbody tr[tabindex]');
    const figures = (await rows.locator('td:nth-child(2)').allTextContents()).map((it) =>
      Number(it.replace(/[^\d.]/g, '')),
    );
    expect(figures.length).toBeGreaterThan(3);
    expect(figures[0]).toBeGreaterThan(0);
    expect(figures).toEqual([...figures].sort((a, b) => b - a));
    await table.getByRole('button', { name: /^Off, person/ }).hover();
    await page.locator('.tip').getByText('People on each feeder').first().waitFor();
    await rows.first().click();
    expect(await rows.first().getAttribute('aria-selected')).toBe('true');

    await panel.getByLabel('Measured for').selectOption('system');
    const grid = panel.getByRole('table', { name: 'By system' });
    await grid.waitFor();
    // supply is not ranked
    expect(await grid.locator('th[aria-sort]').count()).toBe(0);
    await grid.getByRole('button', { name: /^Unserved/ }).click();
    expect(await grid.locator('th[aria-sort]').count()).toBe(0);

    await panel.getByLabel('Measured for').selectOption('facility');
    await panel.getByRole('table', { name: 'By facility' }).waitFor();
    await panel.getByRole('button', { name: 'Wide table' }).click();
    await panel.getByRole('columnheader', { name: /Fuel/ }).waitFor();
    await visit.shoot('metrics-by-facility');

    const csv = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Table as CSV' }).click();
    const text = readFileSync(await (await csv).path(), 'utf8');
    expect(text).toMatch(/^\uFEFF# TLP:/);
    expect(text).toContain('# Period from, h: 6');
    expect(text).not.toMatch(/NaN|undefined/);
    const xlsx = page.waitForEvent('download', (it) => it.suggestedFilename().endsWith('.xlsx'));
    await panel.getByRole('button', { name: 'All tables as Excel' }).click();
    const bytes = readFileSync(await (await xlsx).path());
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer);
    expect(sheets.map((it) => it.sheet)).toEqual(
      expect.arrayContaining(['About', 'Districts', 'Definitions']),
    );

    await panel.getByLabel('To hour').fill('2');
    await panel.getByLabel('To hour').press('Enter');
    await panel.getByText('The end has to lie after the beginning.').waitFor();
    await panel.getByRole('button', { name: 'Whole run' }).click();
    await expect.poll(() => panel.getByLabel('From hour').inputValue()).toBe('0');
    expectQuiet(visit);
    await visit.close();
  }, 120_000);
});
