import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectOf } from '../../src/model/project';
import { ringRegion } from '../builders/ring-region';
import { loss, tinyInp, tinyScenario } from '../builders/tiny-region';
import { type AppUnderTest, expectQuiet, startApp } from './app-under-test';
import { dropFiles, inspector, openRail, readDialog, waitForProject } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const hourS = 3600;
const places: Record<string, [number, number]> = { A: [70.1, 45.9], B: [70.2, 45.95], C: [70.3, 45.9] };

/** A town whose only plant is cooled by the town's water, on the map. */
function ringProject(): string {
  const coordinates =
    '[COORDINATES]\nJ1 70.28 45.9\nJ2 70.2 45.93\nJ3 70.12 45.9\nR1 70.31 45.89\nT1 70.24 45.92\n[END]';
  const region = ringRegion({ name: 'River plant' }, [], {
    name: 'One plant',
    waterNetworks: [
      {
        id: 'w',
        name: 'Town water',
        inp: tinyInp().replace('[END]', coordinates),
        placement: { kind: 'lonLat' },
      },
    ],
  });
  region.grid.buses = region.grid.buses.map((it) => ({ ...it, name: `Bus ${it.id}`, lonLat: places[it.id] }));
  region.grid.generators = region.grid.generators.map((it) => ({ ...it, lonLat: places.A }));
  region.facilities = region.facilities.map((it) => ({
    ...it,
    name: it.id === 'works' ? 'Upper waterworks' : 'Town hospital',
    lonLat: it.id === 'works' ? [70.3, 45.905] : [70.21, 45.94],
  }));
  const scenario = tinyScenario([loss('branch', 'BC', hourS, 48 * hourS)], {
    name: 'Line to the works down',
  });
  return JSON.stringify(projectOf(region, [scenario]));
}

describe.each(['light', 'dark'] as const)('a ring of power and water, %s', (theme) => {
  it('is named with what opens it, each member a way to look at it', async () => {
    const visit = await app.open({ theme, width: 1366, height: 768 });
    const { page } = visit;
    await dropFiles(page, [{ name: 'ring.lifeline.json', bytes: ringProject() }]);
    const dialog = await readDialog(page);
    await dialog.getByRole('button', { name: /Open/ }).click();
    await waitForProject(page, 'One plant');
    await openRail(page, 'Results');
    const notice = page.getByRole('region', { name: 'A ring that cannot open by itself' }).first();
    const words = await notice.innerText();
    expect(words).toContain('River plant needs cooling water');
    expect(words).toContain('A set for Upper waterworks: 20 kW');
    expect(words).toContain('Cooling water by tanker for River plant: 4.4 m³ an hour');
    expect(await notice.locator('ol li').count()).toBe(7);
    await visit.shoot(`deadlock-${theme}`);
    await notice.locator('ol').getByRole('button', { name: 'Upper waterworks' }).click();
    const about = inspector(page);
    await about.getByRole('heading', { name: 'Upper waterworks' }).waitFor();
    expect(await about.getByRole('region', { name: 'A ring that cannot open by itself' }).count()).toBe(1);
    await visit.shoot(`deadlock-inspector-${theme}`);
    await openRail(page, 'Report');
    await page.getByRole('heading', { name: 'Power that waits for water that waits for power' }).waitFor();
    expectQuiet(visit);
    await visit.close();
  }, 120_000);
});
