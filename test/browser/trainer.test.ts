import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, expectQuiet, shareVisit, startApp } from './app-under-test';
import { countLosses, inspector, openRail, readRegionNow, seekTo, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());
const openPage = shareVisit(() => app.open());

describe('the keyboard alone', () => {
  it('finds a component, loses it, moves the time and reads why', async () => {
    const visit = await openPage();
    const { page } = visit;
    const { keyboard } = page;
    await waitForRun(page);
    const focused = () =>
      page.evaluate(() => {
        const it = document.activeElement;
        return it?.getAttribute('aria-label') ?? it?.textContent ?? '';
      });
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 60; i++) {
        if (name.test(await focused())) return;
        await keyboard.press('Tab');
      }
      throw new Error(`No Tab leads to ${name}.`);
    };

    await tabTo(/^Find by name or id$/);
    await keyboard.type('hospital-3-1');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    const panel = inspector(page);
    await panel.getByText('hospital-3-1').waitFor();
    await tabTo(/^Lose it$/);
    await keyboard.press('Enter');
    await waitForRun(page);
    await tabTo(/^Time of the run$/);
    for (let i = 0; i < 4; i++) await keyboard.press('ArrowRight');
    await panel.getByText(/^At T\+1 h: lost$/).waitFor();
    await panel
      .getByRole('button', { name: /was lost.*where it began/ })
      .first()
      .waitFor();

    await keyboard.press('Control+z');
    await waitForRun(page);
    await panel.getByRole('button', { name: 'Lose it' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('heading', { name: 'The region now' }).waitFor();

    await keyboard.press('?');
    await page.getByRole('dialog').getByRole('heading', { name: 'Help and keys' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expectQuiet(visit);
  }, 240_000);
});

describe('an exercise', () => {
  it('plays the time, narrows the event list and follows an event', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await page.getByRole('button', { name: 'Play' }).click();
    const slider = page.getByRole('slider', { name: 'Time of the run' });
    await expect
      .poll(async () => Number(await slider.inputValue()), { timeout: 20_000 })
      .toBeGreaterThan(3600);
    await page.getByRole('button', { name: 'Pause' }).click();

    await openRail(page, 'Results');
    await page.getByRole('tab', { name: 'Events' }).click();
    const table = page.getByRole('table', { name: 'Events' });
    const rowCount = async () => Number(await table.getAttribute('aria-rowcount'));
    const all = await rowCount();
    await page.getByLabel('Which events').selectOption({ label: 'Water' });
    await expect.poll(rowCount).toBeLessThan(all);
    const row = table.getByRole('row', { name: /Tank .* ran empty/ }).first();
    // only rows in view are drawn
    await table.hover();
    for (let i = 0; i < 80 && (await row.count()) === 0; i++) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(80);
    }
    await row.click();
    await inspector(page)
      .getByText(/^At T\+.*: empty$/)
      .waitFor();
    expect(Number(await slider.inputValue())).toBeGreaterThan(5 * 3600);
    expectQuiet(visit);
  }, 240_000);
});

describe('nothing is lost', () => {
  it('lists who runs on backup and for how long; fuel that is sent makes it last', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await seekTo(page, 22);
    await openRail(page, 'Results');
    await page.getByRole('tab', { name: 'Facilities' }).click();
    // A column's meaning is there for the keyboard too.
    await page.getByRole('button', { name: 'Lasts' }).focus();
    await page
      .getByRole('tooltip')
      .getByText(/^Hours that fuel or charge/)
      .waitFor();
    const onBackup = page.getByRole('button', { name: /^\d+ backup$/ });
    const count = Number(await onBackup.locator('strong').textContent());
    expect(count).toBeGreaterThan(9);
    await onBackup.click();
    const rows = page.getByRole('table', { name: 'Facilities' }).locator('tbody tr');
    const hours = (await rows.allInnerTexts())
      .filter((it) => it.trim() !== '')
      .map((it) => Number(/([\d.]+)\s*h$/.exec(it.trim())?.[1]));
    // Of a long list only the rows in view are there, and an empty one for the rest.
    expect(hours.length).toBeGreaterThan(9);
    expect(hours.length).toBeLessThanOrEqual(count);
    expect(hours.every((it) => it > 0 && it < 200)).toBe(true);
    await rows.filter({ hasText: 'generator' }).filter({ hasText: 'no water' }).first().click();
    await inspector(page)
      .getByText(/^At T\+22 h: on its generator; without water$/)
      .waitFor();
    await inspector(page).getByText('Fuel lasts', { exact: false }).first().waitFor();
    // The chain goes over water and power to the first loss, and a link of it says what followed.
    const links = inspector(page).locator('.why').first().locator('li');
    await links.getByText('where it began').waitFor();
    const systems = await links.evaluateAll((items) => items.map((it) => it.getAttribute('data-bar')));
    expect(systems).toEqual(expect.arrayContaining(['facilities', 'water', 'electricity', 'damage']));
    await visit.shoot('facility-board');
    await page.getByRole('button', { name: 'Wide board' }).click();
    await page.getByRole('columnheader', { name: 'Water and harm' }).waitFor();
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save this board as CSV' }).click();
    expect((await file).suggestedFilename()).toMatch(/facility-board\.csv$/);
    await page.getByRole('button', { name: 'Narrow board' }).click();

    const fuelHours = async () =>
      Number(/Fuel lasts\s+([\d.]+)/i.exec(await inspector(page).innerText())?.[1] ?? Number.NaN);
    const before = await fuelHours();
    await inspector(page).getByRole('button', { name: 'Send fuel' }).click();
    await inspector(page).getByLabel('Diesel').fill('800');
    await inspector(page).getByRole('button', { name: 'Send fuel' }).click();
    await inspector(page).getByText('T+22 h: 800 L of diesel').waitFor();
    await waitForRun(page);
    await seekTo(page, 23);
    expect(await fuelHours()).toBeGreaterThan(before + 5);
    await page.getByRole('button', { name: /^Undo: send fuel/ }).click();
    await waitForRun(page);
    expect(await fuelHours()).toBeLessThan(before);
    expectQuiet(visit);
  }, 240_000);

  it('opens a saved project file as it was', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    await page.getByRole('combobox', { name: 'Scenario', exact: true }).selectOption({ index: 1 });
    await waitForRun(page);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.lifeline\.json$/);
    const path = await file.path();

    await page.getByRole('banner').getByRole('button').first().click();
    await page.getByRole('menuitem', { name: 'Close project' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles({
      name: file.suggestedFilename(),
      mimeType: 'application/json',
      buffer: await import('node:fs/promises').then((fs) => fs.readFile(path)),
    });
    await page.getByRole('button', { name: 'Open this project' }).click();
    await waitForRun(page);
    await openRail(page, 'Scenario');
    expect(await countLosses(page)).toBe(1);
    expectQuiet(visit);
  }, 240_000);

  it('survives a simulation that dies, with the project untouched', async () => {
    const visit = await app.open();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    const before = await countLosses(page);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory');
      });
    });
    // The run that was finished stays, and that the simulation came back is told.
    await page
      .getByRole('status')
      .filter({ hasText: 'has been restarted' })
      .first()
      .waitFor({ state: 'attached' });
    await waitForRun(page);
    expect(await countLosses(page)).toBe(before);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await waitForRun(page);
    await seekTo(page, 22);
    expect((await readRegionNow(page)).electricity).toBeLessThan(80);
    expect(visit.foreignRequests).toEqual([]);
    await visit.close();
  }, 240_000);
});

describe('several scenarios', () => {
  it('switches scenarios, copies one, changes its rules and keeps the other', async () => {
    const visit = await openPage();
    const { page } = visit;
    await waitForRun(page);
    await openRail(page, 'Scenario');
    const choice = page.getByRole('combobox', { name: 'Scenario', exact: true });
    await choice.selectOption('flooded-station');
    await waitForRun(page);
    expect(await countLosses(page)).toBe(1);
    await choice.selectOption('ice-storm');
    await waitForRun(page);
    const energy = async () => {
      await openRail(page, 'Results');
      await page.getByRole('tab', { name: 'Metrics' }).click();
      const row = page.locator('.facts > div').filter({ hasText: 'Unserved energy' });
      const text = await row.locator('dd').textContent();
      await openRail(page, 'Scenario');
      return Number(text?.replace(/[^\d.]/g, ''));
    };
    const before = await energy();

    await page.getByRole('button', { name: 'Scenario menu' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate this scenario' }).click();
    await waitForRun(page);
    await page.locator('.loss-toggle').first().click();
    const repair = page.getByLabel('Repair takes').first();
    await repair.fill('60');
    await repair.press('Enter');
    await waitForRun(page);
    const shed = page.getByRole('button', { name: /^Undo: change the loss/ });
    await shed.waitFor();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel('Protection rule').selectOption({ label: 'Thermal' });
    await page.getByLabel('Horizon').fill('48');
    await page.getByLabel('Horizon').press('Enter');
    await waitForRun(page);
    const changed = await energy();
    expect(changed).not.toBe(before);

    await choice.selectOption('ice-storm');
    await waitForRun(page);
    expect(await energy()).toBe(before);
    expectQuiet(visit);
  }, 240_000);
});
