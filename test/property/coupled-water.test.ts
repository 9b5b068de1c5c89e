import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/model/region';
import {
  facilityPowerStates,
  facilityWaterStates,
  frameRow,
  linkStates,
  type RunRecord,
} from '../../src/model/run-record';
import { balanceReportM3 } from '../../src/water/constants';
import { type CoupledDraft, coupledArbitrary } from '../builders/random-coupled';
import { expectOrderedLog } from '../builders/run-checks';
import { runRegion } from '../builders/run-region';

const runs = { numRuns: 8 };
/** Share of what has gone through by which the books may be out. */
const closes = 1e-4;

function frames(run: RunRecord): number[] {
  return Array.from(run.timesS.keys());
}

/** Columns of the supply zones, or of the hydraulic networks. */
function columnsOf(run: RunRecord, ofZones: boolean): number[] {
  return Array.from(run.index.nodeIds.keys()).filter((i) => !run.index.nodeIds[i].includes('/') === ofZones);
}

/** Service of those nodes over the run, m3: between two recordings as at the first. */
function servedM3(run: RunRecord, columns: readonly number[]): number {
  let total = 0;
  for (const i of frames(run).slice(1)) {
    const row = frameRow(run, 'nodeDeliveredM3s', i - 1);
    for (const n of columns) total += row[n] * (run.timesS[i] - run.timesS[i - 1]);
  }
  return total;
}

describe('water of any coupled region', () => {
  it('closes, tanks included, is served out of what was there, never above demand, and no site is both dark and served', async () => {
    await fc.assert(
      fc.asyncProperty(coupledArbitrary, async ({ region, scenario }) => {
        const run = await runRegion(region, scenario);
        expectOrderedLog(run);
        expectClosed(run);
        const { waterSourceM3, waterServedM3, waterLeakedM3, waterNeededM3 } = run.sums;
        const { tankStoredM3 } = run.series;
        const throughM3 = throughputM3(run);
        for (const i of frames(run)) {
          // nothing is served that neither a source gave nor a tank held
          const hadM3 = waterSourceM3[i] + tankStoredM3[0] - tankStoredM3[i];
          const traceM3 = Math.max(balanceReportM3, closes * throughM3[i], toldM3(run));
          expect(waterServedM3[i] + waterLeakedM3[i]).toBeLessThanOrEqual(hadM3 + traceM3);
          expect(waterServedM3[i]).toBeLessThanOrEqual(waterNeededM3[i] * (1 + 1e-9));
          const wanted = frameRow(run, 'nodeDemandM3s', i);
          frameRow(run, 'nodeDeliveredM3s', i).forEach((it, n) => {
            expect(it).toBeLessThanOrEqual(wanted[n]);
            expect(it).toBeGreaterThanOrEqual(0);
          });
          for (const it of frameRow(run, 'tankVolumeM3', i)) expect(it).toBeGreaterThanOrEqual(0);
          const share = frameRow(run, 'facilityPowerShare', i);
          frameRow(run, 'facilityPower', i).forEach((code, f) => {
            const isDark = code === facilityPowerStates.dark || code === facilityPowerStates.lost;
            expect(share[f] === 0).toBe(isDark);
            if (code === facilityPowerStates.grid) expect(share[f]).toBe(1);
          });
        }
      }),
      runs,
    );
  }, 120_000);

  it('is never less, in zones and at sites, for more stored water, backup, fuel and fuller reservoirs', async () => {
    await fc.assert(
      fc.asyncProperty(coupledArbitrary, async (draft) => {
        const { region, scenario } = draft;
        const before = await runRegion(region, scenario);
        const after = await runRegion(withMore(draft), scenario);
        for (const i of frames(before)) {
          region.facilities.forEach((it, f) => {
            const share = (run: RunRecord) => frameRow(run, 'facilityPowerShare', i)[f];
            expect(share(after), `power of ${it.id}`).toBeGreaterThanOrEqual(share(before));
            expect(hasWater(after, i, f) || !hasWater(before, i, f), `water of ${it.id}`).toBe(true);
          });
          let lessM3s = 0;
          for (const n of columnsOf(before, true))
            lessM3s += frameRow(before, 'nodeDeliveredM3s', i)[n] - frameRow(after, 'nodeDeliveredM3s', i)[n];
          expect(lessM3s).toBeLessThanOrEqual(1e-6);
        }
      }),
      runs,
    );
  }, 120_000);

  it('of a hydraulic network is told with its cause where a fuller tank serves less', async () => {
    await fc.assert(
      fc.asyncProperty(coupledArbitrary, async ({ region, scenario, pick }) => {
        const before = await runRegion(region, scenario);
        const after = await runRegion(withFullerTank(region, pick), scenario);
        const columns = columnsOf(before, false);
        const lessM3 = servedM3(before, columns) - servedM3(after, columns);
        if (lessM3 <= closes * servedM3(before, columns)) return;
        const cause = causeOfLess(before, after);
        expect(cause).not.toBe('');
        console.log(`A fuller tank serves ${lessM3.toFixed(1)} m3 less: ${cause}`);
      }),
      runs,
    );
  }, 120_000);
});

/** What the run itself says its books are out by, m3. */
function toldM3(run: RunRecord): number {
  const sizes = run.issues.flatMap((it) =>
    it.code === 'water.balanceBreach' ? [Number(it.params.size)] : [],
  );
  return 2 * Math.max(0, ...sizes);
}

/** What has gone through up to each frame, m3: half of all that came and went, tanks included. */
function throughputM3(run: RunRecord): number[] {
  const { waterSourceM3, waterServedM3, waterLeakedM3 } = run.sums;
  let movedM3 = 0;
  return frames(run).map((i) => {
    if (i > 0) {
      const before = frameRow(run, 'tankVolumeM3', i - 1);
      frameRow(run, 'tankVolumeM3', i).forEach((it, t) => {
        movedM3 += Math.abs(it - before[t]);
      });
    }
    return (Math.abs(waterSourceM3[i]) + movedM3 + waterServedM3[i] + waterLeakedM3[i]) / 2;
  });
}

/** The books close to a share of what went through, beyond the solver's noise, or the run tells by how much they do not. */
function expectClosed(run: RunRecord): void {
  const last = run.timesS.length - 1;
  const { waterSourceM3, waterServedM3, waterLeakedM3 } = run.sums;
  const tanksM3 = run.series.tankStoredM3[0] - run.series.tankStoredM3[last];
  const errorM3 = Math.abs(waterSourceM3[last] + tanksM3 - waterServedM3[last] - waterLeakedM3[last]);
  const traceM3 = Math.max(balanceReportM3, closes * throughputM3(run)[last], toldM3(run));
  expect(errorM3).toBeLessThanOrEqual(traceM3);
  for (const it of run.issues) {
    if (it.code !== 'water.balanceBreach') continue;
    expect(it.params.size).toBeGreaterThan(0);
    expect(it.params.hours).toBeGreaterThan(0);
  }
}

function hasWater(run: RunRecord, frameIx: number, f: number): boolean {
  const { low, none } = facilityWaterStates;
  const code = frameRow(run, 'facilityWater', frameIx)[f];
  return code !== none && code !== low;
}

/** One site has more water, a larger store of fuel and one more set; one reservoir is full. */
function withMore({ region, pick }: CoupledDraft): Region {
  const site = pick % region.facilities.length;
  const facilities = region.facilities.map((it, f) =>
    f !== site
      ? it
      : {
          ...it,
          storedWaterM3: (it.storedWaterM3 ?? 0) + 10,
          backup: [
            ...it.backup.map((set) => ({ ...set, fuelL: (set.fuelL ?? 0) + 150 })),
            { id: 'extra', ratedKw: 200, tankL: 400, fuelL: 200 },
          ],
        },
  );
  const zones = region.supplyZones;
  if (!zones) return { ...region, facilities };
  const reservoirs = zones.nodes.filter((it) => it.kind === 'reservoir');
  const fuller = reservoirs[pick % reservoirs.length];
  const nodes = zones.nodes.map((it) => (it === fuller ? { ...it, startFill: 1 } : it));
  return { ...region, facilities, supplyZones: { ...zones, nodes } };
}

/** One tank starts 3 m higher: ` t0 elevation level …`. */
function withFullerTank(region: Region, pick: number): Region {
  const [network] = region.waterNetworks;
  const rows = network.inp.match(/^ t\d+ \d+ 4 /gm) ?? [];
  const row = rows[pick % rows.length];
  const inp = network.inp.replace(row, row.replace(/ 4 $/, ' 7 '));
  return { ...region, waterNetworks: [{ ...network, inp }] };
}

/** The first link that stands in the richer run and not in the other, with its time; or a valve of EPANET's own: a changed state. */
function causeOfLess(before: RunRecord, after: RunRecord): string {
  for (const i of frames(before)) {
    const was = frameRow(before, 'linkState', i);
    const is = frameRow(after, 'linkState', i);
    for (let k = 0; k < was.length; k++) {
      if (was[k] === is[k]) continue;
      const name = before.index.linkIds[k];
      const how = is[k] === linkStates.open ? 'runs' : 'stands';
      return `${name} ${how} at ${(before.timesS[i] / 3600).toFixed(2)} h, switched by its level control`;
    }
  }
  return '';
}
