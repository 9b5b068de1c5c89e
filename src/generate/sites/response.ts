import type { Crew, Stock, Tanker } from '../../model/crew';
import type { Grid } from '../../model/grid';
import type { Region } from '../../model/region';
import { toLonLat } from '../land/plane';
import type { Settlement } from '../land/settlements';

const peoplePerLineCrew = 45_000;
/** So many depots, crews of a trade and tankers at the most: a crew of a larger region stands for several. */
const mostDepots = 24;
const mostOfAKind = 60;

/** Spares of transformers by the voltage of their high side: people for each. */
const peoplePerTransformer: [number, number][] = [
  [150, 250_000],
  [250, 500_000],
  [400, 800_000],
  [1200, 3_000_000],
];

/**
 * Depots, crews, spares and tankers: a main depot in the first city, one in each larger town; crews go to depots by
 * the people around them. Spares of lines and transformers are kept for each voltage that the grid has.
 */
export function stationResponse(
  settlements: readonly Settlement[],
  people: number,
  grid: Grid,
): Pick<Region, 'depots' | 'crews' | 'stock' | 'tankers'> {
  const homes = settlements
    .filter((it) => it.kind !== 'village')
    .slice(0, Math.max(2, Math.min(mostDepots, Math.round(people / 130_000))));
  const depots = homes.map((it, i) => ({
    id: `depot-${i + 1}`,
    name: `${it.name} depot`,
    nameUk: `${it.nameUk}, виробнича база`,
    lonLat: toLonLat({ x: it.centre.x + 0.5 * it.radiusM, y: it.centre.y + 0.3 * it.radiusM }),
  }));
  const depotFor = shareByPeople(homes.map((it) => it.people));
  const crews: Crew[] = [];
  const names: Record<Crew['trade'], [string, string, number]> = {
    transmission: ['Transmission crew', 'Бригада магістральних ліній', 20],
    distribution: ['Distribution crew', 'Бригада розподільних мереж', 4],
    substation: ['Substation crew', 'Бригада підстанцій', 8],
    waterMain: ['Water main crew', 'Бригада водопровідних мереж', 4],
    mechanical: ['Mechanical crew', 'Бригада механіків', 4],
  };
  const addCrews = (trade: Crew['trade'], count: number) => {
    const [name, nameUk, size] = names[trade];
    for (let i = 0; i < Math.min(mostOfAKind, count); i++) {
      crews.push({
        id: `crew-${trade}-${i + 1}`,
        name: `${name} ${i + 1}`,
        nameUk: `${nameUk} ${i + 1}`,
        trade,
        people: size,
        depotId: depots[depotFor(i)].id,
        shift: { fromH: 8, toH: 20 },
        roadKmh: 40,
      });
    }
  };
  const per = (each: number, least: number) => Math.max(least, Math.round(people / each));
  addCrews('transmission', per(160_000, 2));
  addCrews('distribution', per(peoplePerLineCrew, 3));
  addCrews('substation', per(150_000, 2));
  addCrews('waterMain', per(80_000, 2));
  addCrews('mechanical', per(130_000, 2));
  const main = depots[0].id;
  const stock: Stock[] = [
    ...transformerKvs(grid).map((kv) => {
      const [, each] = peoplePerTransformer.find(([upTo]) => kv <= upTo)!;
      const id = `stock-transformer-${kv}`;
      return { id, item: 'transformer' as const, kv, count: Math.floor(people / each + 0.6), depotId: main };
    }),
    ...lineKvs(grid).flatMap((kv): Stock[] => {
      const each = kv <= 150 ? 1 : 2.8;
      const row = (item: Stock['item'], word: string, count: number) => ({
        id: `stock-${word}-${kv}`,
        item,
        kv,
        count,
        depotId: main,
      });
      return [
        row('towerKit', 'towers', per(70_000 * each, 1)),
        row('breaker', 'breakers', per(130_000 * each, 1)),
        ...(kv <= 150 ? [row('cableJoint', 'joints', per(65_000, 4))] : []),
      ];
    }),
    { id: 'stock-pumps', item: 'pump', count: per(100_000, 2), depotId: main },
    { id: 'stock-pipes', item: 'pipeKit', count: per(20_000, 6), depotId: main },
    { id: 'stock-diesel', item: 'dieselL', count: per(8, 20_000), depotId: main },
  ];
  const tankers: Tanker[] = [];
  const addTankers = (carries: Tanker['carries'], count: number, capacityL: number) => {
    for (let i = 0; i < Math.min(mostOfAKind, count); i++) {
      tankers.push({
        id: `tanker-${carries}-${i + 1}`,
        carries,
        capacityL,
        speedKmh: 40,
        stopMin: 30,
        shift: { fromH: 8, toH: 20 },
        depotId: depots[depotFor(i)].id,
      });
    }
  };
  addTankers('diesel', per(130_000, 1), 5000);
  addTankers('water', per(100_000, 2), 6000);
  return { depots, crews, stock, tankers };
}

/** Deals numbers 0, 1, 2 … out to places in proportion to their people, each place once before any has two. */
function shareByPeople(people: readonly number[]): (i: number) => number {
  const dealt: number[] = [];
  const counts = people.map(() => 0);
  return (i) => {
    while (dealt.length <= i) {
      let next = 0;
      for (let k = 1; k < people.length; k++) {
        const first = Number(counts[k] > 0) - Number(counts[next] > 0);
        const more = people[k] / (counts[k] + 1) - people[next] / (counts[next] + 1);
        if (first < 0 || (first === 0 && more > 0)) next = k;
      }
      counts[next]++;
      dealt.push(next);
    }
    return dealt[i];
  };
}

function transformerKvs({ buses, branches }: Grid): number[] {
  const kvOf = new Map(buses.map((it) => [it.id, it.baseKv]));
  return distinct(
    branches.flatMap((it) =>
      it.kind === 'transformer' ? [Math.max(kvOf.get(it.fromBusId) ?? 0, kvOf.get(it.toBusId) ?? 0)] : [],
    ),
  );
}

function lineKvs({ buses, branches }: Grid): number[] {
  const kvOf = new Map(buses.map((it) => [it.id, it.baseKv]));
  return distinct(branches.flatMap((it) => (it.kind === 'transformer' ? [] : [kvOf.get(it.fromBusId) ?? 0])));
}

/** Of 100 kV and more, rising. */
function distinct(kvs: readonly number[]): number[] {
  return [...new Set(kvs)].filter((it) => it >= 100).sort((a, b) => a - b);
}
