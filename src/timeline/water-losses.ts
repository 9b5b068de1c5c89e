import { type ComponentRef, none, waterId, zonesNetworkId } from '../model/ids';
import type { ParameterReader } from '../model/parameters';
import type { EventSink } from '../model/run-event';
import type { DamageState } from '../model/scenario';
import { pi } from '../numerics/math';
import { linkKinds, nodeKinds } from '../water/hydraulic-engine';
import { leakCoefficient } from '../water/leaks';
import type { WaterNet, WaterSide } from './water-side';

/**
 * Lost elements of water networks. A lost pump, valve, tank, source or junction has its links closed. A broken pipe
 * runs out at mid-length until it is found and shut off, then is closed until repaired.
 */
export interface WaterLosses {
  /** True when a network has this element. */
  knows(component: ComponentRef): boolean;
  pipeDiameterM(id: string): number;
  lose(component: ComponentRef, damage: DamageState, timeS: number, eventIx: number): void;
  repair(component: ComponentRef, timeS: number, eventIx: number): void;
  /** Shuts off the broken pipes that are due. */
  isolate(timeS: number): void;
  nextTimeS(): number;
  /** How many losses hold each link closed, in the order of all networks' links. */
  readonly linkLost: Uint8Array;
}

interface Place {
  net: WaterNet;
  /** -1 for nodes. */
  linkIx: number;
  nodeIx: number;
}

interface Leak {
  id: string;
  place: Place;
  /** The event of the loss. */
  lossIx: number;
  breakIx: number;
  isolateAtS: number;
  isolated: boolean;
}

const never = Number.POSITIVE_INFINITY;
const nodeKindNames = ['junction', 'reservoir', 'tank'] as const;
const linkKindNames = ['pipe', 'pump', 'valve'] as const;
/** A node of the supply zones may be named by either kind. */
const supplyKindNames = ['supplySource', 'supplyZone'] as const;

export function createWaterLosses(water: WaterSide, read: ParameterReader, log: EventSink): WaterLosses {
  const places = new Map<string, Place>();
  for (const net of water.nets) {
    const { nodeIds, nodeKind, linkIds, linkKind } = net.engine.index;
    nodeIds.forEach((id, nodeIx) => {
      if (net.id === zonesNetworkId)
        for (const kind of supplyKindNames) places.set(`${kind}:${id}`, { net, linkIx: none, nodeIx });
      else
        places.set(`${nodeKindNames[nodeKind[nodeIx]]}:${waterId(net.id, id)}`, {
          net,
          linkIx: none,
          nodeIx,
        });
    });
    linkIds.forEach((id, linkIx) => {
      places.set(`${linkKindNames[linkKind[linkIx]]}:${waterId(net.id, id)}`, { net, linkIx, nodeIx: none });
    });
  }
  const last = water.nets.at(-1);
  const linkLost = new Uint8Array(last ? last.linkOffset + last.engine.index.linkIds.length : 0);
  const leaks = new Map<string, Leak>();
  const isolateS = read('water.isolateS');

  function linksOf({ net, linkIx, nodeIx }: Place): number[] {
    const { linkFromIx, linkToIx, linkIds } = net.engine.index;
    if (linkIx !== none) {
      const farIx = linkIds.indexOf(`${linkIds[linkIx]}~far`);
      return farIx === -1 ? [linkIx] : [linkIx, farIx];
    }
    return linkIds.flatMap((_, k) => (linkFromIx[k] === nodeIx || linkToIx[k] === nodeIx ? [k] : []));
  }

  /** Nodes that were supplied through the element. */
  function fedBy(place: Place): number[] {
    const { linkToIx, linkFromIx, nodeKind } = place.net.engine.index;
    if (place.linkIx === none) return [place.nodeIx];
    const forward = place.net.engine.state.linkFlowM3s[place.linkIx] >= 0;
    const node = forward ? linkToIx[place.linkIx] : linkFromIx[place.linkIx];
    return nodeKind[node] === nodeKinds.reservoir ? [] : [node];
  }

  function hold(place: Place, closed: boolean): void {
    const { net } = place;
    for (const k of linksOf(place)) {
      const column = net.linkOffset + k;
      const before = linkLost[column];
      linkLost[column] += closed ? 1 : before > 0 ? -1 : 0;
      if (before === 0 || linkLost[column] === 0) net.engine.setLinkLost(k, linkLost[column] > 0);
    }
  }

  function startLeak(id: string, place: Place, damage: DamageState, timeS: number, lossIx: number): boolean {
    const { engine } = place.net;
    const { linkIds, nodeIds, linkDiameterM, linkKind } = engine.index;
    if (place.linkIx === none || linkKind[place.linkIx] !== linkKinds.pipe) return false;
    const breakIx = nodeIds.indexOf(`${linkIds[place.linkIx]}~break`);
    if (breakIx === -1) return false;
    const broken = damage === 'heavy' || damage === 'destroyed';
    const share = read(broken ? 'water.breakAreaShare' : 'water.leakAreaShare');
    const diameterM = linkDiameterM[place.linkIx];
    engine.setLeak(breakIx, leakCoefficient((share * pi * diameterM * diameterM) / 4));
    const isolateAtS = Math.ceil(timeS + isolateS);
    leaks.set(`pipe:${id}`, { id, place, lossIx, breakIx, isolateAtS, isolated: false });
    return true;
  }

  /** Shutting off ends the outflow, which may bring water back, and closes the pipe, which may keep it away. */
  function tellShutOff({ id, place, lossIx }: Leak, timeS: number): void {
    const eventIx = log({ timeS, kind: 'pipeShutOff', component: 'pipe', id, causeIx: lossIx });
    place.net.causes.regain(`pipe:${id}`, eventIx);
    place.net.causes.lose(`pipe:${id}`, eventIx, timeS, fedBy(place));
  }

  return {
    linkLost,
    knows: ({ kind, id }) => places.has(`${kind}:${id}`),
    pipeDiameterM(id) {
      const place = places.get(`pipe:${id}`);
      return place ? place.net.engine.index.linkDiameterM[place.linkIx] : Number.NaN;
    },
    lose({ kind, id }, damage, timeS, eventIx) {
      const key = `${kind}:${id}`;
      const place = places.get(key);
      if (!place) return;
      water.open(place.net, timeS);
      place.net.causes.lose(key, eventIx, timeS, fedBy(place));
      const undamaged = damage === 'none';
      if (undamaged || leaks.has(key) || !startLeak(id, place, damage, timeS, eventIx)) hold(place, true);
    },
    repair({ kind, id }, timeS, eventIx) {
      const key = `${kind}:${id}`;
      const place = places.get(key);
      if (!place) return;
      water.open(place.net, timeS);
      place.net.causes.regain(key, eventIx);
      const leak = leaks.get(key);
      leaks.delete(key);
      if (leak && !leak.isolated) place.net.engine.setLeak(leak.breakIx, 0);
      else hold(place, false);
    },
    isolate(timeS) {
      for (const leak of leaks.values()) {
        if (leak.isolated || leak.isolateAtS > timeS) continue;
        leak.isolated = true;
        water.open(leak.place.net, timeS);
        tellShutOff(leak, timeS);
        leak.place.net.engine.setLeak(leak.breakIx, 0);
        hold(leak.place, true);
      }
    },
    nextTimeS() {
      let soonestS = never;
      for (const leak of leaks.values()) if (!leak.isolated) soonestS = Math.min(soonestS, leak.isolateAtS);
      return soonestS;
    },
  };
}
