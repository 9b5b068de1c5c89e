import { waterId } from '../model/ids';
import type { Region } from '../model/region';
import type { RunIndex } from '../model/run-record';
import type { Parts } from './coupled-parts';

/** Outside ids by column, in the order in which the parts hold them. */
export function runIndexOf(region: Region, { power, water }: Pick<Parts, 'power' | 'water'>): RunIndex {
  const { busIds, branchIds, generatorIds, storageIds, feederIds } = power.index;
  const nets = water.nets.map(({ id, engine: { index } }) => ({
    nodeIds: index.nodeIds.map((it) => waterId(id, it)),
    linkIds: index.linkIds.map((it) => waterId(id, it)),
    tankIds: Array.from(index.tankNodeIx, (node) => waterId(id, index.nodeIds[node])),
  }));
  return {
    busIds,
    branchIds,
    generatorIds,
    storageIds,
    feederIds,
    facilityIds: region.facilities.map((it) => it.id),
    areaIds: region.areas.map((it) => it.id),
    nodeIds: nets.flatMap((it) => it.nodeIds),
    linkIds: nets.flatMap((it) => it.linkIds),
    tankIds: nets.flatMap((it) => it.tankIds),
    waterPointIds: region.waterPoints?.map((it) => it.id) ?? [],
  };
}
