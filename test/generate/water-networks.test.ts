import { beforeAll, describe, expect, it } from 'vitest';
import { parseInp } from '../../src/io/inp/parse-inp';
import { splitWaterId } from '../../src/model/ids';
import type { Region } from '../../src/model/region';
import { createHydraulicEngine, type SteppedHydraulicEngine } from '../../src/water/epanet-engine';
import { linkKinds, nodeKinds } from '../../src/water/hydraulic-engine';
import type { HydraulicSolver } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { projectOfSample, samples } from './generated';

let solver: HydraulicSolver;
beforeAll(async () => {
  solver = await loadEpanet(readEpanetWasm());
});

const stepS = 900;
const hours = 72;

function openEngine(inp: string, id: string): SteppedHydraulicEngine {
  const made = createHydraulicEngine(solver, inp, id);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  expect(made.value.issues).toEqual([]);
  return made.value.engine;
}

/** Junctions that people drink from. */
function servedNodes(region: Region, networkId: string): Set<string> {
  return new Set(
    region.waterUsers
      .map((it) => splitWaterId(it.nodeId))
      .filter((it) => it.networkId === networkId)
      .map((it) => it.elementId),
  );
}

describe.each(samples)('water of seed $seed with $people people', (sample) => {
  const { region } = projectOfSample(sample);

  it('has one network a town, of the promised size', () => {
    expect(region.waterNetworks.length).toBe(region.baseMap.places.length);
    const sizes = region.waterNetworks.map((it) => parseInp(it.inp, it.id));
    for (const it of sizes) expect(it.issues).toEqual([]);
  });

  it('runs 72 h without a warning, at good pressure, with tanks that cycle and books that close', () => {
    for (const { id, inp } of region.waterNetworks) {
      const engine = openEngine(inp, id);
      const served = servedNodes(region, id);
      const { index, state } = engine;
      const levels = [...index.tankNodeIx].map(() => ({ least: Number.POSITIVE_INFINITY, most: 0 }));
      let least = Number.POSITIVE_INFINITY;
      let most = 0;
      let anyBelowZero = 0;
      const look = () => {
        index.nodeIds.forEach((nodeId, n) => {
          if (index.nodeKind[n] !== nodeKinds.junction) return;
          if (state.nodePressureM[n] < 0) anyBelowZero++;
          if (!served.has(nodeId)) return;
          least = Math.min(least, state.nodePressureM[n]);
          most = Math.max(most, state.nodePressureM[n]);
        });
        levels.forEach((it, t) => {
          it.least = Math.min(it.least, state.tankLevelM[t]);
          it.most = Math.max(it.most, state.tankLevelM[t]);
        });
      };
      expect(engine.start()).toMatchObject({ status: 'solved', issues: [] });
      look();
      for (let timeS = stepS; timeS <= hours * 3600; timeS += stepS) {
        expect(engine.advance(timeS), `${id} at ${timeS} s`).toEqual({
          status: 'solved',
          issues: [],
          tankChanges: [],
        });
        look();
      }
      expect(anyBelowZero, id).toBe(0);
      expect(least, id).toBeGreaterThan(22);
      expect(most, id).toBeLessThan(66);
      for (const { least: low, most: high } of levels) {
        expect(high - low, id).toBeGreaterThan(0.3);
        expect(low, id).toBeGreaterThan(0.5);
      }
      expect(state.deliveredM3 / state.demandM3, id).toBeGreaterThan(0.9999);
      expect(Math.abs(state.balanceErrorM3) / state.sourceM3, id).toBeLessThan(1e-4);
      engine.dispose();
    }
  });

  it('asks for 100 to 300 litres a person and day, leakage included', () => {
    for (const { id, inp } of region.waterNetworks) {
      const engine = openEngine(inp, id);
      engine.start();
      for (let timeS = stepS; timeS <= 24 * 3600; timeS += stepS) engine.advance(timeS);
      const people = region.waterUsers
        .filter((it) => splitWaterId(it.nodeId).networkId === id)
        .reduce((sum, it) => sum + it.people, 0);
      const litres = (1000 * engine.state.demandM3) / people;
      expect(litres).toBeGreaterThan(100);
      expect(litres).toBeLessThan(300);
      engine.dispose();
    }
  });

  it('has one town that a lake feeds by gravity, past its pumps, and a city that runs dry without power', () => {
    const shareAfterTwoDays = (id: string, inp: string) => {
      const engine = openEngine(inp, id);
      engine.start();
      engine.index.linkIds.forEach((_, k) => {
        if (engine.index.linkKind[k] === linkKinds.pump) engine.setPumpPower(k, false);
      });
      for (let timeS = stepS; timeS <= 48 * 3600; timeS += stepS) engine.advance(timeS);
      const { demandM3, deliveredM3 } = engine.state;
      for (let timeS = 48 * 3600 + stepS; timeS <= 72 * 3600; timeS += stepS) engine.advance(timeS);
      const share = (engine.state.deliveredM3 - deliveredM3) / (engine.state.demandM3 - demandM3);
      engine.dispose();
      return share;
    };
    const bypassed = region.waterNetworks.filter((it) => / CV$/m.test(it.inp));
    expect(bypassed).toHaveLength(1);
    const share = shareAfterTwoDays(bypassed[0].id, bypassed[0].inp);
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
    const city = region.waterNetworks[0];
    expect(shareAfterTwoDays(city.id, city.inp)).toBeLessThan(0.02);
  });
});
