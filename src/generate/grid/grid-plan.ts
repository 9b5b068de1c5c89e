import type { Technology } from '../../model/grid';
import type { District } from '../land/districts';
import type { Name } from '../land/names';
import type { Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Conductor, TransformerRange } from './equipment';
import type { AgeRules, GridScale } from './grid-scale';

/** Substations, circuits and units before they become buses and branches. */
export interface GridPlan {
  scale: GridScale;
  rules: AgeRules;
  /** Winter peak of all load, MW. */
  peakMw: number;
  sites: Site[];
  circuits: Circuit[];
  banks: Bank[];
  units: Unit[];
  /** Site that serves each district, by district id: the first where several do. */
  siteOfDistrict: Map<string, Site>;
}

export type SiteKind = 'load' | 'grid' | 'plant' | 'tie';

/** People of a district whom a site serves. */
export interface Part {
  district: District;
  people: number;
}

/** One substation: a place with a bus for each of its voltages. */
export interface Site extends Name {
  id: string;
  kind: SiteKind;
  point: Point;
  /** Voltages, and machine keys from `firstMachineKey` on for buses of single units. */
  kvs: number[];
  /** Voltage of the machine buses. */
  machineKv?: number;
  parts: Part[];
  districts: District[];
  settlement?: Settlement;
  meanMw: number;
}

/** Keys of machine buses in `Site.kvs` start here. */
export const firstMachineKey = 9001;

/** Parallel lines between two sites. */
export interface Circuit {
  fromIx: number;
  toIx: number;
  kv: number;
  kind: 'line' | 'cable';
  lengthKm: number;
  route: Point[];
  ladder: readonly Conductor[];
  step: number;
  count: number;
}

/** Parallel transformers at one site. */
export interface Bank {
  siteIx: number;
  highKv: number;
  lowKv: number;
  range: TransformerRange;
  step: number;
  count: number;
}

/** Transformers of which one may be out with `peakMw` still carried; a single one is sized to its unit. */
export function bankFor(
  siteIx: number,
  highKv: number,
  lowKv: number,
  range: TransformerRange,
  peakMw: number,
  count: number,
): Bank {
  const eachMva = count > 1 ? peakMw / (count - 1) / powerFactor : peakMw / stepUpLoading;
  const fit = range.sizesMva.findIndex((it) => it >= eachMva);
  return { siteIx, highKv, lowKv, range, step: fit < 0 ? range.sizesMva.length - 1 : fit, count };
}

const powerFactor = 0.93;
/** Loading of a single step-up transformer at full output of its unit. */
const stepUpLoading = 0.75;

export type LocalClass = 'thermal' | 'nuclear' | 'hydro' | 'wind' | 'solar';
export type UnitClass = LocalClass | 'storage' | 'tie';

export interface Unit extends Name {
  id: string;
  siteIx: number;
  /** Voltage or machine key of its bus. */
  kv: number;
  technology: Technology;
  class: UnitClass;
  maxMw: number;
}
