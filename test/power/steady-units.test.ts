import { describe, expect, it } from 'vitest';
import { bus, generator } from '../builders/grid';
import { gridRegion, startEngine } from '../builders/power-engine';

/** A nuclear and a gas unit of 100 MW each, at 90 and 60 MW, and one load. */
function nuclearAndGas() {
  return startEngine(
    gridRegion(
      [bus('A', { type: 'reference', loadMw: 150 })],
      [],
      [
        generator('nuclear', 'A', { outputMw: 90, technology: 'nuclear' }),
        generator('gas', 'A', { outputMw: 60, technology: 'gasTurbine' }),
      ],
    ),
  );
}

function need(it: ReturnType<typeof nuclearAndGas>, timeS: number, needMw: number): number[] {
  it.runTo(timeS);
  it.engine.setDemand(Float64Array.of(needMw));
  it.engine.settle(timeS);
  return [...it.engine.state.generatorOutputMw].map((mw) => Number(mw.toFixed(6)));
}

describe('units that do not follow load', () => {
  it('keep their output over days of rising and falling load', () => {
    const it = nuclearAndGas();
    for (let day = 0; day < 5; day++) {
      expect(need(it, 86400 * day + 3600, 100)).toEqual([90, 10]);
      expect(need(it, 86400 * day + 43200, 180)).toEqual([90, 90]);
    }
    expect(it.kinds()).toEqual([]);
  });

  it('come down last of all, and are loaded again when load comes back', () => {
    const it = nuclearAndGas();
    expect(need(it, 3600, 70)).toEqual([70, 0]);
    const later = need(it, 7200, 180);
    expect(later[0]).toBeGreaterThan(70);
    expect(it.servedMw()).toBeCloseTo(180, 9);
  });

  it('keep their output while an excess of shedding is ramped down', () => {
    const it = startEngine(
      gridRegion(
        [bus('A', { type: 'reference', loadMw: 190 })],
        [],
        [
          generator('nuclear', 'A', { outputMw: 90, technology: 'nuclear' }),
          generator('gas', 'A', { outputMw: 60, technology: 'gasTurbine' }),
          generator('lost', 'A', { outputMw: 40 }),
        ],
      ),
    );
    it.lose('generator:lost', 3600);
    expect(it.engine.state.generatorOutputMw[0]).toBeCloseTo(90, 9);
    it.runTo(7200);
    expect(it.servedMw()).toBeCloseTo(190, 9);
    expect(it.engine.state.generatorOutputMw[0]).toBeCloseTo(90, 9);
  });
});
