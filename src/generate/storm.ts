import type { Circuit, GridPlan, Site } from './grid-plan';
import { distanceM, isInside, type Point } from './plane';

/** A straight belt of heavy ice. */
export interface StormBelt {
  ring: Point[];
}

/** A belt about a point, its long side across the direction `from` -> `middle`. */
export function layBelt(from: Point, middle: Point, halfLengthM: number, halfWidthM: number): StormBelt {
  const length = Math.max(1, distanceM(from, middle));
  const along = { x: -(middle.y - from.y) / length, y: (middle.x - from.x) / length };
  const across = { x: -along.y, y: along.x };
  const corner = (a: number, b: number): Point => ({
    x: middle.x + a * halfLengthM * along.x + b * halfWidthM * across.x,
    y: middle.y + a * halfLengthM * along.y + b * halfWidthM * across.y,
  });
  return { ring: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] };
}

/** Overhead circuits with at least `leastM` of their route inside the belt, in the order of the plan. */
export function circuitsInside(plan: GridPlan, belt: StormBelt, leastM: number): Circuit[] {
  return plan.circuits.filter((it) => it.kind === 'line' && insideM(it.route, belt.ring) >= leastM);
}

export function sitesInside(plan: GridPlan, belt: StormBelt): Site[] {
  return plan.sites.filter((it) => isInside(it.point, belt.ring));
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
