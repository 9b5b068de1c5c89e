import { readFileSync } from 'node:fs';
import { parseCoordinates } from '../../../src/io/coordinates/coordinates-file';
import { distanceKm } from '../../../src/model/geo-distance';
import type { LonLat } from '../../../src/model/schema-parts';
import { createHydraulicEngine } from '../../../src/water/epanet-engine';
import { loadEpanet } from '../../../workers/wasm/epanet';
import { readEpanetWasm } from '../../../workers/wasm/epanet-node';
import { flowOf, gridOf } from '../../builders/grid-flow';
import { sharedPath } from '../../shared-files';
import { loadings } from '../regions/single-losses';
import { measureGrid } from './grid-measures';
import type { Measures } from './measures';
import { measureWater } from './water-measures';

export interface PublicCase {
  /** As in the table. */
  label: string;
  measure(): Promise<Measures>;
}

/** Public grids and networks that the same code measures. */
export const publicCases: PublicCase[] = [
  grid('A200', 'case_ACTIVSg200.m', 'coordinates/ACTIVSg200_bus_coordinates.csv'),
  grid('A2000', 'case_ACTIVSg2000.m', 'coordinates/ACTIVSg2000_bus_coordinates.csv'),
  grid('A10k', 'case_ACTIVSg10k.m', 'coordinates/ACTIVSg10k_bus_coordinates.csv'),
  grid('RTS', 'case_RTS_GMLC.m', 'rts_gmlc/bus.csv'),
  network('Net3', 'Net3.inp'),
  // 9,020 customers (University of Kentucky, KY 4) of 2.5 people each (assumption)
  network('ky4', 'ky4.inp', 22_550),
];

/** A grid with its own loads and outputs; lines are as long as the way between their ends is straight. */
function grid(label: string, file: string, places: string): PublicCase {
  return {
    label,
    async measure() {
      const region = gridOf(file, readFileSync(sharedPath(`cases/power/${file}`), 'utf8'));
      const { value } = parseCoordinates(readFileSync(sharedPath(`cases/power/${places}`), 'utf8'), places);
      if (!value) throw new Error(`${places} holds no places`);
      const placeOf = new Map<string, LonLat>();
      for (const bus of region.grid.buses) {
        const at = value.byBusId.get(bus.id);
        if (!at) throw new Error(`no place for bus ${bus.id} of ${file}`);
        placeOf.set(bus.id, at.lonLat);
        if (at.substationId !== undefined) bus.substationId = at.substationId;
      }
      for (const it of region.grid.branches) {
        const [from, to] = [placeOf.get(it.fromBusId), placeOf.get(it.toBusId)];
        if (from && to && it.kind === 'line') it.lengthKm = distanceKm(from, to);
      }
      return measureGrid({
        grid: region.grid,
        loads: new Map(region.grid.buses.map((it) => [it.id, it.loadMw])),
        placeOf,
        intact: loadings(region.grid, Float64Array.from(flowOf(region).flows)),
      });
    },
  };
}

const stepS = 3600;

/** A network as its file has it, over 24 h; customers are the junctions with a demand. */
function network(label: string, file: string, people?: number): PublicCase {
  return {
    label,
    async measure() {
      const inp = readFileSync(sharedPath(`cases/water/${file}`), 'utf8');
      const made = createHydraulicEngine(await loadEpanet(readEpanetWasm()), inp, file);
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      const { engine } = made.value;
      const pressures: number[] = [];
      const look = () =>
        engine.state.nodeDemandM3s.forEach((it, n) => {
          if (it > 0) pressures.push(engine.state.nodePressureM[n]);
        });
      engine.start();
      look();
      for (let timeS = stepS; timeS <= 24 * 3600; timeS += stepS) {
        engine.advance(timeS);
        look();
      }
      engine.dispose();
      return measureWater({
        networks: [{ id: label, inp, ...(people ? { people } : {}) }],
        pressuresM: [Float64Array.from(pressures)],
      });
    },
  };
}
