import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli';
import { type AppUnderTest, startApp } from './app-under-test';
import { openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

it('gives the same bytes in the browser and on the command line', async () => {
  const visit = await app.open();
  await waitForRun(visit.page);
  await openRail(visit.page, 'Report');
  const foot = visit.page.getByText(/fingerprint [0-9a-f]{16}/).first();
  const shown = (await foot.textContent())?.match(/Run (\S+) · fingerprint ([0-9a-f]{16})/);
  await visit.shoot('report');
  await visit.close();

  const region = resolve(import.meta.dirname, '../../data/regions/coast-and-river.lifeline.json');
  const outcome = await runCli(['simulate', region]);
  const { run } = JSON.parse(outcome.stdout);
  expect(run.runId).toBe(shown?.[1]);
  expect(run.fingerprint).toBe(shown?.[2]);
}, 120_000);
