import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type PreviewServer, preview } from 'vite';
import { afterAll, expect, onTestFailed } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const shots = join(root, 'test/browser/screenshots');
/** The built app; `LIFELINE_WEB` names another build. */
const webDir = resolve(root, process.env.LIFELINE_WEB ?? 'dist/web');
const flags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Where Debian, other Linux systems and macOS put the browser; `CHROMIUM` overrides. */
export const chromiumPath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

/** The built app on a local server, and a browser to use it with. */
export interface AppUnderTest {
  origin: string;
  /** A page in a fresh profile: nothing stored, every request and every console error noted. */
  open(options?: {
    theme?: 'light' | 'dark';
    width?: number;
    height?: number;
    path?: string;
    /** The guided visit is offered, as to somebody new; else it has been declined before. */
    firstVisit?: boolean;
    /** Motion as for somebody who has not asked for less of it. */
    withMotion?: boolean;
  }): Promise<Visit>;
  stop(): Promise<void>;
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Requests that left for another origin; must stay empty. */
  foreignRequests: string[];
  /** Console errors and uncaught exceptions; must stay empty. */
  errors: string[];
  /** Saves `screenshots/NAME.png`. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Nothing left for another origin, and nothing went wrong unseen. */
export function expectQuiet(visit: Visit): void {
  expect(visit.foreignRequests).toEqual([]);
  expect(visit.errors).toEqual([]);
}

/**
 * One page for tests that can begin wherever another left it, since most of a short test's time is the opening. After a
 * failed test the next begins afresh. To be called where hooks are, after the one that stops the app.
 */
export function shareVisit(open: () => Promise<Visit>): () => Promise<Visit> {
  let visit: Visit | undefined;
  const leave = async () => {
    await visit?.close();
    visit = undefined;
  };
  afterAll(leave);
  return async () => {
    onTestFailed(leave);
    visit ??= await open();
    return visit;
  };
}

function declineVisit(): void {
  const key = 'lifeline-settings';
  if (localStorage.getItem(key) === null)
    localStorage.setItem(key, JSON.stringify({ state: { tourSeen: true }, version: 1 }));
}

/** Serves the app that `npm run build` made on a free port and starts Chromium. */
export async function startApp(): Promise<AppUnderTest> {
  if (!chromiumPath) throw new Error('No Chromium found: install it or set CHROMIUM to its path.');
  if (!existsSync(join(webDir, 'index.html'))) throw new Error('Run `npm run build` first.');
  mkdirSync(shots, { recursive: true });
  const server: PreviewServer = await preview({
    root,
    logLevel: 'silent',
    preview: { port: 0, strictPort: false, open: false },
    build: { outDir: webDir },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  const origin = `http://localhost:${address.port}`;
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: flags });

  return {
    origin,
    async open({
      theme = 'light',
      width = 1366,
      height = 768,
      path = '/',
      firstVisit = false,
      withMotion = false,
    } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: withMotion ? 'no-preference' : 'reduce',
        acceptDownloads: true,
      });
      if (!firstVisit) await context.addInitScript(declineVisit);
      // Other work may share the machine: a slow answer is not a wrong one.
      context.setDefaultTimeout(Number(process.env.STEP_MS ?? 60_000));
      const page = await context.newPage();
      const foreignRequests: string[] = [];
      const errors: string[] = [];
      context.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:'))
          foreignRequests.push(url);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(origin + path);
      return {
        page,
        context,
        foreignRequests,
        errors,
        shoot: async (name) => {
          await page.screenshot({ path: join(shots, `${name}.png`) });
        },
        close: () => context.close(),
      };
    },
    async stop() {
      await browser.close();
      await server.close();
    },
  };
}
