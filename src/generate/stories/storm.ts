import { cos, pi, sin } from '../../numerics/math';
import type { Circuit, GridPlan } from '../grid/grid-plan';
import { distanceM, isInside, type Point } from '../land/plane';
import type { Settlement } from '../land/settlements';

/** Where ice lies heavy. */
export interface IceField {
  ring: Point[];
}

const corners = 28;

/** An ellipse about `middle`, its long axis across the direction `from` -> `middle`. */
export function layIce(from: Point, middle: Point, longM: number, shortM: number): IceField {
  const length = Math.max(1, distanceM(from, middle));
  const along = { x: -(middle.y - from.y) / length, y: (middle.x - from.x) / length };
  const ring = Array.from({ length: corners }, (_, i): Point => {
    const angle = (2 * pi * i) / corners;
    const a = longM * cos(angle);
    const b = shortM * sin(angle);
    return { x: middle.x + a * along.x + b * along.y, y: middle.y + a * along.y - b * along.x };
  });
  return { ring };
}

/** Overhead circuits with at least `leastM` of their route inside the ice field, in the order of the plan. */
export function circuitsInside(plan: GridPlan, ice: IceField, leastM: number): Circuit[] {
  return plan.circuits.filter((it) => it.kind === 'line' && insideM(it.route, ice.ring) >= leastM);
}

/** Length of a line inside a ring, by steps of about 100 m. */
function insideM(line: readonly Point[], ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const length = distanceM(line[i - 1], line[i]);
    const steps = Math.max(1, Math.ceil(length / 100));
    for (let k = 0; k < steps; k++) {
      const t = (k + 0.5) / steps;
      const p = {
        x: line[i - 1].x + t * (line[i].x - line[i - 1].x),
        y: line[i - 1].y + t * (line[i].y - line[i - 1].y),
      };
      if (isInside(p, ring)) sum += length / steps;
    }
  }
  return sum;
}

/** Whether a substation of a settlement has no way left to any unit when some circuits are lost. */
export function cutsOff(plan: GridPlan, lost: readonly Circuit[], settlement: Settlement): boolean {
  const isLost = new Set(lost);
  const reached = new Set(plan.units.map((it) => it.siteIx));
  let size = 0;
  while (size < reached.size) {
    size = reached.size;
    for (const it of plan.circuits) {
      if (isLost.has(it)) continue;
      if (reached.has(it.fromIx)) reached.add(it.toIx);
      else if (reached.has(it.toIx)) reached.add(it.fromIx);
    }
  }
  return plan.sites.some((it, ix) => it.settlement === settlement && !reached.has(ix));
}
