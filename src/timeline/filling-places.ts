import type { FacilityPower } from '../facility/facility-power';
import type { Tanker } from '../model/crew';
import { distanceKm } from '../model/geo-distance';
import { none, zonesNetworkId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import type { LonLat } from '../model/schema-parts';
import type { WaterSide } from './water-side';

/** Where tankers of water fill. What they fill is not taken from the networks. */
export interface FillingPlaces {
  places: LonLat[];
  /** Of those a tanker may fill at, the nearest to `from` that gives water now; -1 for none. */
  pick(tankerIx: number, from: LonLat): number;
}

/** Flow below which a node passes nothing on, m3/s. */
const traceM3s = 1e-9;

/**
 * A tanker fills where it is told to; else at the nearest water works that has power, or source, works or reservoir of the
 * supply zones that gives water; in a region without any of these at its own depot.
 */
export function listFillingPlaces(
  region: Region,
  tankers: readonly { tanker: Tanker; home: LonLat }[],
  power: FacilityPower,
  water: WaterSide,
  read: ParameterReader,
): FillingPlaces {
  const places: LonLat[] = [];
  const gives: (() => boolean)[] = [];
  const keys: string[] = [];
  const usual: number[] = [];
  const noneShare = read('water.noneShare');
  function put(key: string, lonLat: LonLat, givesWater: () => boolean): number {
    keys.push(key);
    gives.push(givesWater);
    return places.push(lonLat) - 1;
  }
  region.facilities.forEach(({ id, kind, lonLat }, f) => {
    if (!lonLat) return;
    const at = put(`facility:${id}`, lonLat, () => power.state.share[f] > 0);
    if (kind === 'waterWorks') usual.push(at);
  });
  const net = water.nets.find((it) => it.id === zonesNetworkId);
  if (net) {
    const { index, state } = net.engine;
    const linksFrom: number[][] = index.nodeIds.map(() => []);
    for (let k = 0; k < index.linkIds.length; k++)
      if (index.linkToIx[k] !== index.linkFromIx[k]) linksFrom[index.linkFromIx[k]].push(k);
    const outflowM3s = (node: number) => {
      let sum = 0;
      for (const k of linksFrom[node]) sum += state.linkFlowM3s[k];
      return sum;
    };
    region.supplyZones?.nodes.forEach(({ id, kind, lonLat }, node) => {
      if (!lonLat) return;
      const tankIx = index.tankNodeIx.indexOf(node);
      const isZone = kind === 'zone';
      const at = put(`supplySource:${id}`, lonLat, () => {
        if (tankIx !== -1) return state.tankVolumeM3[tankIx] > 0;
        if (isZone) return state.nodeDeliveredM3s[node] > noneShare * state.nodeDemandM3s[node];
        return outflowM3s(node) > traceM3s;
      });
      if (kind === 'source' || kind === 'treatment') usual.push(at);
    });
  }
  const choices = tankers.map(({ tanker, home }) => {
    const { fillAt } = tanker;
    if (fillAt) return [keys.indexOf(`${fillAt.kind}:${fillAt.id}`)].filter((it) => it !== -1);
    return usual.length > 0 ? usual : [put(`depot:${tanker.id}`, home, () => true)];
  });
  return {
    places,
    pick(t, from) {
      let best: number = none;
      let bestKm = Number.POSITIVE_INFINITY;
      for (const place of choices[t]) {
        const km = distanceKm(from, places[place]);
        if (km >= bestKm || !gives[place]()) continue;
        best = place;
        bestKm = km;
      }
      return best;
    },
  };
}
