import type { Page } from 'playwright-core';
import { zipProject } from '../../src/io/project/project-file';
import { type AppUnderTest, chromiumPath, startApp } from '../browser/app-under-test';
import { dropFiles, readDialog } from '../browser/steps';
import { bigGridProject } from '../builders/big-grid';
import { type BenchRow, summarise } from './bench-row';
import { type PlayTrace, tracePlay } from './trace-play';

const playS = 6;
const wantedMs = 1000 / 30;

/**
 * The built app with a grid of 10,000 buses at play, 8 h of the run a second, so that every picture of 30 a second shows another
 * recorded time. Pictures are painted by the CPU here; the same page with the map hidden and with the map at rest tell what of it is the map's.
 */
export async function rows(): Promise<BenchRow[]> {
  if (!chromiumPath) {
    process.stderr.write('No Chromium found: the map is not measured.\n');
    return [];
  }
  const app = await startApp();
  try {
    return await measureBigGrid(app);
  } finally {
    await app.stop();
  }
}

async function measureBigGrid(app: AppUnderTest): Promise<BenchRow[]> {
  const visit = await app.open({ withMotion: true });
  const { page } = visit;
  await openBigGrid(page);
  await page.waitForTimeout(3000);
  const rest = await tracePlay(page, playS, async () => undefined);
  const found: BenchRow[] = [];
  const told: Told[] = [{ view: 'whole grid', what: 'at rest', trace: rest }];
  for (const [name, zoomIn] of [
    ['whole grid', 0],
    ['part of it', 3],
  ] as const) {
    for (let i = 0; i < zoomIn; i++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(2500);
    const play = await tracePlay(page, playS, () => playOn(page));
    found.push(rowOf(`${name}, play`, play), scriptRow(`${name}, play`, play));
    const scrub = await tracePlay(page, playS, () => scrubAlong(page));
    found.push(rowOf(`${name}, scrubbing`, scrub));
    told.push({ view: name, what: 'play', trace: play }, { view: name, what: 'scrubbing', trace: scrub });
  }
  await visit.close();
  process.stdout.write(tableOf(told));
  return [rowOf('at rest', rest), ...found];
}

/** Drops the project, opens it, and waits for its run. */
export async function openBigGrid(page: Page): Promise<void> {
  const bytes = zipProject(await bigGridProject());
  await page.getByRole('banner').getByText('Results up to date').waitFor({ state: 'attached' });
  await dropFiles(page, [{ name: 'big.lifeline', bytes }]);
  const dialog = await readDialog(page);
  await dialog.getByRole('button', { name: /^Open/ }).first().click();
  await page
    .getByRole('banner')
    .locator('.project-name')
    .getByText('Big grid', { exact: true })
    .waitFor({ timeout: 120_000 });
  const upToDate = page.getByRole('banner').getByText('Results up to date');
  await page.waitForTimeout(1000);
  if ((await upToDate.count()) === 0) await page.getByRole('button', { name: /^Run/ }).first().click();
  await upToDate.waitFor({ state: 'attached', timeout: 300_000 });
  await page.getByRole('combobox', { name: /^Speed/ }).selectOption('8');
}

/** Plays for the whole time; where the run ends, from its start again. */
async function playOn(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const startMs = performance.now();
    const press = (name) => document.querySelector('.time-bar button[aria-label="' + name + '"]')?.click();
    while (performance.now() - startMs < ${playS * 1000}) {
      press('Play');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    press('Pause');
  })()`);
}

async function scrubAlong(page: Page): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Time of the run' }).boundingBox();
  if (!box) throw new Error('The time axis is not on the page.');
  const y = box.y - 60;
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  for (let i = 0; i < 4; i++) {
    await page.mouse.move(box.x + box.width - 10, y, { steps: 12 });
    await page.mouse.move(box.x + 10, y, { steps: 12 });
  }
  await page.mouse.up();
}

function rowOf(name: string, { frameMs, perFrame, longTasks }: PlayTrace): BenchRow {
  const spread = summarise([...frameMs]);
  const perSecond = frameMs.length > 0 ? 1000 / (frameMs.reduce((a, b) => a + b, 0) / frameMs.length) : 0;
  return {
    name: `map: 10,000 buses, ${name}, between pictures`,
    ...spread,
    reference: { name: '30 a second', medianMs: wantedMs },
    note: `${perSecond.toFixed(1)} pictures a second; CPU a picture: page ${perFrame.mainMs.toFixed(1)} ms, painter ${perFrame.painterMs.toFixed(1)} ms; ${longTasks} tasks over 50 ms`,
  };
}

interface Told {
  view: string;
  what: string;
  trace: PlayTrace;
}

/**
 * Pictures a second as counted, CPU a picture, and how many pictures two free cores could give by that: the page's main thread
 * and the painter work side by side, so the larger of the one thread and half of all bounds them.
 */
function tableOf(told: readonly Told[]): string {
  const head =
    '| 10,000 buses | what | pictures/s | page CPU, ms | painter CPU, ms | CPU-bound pictures/s | of 30/s |';
  const lines = told.map(({ view, what, trace: { frameMs, perFrame } }) => {
    const perSecond = 1000 / (frameMs.reduce((a, b) => a + b, 0) / Math.max(1, frameMs.length));
    const bound = 1000 / Math.max(perFrame.mainMs, (perFrame.mainMs + perFrame.painterMs) / 2);
    const cells = [perSecond, perFrame.mainMs, perFrame.painterMs, Math.min(60, bound)];
    const figures = cells.map((it) => it.toFixed(1)).join(' | ');
    return `| ${view} | ${what} | ${figures} | ${(perSecond / 30).toFixed(2)} |`;
  });
  return `${[head, head.replace(/[^|]+/g, '---'), ...lines].join('\n')}\n\n`;
}

function scriptRow(name: string, { frameMs, perFrame }: PlayTrace): BenchRow {
  return {
    name: `map: 10,000 buses, ${name}, page thread's CPU`,
    medianMs: perFrame.mainMs,
    spreadMs: 0,
    runs: frameMs.length,
  };
}
