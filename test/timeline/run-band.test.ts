import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/model/run-record';
import type { Scenario } from '../../src/model/scenario';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { bundledProject } from '../builders/bundled-project';

const loadSolver = () => loadEpanet(readEpanetWasm());
const loadLpSolver = () => loadHighs(readHighsWasm());
const project = bundledProject();

async function opened(withLpSolver = true) {
  const session = createSession(createSessionParts(loadSolver, withLpSolver ? loadLpSolver : undefined));
  const reply = await session.openProject(project);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return session;
}

function withOperators(scenario: Scenario): Scenario {
  return { ...scenario, policies: { ...scenario.policies, operators: 'redispatch' } };
}

async function runOf(scenario: Scenario) {
  const reply = await (await opened()).run('run', scenario, () => undefined);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

const runs = new Map<string, Promise<RunRecord>>();

/** As `runOf`, made once for this file. */
function knownRunOf(scenario: Scenario): Promise<RunRecord> {
  const key = JSON.stringify(scenario);
  const run = runs.get(key) ?? runOf(scenario);
  runs.set(key, run);
  return run;
}

async function bandOf(scenario: Scenario, { actedOnGrid }: RunRecord) {
  const reply = await (await opened()).band('band', scenario, actedOnGrid);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** A grid that nothing of water or facilities acted on. */
const alone = { coolingLimits: [], slowedRepairs: [] };

const last = (values: Float64Array) => values[values.length - 1];

describe('operators in the coupled run of the bundled region', () => {
  for (const scenario of project.scenarios) {
    it(`act in “${scenario.id}” without breaking the balance, the same twice`, async () => {
      const first = await knownRunOf(withOperators(scenario));
      const second = await runOf(withOperators(scenario));
      expect(second.identity.fingerprint).toBe(first.identity.fingerprint);
      expect(Math.max(...first.series.powerBalanceErrorMw)).toBeLessThan(1e-9);
      expect(first.issues.filter((it) => it.code === 'power.operatorsFailed')).toEqual([]);
      const bytes = first.events.filter((it) => it.kind === 'operatorsRedispatched');
      for (const it of bytes)
        for (const mw of Object.values(it.values ?? {})) expect(mw).toBeGreaterThanOrEqual(0);
    });

    it(`has a band of “${scenario.id}” that is the coupled run’s with either policy`, async () => {
      const bare = await knownRunOf(scenario);
      const acted = await knownRunOf(withOperators(scenario));
      const band = await bandOf(scenario, bare);
      expect(band.timesS).toEqual(bare.timesS);
      bare.series.electricityServedMw.forEach((mw, i) => {
        expect(band.bareServedMw[i]).toBeCloseTo(mw, 6);
        expect(band.chosenServedMw[i]).toBeCloseTo(mw, 6);
      });
      const operated = await bandOf(withOperators(scenario), acted);
      acted.series.electricityServedMw.forEach((mw, i) => {
        expect(operated.chosenServedMw[i]).toBeCloseTo(mw, 6);
        expect(operated.bestServedMw[i]).toBeGreaterThanOrEqual(operated.chosenServedMw[i]);
        expect(operated.bestUnservedMwh[i]).toBeLessThanOrEqual(operated.chosenUnservedMwh[i] + 1e-9);
      });
      const unserved = bare.metrics.unservedEnergy.value;
      expect(last(band.bareUnservedMwh)).toBeCloseTo(unserved, 6);
      expect(last(band.chosenUnservedMwh)).toBeCloseTo(unserved, 6);
      expect(last(operated.chosenUnservedMwh)).toBeCloseTo(acted.metrics.unservedEnergy.value, 6);
      band.bestUnservedMwh.forEach((mwh, i) => {
        expect(mwh).toBeGreaterThanOrEqual(i === 0 ? 0 : band.bestUnservedMwh[i - 1]);
        expect(mwh).toBeLessThanOrEqual(band.bareUnservedMwh[i] + 1e-9);
      });
      band.bestServedMw.forEach((mw, i) => {
        expect(mw).toBeGreaterThanOrEqual(band.bareServedMw[i]);
        expect(mw).toBeLessThanOrEqual(bare.series.electricityNeededMw[i] + 1e-6);
      });
    });
  }

  it('have a band that takes repairs as late as crews without telecom got them done', async () => {
    const storm = project.scenarios[0];
    const events = storm.events.map(({ repairS: _, ...it }) => ({ ...it, damage: 'minor' as const }));
    const scenario = {
      ...storm,
      events,
      parameters: { ...storm.parameters, 'telecom.reachKm': 0.5, 'telecom.crewPace': 0.4 },
    };
    const run = await runOf(scenario);
    expect(run.actedOnGrid.slowedRepairs.length).toBeGreaterThan(0);
    const band = await bandOf(scenario, run);
    run.series.electricityServedMw.forEach((mw, i) => {
      expect(band.chosenServedMw[i]).toBeCloseTo(mw, 6);
    });
    const { chosenServedMw } = await bandOf(scenario, { ...run, actedOnGrid: alone });
    expect(run.series.electricityServedMw.some((mw, i) => chosenServedMw[i] > mw + 1)).toBe(true);
  });

  it('are refused without a solver', async () => {
    const session = await opened(false);
    const scenario = withOperators(project.scenarios[0]);
    const error = [{ code: 'power.operatorsUnavailable' }];
    expect(await session.run('run', scenario, () => undefined)).toMatchObject({ ok: false, error });
    expect(await session.band('band', project.scenarios[0], alone)).toMatchObject({ ok: false, error });
  });

  it('tell how far the band has come, up to the end, never back', async () => {
    const seen: number[] = [];
    let ms = 0;
    const parts = createSessionParts(loadSolver, loadLpSolver);
    const session = createSession({ ...parts, nowMs: () => (ms += 40) });
    await session.openProject(project);
    const scenario = withOperators(project.scenarios[0]);
    await session.band('band', scenario, alone, ({ done }) => seen.push(done));
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[0]).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it('leave the band to be cancelled like a run', async () => {
    const session = await opened();
    const band = session.band('band', project.scenarios[0], alone);
    await session.cancel('band');
    expect(await band).toMatchObject({ ok: false, error: [{ code: 'run.cancelled' }] });
  });
});
