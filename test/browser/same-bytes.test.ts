import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli';
import { type AppUnderTest, startApp } from './app-under-test';
import { openRail, waitForRun } from './steps';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const region = resolve(import.meta.dirname, '../../data/regions/coast-and-river.lifeline.json');

async function fingerprintInReport(page: Page): Promise<{ runId?: string; fingerprint?: string }> {
  await openRail(page, 'Report');
  const foot = page.getByText(/fingerprint [0-9a-f]{16}/).first();
  const shown = (await foot.textContent())?.match(/Run (\S+) · fingerprint ([0-9a-f]{16})/);
  return { runId: shown?.[1], fingerprint: shown?.[2] };
}

it('gives the same bytes in the browser and on the command line', async () => {
  const visit = await app.open();
  await waitForRun(visit.page);
  const shown = await fingerprintInReport(visit.page);
  await visit.shoot('report');
  await visit.close();

  const outcome = await runCli(['simulate', region]);
  expect(JSON.parse(outcome.stdout).run).toMatchObject(shown);
}, 240_000);

it('gives the same bytes with operators who redispatch', async () => {
  const visit = await app.open();
  await waitForRun(visit.page);
  await openRail(visit.page, 'Scenario');
  await visit.page.getByRole('combobox', { name: 'Scenario', exact: true }).selectOption('cooling-lost');
  await visit.page.waitForTimeout(1000);
  await waitForRun(visit.page);
  const bare = await fingerprintInReport(visit.page);
  await openRail(visit.page, 'Scenario');
  await visit.page.getByRole('tab', { name: /^Settings/ }).click();
  await visit.page.getByLabel('Operators', { exact: true }).selectOption({ label: 'Redispatch' });
  await visit.page.waitForTimeout(1000);
  await waitForRun(visit.page);
  const shown = await fingerprintInReport(visit.page);
  await visit.close();
  expect(shown.fingerprint).not.toBe(bare.fingerprint);

  const project = JSON.parse(readFileSync(region, 'utf8'));
  for (const it of project.scenarios) it.policies.operators = 'redispatch';
  const file = join(mkdtempSync(join(tmpdir(), 'lifeline-')), 'operators.lifeline.json');
  writeFileSync(file, JSON.stringify(project));
  const outcome = await runCli(['simulate', file, '--scenario', 'cooling-lost']);
  const { run, events } = JSON.parse(outcome.stdout);
  expect(events.some((it: { kind: string }) => it.kind === 'operatorsRedispatched')).toBe(true);
  expect(run).toMatchObject(shown);
}, 240_000);
