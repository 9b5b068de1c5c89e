import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledProject } from '../builders/bundled-project';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { readPdfPages } from './read-pdf';
import { dropFiles, openRail, readDialog, waitForProject } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const hourS = 3600;
const exempt = bundledProject().region.feeders.filter((it) => it.critical).length;

/** The bundled region in three cold days without its neighbours: too little supply by day. */
function shortProject(): string {
  const project = bundledProject();
  const [scenario] = project.scenarios;
  scenario.events = ['G-tie-1', 'G-tie-2'].map((id, i) => ({
    id: `loss-${i}`,
    timeS: (6 + i) * hourS,
    component: { kind: 'generator', id },
    damage: 'moderate',
    cause: 'technical',
    repairS: 60 * hourS,
  }));
  scenario.footprints = [];
  scenario.weather = { ...scenario.weather, temperatureC: [-8] };
  project.region.name = 'Short of supply';
  project.scenarios = [scenario];
  project.scenarioId = scenario.id;
  return JSON.stringify(project);
}

describe.each(['light', 'dark'] as const)('the outage schedule, %s', (theme) => {
  it('tells each queue its hours, on screen and on paper', async () => {
    const visit = await app.open({ theme });
    const { page } = visit;
    await dropFiles(page, [{ name: 'short.lifeline.json', bytes: shortProject() }]);
    const dialog = await readDialog(page);
    await dialog.getByRole('button', { name: /Open/ }).click();
    await waitForProject(page, 'Short of supply');
    await openRail(page, 'Results');
    await page.getByRole('tab', { name: 'Rota' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Rota' });
    const queue = panel.getByRole('listitem').filter({ hasText: /^Queue 3/ });
    const words = (await queue.innerText()).replace(/\u2060/g, '');
    expect(words).toMatch(/off \d\d–\d\d/);
    expect(await panel.getByText(`${exempt} feeders are exempt`).count()).toBe(1);
    await visit.shoot(`rota-${theme}`);

    // by keyboard: another day, then the feeders with most hours first
    const day = panel.getByRole('combobox', { name: 'Day' });
    const before = await day.inputValue();
    await panel.getByRole('button', { name: 'Day after' }).focus();
    await page.keyboard.press('Enter');
    expect(await day.inputValue()).not.toBe(before);
    await panel.getByRole('button', { name: 'All', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const hours = await panel.getByRole('row').nth(1).getByRole('cell').last().innerText();
    expect(Number.parseFloat(hours)).toBeGreaterThan(0);

    await page.evaluate(axe.source);
    const serious = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await run.run(document, { resultTypes: ['violations'] });
      return violations
        .filter((it) => it.impact === 'serious' || it.impact === 'critical')
        .map((it) => it.id);
    });
    expect(serious).toEqual([]);

    await panel.getByRole('button', { name: 'In report' }).click();
    const heading = page.getByRole('heading', { name: 'Outage schedule' });
    await heading.waitFor();
    await expect.poll(() => heading.evaluate((it) => it.getBoundingClientRect().top)).toBeLessThan(400);
    await visit.shoot(`rota-report-${theme}`);
    const pages = readPdfPages(await page.pdf({ preferCSSPageSize: true }));
    const first = pages.find((it) => it.includes('Outageschedule')) ?? '';
    expect(first).toMatch(/Queue1off\d\d.?–.?\d\d/);
    expect(pages.join('')).toContain('Exemptfromtherota');
    for (const text of pages) expect(text.startsWith('TLP:')).toBe(true);
    expectQuiet(visit);
    await visit.close();
  }, 240_000);
});
