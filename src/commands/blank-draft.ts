import type { EditedKind } from '../model/edits/edited-kind';
import type { Region } from '../model/region';
import type { WaterGeometry } from '../model/water-geometry';
import { addKinds } from '../store/view';
import { type Draft, draftComponent, freeId } from './draft-component';

/** A new row of a kind to be filled in, without a place; undefined where there is nothing it could belong to. */
export function blankDraft(
  kind: EditedKind,
  region: Region,
  geometry: readonly WaterGeometry[],
): Draft | undefined {
  const known = addKinds.find((it) => it === kind && it !== 'branch' && it !== 'pipe');
  if (known) {
    const made = draftComponent(known, {}, region, geometry);
    return typeof made === 'string' ? undefined : made;
  }
  const networkId = region.waterNetworks[0]?.id;
  const row = blankRow(kind, region);
  const isElement = ['pipe', 'pump', 'valve', 'reservoir'].includes(kind);
  if (!row || (isElement && networkId === undefined)) return undefined;
  return { kind, row, assumed: {}, ...(isElement ? { networkId } : {}) };
}

const shift = { fromH: 7, toH: 19 };

function blankRow(kind: EditedKind, region: Region): Record<string, unknown> | undefined {
  const depotId = region.depots[0]?.id ?? '';
  switch (kind) {
    case 'feeder': {
      const loadMw = { residential: 0, commercial: 0, industrial: 0, public: 0 };
      return { id: freeId(region.feeders, 'feeder'), busId: '', loadMw, tier: 4, critical: false, people: 0 };
    }
    case 'area':
      return { id: freeId(region.areas, 'area'), people: 0 };
    case 'waterUsers':
      return { nodeId: '', people: 0 };
    case 'supplyNode':
      return { id: freeId(region.supplyZones?.nodes ?? [], 'zone'), kind: 'zone' };
    case 'supplyLink':
      return { id: freeId(region.supplyZones?.links ?? [], 'link'), fromId: '', toId: '', capacityM3s: 0 };
    case 'coupling':
      return { id: freeId(region.couplings, 'coupling'), consumer: { kind: 'pump', id: '' }, busId: '' };
    case 'depot':
      return { id: freeId(region.depots, 'depot') };
    case 'crew': {
      const id = freeId(region.crews, 'crew');
      return { id, trade: 'distribution', people: 4, depotId, shift, roadKmh: 40 };
    }
    case 'tanker': {
      const id = freeId(region.tankers, 'tanker');
      return { id, carries: 'diesel', capacityL: 5000, speedKmh: 40, stopMin: 20, shift, depotId };
    }
    case 'stock':
      return { id: freeId(region.stock, 'stock'), item: 'transformer', count: 1, depotId };
    case 'pipe':
      return { id: '', fromId: '', toId: '', diameterM: 0.15, roughness: 120, minorLoss: 0, status: 'open' };
    case 'pump':
      return { id: '', fromId: '', toId: '', powerKw: 10, speed: 1 };
    case 'valve':
      return { id: '', fromId: '', toId: '', valveType: 'TCV', diameterM: 0.15, setting: '0', minorLoss: 0 };
    case 'reservoir':
      return { id: '', joinsId: '', pipeDiameterM: 0.15 };
    default:
      return undefined;
  }
}
