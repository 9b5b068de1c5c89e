import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { readPdfPages } from './read-pdf';
import { openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe('what leaves the app', () => {
  it('carries handling mark, run, seed and time on every printed page, in either theme', async () => {
    const visit = await app.open({ theme: 'dark' });
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Report');
    const foot = await page
      .getByText(/^Run [0-9a-f]+ · fingerprint/)
      .first()
      .textContent();
    const pages = readPdfPages(await page.pdf({ preferCSSPageSize: true }));
    await visit.shoot('report-dark');

    expect(foot).toMatch(
      /Run [0-9a-f]{16} · fingerprint [0-9a-f]{16} · seed 1 · made \d{4}-\d\d-\d\d \d\d:\d\d/,
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const text of pages) {
      expect(text.startsWith('TLP:CLEAR')).toBe(true);
      // figures of a drawing may be written after the foot
      expect(text).toContain(`TLP:CLEAR${foot?.replace(/\s/g, '')}`);
    }
    expect(pages[0]).toContain('Icestormaroundthecity');
    expect(pages.join('')).toContain('Electricitybackto50%neverbelow');
    expectQuiet(visit);
    await visit.close();
  }, 240_000);

  it('takes the handling mark that the user chose, on paper and in CSV', async () => {
    const visit = await app.open();
    const { page } = visit;
    await waitForRun(page);
    await page.getByRole('button', { name: /Handling mark|TLP:CLEAR/ }).click();
    await page.getByRole('menuitemradio', { name: /TLP:RED/ }).click();
    await openRail(page, 'Results');
    await page.locator('.band-table').waitFor();
    await openRail(page, 'Report');
    await page
      .getByText(/^Run [0-9a-f]+ · fingerprint/)
      .first()
      .waitFor();
    const pages = readPdfPages(await page.pdf({ preferCSSPageSize: true }));
    for (const text of pages) expect(text.startsWith('TLP:RED')).toBe(true);

    const downloads: Promise<string>[] = [];
    page.on('download', (it) => downloads.push(readDownload(it)));
    await page.getByRole('button', { name: 'Export results as CSV' }).click();
    // series, events, facilities, areas, metrics, three of the outage schedule, and the band
    await expect.poll(() => downloads.length, { timeout: 60_000 }).toBe(9);
    for (const text of await Promise.all(downloads)) {
      const head = text.slice(0, 400);
      expect(head).toContain('TLP:RED');
      expect(head).toMatch(/[0-9a-f]{16}/);
      expect(head).toMatch(/seed/i);
    }
    expectQuiet(visit);
    await visit.close();
  }, 240_000);
});

async function readDownload(download: Download): Promise<string> {
  let text = '';
  for await (const chunk of await download.createReadStream()) text += String(chunk);
  return text;
}
