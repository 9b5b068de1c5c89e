import type { Grid } from '../../model/grid';
import { type ComponentRef, splitWaterId } from '../../model/ids';
import { emptyScenario, type LossEvent, type Scenario } from '../../model/scenario';
import { pi, sin } from '../../numerics/math';
import type { GridPlan, Site } from '../grid/grid-plan';
import { busId } from '../grid/grid-write';
import { closedRing, distanceM, isInside, type Point, roundTo } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { WaterPlan } from '../water/water-plan';
import { circuitsInside, layIce } from './storm';

const hourS = 3600;
/** The night hours before anything happens, so that the normal state is seen first. */
const stormStartS = 5 * hourS;

/** All lines are back well before the end of the 72 h. */
const longestRepairH = 52;

interface Surroundings {
  plan: GridPlan;
  grid: Grid;
  settlements: readonly Settlement[];
  waters: readonly WaterPlan[];
  seed: number;
}

/** Stories to start from; the first is shown first. */
export function tellScenarios(around: Surroundings): Scenario[] {
  return [
    iceStorm(around),
    floodedStation(around),
    transformerFailure(around),
    cutOff(around),
    blackout(around),
    ...coolingLost(around),
  ];
}

function winter(id: string, seed: number): Scenario {
  const temperatureC = Array.from({ length: 73 }, (_, hour) =>
    roundTo(-4 - hour / 24 - 3 * sin((2 * pi * (hour + 3)) / 24), 1),
  );
  // a front goes through in the first day and a half: wind rises, then a calm sets in
  const windShare = Array.from({ length: 73 }, (_, hour) =>
    roundTo(Math.max(0.06, 0.3 + 0.25 * sin((2 * pi * hour) / 72) - 0.03 * sin((2 * pi * hour) / 9)), 2),
  );
  const weather = { temperatureC, sunShare: [0.4], windShare };
  return { ...emptyScenario(id), seed, startLocal: '2026-01-15T00:00', weather };
}

/** Ice on the overhead lines around the city, and a transformer at the works' substation; cables hold. */
function iceStorm({ plan, grid, settlements, waters, seed }: Surroundings): Scenario {
  const city = settlements[0];
  const works = waters[0].stations[0].point;
  const middle = { x: 0.7 * city.centre.x + 0.3 * works.x, y: 0.7 * city.centre.y + 0.3 * works.y };
  const ice = layIce(city.centre, middle, 3.2 * city.radiusM, 2.1 * city.radiusM);
  const events: LossEvent[] = [];
  const add = (id: string, afterS: number, repairS: number, damage: LossEvent['damage']) => {
    const component: ComponentRef = { kind: 'branch', id };
    events.push({
      id: `ice-${events.length + 1}`,
      timeS: stormStartS + afterS,
      component,
      damage,
      cause: 'natural hazard',
      repairS,
    });
  };
  // from the inside out: the city's own lines, then the 330 kV that can carry it alone, then the ways to neighbours
  const readyH = { local: 22, wide: 34, outward: 40 };
  circuitsInside(plan, ice, 1500).forEach((circuit, i) => {
    const ends = [plan.sites[circuit.fromIx], plan.sites[circuit.toIx]];
    const isLocal = ends.every((it) => isInside(it.point, ice.ring));
    const turn = circuit.kv === 330 ? 'wide' : isLocal ? 'local' : 'outward';
    const [from, to] = ends.map((it) => busId(it, circuit.kv));
    for (const branch of grid.branches) {
      if (branch.fromBusId !== from || branch.toBusId !== to) continue;
      add(branch.id, 300 * i, Math.min(longestRepairH, readyH[turn]) * hourS, 'heavy');
      readyH[turn] += turn === 'wide' ? 5 : 2;
    }
  });
  const station = siteServing(plan, waters[0]);
  const transformer = grid.branches.find(
    (it) =>
      it.kind === 'transformer' && it.toBusId === busId(station, 10) && it.fromBusId === busId(station, 110),
  );
  if (transformer) add(transformer.id, 4 * 300, 44 * hourS, 'moderate');
  return {
    ...winter('ice-storm', seed),
    name: 'Ice storm around the city',
    nameUk: 'Ожеледь навколо міста',
    note: 'From 05:00 ice brings down the overhead lines around the city; cables in the streets hold, but nothing feeds them. Lines are mended from the inside out over two days. Watch how water follows electricity some hours later, as the tanks run down.',
    noteUk:
      'З 05:00 ожеледь обриває повітряні лінії навколо міста; кабелі на вулицях цілі, але живити їх нічим. Лінії відновлюють зсередини назовні протягом двох діб. Подача води падає на кілька годин пізніше за електропостачання, коли спорожнюються резервуари.',
    events,
    footprints: [{ id: 'ice-field', hazard: 'ice', intensity: 28, outline: closedRing(ice.ring) }],
  };
}

/** High water in the works of the largest town that drinks from the river. */
function floodedStation({ waters, seed }: Surroundings): Scenario {
  const water =
    waters.find((it) => it.settlement.kind === 'town' && it.source === 'river') ??
    waters.find((it) => it.source === 'river') ??
    waters[0];
  const station = water.stations.find((it) => it.kind === 'highLift') ?? water.stations[0];
  const { name, nameUk } = water.settlement;
  const at = (x: number, y: number): Point => ({
    x: station.point.x + 450 * x,
    y: station.point.y + 450 * y,
  });
  return {
    ...winter('flooded-station', seed),
    name: `Flooded pump station, ${name}`,
    nameUk: `Затоплена насосна станція, ${nameUk}`,
    note: 'High water floods the pump station at 06:00. Electricity is not touched: the town lives on its tanks until they are empty, and water returns after 30 hours.',
    noteUk:
      'О 06:00 висока вода затоплює насосну станцію. Електропостачання не зачеплене: місто живе з резервуарів, доки вони не спорожніють, вода повертається через 30 годин.',
    events: [
      {
        id: 'flood-1',
        timeS: 6 * hourS,
        component: { kind: 'facility', id: `${water.id}-${station.kind}` },
        damage: 'moderate',
        cause: 'natural hazard',
        repairS: 30 * hourS,
      },
    ],
    footprints: [
      {
        id: 'flood-outline',
        hazard: 'flood',
        intensity: 1.2,
        outline: closedRing([at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]),
      },
    ],
  };
}

/** All transformers of the substation that runs the upland town's pumps: one in overhaul already, the other fails. */
function transformerFailure({ plan, grid, waters, seed }: Surroundings): Scenario {
  const water = waters.find((it) => it.source === 'upland') ?? waters[waters.length - 1];
  const site = siteServing(plan, water);
  const bank = grid.branches.filter((it) => it.kind === 'transformer' && it.toBusId === busId(site, 10));
  const events = bank.map(
    (branch, i): LossEvent => ({
      id: `transformer-${i + 1}`,
      timeS: i === 0 ? 0 : 7 * hourS,
      component: { kind: 'branch', id: branch.id },
      damage: i === 0 ? 'moderate' : 'minor',
      cause: 'technical',
      // the first one waits for its spare; the others come back after tests
      repairS: i === 0 ? 240 * hourS : 26 * hourS,
    }),
  );
  return {
    ...winter('transformer-failure', seed),
    name: `Transformer failure during overhaul, ${site.name}`,
    nameUk: `Відмова трансформатора під час ремонту, ${site.nameUk}`,
    note: "One transformer is in overhaul and its spare is far away; at 07:00 the other one fails. The substation is dark until it is tested and switched back 26 hours later. The town's water comes from a lake above it: without pumps it still flows by gravity, at lower pressure.",
    noteUk:
      'Один трансформатор у ремонті, запасний далеко; о 07:00 відмовляє другий. Підстанція без напруги, доки його не перевірять і не ввімкнуть через 26 годин. Вода йде до міста з озера, що лежить вище: без насосів вона тече самопливом, але з меншим тиском.',
    events,
  };
}

/** Units that are out from a time on, for hours each. */
function unitsOut(hour: number, hours: Record<string, number>): LossEvent[] {
  return Object.entries(hours).map(([id, repairH], i) => ({
    id: `unit-${i + 1}`,
    timeS: hour * hourS,
    component: { kind: 'generator', id },
    damage: 'minor',
    cause: 'technical',
    repairS: repairH * hourS,
  }));
}

/** Both neighbours fail: what the region's own plants cannot give is shared out by turns. */
function cutOff({ seed }: Surroundings): Scenario {
  return {
    ...winter('cut-off', seed),
    name: 'Cut off from both neighbours',
    nameUk: 'Без обох сусідніх енергосистем',
    note: 'At 05:00 both ties fail for two and a half days. By night the region’s own plants are enough; by day and in the evening they are not, and feeders take turns by queue. Watch the wind fade, the battery cover what it can, and who is off when.',
    noteUk:
      'О 05:00 на дві з половиною доби зникають обидва міжсистемні перетини. Уночі власних станцій вистачає, удень і ввечері — ні, тож лінії вимикають по чергах. Видно, як стихає вітер, що покриває акумуляторна станція і кого коли вимкнено.',
    events: unitsOut(5, { 'G-tie-1': 60, 'G-tie-2': 62 }),
  };
}

/** Everything goes dark; the hydro plant is the only one that starts by itself. */
function blackout({ seed }: Surroundings): Scenario {
  return {
    ...winter('blackout', seed),
    name: 'Regional blackout and black start',
    nameUk: 'Повне знеструмлення регіону і пуск з нуля',
    note: 'In the evening peak, at 18:00, both ties and a unit of the power plant are lost at once: too much for load shedding, and the region goes dark. The hydro plant starts by itself and brings voltage to the others ring by ring; the ties return after 6 and 8 hours.',
    noteUk:
      'О 18:00, у вечірній пік, водночас зникають обидва перетини і блок ТЕС: розвантаження не рятує, регіон знеструмлено. ГЕС пускається сама і крок за кроком подає напругу решті; перетини повертаються через 6 і 8 годин.',
    events: unitsOut(18, { 'G-tie-1': 6, 'G-tie-2': 8, 'G-thermal-1': 40 }),
  };
}

/** Cut off, the region lives on its power plant, and that on the water of the town beside it, whose works is flooded. */
function coolingLost({ grid, waters, seed }: Surroundings): Scenario[] {
  const cooled = grid.generators.find((it) => it.coolingNodeId !== undefined);
  const water = waters.find((it) => it.id === splitWaterId(cooled?.coolingNodeId ?? '').networkId);
  const works = water?.stations.find((it) => it.sourceId !== undefined) ?? water?.stations[0];
  if (!water || !works) return [];
  const { name, nameUk } = water.settlement;
  return [
    {
      ...winter('cooling-lost', seed),
      name: `Cut off, and no cooling water from ${name}`,
      nameUk: `Без сусідів і без охолоджувальної води: ${nameUk}`,
      note: `Both ties fail at 05:00. At 06:00 high water floods the waterworks of ${name}, whose mains cool the power plant: it runs on while the town's tank lasts, then it stops and takes the region with it. The hydro plant brings some of it back; the rest waits for water, which returns with the works after 30 hours.`,
      noteUk: `О 05:00 зникають обидва міжсистемні перетини. О 06:00 висока вода затоплює водоочисну станцію (${nameUk}), водою якої охолоджується ТЕС: станція працює, доки вистачає резервуара, потім зупиняється, і регіон знеструмлено. ГЕС живить лише частину; решта чекає на воду, яка повертається через 30 годин.`,
      events: [
        ...unitsOut(5, { 'G-tie-1': 60, 'G-tie-2': 62 }),
        {
          id: 'flood-1',
          timeS: 6 * hourS,
          component: { kind: 'facility', id: `${water.id}-${works.kind}` },
          damage: 'moderate',
          cause: 'natural hazard',
          repairS: 30 * hourS,
        },
      ],
    },
  ];
}

/** The substation that a network's works is joined to: that of the nearest district of its town. */
function siteServing(plan: GridPlan, water: WaterPlan): Site {
  const works = water.stations.find((it) => it.sourceId !== undefined) ?? water.stations[0];
  const districts = plan.sites
    .flatMap((it) => it.districts)
    .filter((it) => it.settlement === water.settlement);
  const nearest = districts.reduce((a, b) =>
    distanceM(b.site, works.point) < distanceM(a.site, works.point) ? b : a,
  );
  return plan.siteOfDistrict.get(nearest.id)!;
}
