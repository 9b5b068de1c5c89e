import { cos, pi, sin } from '../../numerics/math';
import type { Name } from '../land/names';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';
import type { Terrain } from '../land/terrain';
import { meanKwAll } from './grid-constants';
import type { GridPlan, Site } from './grid-plan';

/** What substations and plants are placed by. */
export interface Ground {
  terrain: Terrain;
  settlements: readonly Settlement[];
}

/** Adds a site and returns its index. */
export function addSite(plan: GridPlan, site: Omit<Site, 'id' | 'meanMw' | 'districts'>): number {
  const people = site.parts.reduce((sum, it) => sum + it.people, 0);
  const made: Site = {
    ...site,
    id: `S${plan.sites.length + 1}`,
    districts: site.parts.map((it) => it.district),
    meanMw: (people * meanKwAll) / 1000,
  };
  plan.sites.push(made);
  for (const it of made.districts) if (!plan.siteOfDistrict.has(it.id)) plan.siteOfDistrict.set(it.id, made);
  return plan.sites.length - 1;
}

/** Towns up to this radius keep large substations and plants outside. */
const openRadiusM = 7000;
const siteGapM = 700;

/** The nearest point outside built-up land (but for stations in large cities), off water and off other sites. */
export function clearOfTowns(point: Point, ground: Ground, plan: GridPlan, mayBeInCity = false): Point {
  const { terrain, settlements } = ground;
  for (let ring = 0; ring < 60; ring++) {
    for (let i = 0; i < (ring === 0 ? 1 : 16); i++) {
      const angle = (2 * pi * (i + 4)) / 16;
      const p = { x: point.x + ring * 500 * cos(angle), y: point.y + ring * 500 * sin(angle) };
      if (Math.abs(p.x) > terrain.halfWidthM || Math.abs(p.y) > terrain.halfHeightM) continue;
      const isNear = settlements.some(
        (it) =>
          !(mayBeInCity && it.radiusM > openRadiusM) &&
          distanceM(it.centre, p) < 1.5 * it.radiusM &&
          isInside(p, it.outline),
      );
      if (isNear || !terrain.isDry(p, 400) || terrain.inlandM(p) <= 600) continue;
      if (plan.sites.some((it) => distanceM(it.point, p) < siteGapM)) continue;
      return p;
    }
  }
  return point;
}

/** The settlement whose edge is nearest; ties by order. */
export function nearestSettlement(point: Point, settlements: readonly Settlement[]): Settlement {
  let best = settlements[0];
  let bestM = Number.POSITIVE_INFINITY;
  for (const it of settlements) {
    const d = distanceM(it.centre, point) - it.radiusM;
    if (d >= bestM) continue;
    bestM = d;
    best = it;
  }
  return best;
}

/** A place's name with what stands there, numbered from the second of a kind on. */
export function namedAfter(plan: GridPlan, place: Name, suffix: string, suffixUk: string): Name {
  const name = `${place.name} ${suffix}`;
  const nameUk = `${place.nameUk}${suffixUk}`;
  const same = plan.sites.filter((it) => it.name === name || it.name.startsWith(`${name} No. `)).length;
  if (same === 0) return { name, nameUk };
  return { name: `${name} No. ${same + 1}`, nameUk: `${nameUk} № ${same + 1}` };
}
