import { facilityKinds } from '../../src/model/facility';
import { emptyRegion, type Region } from '../../src/model/region';
import { emptyScenario, type Scenario } from '../../src/model/scenario';
import { type CityPlan, cityNetworkText } from './city-network';
import { meshGrid } from './mesh-grid';
import { loss } from './tiny-region';

const hourS = 3600;

/**
 * A city with everything coupled: a meshed grid whose feeders serve areas, well pumps and facilities, one water network of looped
 * streets, a group of people at each junction, sites with stores and sets.
 */
export function coupledCity(plan: CityPlan, busCount = 40): Region {
  const grid = meshGrid(busCount, 4);
  const { width, height, wells } = plan;
  const areaCount = 20;
  const peopleAt = 40;
  const columns = 5;
  const areaOf = (x: number, y: number) =>
    Math.floor((x * columns) / width) + columns * Math.floor((y * (areaCount / columns)) / height);
  const areaPeople = new Float64Array(areaCount);
  const waterUsers: Region['waterUsers'] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const area = areaOf(x, y);
      areaPeople[area] += peopleAt;
      waterUsers.push({ nodeId: `w/j${x}-${y}`, areaId: `a${area}`, people: peopleAt });
    }
  const feeders: Region['feeders'] = grid.buses.flatMap((bus, b) =>
    bus.loadMw <= 0
      ? []
      : [
          {
            id: `f${b}`,
            busId: bus.id,
            areaId: `a${b % areaCount}`,
            loadMw: {
              residential: bus.loadMw * 0.6,
              commercial: bus.loadMw * 0.2,
              industrial: 0,
              public: bus.loadMw * 0.2,
            },
            tier: 1 + (b % 5),
            critical: b % 5 === 0,
            people: 1000 + 37 * b,
          },
        ],
  );
  const supplyOf = (k: number) => ({
    busId: feeders[k % feeders.length].busId,
    feederId: feeders[k % feeders.length].id,
  });
  const facilities: Region['facilities'] = Array.from({ length: 60 }, (_, i) => ({
    id: `s${i}`,
    kind: facilityKinds[i % facilityKinds.length],
    areaId: `a${i % areaCount}`,
    tier: 1 + (i % 4),
    demandKw: 300,
    essentialKw: 150,
    people: 400,
    waterNodeId: `w/j${(i * 7) % width}-${(i * 11) % height}`,
    waterM3Day: 20,
    storedWaterM3: i % 3 === 0 ? 15 : 0,
    backup: i % 2 === 0 ? [{ id: 'set', ratedKw: 200, tankL: 700, fuelL: 500 }] : [],
  }));
  const pumps = Array.from({ length: wells }, (_, w) => [`w/p${w}a`, `w/p${w}b`]).flat();
  return {
    ...emptyRegion('city'),
    synthetic: true,
    grid,
    feeders,
    areas: Array.from(areaPeople, (people, a) => ({ id: `a${a}`, people })),
    waterNetworks: [{ id: 'w', inp: cityNetworkText(plan) }],
    waterUsers,
    facilities,
    couplings: [
      ...pumps.map((id, k) => ({
        id: `cp${k}`,
        consumer: { kind: 'pump' as const, id },
        ...supplyOf(k * 3),
      })),
      ...facilities.map(({ id }, k) => ({
        id: `cf${k}`,
        consumer: { kind: 'facility' as const, id },
        ...supplyOf(k),
      })),
    ],
  };
}

/** Lines, a unit, feeders and pipes that go within the first day and come back one by one. */
export function cityScenario(region: Region): Scenario {
  const { branches } = region.grid;
  const lines = [3, 9, 14, 21].map((k) => branches[k % branches.length].id);
  return {
    ...emptyScenario('city'),
    horizonS: 72 * hourS,
    events: [
      ...lines.map((id, k) => loss('branch', id, (2 + k) * hourS + 100 * k, (20 + 5 * k) * hourS)),
      loss('generator', 'g1', 5 * hourS, 30 * hourS),
      ...region.feeders.slice(0, 8).map((it, k) => loss('feeder', it.id, 3 * hourS + 700 * k, 36 * hourS)),
    ],
  };
}
