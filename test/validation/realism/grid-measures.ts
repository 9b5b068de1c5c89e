import type { Generator, Grid } from '../../../src/model/grid';
import type { LonLat } from '../../../src/model/schema-parts';
import { cleaned, type MeasureName, type Measures, median, quantile } from './measures';
import {
  clusteringOf,
  componentsOf,
  graphOf,
  type LevelGeometry,
  levelGeometry,
  neighboursOf,
  type SubstationGraph,
} from './substation-graph';

export interface GridInput {
  grid: Grid;
  /** MW drawn at the hour that figures of load are taken from, by bus. */
  loads: ReadonlyMap<string, number>;
  placeOf?: ReadonlyMap<string, LonLat>;
  /** Over the long-time rating with everything in service, by branch; and the worst after one loss. */
  intact?: Float64Array;
  afterLoss?: Float64Array;
}

/** Nominal voltages that a published class stands for, kV. */
const classes = [
  { name: 110, leastKv: 100, mostKv: 121 },
  { name: 220, leastKv: 220, mostKv: 230 },
  { name: 330, leastKv: 330, mostKv: 345 },
  { name: 500, leastKv: 500, mostKv: 500 },
] as const;
/** What counts as high voltage besides the lowest level of lines. */
const highKv = 220;

/** Figures of a grid's layout, proportions and parameters. */
export function measureGrid(input: GridInput): Measures {
  const { grid, loads } = input;
  const graph = graphOf(grid, input.placeOf);
  const neighbours = neighboursOf(graph.count, graph.routes);
  const edges = neighbours.reduce((sum, it) => sum + it.size, 0) / 2;
  const units = grid.generators.filter((it) => it.inService && it.maxMw > 0);
  const own = units.filter((it) => it.technology !== 'interconnection' && it.technology !== 'storage');
  const substationsOf = (busIds: Iterable<string>) =>
    new Set([...busIds].map((it) => graph.substationOfBus.get(it))).size;
  const loadBuses = [...loads].filter(([, mw]) => mw > 0);
  const loadMw = loadBuses.reduce((sum, [, mw]) => sum + mw, 0);
  const plants = substationsOf(own.map((it) => it.busId));
  const capacity = (of: Generator[]) => of.reduce((sum, it) => sum + it.maxMw, 0) / loadMw;
  const highVoltage = grid.buses.filter((it) => it.baseKv >= highKv).map((it) => it.id);
  return cleaned({
    degree: (2 * edges) / graph.count,
    clustering: clusteringOf(neighbours),
    cyclesPerNode: (edges - graph.count + componentsOf(neighbours)) / graph.count,
    busesPerSubstation: grid.buses.length / graph.count,
    loadSubstationShare: substationsOf(loadBuses.map(([id]) => id)) / graph.count,
    plantSubstationShare: plants / graph.count,
    highVoltageShare: substationsOf(highVoltage) / graph.count,
    loadPerBusMw: loadMw / loadBuses.length,
    capacityOverLoad: capacity(units),
    ownCapacityOverLoad: capacity(own),
    unitsPerPlant: own.length / plants,
    ...measureLoading(input),
    ...measureGeometry(graph),
    ...measureParameters(input, graph),
  });
}

function measureLoading({ grid, intact, afterLoss }: GridInput): Measures {
  const rated = (values: Float64Array) => [...values].filter((_, k) => grid.branches[k].ratingAMw > 0);
  const most = (values: number[]) => values.reduce((top, it) => Math.max(top, it), 0);
  return {
    ...(intact
      ? {
          intactMedian: median(rated(intact)),
          intactP90: quantile(rated(intact), 0.9),
          intactMost: most(rated(intact)),
        }
      : {}),
    ...(afterLoss ? { afterLossMost: most(rated(afterLoss)) } : {}),
  };
}

function measureGeometry(graph: SubstationGraph): Measures {
  const { places, routes } = graph;
  const measures: Measures = {};
  const levels: LevelGeometry[] = [];
  for (const kv of new Set(routes.map((it) => it.kv))) {
    const own = routes.filter((it) => it.kv === kv);
    const substations = new Set(own.flatMap((it) => [it.from, it.to])).size;
    const circuits = own.reduce((sum, it) => sum + it.circuits.length, 0);
    const name = classes.find((it) => kv >= it.leastKv && kv <= it.mostKv)?.name;
    if (substations >= 4 && (name === 110 || name === 330))
      measures[`linesPerSubstation${name}`] = circuits / substations;
    const level = places && levelGeometry(places, own);
    if (level) levels.push(level);
  }
  if (levels.length === 0) return measures;
  const sum = (of: (it: LevelGeometry) => number) => levels.reduce((total, it) => total + of(it), 0);
  const count = sum((it) => it.routes);
  return {
    ...measures,
    inTreeShare: sum((it) => it.inTree) / count,
    delaunay1: sum((it) => it.byHops[0]) / count,
    delaunay2: sum((it) => it.byHops[1]) / count,
    delaunay3: sum((it) => it.byHops[2]) / count,
    lengthOverTree: sum((it) => it.straightKm) / sum((it) => it.treeKm),
    lengthOverNearest: median(levels.flatMap((it) => it.overNearest)),
  };
}

function measureParameters({ grid }: GridInput, graph: SubstationGraph): Measures {
  const kvOf = new Map(grid.buses.map((it) => [it.id, it.baseKv]));
  const measures: Measures = {};
  const lines = graph.routes
    .flatMap((it) => it.circuits)
    .filter((it) => it.kind === 'line' && it.reactancePu > 0);
  for (const { name, leastKv, mostKv } of classes) {
    const own = lines.filter((it) => {
      const kv = kvOf.get(it.fromBusId) ?? 0;
      return kv >= leastKv && kv <= mostKv;
    });
    const set = (key: string, values: number[]) => {
      if (values.length > 0) measures[`${key}${name}` as MeasureName] = median(values);
    };
    const long = own.filter((it) => (it.lengthKm ?? 0) > 0);
    const ohm = (it: (typeof own)[number]) =>
      (it.reactancePu * (kvOf.get(it.fromBusId) ?? 0) ** 2) / grid.baseMva;
    set(
      'ohmPerKm',
      long.map((it) => ohm(it) / (it.lengthKm ?? 1)),
    );
    if (name !== 110 && name !== 330) continue;
    set(
      'xOverR',
      own.filter((it) => it.resistancePu > 0).map((it) => it.reactancePu / it.resistancePu),
    );
    set(
      'ratingMva',
      own.filter((it) => it.ratingAMw > 0).map((it) => it.ratingAMw),
    );
  }
  const transformers = grid.branches.filter(
    (it) => it.kind === 'transformer' && it.inService && it.reactancePu > 0 && it.ratingAMw > 0,
  );
  const withLoss = transformers.filter((it) => it.resistancePu > 0);
  return {
    ...measures,
    transformerX: median(transformers.map((it) => (it.reactancePu * it.ratingAMw) / grid.baseMva)),
    transformerXOverR: median(withLoss.map((it) => it.reactancePu / it.resistancePu)),
  };
}
