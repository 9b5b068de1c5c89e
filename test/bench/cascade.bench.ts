import { existsSync, readFileSync } from 'node:fs';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { emptyRegion, type Region } from '../../src/model/region';
import { type BalanceRule, defaultPolicies, type ProtectionRule } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { type CascadeRequest, cascadeHorizonS, integralHorizonS, runCascade } from '../../src/power/cascade';
import { type PreparedPower, preparePower } from '../../src/power/prepare-power';
import { startPower } from '../../src/power/start-power';
import { meshGrid } from '../builders/mesh-grid';
import { sharedPath } from '../shared-files';
import { type BenchRow, timeCalls } from './bench-row';

/** Least rating that is given, MW. */
const leastRatingMw = 20;

/**
 * Cascades after the loss of random branches, on grids whose ratings are a multiple of the intact flows: how far that
 * multiple lets a cascade run is what sets the number of trips.
 */
export async function rows(): Promise<BenchRow[]> {
  const medium = readGrid('case_ACTIVSg2000', 2_000);
  const large = readGrid('case_ACTIVSg10k', 10_000);
  const ninety = { lossCount: 30, margin: 2, seed: 4 };
  const collapse = { lossCount: 10, margin: 1.1, seed: 1, runs: 1 };
  const wanted = cascadeRow(medium, { protection: 'integral', balance: 'uniform', ...ninety, runs: 15 });
  return [
    { ...wanted, note: `100 ms wanted; ${wanted.note}` },
    cascadeRow(medium, { protection: 'bands', balance: 'stages', ...ninety, runs: 1 }),
    cascadeRow(medium, { protection: 'thermal', balance: 'stages', ...ninety, runs: 1 }),
    cascadeRow(large, { protection: 'integral', balance: 'uniform', ...collapse }),
    cascadeRow(large, { protection: 'thermal', balance: 'stages', ...collapse }),
  ];
}

interface Named {
  name: string;
  region: Region;
}

interface CascadeSetup {
  protection: ProtectionRule;
  balance: BalanceRule;
  lossCount: number;
  /** Rating over intact flow. */
  margin: number;
  seed: number;
  runs: number;
}

/** The case where the reference folder is present, else a made-up mesh of that size. */
function readGrid(name: string, busCount: number): Named {
  const path = sharedPath(`cases/power/${name}.m`);
  if (existsSync(path)) {
    const region = parseMatpower(readFileSync(path, 'utf8'), path).value;
    if (region) return { name, region };
  }
  const region = emptyRegion('mesh');
  region.grid = meshGrid(busCount, 1);
  return { name: `mesh of ${busCount} buses`, region };
}

function cascadeRow({ name, region }: Named, setup: CascadeSetup): BenchRow {
  const { protection, balance } = setup;
  const policies = { ...defaultPolicies, protection, balance, operators: 'none' as const };
  const prepared = rate(region, policies, setup.margin);
  const random = createRandom(setup.seed, 'loss');
  const lost = Array.from({ length: setup.lossCount }, () => ({
    kind: 'branch' as const,
    id: region.grid.branches[random.int(region.grid.branches.length)].id,
  }));
  const horizonS = protection === 'integral' ? integralHorizonS : cascadeHorizonS;
  const request: CascadeRequest = { lost, policies, horizonS };
  const startMs = performance.now();
  const found = must(runCascade(prepared, request));
  const firstMs = performance.now() - startMs;
  const trips = found.events.filter((it) => it.kind === 'branchTripped').length;
  const timing =
    setup.runs > 1
      ? timeCalls(() => must(runCascade(prepared, request)), setup.runs, 5)
      : { medianMs: firstMs, spreadMs: 0, runs: 1 };
  const share = ((100 * found.servedMw) / found.demandMw).toFixed(1);
  return {
    name: `${name}: cascade, ${protection} and ${balance}`,
    ...timing,
    note: `${trips} trips, ${found.events.length} events, ${found.islands.length} islands, ${share} % served in the end`,
  };
}

/** The grid with each branch rated at a multiple of its flow before anything is lost. */
function rate(region: Region, policies: CascadeRequest['policies'], margin: number): PreparedPower {
  const { grid } = region;
  const intact = must(startPower(must(preparePower(region)), { policies, sink: () => 0 })).state.branchFlowMw;
  const branches = grid.branches.map((it, k) => {
    const ratingMw = Math.max(leastRatingMw, margin * Math.abs(intact[k]));
    return { ...it, ratingAMw: ratingMw, ratingBMw: ratingMw, ratingCMw: ratingMw };
  });
  return must(preparePower({ ...region, grid: { ...grid, branches } }));
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
