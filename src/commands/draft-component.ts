import { usualBranch } from '../model/edits/branch-defaults';
import type { EditedKind } from '../model/edits/edited-kind';
import { distanceKm } from '../model/geo-distance';
import type { Bus } from '../model/grid';
import { splitWaterId } from '../model/ids';
import { findIn } from '../model/look-up';
import type { Region } from '../model/region';
import type { LonLat } from '../model/schema-parts';
import type { WaterGeometry } from '../model/water-geometry';
import type { AddKind } from '../store/view';
import type { MessageId } from '../words/catalogue';
import { nearestArea } from './nearest-area';
import { suggestBuses } from './suggest-buses';

/** A component before it is added: its values, and where those come from that nobody gave. */
export interface Draft {
  kind: EditedKind;
  row: Readonly<Record<string, unknown>>;
  assumed: Readonly<Record<string, MessageId>>;
  /** Of elements of water networks. */
  networkId?: string;
}

/** What has been clicked or typed: a place, one component, or two ends. */
export interface DraftWhere {
  place?: LonLat;
  busId?: string;
  fromId?: string;
  toId?: string;
}

/** A route is longer than the straight line by about this; assumption. */
const routeFactor = 1.1;

/** What a new component at a place usually is. A message where it cannot be there. */
export function draftComponent(
  what: AddKind,
  where: DraftWhere,
  region: Region,
  geometry: readonly WaterGeometry[],
): Draft | MessageId {
  switch (what) {
    case 'bus':
      return draftBus(region, where.place);
    case 'branch':
      return draftBranch(region, where);
    case 'generator':
      return draftGenerator(region, where.busId);
    case 'facility':
      return draftFacility(region, where.place);
    case 'waterPoint': {
      const area = nearestArea(region.areas, where.place);
      const id = freeId(region.waterPoints ?? [], 'water-point');
      return {
        kind: what,
        row: { id, kind: 'well', areaIds: area ? [area.id] : [], taps: 4, lonLat: where.place },
        assumed: { taps: 'edit.assumed.site', ...(area ? { areaIds: 'edit.assumed.area' } : {}) },
      };
    }
    case 'pipe':
      return draftPipe(geometry, where);
    default:
      return draftNode(what, region, geometry, where.place);
  }
}

function draftBus(region: Region, place: LonLat | undefined): Draft {
  const near = place && nearest(region.grid.buses, place);
  return {
    kind: 'bus',
    row: {
      id: freeId(region.grid.buses, 'bus'),
      type: 'load',
      loadMw: 0,
      loadMvar: 0,
      shuntMw: 0,
      shuntMvar: 0,
      voltagePu: 1,
      angleRad: 0,
      baseKv: near?.baseKv ?? 110,
      maxVoltagePu: 1.1,
      minVoltagePu: 0.9,
      lonLat: place,
    },
    assumed: {
      baseKv: 'edit.assumed.unit',
      minVoltagePu: 'edit.assumed.unit',
      maxVoltagePu: 'edit.assumed.unit',
    },
  };
}

function draftBranch({ grid, baseMap }: Region, { fromId = '', toId = '' }: DraftWhere): Draft | MessageId {
  const from = findIn(grid.buses, fromId);
  const to = findIn(grid.buses, toId);
  if (!from || !to || from === to) return 'edit.wanted.twoBuses';
  const straightKm =
    from.lonLat && to.lonLat && !baseMap.schematic ? distanceKm(from.lonLat, to.lonLat) : undefined;
  const usual = usualBranch(
    from,
    to,
    straightKm === undefined ? undefined : straightKm * routeFactor,
    grid.baseMva,
  );
  const source = usual.kind === 'transformer' ? 'edit.assumed.transformer' : 'edit.assumed.line';
  const stem = usual.kind === 'transformer' ? 'transformer' : 'line';
  return {
    kind: 'branch',
    row: { id: freeId(grid.branches, stem), ...usual },
    assumed: {
      reactancePu: source,
      resistancePu: source,
      chargingPu: source,
      ratingAMw: source,
      ratingBMw: source,
      ratingCMw: source,
      ...(usual.lengthKm === undefined ? {} : { lengthKm: 'edit.assumed.length' as const }),
    },
  };
}

function draftGenerator({ grid }: Region, busId: string | undefined): Draft {
  const bus: Bus | undefined = busId === undefined ? undefined : findIn(grid.buses, busId);
  return {
    kind: 'generator',
    row: {
      id: freeId(grid.generators, 'generator'),
      busId: busId ?? '',
      technology: 'diesel',
      maxMw: 10,
      minMw: 0,
      outputMw: 0,
      outputMvar: 0,
      minMvar: 0,
      maxMvar: 0,
      voltagePu: 1,
      baseMva: 10,
      inService: true,
      lonLat: bus?.lonLat,
    },
    assumed: { technology: 'edit.assumed.unit', maxMw: 'edit.assumed.unit', minMw: 'edit.assumed.unit' },
  };
}

function draftFacility(region: Region, place: LonLat | undefined): Draft {
  const area = nearestArea(region.areas, place);
  const id = freeId(region.facilities, 'site');
  const consumer = { kind: 'facility' as const, id, lonLat: place, areaId: area?.id };
  const [bus] = suggestBuses(region, consumer, 1);
  return {
    kind: 'facility',
    row: {
      id,
      kind: 'shelter',
      areaId: area?.id,
      tier: 3,
      demandKw: 50,
      essentialKw: 25,
      people: 200,
      backup: [],
      lonLat: place,
      poweredFromId: bus?.busId,
    },
    assumed: {
      tier: 'edit.assumed.site',
      demandKw: 'edit.assumed.site',
      essentialKw: 'edit.assumed.site',
      people: 'edit.assumed.site',
      ...(area ? { areaId: 'edit.assumed.area' as const } : {}),
      ...(bus ? { poweredFromId: 'edit.assumed.bus' as const } : {}),
    },
  };
}

interface NetworkNode {
  networkId: string;
  id: string;
  lonLat: LonLat;
  elevationM: number;
}

function* nodesOf(geometry: readonly WaterGeometry[]): Generator<NetworkNode> {
  for (const { networkId, nodeIds, nodeLonLat, nodeElevationM } of geometry)
    for (let n = 0; n < nodeIds.length; n++) {
      const lonLat: LonLat = [nodeLonLat[2 * n], nodeLonLat[2 * n + 1]];
      if (Number.isFinite(lonLat[0]) && Number.isFinite(lonLat[1]))
        yield { networkId, id: nodeIds[n], lonLat, elevationM: nodeElevationM[n] };
    }
}

/** A usual street main; assumption. */
const usualPipe = { diameterM: 0.15, roughness: 120, minorLoss: 0, status: 'open' };

function draftPipe(
  geometry: readonly WaterGeometry[],
  { fromId = '', toId = '' }: DraftWhere,
): Draft | MessageId {
  const { networkId } = splitWaterId(fromId);
  const net = geometry.find((it) => it.networkId === networkId);
  if (!net || splitWaterId(toId).networkId !== networkId || fromId === toId) return 'edit.sameNetwork';
  const nodes = [...nodesOf([net])];
  const from = nodes.find((it) => it.id === fromId);
  const to = nodes.find((it) => it.id === toId);
  if (!net.nodeIds.includes(fromId) || !net.nodeIds.includes(toId)) return 'edit.wanted.node';
  const lengthM = from && to ? lengthOf(from.lonLat, to.lonLat) : undefined;
  return {
    kind: 'pipe',
    networkId,
    row: {
      id: freeElementId(net.linkIds, networkId, 'pipe'),
      fromId: splitWaterId(fromId).elementId,
      toId: splitWaterId(toId).elementId,
      lengthM,
      ...usualPipe,
    },
    assumed: {
      diameterM: 'edit.assumed.site',
      roughness: 'edit.assumed.site',
      ...(lengthM === undefined ? {} : { lengthM: 'edit.assumed.length' as const }),
    },
  };
}

function draftNode(
  kind: 'junction' | 'tank',
  region: Region,
  geometry: readonly WaterGeometry[],
  place: LonLat | undefined,
): Draft | MessageId {
  const nodes = [...nodesOf(geometry)];
  const near = place ? nearest(nodes, place) : nodes[0];
  const networkId = near?.networkId ?? region.waterNetworks[0]?.id;
  const net = geometry.find((it) => it.networkId === networkId);
  if (!near || !net || networkId === undefined) return 'edit.noNetworkNear';
  const tankValues = { startLevelM: 3, minLevelM: 0, maxLevelM: 4, diameterM: 10 };
  return {
    kind,
    networkId,
    row: {
      id: freeElementId(net.nodeIds, networkId, kind),
      elevationM: near.elevationM,
      ...(kind === 'tank' ? tankValues : { demandM3s: 0 }),
      lonLat: place,
      joinsId: splitWaterId(near.id).elementId,
      pipeLengthM: place ? lengthOf(place, near.lonLat) : undefined,
      pipeDiameterM: usualPipe.diameterM,
    },
    assumed: {
      elevationM: 'edit.assumed.near',
      joinsId: 'edit.assumed.near',
      pipeDiameterM: 'edit.assumed.site',
      ...(place ? { pipeLengthM: 'edit.assumed.length' as const } : {}),
      ...(kind === 'tank'
        ? {
            startLevelM: 'edit.assumed.site' as const,
            maxLevelM: 'edit.assumed.site' as const,
            diameterM: 'edit.assumed.site' as const,
          }
        : {}),
    },
  };
}

/** Length of a pipe between two places, whole metres. */
function lengthOf(a: LonLat, b: LonLat): number {
  return Math.max(1, Math.round(distanceKm(a, b) * 1000 * routeFactor));
}

function nearest<T extends { lonLat?: LonLat }>(rows: readonly T[], place: LonLat): T | undefined {
  let best: T | undefined;
  let bestKm = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const km = row.lonLat ? distanceKm(row.lonLat, place) : Number.POSITIVE_INFINITY;
    if (km < bestKm) [best, bestKm] = [row, km];
  }
  return best;
}

/** `stem-1`, or the first number that no row bears. */
export function freeId(rows: readonly { id: string }[], stem: string): string {
  const taken = new Set(rows.map((it) => it.id));
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}

function freeElementId(ids: readonly string[], networkId: string, stem: string): string {
  return freeId(
    ids.map((id) => ({ id: id.slice(networkId.length + 1) })),
    stem,
  );
}
