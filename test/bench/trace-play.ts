import type { Page } from 'playwright-core';

/** What a page did with its time while something moved on it. */
export interface PlayTrace {
  /** Time between one picture that the page asked for and the next, ms. */
  frameMs: number[];
  /** CPU time for each picture, ms: of the page's main thread, and of all threads of the process that paints. */
  perFrame: { mainMs: number; painterMs: number };
  /** Tasks of the page's main thread that took more than 50 ms. */
  longTasks: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Run in the page, as text: a compiled function would name helpers that the page does not have. */
const startCounting = `(() => {
  const counted = { at: [], on: true };
  window.countedPictures = counted;
  const tick = (nowMs) => {
    counted.at.push(nowMs);
    if (counted.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;
const stopCounting = '((window.countedPictures.on = false), window.countedPictures.at)';

/** Traces a page for some seconds while `act` goes on; pictures are counted by the page's own animation frames. */
export async function tracePlay(
  page: Page,
  seconds: number,
  act: () => Promise<unknown>,
): Promise<PlayTrace> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to trace.');
  await page.evaluate(startCounting);
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', 'gpu'],
  });
  const session = await browser.newBrowserCDPSession();
  const painterMs = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return 1000 * processInfo.filter((it) => it.type === 'GPU').reduce((sum, it) => sum + it.cpuTime, 0);
  };
  const paintedMs = await painterMs();
  const startMs = performance.now();
  await act();
  await page.waitForTimeout(Math.max(0, seconds * 1000 - (performance.now() - startMs)));
  const paintMs = (await painterMs()) - paintedMs;
  const bytes = await browser.stopTracing();
  const pictures = await page.evaluate<number[]>(stopCounting);
  const { traceEvents } = JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] };
  const tasks = traceEvents.filter((it) => it.ph === 'X' && it.name.endsWith('RunTask'));
  const main = onThreads(traceEvents, tasks, 'CrRendererMain');
  const count = Math.max(1, pictures.length - 1);
  return {
    frameMs: pictures.slice(1).map((at, i) => at - pictures[i]),
    perFrame: { mainMs: cpuOf(main) / count, painterMs: paintMs / count },
    longTasks: main.filter((it) => (it.dur ?? 0) > 50_000).length,
  };
}

function onThreads(
  events: readonly TraceEvent[],
  tasks: readonly TraceEvent[],
  thread: string,
): TraceEvent[] {
  const wanted = new Set(
    events
      .filter((it) => it.name === 'thread_name' && it.args?.name === thread)
      .map((it) => `${it.pid}:${it.tid}`),
  );
  return tasks.filter((it) => wanted.has(`${it.pid}:${it.tid}`));
}

function cpuOf(tasks: readonly TraceEvent[]): number {
  return tasks.reduce((sum, it) => sum + (it.tdur ?? it.dur ?? 0) / 1000, 0);
}
