import type { Page } from 'playwright-core';
import { type AppUnderTest, chromiumPath, startApp } from '../browser/app-under-test';
import { openRail, selectComponent, waitForRun } from '../browser/steps';
import { type BenchRow, summarise } from './bench-row';
import { longestTasks, type TracedTasks, traceTasks } from './trace-tasks';

const visits = 3;
const repeats = 5;

/**
 * The built app in Chromium: how soon it shows something, its map and its first answer, and the longest task
 * of the main thread while a run goes on and while the time cursor is dragged. Painting is done by the CPU here.
 */
export async function rows(): Promise<BenchRow[]> {
  if (!chromiumPath) {
    process.stderr.write('No Chromium found: the app is not measured.\n');
    return [];
  }
  const app = await startApp();
  try {
    const starts = [];
    for (let i = 0; i < visits; i++) starts.push(await measureStart(app));
    const used = await measureUse(app);
    const row = (name: string, times: number[], note?: string): BenchRow => ({
      name: `app: ${name}`,
      ...summarise(times),
      ...(note ? { note } : {}),
    });
    return [
      row(
        'first contentful paint',
        starts.map((it) => it.paintMs),
        '1500 ms wanted',
      ),
      row(
        'map drawn and idle',
        starts.map((it) => it.mapMs),
      ),
      row(
        'first answer on the page',
        starts.map((it) => it.answerMs),
      ),
      row('run in the browser', used.runMs),
      ...(used.instantMs.length > 0
        ? [row('grid at once after a loss', used.instantMs, '100 ms wanted')]
        : []),
      row('longest task, run pressed', used.run.wallMs, `50 ms wanted; CPU ${worst(used.run)}`),
      row('longest task, loss and its run', used.lose.wallMs, `50 ms wanted; CPU ${worst(used.lose)}`),
      row('longest task, scrubbing', used.scrub.wallMs, `CPU ${worst(used.scrub)}`),
    ];
  } finally {
    await app.stop();
  }
}

interface Longest {
  wallMs: number[];
  cpuMs: number[];
}

function worst({ cpuMs }: Longest): string {
  return `${Math.max(...cpuMs).toFixed(0)} ms at worst`;
}

async function measureStart(app: AppUnderTest) {
  const visit = await app.open();
  await waitForRun(visit.page);
  await visit.page.waitForFunction(() => performance.getEntriesByName('map-idle').length > 0);
  const times = await visit.page.evaluate(() => ({
    paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    mapMs: performance.getEntriesByName('map-idle')[0].startTime,
    answerMs:
      performance.getEntriesByName('run')[0].startTime + performance.getEntriesByName('run')[0].duration,
  }));
  await visit.close();
  return times;
}

async function measureUse(app: AppUnderTest) {
  const visit = await app.open();
  const { page } = visit;
  await waitForRun(page);
  await openRail(page, 'Scenario');
  await page.waitForTimeout(2000);
  const run = await longest(page, () => press(page, /^Run/));
  await selectComponent(page, 'S1-110');
  const lose = await longest(page, async () => {
    await press(page, /^Lose it/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await waitForRun(page);
    await page.waitForTimeout(500);
  });
  const scrub = await longest(page, () => scrubAlong(page));
  const measured = (name: string) =>
    page.evaluate((of) => performance.getEntriesByName(of).map((it) => it.duration), name);
  const runMs = await measured('run');
  const instantMs = await measured('instant');
  await visit.close();
  return { run, lose, scrub, runMs, instantMs };
}

async function press(page: Page, name: RegExp): Promise<void> {
  const before = await runCount(page);
  await page.getByRole('button', { name }).first().click();
  await page.waitForFunction((count) => performance.getEntriesByName('run').length > count, before);
  await waitForRun(page);
  await page.waitForTimeout(500);
}

function runCount(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('run').length);
}

/** Drags the cursor over the whole time axis. */
async function scrubAlong(page: Page): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Time of the run' }).boundingBox();
  if (!box) throw new Error('The time axis is not on the page.');
  const y = box.y - 60;
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, y, { steps: 120 });
  await page.mouse.up();
  await page.waitForTimeout(300);
}

async function longest(page: Page, act: () => Promise<void>): Promise<Longest> {
  const traced: TracedTasks[] = [];
  for (let i = 0; i < repeats; i++) traced.push(longestTasks(await traceTasks(page, act)));
  return { wallMs: traced.map((it) => it.wallMs), cpuMs: traced.map((it) => it.cpuMs) };
}
