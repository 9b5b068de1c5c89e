import { existsSync, readFileSync } from 'node:fs';
import { applyCoordinates, parseCoordinates } from '../../src/io/coordinates/coordinates-file';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { type Project, projectOf } from '../../src/model/project';
import { emptyRegion, type Region } from '../../src/model/region';
import { frameRow, type RunRecord } from '../../src/model/run-record';
import { emptyScenario, type Scenario } from '../../src/model/scenario';
import { createRandom } from '../../src/numerics/random';
import { sharedPath } from '../shared-files';
import { meshGrid } from './mesh-grid';
import { runRegion } from './run-region';

/** Annual mean of a load over what the case states, which is near its winter peak. */
const meanShare = 0.45;
/** Degrees between neighbours of the made-up lattice. */
const latticeDeg = 0.08;

/** A grid of 10,000 buses and some 13,000 branches with places: the public case where it is at hand, else a made-up lattice. */
export function bigGridRegion(): Region {
  const grid = sharedPath('cases/power/case_ACTIVSg10k.m');
  const places = sharedPath('cases/power/coordinates/ACTIVSg10k_bus_coordinates.csv');
  if (!existsSync(grid) || !existsSync(places)) return meshRegion(10_000);
  const region = parseMatpower(readFileSync(grid, 'utf8'), 'ACTIVSg10k.m').value;
  const placed = parseCoordinates(readFileSync(places, 'utf8'), 'places.csv').value;
  const both = region && placed && applyCoordinates(region, placed, 'places.csv').value;
  if (!both) throw new Error('The public case could not be read.');
  return { ...both, id: 'big-grid' };
}

/** A made-up lattice whose buses stand a little off their places. */
export function meshRegion(busCount: number, seed = 1): Region {
  const random = createRandom(seed, 'mesh-places');
  const region = { ...emptyRegion('big-grid'), grid: meshGrid(busCount, seed) };
  const side = Math.ceil(Math.sqrt(busCount));
  region.grid.buses.forEach((bus, i) => {
    const jitter = () => (random.next() - 0.5) * 0.7 * latticeDeg;
    bus.baseKv = i % 5 === 0 ? 330 : i % 2 === 0 ? 110 : 35;
    bus.lonLat = [
      28 + (i % side) * latticeDeg + jitter(),
      46 + Math.floor(i / side) * latticeDeg * 0.66 + jitter(),
    ];
  });
  return region;
}

/**
 * A region whose flows change at every recorded time: each bus load is a feeder of homes, trade or industry, which follow
 * the hours of the day, and `lossCount` branches are lost in the first day and come back on the second.
 */
export function withDailyLoads(region: Region, lossCount = 60, horizonH = 48): Project {
  const random = createRandom(7, 'daily-loads');
  const feeders: Region['feeders'] = region.grid.buses
    .filter((bus) => bus.loadMw > 0.05)
    .map((bus) => {
      const meanMw = meanShare * bus.loadMw;
      const residential = meanMw * (0.2 + 0.6 * random.next());
      const commercial = (meanMw - residential) * random.next();
      const industrial = meanMw - residential - commercial;
      return {
        id: `f-${bus.id}`,
        busId: bus.id,
        lonLat: bus.lonLat,
        loadMw: { residential, commercial, industrial, public: 0 },
        tier: 4,
        critical: false,
        people: 0,
      };
    });
  const { branches } = region.grid;
  const scenario: Scenario = {
    ...emptyScenario('day'),
    horizonS: horizonH * 3600,
    events: Array.from({ length: lossCount }, (_, i) => ({
      id: `e${i}`,
      timeS: 1800 + i * 900,
      component: { kind: 'branch' as const, id: branches[random.int(branches.length)].id },
      damage: 'moderate' as const,
      cause: 'exercise' as const,
      repairS: 20 * 3600,
    })),
  };
  return projectOf({ ...region, name: 'Big grid', feeders }, [scenario]);
}

/** The same grid with ratings a little above the largest flows of a run, so that thousands of loads pass 80 % and back each day. */
export function rateByFlows(project: Project, run: RunRecord, margin = 1.17): Project {
  const peakMw = new Float64Array(project.region.grid.branches.length);
  for (let frame = 0; frame < run.layout.frameCount; frame++)
    frameRow(run, 'branchFlowMw', frame).forEach((mw, i) => {
      peakMw[i] = Math.max(peakMw[i], Math.abs(mw));
    });
  const branches = project.region.grid.branches.map((branch, i) => ({
    ...branch,
    ratingAMw: Math.max(5, margin * peakMw[i]),
    ratingBMw: Math.max(6, 1.5 * peakMw[i]),
    ratingCMw: Math.max(7, 2 * peakMw[i]),
  }));
  const grid = { ...project.region.grid, branches };
  return { ...project, region: { ...project.region, grid } };
}

/** A day of the big grid in which hundreds to thousands of branches change at each recorded time. */
export async function bigGridProject(): Promise<Project> {
  const region = bigGridRegion();
  const branches = region.grid.branches.map((it) => ({ ...it, ratingAMw: 0, ratingBMw: 0, ratingCMw: 0 }));
  const unrated = withDailyLoads({ ...region, grid: { ...region.grid, branches } }, 20, 24);
  return rateByFlows(unrated, await runRegion(unrated.region, unrated.scenarios[0]));
}
