import type { Technology } from '../../model/grid';
import type { District } from '../land/districts';
import type { Name } from '../land/names';
import type { Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Conductor, TransformerRange } from './grid-constants';

/** Substations, circuits and units before they become buses and branches. */
export interface GridPlan {
  sites: Site[];
  circuits: Circuit[];
  banks: Bank[];
  units: Unit[];
  /** Site that serves each district, by district id. */
  siteOfDistrict: Map<string, Site>;
}

export type SiteKind = 'load' | 'grid' | 'plant' | 'tie';

/** One substation: a place with a bus for each of its voltages. */
export interface Site extends Name {
  id: string;
  kind: SiteKind;
  point: Point;
  kvs: number[];
  districts: District[];
  settlement?: Settlement;
  meanMw: number;
}

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

export type UnitClass = 'thermal' | 'hydro' | 'wind' | 'solar' | 'storage' | 'tie';

export interface Unit extends Name {
  id: string;
  siteIx: number;
  kv: number;
  technology: Technology;
  class: UnitClass;
  maxMw: number;
}
