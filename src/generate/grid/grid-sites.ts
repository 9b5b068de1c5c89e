import { cos, pi, sin } from '../../numerics/math';
import { type District, kMeans, nearestIx } from '../land/districts';
import { type Name, nameOf } from '../land/names';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import {
  autotransformers,
  hydroShare,
  loadTransformers,
  meanKwAll,
  solarShare,
  stepUpTransformers,
  storageShare,
  thermalUnitShare,
  tieShare,
  windShare,
  winterPeakFactor,
} from './grid-constants';
import type { Bank, GridPlan, Site } from './grid-plan';

/** Winter peak a load substation is laid out for, MW. */
const substationPeakMw = 23;
const gridStationPeakMw = 165;
const villagesPerSubstation = 3;

/** Substations by demand, plants by resource, ties at the border; no lines yet. */
export function placeSites(
  settlements: readonly Settlement[],
  districtsOf: ReadonlyMap<string, District[]>,
  terrain: Terrain,
): GridPlan {
  const plan: GridPlan = { sites: [], circuits: [], banks: [], units: [], siteOfDistrict: new Map() };
  const addSite = (site: Omit<Site, 'id' | 'meanMw'>): number => {
    const people = site.districts.reduce((sum, it) => sum + it.people, 0);
    const made = { ...site, id: `S${plan.sites.length + 1}`, meanMw: (people * meanKwAll) / 1000 };
    plan.sites.push(made);
    for (const it of site.districts) plan.siteOfDistrict.set(it.id, made);
    return plan.sites.length - 1;
  };

  for (const settlement of settlements) {
    if (settlement.kind === 'village') continue;
    const districts = districtsOf.get(settlement.id) ?? [];
    const peakMw = (settlement.people * meanKwAll * winterPeakFactor) / 1000;
    const count = Math.max(1, Math.min(districts.length, Math.ceil(peakMw / substationPeakMw)));
    for (const group of groupDistricts(districts, count)) {
      const point = aside(weightedCentre(group), 350);
      addSite({
        ...nameByPlace(settlement, group),
        kind: 'load',
        point,
        kvs: [110, 10],
        districts: group,
        settlement,
      });
    }
  }
  const villages = settlements
    .filter((it) => it.kind === 'village')
    .flatMap((it) => districtsOf.get(it.id) ?? []);
  for (const group of groupDistricts(
    villages,
    Math.max(1, Math.round(villages.length / villagesPerSubstation)),
  )) {
    const largest = group.reduce((a, b) => (b.people > a.people ? b : a));
    const { name, nameUk } = largest;
    addSite({
      name,
      nameUk,
      kind: 'load',
      point: aside(largest.site, 900),
      kvs: [110, 10],
      districts: group,
      settlement: largest.settlement,
    });
  }
  for (let ix = 0; ix < plan.sites.length; ix++) {
    const peakMw = plan.sites[ix].meanMw * winterPeakFactor;
    plan.banks.push(bankFor(ix, 110, 10, loadTransformers, peakMw, 2));
  }
  const peakMw = winterPeakFactor * plan.sites.reduce((sum, it) => sum + it.meanMw, 0);
  placeGridStations(plan, addSite, settlements, peakMw, terrain);
  placePlants(plan, addSite, settlements, peakMw, terrain);
  return plan;
}

/** Transformers of which one may be out with `peakMw` still carried; a single one is sized to it. */
function bankFor(
  siteIx: number,
  highKv: number,
  lowKv: number,
  range: Bank['range'],
  peakMw: number,
  count: number,
): Bank {
  const eachMw = count > 1 ? peakMw / (count - 1) : peakMw;
  const fit = range.sizesMva.findIndex((it) => it * 0.93 >= eachMw);
  return { siteIx, highKv, lowKv, range, step: fit < 0 ? range.sizesMva.length - 1 : fit, count };
}

type AddSite = (site: Omit<Site, 'id' | 'meanMw'>) => number;

function placeGridStations(
  plan: GridPlan,
  addSite: AddSite,
  settlements: readonly Settlement[],
  peakMw: number,
  terrain: Terrain,
): void {
  const load = plan.sites.filter((it) => it.kind === 'load');
  const count = Math.max(2, Math.round(peakMw / gridStationPeakMw));
  const centres = kMeans(
    load.map((it) => it.point),
    count,
    load.map((it) => it.meanMw),
  );
  const names: [string, string][] = [
    ['Central', 'Центральна'],
    ['East', 'Східна'],
    ['West', 'Західна'],
    ['North', 'Північна'],
    ['Upper', 'Верхня'],
    ['Coastal', 'Прибережна'],
    ['Steppe', 'Степова'],
    ['River', 'Річкова'],
  ];
  centres.forEach((centre, i) => {
    const [name, nameUk] = names[i % names.length];
    const number = i < names.length ? '' : ` ${Math.floor(i / names.length) + 1}`;
    const ix = addSite({
      name: `${name} 330${number}`,
      nameUk: `${nameUk} 330${number}`,
      kind: 'grid',
      point: clearOfTowns(centre, settlements, terrain),
      kvs: [330, 110],
      districts: [],
    });
    plan.banks.push({ siteIx: ix, highKv: 330, lowKv: 110, range: autotransformers, step: 0, count: 2 });
  });
  const central = plan.sites.findIndex((it) => it.kind === 'grid');
  plan.units.push({
    id: 'G-storage',
    ...suffixed(plan.sites[central], 'battery', 'акумуляторна станція'),
    siteIx: central,
    kv: 110,
    technology: 'storage',
    class: 'storage',
    maxMw: Math.max(1, Math.round(peakMw * storageShare)),
  });
  const edges: [string, string, number, number][] = [
    ['Northern tie', 'Північний перетин', -0.55, 0.93],
    ['Eastern tie', 'Східний перетин', 0.93, 0.6],
  ];
  edges.forEach(([name, nameUk, x, y], i) => {
    const point = { x: x * terrain.halfWidthM, y: y * terrain.halfHeightM };
    const siteIx = addSite({ name, nameUk, kind: 'tie', point, kvs: [330], districts: [] });
    plan.units.push({
      id: `G-tie-${i + 1}`,
      name,
      nameUk,
      siteIx,
      kv: 330,
      technology: 'interconnection',
      class: 'tie',
      maxMw: Math.round(peakMw * tieShare),
    });
  });
}

function placePlants(
  plan: GridPlan,
  addSite: AddSite,
  settlements: readonly Settlement[],
  peakMw: number,
  terrain: Terrain,
): void {
  const port = settlements.find((it) => it.kind === 'town') ?? settlements[0];
  const side = port.centre.x > settlements[0].centre.x ? -1 : 1;
  const shoreX = port.centre.x + side * (port.radiusM + 1800);
  const thermal = addSite({
    ...suffixed(port, 'power plant', 'ТЕС'),
    kind: 'plant',
    point: terrain.coastPoint(shoreX, 450) ?? { x: shoreX, y: port.centre.y },
    kvs: [110, 15, 16],
    districts: [],
  });
  const unitMw = Math.round(peakMw * thermalUnitShare);
  for (const [i, kv] of [15, 16].entries()) {
    plan.banks.push(bankFor(thermal, 110, kv, stepUpTransformers, unitMw, 1));
    const id = `G-thermal-${i + 1}`;
    const { name, nameUk } = suffixed(port, `power plant, unit ${i + 1}`, `ТЕС, блок ${i + 1}`);
    plan.units.push({
      id,
      name,
      nameUk,
      siteIx: thermal,
      kv,
      technology: 'combinedCycle',
      class: 'thermal',
      maxMw: unitMw,
    });
  }

  const main = terrain.rivers[0].line;
  const dam = main[Math.floor(main.length * 0.16)];
  const damName = nameOf('Верхогребель');
  const hydroMw = Math.round(peakMw * hydroShare);
  const hydro = addSite({
    ...suffixed(damName, 'hydro plant', 'ГЕС'),
    kind: 'plant',
    point: dam,
    kvs: [110, 10],
    districts: [],
  });
  plan.banks.push(bankFor(hydro, 110, 10, stepUpTransformers, hydroMw, 2));
  for (let i = 0; i < 3; i++) {
    const { name, nameUk } = suffixed(damName, `hydro plant, unit ${i + 1}`, `ГЕС, агрегат ${i + 1}`);
    plan.units.push({
      id: `G-hydro-${i + 1}`,
      name,
      nameUk,
      siteIx: hydro,
      kv: 10,
      technology: 'hydro',
      class: 'hydro',
      maxMw: Math.max(1, Math.round(hydroMw / 3)),
    });
  }
  const windX = -side * 0.72 * terrain.halfWidthM;
  const wind = terrain.coastPoint(windX, 2500) ?? { x: windX, y: -0.6 * terrain.halfHeightM };
  const sun = { x: 0.6 * side * terrain.halfWidthM, y: 0.12 * terrain.halfHeightM };
  const farms = [
    ['wind', 'Cape wind farm', 'Мисова ВЕС', clearOfTowns(wind, settlements, terrain), windShare],
    [
      'solar',
      'Sunfield solar park',
      'Сонячне поле, СЕС',
      clearOfTowns(sun, settlements, terrain),
      solarShare,
    ],
  ] as const;
  for (const [kind, name, nameUk, point, share] of farms) {
    const maxMw = Math.max(2, Math.round(peakMw * share));
    const siteIx = addSite({ name, nameUk, kind: 'plant', point, kvs: [110, 35], districts: [] });
    plan.banks.push(bankFor(siteIx, 110, 35, stepUpTransformers, maxMw, 1));
    plan.units.push({ id: `G-${kind}`, name, nameUk, siteIx, kv: 35, technology: kind, class: kind, maxMw });
  }
}

function suffixed(place: Name, suffix: string, suffixUk: string): Name {
  return { name: `${place.name} ${suffix}`, nameUk: `${place.nameUk}, ${suffixUk}` };
}

/** Districts in groups of near neighbours with about equal people. */
function groupDistricts(districts: readonly District[], count: number): District[][] {
  if (districts.length === 0) return [];
  const sites = districts.map((it) => it.site);
  const centres = kMeans(
    sites,
    Math.min(count, districts.length),
    districts.map((it) => it.people),
  );
  const groups: District[][] = centres.map(() => []);
  for (const it of districts) groups[nearestIx(it.site, centres)].push(it);
  return groups.filter((it) => it.length > 0);
}

function nameByPlace(settlement: Settlement, group: readonly District[]): Name {
  if (group.length === 0) return settlement;
  const largest = group.reduce((a, b) => (b.people > a.people ? b : a));
  return { name: largest.name, nameUk: largest.nameUk };
}

function weightedCentre(group: readonly District[]): Point {
  let x = 0;
  let y = 0;
  let people = 0;
  for (const it of group) {
    x += it.people * it.site.x;
    y += it.people * it.site.y;
    people += it.people;
  }
  return { x: x / people, y: y / people };
}

function aside(point: Point, stepM: number): Point {
  return { x: point.x + 0.8 * stepM, y: point.y + 0.6 * stepM };
}

/** The nearest point outside built-up land, off the sea and off rivers. */
function clearOfTowns(point: Point, settlements: readonly Settlement[], terrain: Terrain): Point {
  for (let ring = 0; ring < 40; ring++) {
    for (let i = 0; i < (ring === 0 ? 1 : 16); i++) {
      const angle = (2 * pi * (i + 4)) / 16;
      const p = { x: point.x + ring * 500 * cos(angle), y: point.y + ring * 500 * sin(angle) };
      const near = settlements.some(
        (it) => distanceM(it.centre, p) < 1.5 * it.radiusM && isInside(p, it.outline),
      );
      if (!near && terrain.isDry(p, 400)) return p;
    }
  }
  return point;
}
