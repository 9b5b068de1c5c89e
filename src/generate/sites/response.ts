import type { Crew, Stock, Tanker } from '../../model/crew';
import type { Region } from '../../model/region';
import { toLonLat } from '../land/plane';
import type { Settlement } from '../land/settlements';

const peoplePerLineCrew = 45_000;

/** Depots, crews, spares and tankers: one main depot in the city, one in each larger town. */
export function stationResponse(
  settlements: readonly Settlement[],
  people: number,
): Pick<Region, 'depots' | 'crews' | 'stock' | 'tankers'> {
  const homes = settlements
    .filter((it) => it.kind !== 'village')
    .slice(0, Math.max(2, Math.round(people / 130_000)));
  const depots = homes.map((it, i) => ({
    id: `depot-${i + 1}`,
    name: `${it.name} depot`,
    nameUk: `${it.nameUk}, виробнича база`,
    lonLat: toLonLat({ x: it.centre.x + 0.5 * it.radiusM, y: it.centre.y + 0.3 * it.radiusM }),
  }));
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
    for (let i = 0; i < count; i++) {
      crews.push({
        id: `crew-${trade}-${i + 1}`,
        name: `${name} ${i + 1}`,
        nameUk: `${nameUk} ${i + 1}`,
        trade,
        people: size,
        depotId: depots[i % depots.length].id,
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
    { id: 'stock-transformer-110', item: 'transformer', kv: 110, count: per(250_000, 1), depotId: main },
    { id: 'stock-towers-110', item: 'towerKit', kv: 110, count: per(70_000, 3), depotId: main },
    { id: 'stock-towers-330', item: 'towerKit', kv: 330, count: per(200_000, 1), depotId: main },
    { id: 'stock-breakers-110', item: 'breaker', kv: 110, count: per(130_000, 2), depotId: main },
    { id: 'stock-joints-110', item: 'cableJoint', kv: 110, count: per(65_000, 4), depotId: main },
    { id: 'stock-pumps', item: 'pump', count: per(100_000, 2), depotId: main },
    { id: 'stock-pipes', item: 'pipeKit', count: per(20_000, 6), depotId: main },
    { id: 'stock-diesel', item: 'dieselL', count: per(8, 20_000), depotId: main },
  ];
  const tankers: Tanker[] = [];
  const addTankers = (carries: Tanker['carries'], count: number, capacityL: number) => {
    for (let i = 0; i < count; i++) {
      tankers.push({
        id: `tanker-${carries}-${i + 1}`,
        carries,
        capacityL,
        speedKmh: 40,
        stopMin: 30,
        shift: { fromH: 8, toH: 20 },
        depotId: depots[i % depots.length].id,
      });
    }
  };
  addTankers('diesel', per(130_000, 1), 5000);
  addTankers('water', per(100_000, 2), 6000);
  return { depots, crews, stock, tankers };
}
