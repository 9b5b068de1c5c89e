import { describe, expect, it } from 'vitest';
import { distanceM, type Point, pointTowards } from '../../src/generate/land/plane';
import { createTerrain } from '../../src/generate/land/terrain';
import type { Block } from '../../src/generate/water/water-block';
import { createDraft } from '../../src/generate/water/water-draft';
import { leastThrottleM, supplyByGravity } from '../../src/generate/water/water-gravity';
import { headLossM } from '../../src/generate/water/water-sizing';
import { createRandom } from '../../src/numerics/random';
import { watersOf } from './generated-waters';

const { settlements } = watersOf({ seed: 6, people: 50_000, land: 'mountain' });
const settlement = settlements[0];
const land = createTerrain('mountain', 50_000, createRandom(6, 'land'));
const middle: Point = { x: 0, y: 0 };
const radiusM = 3000;
const groundM = 100;
const spacingM = 500;
const lakePoint: Point = { x: 9000, y: 0 };

/** A town on even ground with its lake to the east, and ground of some height between two distances from its middle. */
function supply(hill: { fromM: number; toM: number; heightM: number }) {
  const draft = createDraft([settlement], 'gravity');
  const { plan } = draft;
  const junctionIxs: number[] = [];
  for (let row = -2; row <= 2; row++)
    for (let column = -2; column <= 2; column++) {
      const ix = draft.addNode('junction', { x: column * spacingM, y: row * spacingM }, groundM);
      plan.nodes[ix].homeM3s = 0.002;
      if (column > -2) draft.addPipe(ix - 1, ix);
      if (row > -2) draft.addPipe(ix - 5, ix);
      junctionIxs.push(ix);
    }
  const block: Block = { settlement, middle, radiusM, zones: [{ floorM: 130, junctionIxs }] };
  const ring = [0, 1, 2].map((i) => ({ x: lakePoint.x + 100 * i, y: 80 * (i % 2) }));
  const lake = { name: 'L', nameUk: 'О', ring, levelM: 175, outlet: lakePoint, isReservoir: false };
  const heightM = (p: Point) => {
    const d = distanceM(p, middle);
    return d >= hill.fromM && d <= hill.toM ? hill.heightM : groundM;
  };
  supplyByGravity(draft, block, { ...land, lakes: [lake], heightM });
  const main = plan.pipes.find((it) => plan.nodes[it.fromIx].kind === 'reservoir')!;
  const gate = plan.nodes[main.toIx];
  const source = plan.nodes[main.fromIx];
  // 1.45 times the mean of 25 crossings of 2 L/s
  const headM = source.elevationM - headLossM(1.45 * 0.05, main.lengthM, main.diameterMm);
  return { gate, lakeM: source.elevationM, headM };
}

describe('main from a lake above a town', () => {
  const flat = supply({ fromM: 0, toM: 0, heightM: groundM });

  it('comes in at the edge where the ground lies below its water', () => {
    expect(distanceM(flat.gate.point, pointTowards(middle, lakePoint, 0.9 * radiusM))).toBeLessThan(1);
    expect(flat.headM).toBeGreaterThan(130);
  });

  it('comes in further inside where hills at the edge rise above the tanks, from the same lake', () => {
    const { gate, lakeM, headM } = supply({ fromM: 2500, toM: 3500, heightM: 260 });
    expect(gate.elevationM).toBe(groundM);
    expect(distanceM(gate.point, middle)).toBeCloseTo(0.75 * radiusM, 0);
    expect(lakeM).toBeCloseTo(flat.lakeM, 9);
    expect(headM).toBeGreaterThan(gate.elevationM + leastThrottleM);
  });

  it('comes from a lake that is high enough where all of the way in is above the tanks', () => {
    const { gate, lakeM, headM } = supply({ fromM: 0.2 * radiusM, toM: radiusM, heightM: 260 });
    expect(gate.elevationM).toBe(260);
    expect(headM).toBeCloseTo(260 + leastThrottleM, 6);
    expect(lakeM).toBeGreaterThan(264);
  });
});
