import type { Random } from '../../numerics/random';
import { homeM3Day, leakShare, workM3Day } from '../constants';
import { type District, nearestIx } from '../land/districts';
import type { PlanNode, WaterPlan } from './water-plan';

const dayS = 86_400;

/** Annual mean demand of a node, leakage included. */
export function meanM3s(node: PlanNode): number {
  return node.homeM3s + node.workM3s + node.leakM3s;
}

/** Shares the people of each district among its junctions, and sets demands from them. */
export function shareDemand(plan: WaterPlan, districts: readonly District[], random: Random): void {
  const sites = districts.map((it) => it.site);
  const points = plan.nodes.map((it) => it.point);
  const members: number[][] = districts.map(() => []);
  points.forEach((point, i) => {
    members[nearestIx(point, sites)].push(i);
  });
  districts.forEach((district, d) => {
    const ixs = members[d].length > 0 ? members[d] : [nearestIx(district.site, points)];
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
  for (const node of plan.nodes) node.leakM3s = ((node.homeM3s + node.workM3s) * leakShare) / (1 - leakShare);
}
