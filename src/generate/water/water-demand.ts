import type { Random } from '../../numerics/random';
import { homeM3Day, leakShare, workM3Day } from '../constants';
import { type District, nearestIx } from '../land/districts';
import type { PlanNode, WaterPlan } from './water-plan';

const dayS = 86_400;

/** Annual mean demand of a node, leakage included. */
export function meanM3s(node: PlanNode): number {
  return node.homeM3s + node.workM3s + node.leakM3s;
}

/** Shares the people of a place's districts among its junctions, and sets demands from them. */
export function shareDemand(
  plan: WaterPlan,
  junctionIxs: readonly number[],
  districts: readonly District[],
  random: Random,
): void {
  const sites = districts.map((it) => it.site);
  const points = junctionIxs.map((ix) => plan.nodes[ix].point);
  const members: number[][] = districts.map(() => []);
  junctionIxs.forEach((ix, i) => {
    members[nearestIx(points[i], sites)].push(ix);
  });
  districts.forEach((district, d) => {
    const ixs = members[d].length > 0 ? members[d] : [junctionIxs[nearestIx(district.site, points)]];
    const weights = ixs.map(() => 0.6 + 0.8 * random.next());
    const sum = weights.reduce((total, it) => total + it, 0);
    let left = district.people;
    ixs.forEach((ix, i) => {
      const people = i === ixs.length - 1 ? left : Math.floor((district.people * weights[i]) / sum);
      left -= people;
      const node = plan.nodes[ix];
      node.users.push({ district, people });
      node.homeM3s += (people * homeM3Day) / dayS;
      node.workM3s += (people * workM3Day * (0.4 + 1.2 * random.next())) / dayS;
    });
  });
  for (const ix of junctionIxs) {
    const node = plan.nodes[ix];
    node.leakM3s = ((node.homeM3s + node.workM3s) * leakShare) / (1 - leakShare);
  }
}
