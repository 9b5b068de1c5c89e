import type { Page } from 'playwright-core';

/** A task of a page's main thread, as the browser's own tracing timed it. */
export interface TracedTask {
  startMs: number;
  wallMs: number;
  /** Time the thread itself worked; waiting for the painter or for a core is left out. */
  cpuMs: number;
}

/** The longest wall and CPU time of any task. */
export type TracedTasks = Pick<TracedTask, 'wallMs' | 'cpuMs'>;

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

/** Tasks of the page's main thread while `act` goes on. */
export async function traceTasks(page: Page, act: () => Promise<void>): Promise<TracedTask[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to trace.');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const mains = new Set(
    traceEvents
      .filter((it) => it.name === 'thread_name' && it.args?.name === 'CrRendererMain')
      .map((it) => `${it.pid}:${it.tid}`),
  );
  return traceEvents
    .filter((it) => it.ph === 'X' && it.name.endsWith('RunTask') && mains.has(`${it.pid}:${it.tid}`))
    .map((it) => ({
      startMs: it.ts / 1000,
      wallMs: (it.dur ?? 0) / 1000,
      cpuMs: (it.tdur ?? 0) / 1000,
    }));
}

export function longestTasks(tasks: readonly TracedTask[]): TracedTasks {
  return {
    wallMs: Math.max(0, ...tasks.map((it) => it.wallMs)),
    cpuMs: Math.max(0, ...tasks.map((it) => it.cpuMs)),
  };
}
