import type { Technology } from '../../model/grid';
import type { Random } from '../../numerics/random';
import type { Name } from '../land/names';
import { type Point, roundTo } from '../land/plane';
import type { GridAge, PlantMix } from '../options';
import { stepUpTransformers } from './equipment';
import {
  firmShare,
  largestStorageMw,
  leastShare,
  nightFactor,
  storageShare,
  winterPeakFactor,
} from './grid-constants';
import { bankFor, firstMachineKey, type GridPlan, type LocalClass, type UnitClass } from './grid-plan';
import { addSite, clearOfTowns, type Ground, namedAfter, nearestSettlement } from './place-sites';
import { coolingSite, hydroSites, remoteWaterSites, sunSites, windSites } from './plant-sites';

/** From this power on a plant or unit is joined to the network above 110 kV. */
const highVoltageMw = 300;
const hydroPlantMw = 260;
const windFarmMw = 90;
const solarParkMw = 60;
/** Nuclear units in use, MW: small modular ones, 160 to 440 and 1,000. */
const nuclearUnitsMw = [1000, 440, 300, 160, 77, 50];
/** Largest nuclear unit over the winter peak: its loss has to be made up at once. */
const largestUnitShare = 0.25;

/** Installed power of own plants over the winter peak: what suits the size, and no more than nights can take. */
export function ownShareOf(plan: GridPlan, mix: PlantMix): number {
  const leastOutput = mix.thermal * leastShare.thermal + mix.nuclear * leastShare.nuclear;
  const { ownShare } = plan.scale;
  return leastOutput > 0 ? Math.min(ownShare, nightFactor / winterPeakFactor / leastOutput) : ownShare;
}

/** Power plants by resource, ties at the border and batteries at large substations. */
export function placePlants(
  plan: GridPlan,
  ground: Ground,
  mix: PlantMix,
  age: GridAge,
  random: Random,
): void {
  const ownShare = ownShareOf(plan, mix);
  const ownMw = ownShare * plan.peakMw;
  placeTies(plan, ground, mix, ownShare);
  placeStorage(plan);
  placeThermal(plan, ground, ownMw * mix.thermal, age);
  placeHydro(plan, ground, ownMw * mix.hydro);
  placeNuclear(plan, ground, ownMw * mix.nuclear);
  placeFarms(plan, ground, 'wind', ownMw * mix.wind, random.fork('wind'));
  placeFarms(plan, ground, 'solar', ownMw * mix.solar, random.fork('sun'));
}

/** Whole MW, or tenths of small units. */
function roundUnitMw(mw: number): number {
  return mw < 50 ? Math.max(0.1, roundTo(mw, 1)) : Math.round(mw);
}

const edges: readonly [string, string, number, number][] = [
  ['Northern tie', 'Північний перетин', -0.55, 0.93],
  ['Eastern tie', 'Східний перетин', 0.93, 0.6],
  ['Western tie', 'Західний перетин', -0.93, 0.15],
  ['Upper tie', 'Верхній перетин', 0.35, 0.93],
  ['Lower tie', 'Нижній перетин', 0.93, -0.2],
];

/** Ties of equal size: with all but one of them the region can carry its peak and the reserve on top. */
function placeTies(plan: GridPlan, ground: Ground, mix: PlantMix, ownShare: number): void {
  const { scale, rules, peakMw } = plan;
  let firm = 0;
  for (const it of ['thermal', 'nuclear', 'hydro'] as const) firm += firmShare[it] * mix[it] * ownShare;
  const share = Math.max(0.08, (1 + rules.reserveMargin - firm) / (scale.tieCount - 1));
  for (let i = 0; i < scale.tieCount; i++) {
    const [name, nameUk, x, y] = edges[i];
    const { halfWidthM, halfHeightM } = ground.terrain;
    const point = clearOfTowns({ x: x * halfWidthM, y: y * halfHeightM }, ground, plan);
    const kv = scale.gridKvs.length === 0 ? 110 : scale.gridKvs[i % scale.gridKvs.length];
    const siteIx = addSite(plan, { name, nameUk, kind: 'tie', point, kvs: [kv], parts: [] });
    const maxMw = roundUnitMw(peakMw * share);
    plan.units.push({
      id: `G-tie-${i + 1}`,
      name,
      nameUk,
      siteIx,
      kv,
      technology: 'interconnection',
      class: 'tie',
      maxMw,
    });
  }
}

function placeStorage(plan: GridPlan): void {
  const totalMw = plan.peakMw * storageShare;
  const count = Math.ceil(totalMw / largestStorageMw);
  const stations = plan.sites.flatMap((it, ix) => (it.kind === 'grid' && it.kvs.includes(110) ? [ix] : []));
  let largest = 0;
  plan.sites.forEach((it, ix) => {
    if (it.kvs.includes(110) && it.meanMw > plan.sites[largest].meanMw) largest = ix;
  });
  for (let i = 0; i < count; i++) {
    const siteIx = stations.length > 0 ? stations[Math.floor((i * stations.length) / count)] : largest;
    const number = count > 1 ? `-${i + 1}` : '';
    plan.units.push({
      id: `G-storage${number}`,
      name: `${plan.sites[siteIx].name} battery`,
      nameUk: `${plan.sites[siteIx].nameUk}, акумуляторна станція`,
      siteIx,
      kv: 110,
      technology: 'storage',
      class: 'storage',
      maxMw: roundUnitMw(totalMw / count),
    });
  }
}

interface Plant {
  place: Name;
  suffix: string;
  suffixUk: string;
  unit: string;
  unitUk: string;
  point: Point;
  class: UnitClass;
  technology: Technology;
  unitMw: number;
  unitCount: number;
  machineKv: number;
}

/** A plant of units with a transformer and a bus each, numbered on from those of the same class. */
function addBlocks(plan: GridPlan, plant: Plant): void {
  const before = plan.units.filter((it) => it.class === plant.class).length;
  const name = namedAfter(plan, plant.place, plant.suffix, `, ${plant.suffixUk}`);
  const highKv = kvFor(plan, plant.unitMw * plant.unitCount);
  const keys = Array.from({ length: plant.unitCount }, (_, i) => firstMachineKey + i);
  const siteIx = addSite(plan, {
    ...name,
    kind: 'plant',
    point: plant.point,
    kvs: [highKv, ...keys],
    machineKv: plant.machineKv,
    parts: [],
  });
  keys.forEach((key, i) => {
    plan.banks.push(bankFor(siteIx, highKv, key, stepUpTransformers, plant.unitMw, 1));
    plan.units.push({
      id: `G-${plant.class}-${before + i + 1}`,
      name: `${name.name}, ${plant.unit} ${i + 1}`,
      nameUk: `${name.nameUk}, ${plant.unitUk} ${i + 1}`,
      siteIx,
      kv: key,
      technology: plant.technology,
      class: plant.class,
      maxMw: plant.unitMw,
    });
  });
}

/** The voltage that a plant of this power is joined at. */
function kvFor(plan: GridPlan, plantMw: number): number {
  const { gridKvs } = plan.scale;
  if (gridKvs.length === 0 || plantMw < highVoltageMw) return 110;
  return gridKvs.includes(750) && plantMw > 1800 ? 750 : 330;
}

function placeThermal(plan: GridPlan, ground: Ground, totalMw: number, age: GridAge): void {
  if (totalMw < 1) return;
  const { thermalPlantMw, thermalUnitMw } = plan.scale;
  const count = Math.ceil(totalMw / thermalPlantMw);
  const { settlements } = ground;
  const port = settlements.find((it) => it.kind === 'town') ?? settlements[0];
  const towns = [port, ...settlements.filter((it) => it.kind !== 'village' && it !== port)];
  for (let i = 0; i < count; i++) {
    const town = towns[i % towns.length];
    const unitCount = Math.max(2, Math.ceil(totalMw / count / thermalUnitMw));
    const isCoal = i > 0 && (age === 'old' || (age === 'mixed' && i % 2 === 1));
    addBlocks(plan, {
      place: town,
      suffix: 'power plant',
      suffixUk: 'ТЕС',
      unit: 'unit',
      unitUk: 'блок',
      point: coolingSite(town, ground, plan),
      class: 'thermal',
      technology: isCoal ? 'coal' : 'combinedCycle',
      unitMw: roundUnitMw(totalMw / count / unitCount),
      unitCount,
      machineKv: 15.75,
    });
  }
}

function placeNuclear(plan: GridPlan, ground: Ground, totalMw: number): void {
  if (totalMw < 1) return;
  const mostMw = largestUnitShare * plan.peakMw;
  const sizeMw =
    nuclearUnitsMw.find((it) => it <= mostMw && totalMw / it >= 1.7) ?? Math.min(totalMw / 2, mostMw);
  const units = Math.max(2, Math.ceil(totalMw / sizeMw));
  const plantCount = Math.ceil(units / 6);
  remoteWaterSites(ground, plan, plantCount).forEach((point, i, { length }) => {
    addBlocks(plan, {
      place: nearestSettlement(point, ground.settlements),
      suffix: 'nuclear plant',
      suffixUk: 'АЕС',
      unit: 'unit',
      unitUk: 'блок',
      point,
      class: 'nuclear',
      technology: 'nuclear',
      unitMw: roundUnitMw(totalMw / units),
      unitCount: Math.floor((units * (i + 1)) / length) - Math.floor((units * i) / length),
      machineKv: sizeMw >= 500 ? 24 : 15.75,
    });
  });
}

/** Hydro plants with three units and two transformers each. */
function placeHydro(plan: GridPlan, ground: Ground, totalMw: number): void {
  if (totalMw < 1) return;
  const wanted = Math.max(
    ground.terrain.land === 'mountain' && totalMw > 40 ? 2 : 1,
    Math.ceil(totalMw / hydroPlantMw),
  );
  const points = hydroSites(ground, wanted);
  points.forEach((dam, i) => {
    const plantMw = totalMw / points.length;
    const before = 3 * i;
    const place = nearestSettlement(dam, ground.settlements);
    const name = namedAfter(plan, place, 'hydro plant', ', ГЕС');
    const highKv = kvFor(plan, plantMw);
    const siteIx = addSite(plan, { ...name, kind: 'plant', point: dam, kvs: [highKv, 10], parts: [] });
    plan.banks.push(bankFor(siteIx, highKv, 10, stepUpTransformers, plantMw, 2));
    for (let k = 0; k < 3; k++)
      plan.units.push({
        id: `G-hydro-${before + k + 1}`,
        name: `${name.name}, unit ${k + 1}`,
        nameUk: `${name.nameUk}, агрегат ${k + 1}`,
        siteIx,
        kv: 10,
        technology: 'hydro',
        class: 'hydro',
        maxMw: roundUnitMw(plantMw / 3),
      });
  });
}

const farmWords: Readonly<Record<'wind' | 'solar', { suffix: string; suffixUk: string; largestMw: number }>> =
  {
    wind: { suffix: 'wind farm', suffixUk: ', ВЕС', largestMw: windFarmMw },
    solar: { suffix: 'solar park', suffixUk: ', СЕС', largestMw: solarParkMw },
  };

function placeFarms(
  plan: GridPlan,
  ground: Ground,
  kind: Extract<LocalClass, 'wind' | 'solar'>,
  totalMw: number,
  random: Random,
): void {
  if (totalMw < 1) return;
  const { suffix, suffixUk, largestMw } = farmWords[kind];
  const wanted = Math.ceil(totalMw / largestMw);
  const points = kind === 'wind' ? windSites(ground, wanted, random) : sunSites(ground, wanted, random);
  points.forEach((spot, i) => {
    const point = clearOfTowns(spot, ground, plan);
    const name = namedAfter(plan, nearestSettlement(point, ground.settlements), suffix, suffixUk);
    const siteIx = addSite(plan, { ...name, kind: 'plant', point, kvs: [110, 35], parts: [] });
    const maxMw = roundUnitMw(totalMw / points.length);
    plan.banks.push(bankFor(siteIx, 110, 35, stepUpTransformers, maxMw, 1));
    const id = points.length === 1 ? `G-${kind}` : `G-${kind}-${i + 1}`;
    plan.units.push({ id, ...name, siteIx, kv: 35, technology: kind, class: kind, maxMw });
  });
}
