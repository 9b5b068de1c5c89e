import { type IssueWhere, issue } from '../../model/result';
import {
  type CheckedElement,
  type CheckedNetwork,
  compareIds,
  type District,
  listIds,
  nodeElement,
  type WaterCheck,
} from './checked-network';
import { hoursServed, type PumplessRun, servedShare } from './run-without-pumps';
import type { TankCover } from './tank-cover';

/** From this share of its demand on a district counts as served; below the smaller one as not reached at all. */
export const keptShare = 0.95;
const noneShare = 0.05;
/** A group of tanks counts for a district from this share of its demand on. */
const groupShare = 0.05;

/** What districts are left with when no pump runs, in the order of their names. Without a run by gravity alone no source reaches any. */
export function checkDistricts(
  network: CheckedNetwork,
  districts: readonly District[],
  runs: { fromTanks: PumplessRun; byGravity: PumplessRun | undefined },
  cover: TankCover,
  file: string,
): WaterCheck[] {
  const found: WaterCheck[] = [];
  const kept: District[] = [];
  for (const district of [...districts].sort((a, b) => compareIds(a.name, b.name))) {
    const share = runs.byGravity ? servedShare(runs.byGravity, district.nodeIx) : 0;
    if (share >= keptShare) {
      kept.push(district);
      continue;
    }
    const ran = hoursServed(runs.fromTanks, district.nodeIx, keptShare);
    const { hours, tankIx } = coverOf(network, district, cover);
    const meanHours = Number.isFinite(hours) ? hours : 0;
    const params = {
      ...nameParams(district),
      percent: round(100 * share),
      ...listIds(tankIx.map((t) => network.nodeIds[network.tanks[t].nodeIx])),
      tankCount: tankIx.length,
      hours: round(meanHours),
      ran,
      beyond: ran >= runs.fromTanks.wantedSoFarM3.length ? 'yes' : 'no',
      low: ran < meanHours / 2 ? 'yes' : 'no',
    };
    const isNone = share < noneShare;
    let code = 'checks.gravityPart';
    if (isNone) code = tankIx.length > 0 ? 'checks.noGravity' : 'checks.noGravityNoTank';
    found.push({
      issue: issue(isNone ? 'warning' : 'info', code, params, placeOf(network, district, file)),
      elements: elementsOf(network, district),
    });
  }
  if (kept.length > 0) {
    const names = listIds(
      kept.map((it) => it.name),
      5,
    );
    const params = { ...nameParams(kept[0]), ...names, count: kept.length, all: districts.length };
    found.push({
      issue: issue('info', 'checks.gravityKeeps', params, { file }),
      elements: kept.length === 1 ? elementsOf(network, kept[0]) : [],
    });
  }
  return found;
}

function placeOf(network: CheckedNetwork, { name, areaId }: District, file: string): IssueWhere {
  if (areaId !== undefined) return { file, id: areaId };
  return { file, line: network.nodeLine[network.nodeIds.indexOf(name)], id: name };
}

function nameParams(district: District): { district: string; zone: string } {
  return { district: district.name, zone: district.areaId === undefined ? 'yes' : 'no' };
}

function elementsOf(network: CheckedNetwork, { areaId, nodeIx }: District): CheckedElement[] {
  return areaId === undefined ? nodeIx.map((n) => nodeElement(network, n)) : [{ kind: 'area', id: areaId }];
}

/** The shortest cover among the groups of tanks that a district's consumers hang on; 0 where part of them hangs on none. */
function coverOf(
  network: CheckedNetwork,
  district: District,
  cover: TankCover,
): { hours: number; tankIx: number[] } {
  const needOfGroup = new Map<number, number>();
  let total = 0;
  for (const n of district.nodeIx) {
    const need = network.nodeMeanDemandM3s[n];
    if (!(need > 0)) continue;
    const tank = cover.tankOfNode[n];
    const group = tank < 0 ? -1 : cover.groupOf[tank][0];
    needOfGroup.set(group, (needOfGroup.get(group) ?? 0) + need);
    total += need;
  }
  let hours = Number.POSITIVE_INFINITY;
  const tankIx: number[] = [];
  for (const [group, need] of needOfGroup) {
    if (need < groupShare * total) continue;
    hours = Math.min(hours, group < 0 ? 0 : cover.groupHours[group]);
    if (group >= 0) tankIx.push(...cover.groupOf[group]);
  }
  return { hours, tankIx: tankIx.sort((a, b) => a - b) };
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
