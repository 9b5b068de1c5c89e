import { measureTable } from '../../src/metrics/measure-table';
import { trimRun } from '../../src/model/measured-run';
import { type MeasureKind, measureKinds } from '../../src/model/metric-table';
import type { RunRecord } from '../../src/model/run-record';
import { createRandom } from '../../src/numerics/random';
import { measuredRun } from '../builders/measured-run';
import { type BenchRow, timeCalls } from './bench-row';

/** Tables over 480 recordings of 500 feeders, 500 facilities, 1,000 junctions and 100 districts, by rows. */
export async function rows(): Promise<BenchRow[]> {
  const run = bigRun();
  const span = { fromS: 4321, toS: 400_000 };
  const table = (by: MeasureKind): BenchRow => ({
    name: `metrics by ${by}`,
    ...timeCalls(() => measureTable(run, by, span), 15),
    note: by === 'facility' ? '30 ms wanted' : undefined,
  });
  return [
    ...measureKinds.map(table),
    { name: 'trim a run to be sent', ...timeCalls(() => trimRun(run), 15) },
  ];
}

function bigRun(): RunRecord {
  const random = createRandom(7);
  const hours = 119.75;
  const areas = 100;
  const area = (i: number) => i % areas;
  const span = (): [number, number] => {
    const from = Math.floor(random.next() * 100);
    return [from, from + 1 + Math.floor(random.next() * 15)];
  };
  const run = measuredRun({
    hours,
    areas,
    towns: Array.from({ length: areas }, (_, a) => `t${a % 12}`),
    feeders: Array.from({ length: 500 }, (_, f) => ({
      needMw: 1 + random.next(),
      people: 1000,
      area: area(f),
      tier: 1 + (f % 6),
      off: [span()],
    })),
    nodes: Array.from({ length: 1000 }, (_, n) => ({ needM3h: 10, people: 300, area: area(n), dry: span() })),
    facilities: Array.from({ length: 500 }, (_, f) => ({ area: area(f), tier: 1 + (f % 6), dark: span() })),
  });
  // as many pieces as a rota over five days makes
  const log = run.facilityLog;
  const repeated = <T extends { length: number }>(values: T, make: (from: ArrayLike<number>) => T): T =>
    make(
      Array.from(
        { length: values.length * 20 },
        (_, i) => (values as unknown as ArrayLike<number>)[Math.floor(i / 20)],
      ),
    );
  for (const name of ['facilityIx'] as const) log[name] = repeated(log[name], (it) => Int32Array.from(it));
  for (const name of ['power', 'carrier', 'water'] as const)
    log[name] = repeated(log[name], (it) => Uint8Array.from(it));
  for (const name of ['fromS', 'toS', 'powerShare', 'waterShare', 'fuelL'] as const)
    log[name] = repeated(log[name], (it) => Float64Array.from(it));
  return run;
}
