import { none } from '../model/ids';
import type { RunPlaces } from '../model/measured-run';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { WaterGroups } from './area-water';
import type { WaterSide } from './water-side';

/** Areas, towns, tiers and people behind the columns of a run, so that it can be measured when its Region has gone on. */
export function runPlacesOf(
  region: Region,
  feederIds: readonly string[],
  water: WaterSide,
  groups: WaterGroups,
  read: ParameterReader,
): RunPlaces {
  const areaIxOf = new Map(region.areas.map((it, ix) => [it.id, ix]));
  const areaIx = (id: string | undefined) => (id === undefined ? none : (areaIxOf.get(id) ?? none));
  const feeders = new Map(region.feeders.map((it) => [it.id, it]));
  const townIds = [...new Set(region.areas.flatMap(({ townId }) => townId ?? []))];
  const places = region.baseMap?.places ?? [];
  const nodeNetworkIx = water.nets.flatMap(({ engine }, n) => engine.index.nodeIds.map(() => n));
  return {
    peoplePerCustomer: read('metrics.peoplePerCustomer'),
    sustainedS: read('metrics.sustainedS'),
    areaNames: region.areas.map((it) => it.name ?? it.id),
    areaPeople: Float64Array.from(region.areas, (it) => it.people),
    townIds,
    townNames: townIds.map((id) => places.find((it) => it.id === id)?.name ?? id),
    areaTownIx: Int32Array.from(region.areas, ({ townId }) =>
      townId === undefined ? none : townIds.indexOf(townId),
    ),
    feederAreaIx: Int32Array.from(feederIds, (id) => areaIx(feeders.get(id)?.areaId)),
    feederTier: Uint8Array.from(feederIds, (id) => feeders.get(id)?.tier ?? 0),
    facilityNames: region.facilities.map((it) => it.name ?? it.id),
    facilityAreaIx: Int32Array.from(region.facilities, (it) => areaIx(it.areaId)),
    facilityTier: Uint8Array.from(region.facilities, (it) => it.tier),
    facilityWaterM3Day: Float64Array.from(region.facilities, (it) => it.waterM3Day ?? 0),
    networkIds: water.nets.map((it) => it.id),
    networkNames: water.nets.map(({ id }) => region.waterNetworks.find((it) => it.id === id)?.name ?? id),
    nodeNetworkIx: Int32Array.from(nodeNetworkIx),
    users: {
      nodeIx: groups.nodeIx.map((nodeIx, g) => water.nets[groups.netIx[g]].nodeOffset + nodeIx),
      areaIx: groups.areaIx.slice(),
      people: groups.people.slice(),
      share: groups.share.slice(),
    },
  };
}
