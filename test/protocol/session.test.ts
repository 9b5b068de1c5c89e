import { beforeAll, describe, expect, it } from 'vitest';
import { trimRun } from '../../src/model/measured-run';
import type { MetricName } from '../../src/model/metric-table';
import { projectOf } from '../../src/model/project';
import { hasErrors } from '../../src/model/result';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import { type Progress, protocolVersion, type SessionApi } from '../../src/protocol/session-api';
import { runBuffers } from '../../src/protocol/transfer';
import { sayIssue } from '../../src/words/catalogue';
import { createSession, type SessionParts } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { loss, tinyRegion, tinyScenario } from '../builders/tiny-region';

const parts = createSessionParts(
  () => loadEpanet(readEpanetWasm()),
  () => loadHighs(readHighsWasm()),
);
const scenario = tinyScenario([loss('branch', 'AB', 3600, 30 * 3600)]);
const project = projectOf(tinyRegion(), [scenario]);
const nothing = () => undefined;

async function opened(changes: Partial<SessionParts> = {}): Promise<SessionApi> {
  const session = createSession({ ...parts, ...changes });
  const reply = await session.openProject(project);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return session;
}

/** A clock that goes 40 ms at every look, so that every step pauses. */
function slowClock() {
  let ms = 0;
  return { nowMs: () => (ms += 40) };
}

function bytesOf(record: RunRecord): string {
  const { frames, timesS, series, sums, events, metrics } = record;
  return JSON.stringify([
    [...new Uint8Array(frames)].reduce((hash, it) => (hash * 31 + it) % 1_000_000_007, 7),
    [...timesS],
    Object.values(series).map((it) => [...it]),
    Object.values(sums).map((it) => [...it]),
    events,
    metrics,
  ]);
}

describe('a session', () => {
  let session: SessionApi;
  beforeAll(async () => {
    session = await opened();
  });

  it('tells its protocol version and the revision of what is open', async () => {
    expect(await session.version()).toBe(protocolVersion);
    const reply = await session.openProject(project);
    expect(reply.ok && reply.value.regionRevision).toMatch(/^[0-9a-f]{16}$/);
    const changed = projectOf(tinyRegion({ areas: [{ id: 'town', people: 5001 }] }), [scenario]);
    const other = await session.openProject(changed);
    expect(other.ok && reply.ok && other.value.regionRevision !== reply.value.regionRevision).toBe(true);
    await session.openProject(project);
  });

  it('runs with metrics, and gives the same bytes however often it pauses', async () => {
    const plain = await session.run('a', scenario, nothing);
    const slow = await (await opened(slowClock())).run('b', scenario, nothing);
    if (!plain.ok || !slow.ok) throw new Error('no run');
    expect(Object.keys(plain.value.metrics).length).toBeGreaterThan(20);
    expect(bytesOf(slow.value)).toBe(bytesOf(plain.value));
    expect(slow.value.identity).toEqual(plain.value.identity);
  });

  it('reports progress that grows, with an estimate', async () => {
    const seen: Progress[] = [];
    const slow = await opened(slowClock());
    await slow.run('c', scenario, (progress) => seen.push(progress));
    expect(seen.length).toBeGreaterThan(10);
    for (let i = 1; i < seen.length; i++) expect(seen[i].done).toBeGreaterThanOrEqual(seen[i - 1].done);
    expect(seen.at(-1)?.leftS).toBeGreaterThanOrEqual(0);
  });

  it('settles a cancelled run, and runs again under the same key', async () => {
    const slow = await opened(slowClock());
    const running = slow.run('d', scenario, nothing);
    await slow.cancel('d');
    const reply = await running;
    expect(reply.ok).toBe(false);
    if (!reply.ok) {
      expect(reply.error.map((it) => it.code)).toEqual(['run.cancelled']);
      expect(sayIssue(reply.error[0])).toContain('cancelled');
    }
    expect((await slow.run('d', scenario, nothing)).ok).toBe(true);
  });

  it('refuses two runs under one key, and cancels runs when another project is opened', async () => {
    const slow = await opened(slowClock());
    const first = slow.run('e', scenario, nothing);
    const second = await slow.run('e', scenario, nothing);
    expect(!second.ok && second.error[0].code).toBe('run.keyInUse');
    await slow.openProject(project);
    const reply = await first;
    expect(!reply.ok && reply.error[0].code).toBe('run.cancelled');
  });

  it('answers what the grid does at once', async () => {
    const whole = await session.instant([]);
    const cut = await session.instant([{ kind: 'branch', id: 'BC' }]);
    if (!whole.ok || !cut.ok) throw new Error('no instant');
    expect(whole.value.servedMw).toBeCloseTo(whole.value.neededMw, 9);
    expect(cut.value.neededMw).toBeCloseTo(whole.value.neededMw, 9);
    // one of two like feeders hangs on BC
    expect(cut.value.servedMw).toBeCloseTo(whole.value.servedMw / 2, 9);
    expect([...cut.value.busState]).toEqual([0, 0, 1]);
    const [share] = cut.value.areaPowerShare;
    expect(share).toBeLessThan(1);
    const night = await session.instant([], { scenario, timeS: 3 * 3600 });
    expect(night.ok && night.value.neededMw).not.toBeCloseTo(whole.value.neededMw, 9);
    const unknown = await session.instant([{ kind: 'branch', id: 'nowhere' }]);
    expect(!unknown.ok && unknown.error[0].code).toBe('scenario.unknownComponent');
  });

  it('has no answer before a project is open', async () => {
    const fresh = createSession(parts);
    const reply = await fresh.run('f', scenario, nothing);
    expect(!reply.ok && reply.error[0].code).toBe('session.noProject');
    expect((await fresh.instant([])).ok).toBe(false);
  });

  it('keeps the open project when another cannot be opened', async () => {
    const broken = tinyRegion();
    broken.feeders[0].busId = 'nowhere';
    const reply = await session.openProject(projectOf(broken, [scenario]));
    expect(!reply.ok && hasErrors(reply.error)).toBe(true);
    expect((await session.run('g', scenario, nothing)).ok).toBe(true);
  });

  it('turns a bug into an issue and stays usable', async () => {
    let broken = true;
    const flaky = await opened({
      openWater: (network, options) => {
        if (broken) throw new Error('the solver fell over');
        return parts.openWater(network, options);
      },
    });
    const reply = await flaky.run('h', scenario, nothing);
    expect(!reply.ok && reply.error[0]).toMatchObject({
      code: 'worker.crashed',
      params: { reason: 'the solver fell over' },
    });
    broken = false;
    expect((await flaky.run('h', scenario, nothing)).ok).toBe(true);
  });

  it('refuses scenarios that cannot be run, each with a sentence', async () => {
    const bad = [
      { ...scenario, startLocal: 'tomorrow' },
      { ...scenario, horizonS: 31 * 86_400 },
      { ...scenario, parameters: { 'no.such': 1 } },
      { ...scenario, parameters: { 'water.areaLostShare': 7 } },
    ];
    for (const it of bad) {
      const reply = await session.run('i', it, nothing);
      expect(reply.ok).toBe(false);
      if (!reply.ok) for (const found of reply.error) expect(sayIssue(found)).not.toContain('{"');
    }
  });

  it('hands every buffer of a run over, once', async () => {
    const reply = await session.run('j', scenario, nothing);
    const buffers = runBuffers(reply);
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(reply.ok && buffers.includes(reply.value.frames)).toBe(true);
    structuredClone(reply, { transfer: buffers });
    expect(reply.ok && reply.value.frames.byteLength).toBe(0);
    expect(reply.ok && reply.value.sums.fuelL.length).toBe(0);
  });

  /** What the page sends of a run to have a recorded time checked. */
  function momentOf(record: RunRecord, frameIx: number) {
    const bytes = (name: 'busState' | 'branchState' | 'generatorState') =>
      frameRow(record, name, frameIx).slice() as Uint8Array;
    const reals = (name: 'generatorOutputMw' | 'feederServedMw') =>
      frameRow(record, name, frameIx).slice() as Float32Array;
    return {
      regionRevision: record.identity.regionRevision,
      loadPowerFactor: 0.95,
      busState: bytes('busState'),
      branchState: bytes('branchState'),
      generatorState: bytes('generatorState'),
      generatorOutputMw: reals('generatorOutputMw'),
      feederServedMw: reals('feederServedMw'),
    };
  }

  it('measures a run that it is sent, keeps it, and knows no other', async () => {
    const run = await session.run('n', scenario, nothing);
    if (!run.ok) throw new Error('no run');
    const { runId } = run.value.identity;
    const fresh = await opened();
    const request = { runId, by: 'area', span: { fromS: 0, toS: 36_000 } } as const;
    const unknown = await fresh.measure(request);
    expect(unknown).toMatchObject({ ok: false, error: [{ code: 'measure.unknownRun' }] });
    const sent = await fresh.measure(request, trimRun(run.value));
    if (!sent.ok) throw new Error('no table');
    // the facilities lie in no district
    expect(sent.value.rows.map((it) => it.id)).toEqual(['town', undefined]);
    expect(await fresh.measure(request)).toEqual(sent);
    expect((await fresh.measure({ ...request, runId: 'another' })).ok).toBe(false);
    const whole = { runId, by: 'region', span: { fromS: 0, toS: 1e9 } } as const;
    const region = await fresh.measure(whole);
    if (!region.ok) throw new Error('no table');
    for (const [name, { value }] of Object.entries(run.value.metrics))
      expect(region.value.rows[0].values[name as MetricName], name).toBe(value);
    const mark = { handling: 'TLP:AMBER', projectName: 'tiny', exportedAt: '2026-01-15T06:00:00Z' } as const;
    const csv = await fresh.writeMetrics({ ...request, format: 'csv' }, mark);
    expect(csv.ok && csv.value.map((it) => it.name)).toEqual(['metrics-area.csv', 'metric-definitions.csv']);
    const xlsx = await fresh.writeMetrics({ ...whole, format: 'xlsx' }, mark);
    if (!xlsx.ok) throw new Error('no workbook');
    expect([...xlsx.value[0].bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
    expect((await fresh.writeMetrics({ ...whole, runId: 'x', format: 'csv' }, mark)).ok).toBe(false);
  });

  it('checks the voltages of a recorded time, and of no other region’s', async () => {
    const run = await session.run('m', scenario, nothing);
    if (!run.ok) throw new Error('no run');
    const intact = await session.voltages(momentOf(run.value, 0));
    expect(intact).toMatchObject({
      ok: true,
      value: { status: 'solved', liveBusCount: 3, unsolvedBusCount: 0, outside: [], lowest: { busId: 'C' } },
    });
    if (!intact.ok) return;
    // both feeders state no MVAr, which the reader is told; the lines of 0.1 p.u. drop some per cent
    expect(intact.value.issues.map((it) => it.code)).toEqual(['ac.checkOnly', 'ac.powerFactorAssumed']);
    expect(intact.value.lowest?.voltagePu).toBeLessThan(0.995);
    expect(intact.value.highest).toMatchObject({ busId: 'A', voltagePu: 1 });
    const servedMw = momentOf(run.value, 0).feederServedMw.reduce((sum, mw) => sum + mw, 0);
    expect(intact.value.lossMw).toBeGreaterThan(0.001 * servedMw);
    expect(intact.value.lossMw).toBeLessThan(0.1 * servedMw);
    const weak = { ...momentOf(run.value, 0), loadPowerFactor: 0.5 };
    weak.feederServedMw = weak.feederServedMw.map((mw) => 4 * mw);
    weak.generatorOutputMw = weak.generatorOutputMw.map((mw) => 4 * mw);
    const outside = await session.voltages(weak);
    expect(outside).toMatchObject({
      ok: true,
      value: { outside: [{ busId: 'B', minVoltagePu: 0.9, maxVoltagePu: 1.1 }, { busId: 'C' }] },
    });
    const lost = await session.voltages(momentOf(run.value, 8));
    expect(lost).toMatchObject({ ok: true, value: { liveBusCount: 1 } });
    const other = await session.voltages({ ...momentOf(run.value, 0), regionRevision: 'other' });
    expect(other).toMatchObject({ ok: false, error: [{ code: 'ac.staleRun' }] });
    if (!other.ok) expect(sayIssue(other.error[0])).toMatch(/Run again/);
  });

  it('writes a run as tables that carry mark, run and seed and no place', async () => {
    const run = await session.run('k', scenario, nothing);
    if (!run.ok) throw new Error('no run');
    const mark = { handling: 'TLP:AMBER', projectName: 'tiny', exportedAt: '2026-01-15T06:00:00Z' } as const;
    const files = await session.writeResults(run.value, mark);
    if (!files.ok) throw new Error('no files');
    expect(files.value.map((it) => it.name)).toEqual([
      'series.csv',
      'events.csv',
      'facilities.csv',
      'areas.csv',
      'metrics.csv',
      'outage-schedule.csv',
      'feeder-outages.csv',
      'feeder-hours.csv',
    ]);
    const band = await session.band('l', scenario, run.value.actedOnGrid);
    if (!band.ok) throw new Error('no band');
    const more = await session.writeResults(run.value, mark, band.value);
    if (!more.ok) throw new Error('no files');
    expect(more.value.slice(0, 8)).toEqual(files.value);
    expect(more.value.slice(8).map((it) => it.name)).toEqual(['band.csv']);
    const [header, first] = new TextDecoder()
      .decode(more.value[8].bytes)
      .split('\r\n')
      .slice(-band.value.timesS.length - 2);
    expect(header).toMatch(/^timeS,bareServedMw,/);
    expect(first.split(',').map(Number)).toEqual([
      0,
      band.value.bareServedMw[0],
      band.value.chosenServedMw[0],
      band.value.bestServedMw[0],
      0,
      0,
      0,
    ]);
    for (const { bytes } of more.value) {
      const text = new TextDecoder().decode(bytes);
      expect(text).toContain('# TLP:AMBER');
      expect(text).toContain(run.value.identity.runId);
      expect(text).toContain('# Seed: 1');
      expect(text.toLowerCase()).not.toMatch(/lon|lat\b/);
    }
  });
});
