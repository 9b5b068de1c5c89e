import { none, waterId } from '../model/ids';
import type { EventSink } from '../model/run-event';
import { causedBy } from './event-log';
import { kindInNetwork, type WaterNet, type WaterSide } from './water-side';

/**
 * The electric supplies of water: pumps and treated sources. Each has power or not; without, it stands; with power
 * back it runs again after a restart delay.
 */
export interface WaterSupplies {
  /** Those that were asked for, by number. */
  readonly list: readonly Readonly<WaterSupply>[];
  /** Supply number of a pump or a treated reservoir; -1 when the network has no such element. */
  pump(id: string): number;
  source(id: string): number;
  /** Power of a supply from now on, with the event behind it; a pump that may run in part gives this share of its capacity. */
  setPower(supplyIx: number, on: boolean, timeS: number, causeIx: number, share?: number): void;
  /** Carries out the restarts that are due. */
  restart(timeS: number): void;
  nextTimeS(): number;
  /** 1 for links that stand without power, in the order of all networks' links. */
  readonly linkWithoutPower: Uint8Array;
}

export interface WaterSupply {
  net: WaterNet;
  isPump: boolean;
  /** Link of a pump, node of a source. */
  ix: number;
  id: string;
  powered: boolean;
  /** Of its capacity, while it has power. */
  share: number;
  restartAtS: number;
  causeIx: number;
}

const never = Number.POSITIVE_INFINITY;

export function createWaterSupplies(water: WaterSide, restartDelayS: number, log: EventSink): WaterSupplies {
  const supplies: WaterSupply[] = [];
  const numberOf = new Map<string, number>();
  const lastNet = water.nets.at(-1);
  const linkCount = lastNet ? lastNet.linkOffset + lastNet.engine.index.linkIds.length : 0;
  const linkWithoutPower = new Uint8Array(linkCount);
  const elements = new Map<string, { net: WaterNet; isPump: boolean; ix: number }>();
  for (const net of water.nets) {
    net.engine.index.linkIds.forEach((id, ix) => {
      if (net.engine.index.linkKind[ix] === 1)
        elements.set(`pump:${waterId(net.id, id)}`, { net, isPump: true, ix });
    });
    net.engine.index.nodeIds.forEach((id, ix) => {
      elements.set(`source:${waterId(net.id, id)}`, { net, isPump: false, ix });
    });
  }

  function number(kind: string, id: string): number {
    const key = `${kind}:${id}`;
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    const element = elements.get(key);
    if (!element) return none;
    supplies.push({ ...element, id, powered: true, share: 1, restartAtS: never, causeIx: none });
    numberOf.set(key, supplies.length - 1);
    return supplies.length - 1;
  }

  function keyOf(supply: WaterSupply): string {
    return `${supply.isPump ? 'link' : 'source'}:${supply.ix}`;
  }

  function apply(supply: WaterSupply, runs: boolean, timeS: number): void {
    const { net, isPump, ix } = supply;
    water.open(net, timeS);
    if (isPump) {
      net.engine.setPumpPower(ix, runs);
      net.engine.setPumpShare?.(ix, supply.share);
      linkWithoutPower[net.linkOffset + ix] = runs ? 0 : 1;
    } else net.engine.setSourceClosed(ix, !runs);
  }

  function stop(supply: WaterSupply, timeS: number): void {
    const { net, isPump, ix, id, causeIx } = supply;
    water.open(net, timeS);
    const { linkFlowM3s } = net.engine.state;
    const eventIx = log({
      timeS,
      kind: isPump ? 'pumpLostPower' : 'sourceClosed',
      component: kindInNetwork(net, isPump ? 'pump' : 'reservoir'),
      id,
      ...causedBy(causeIx),
      ...(isPump ? { values: { flowM3s: Math.abs(linkFlowM3s[ix]) } } : {}),
    });
    supply.causeIx = eventIx;
    const fedIxs = isPump ? [net.engine.index.linkToIx[ix]] : [ix];
    net.causes.lose(keyOf(supply), eventIx, timeS, fedIxs);
    apply(supply, false, timeS);
  }

  function run(supply: WaterSupply, timeS: number): void {
    const { net, isPump, id, causeIx } = supply;
    const kind = isPump ? 'pumpRestarted' : 'sourceReopened';
    const component = kindInNetwork(net, isPump ? 'pump' : 'reservoir');
    // what happened up to now happened without this supply
    water.open(net, timeS);
    const eventIx = log({ timeS, kind, component, id, ...causedBy(causeIx) });
    supply.restartAtS = never;
    net.causes.regain(keyOf(supply), eventIx);
    apply(supply, true, timeS);
    if (supply.share < 1) limit(supply, timeS, eventIx);
  }

  /** A pump that runs goes on with another part of its power. */
  function limit(supply: WaterSupply, timeS: number, causeIx: number): void {
    const { net, ix, id, share } = supply;
    water.open(net, timeS);
    const eventIx = log({
      timeS,
      kind: share < 1 ? 'pumpLimited' : 'pumpPowerReturned',
      component: kindInNetwork(net, 'pump'),
      id,
      ...causedBy(causeIx),
      values: { share },
    });
    if (share < 1) net.causes.lose(keyOf(supply), eventIx, timeS, [net.engine.index.linkToIx[ix]]);
    else net.causes.regain(keyOf(supply), eventIx);
    net.engine.setPumpShare?.(ix, share);
  }

  return {
    list: supplies,
    linkWithoutPower,
    pump: (id) => number('pump', id),
    source: (id) => number('source', id),
    setPower(supplyIx, on, timeS, causeIx, share = 1) {
      const supply = supplies[supplyIx];
      if (!supply) return;
      const changed = on && supply.net.engine.setPumpShare !== undefined && supply.share !== share;
      if (changed) supply.share = share;
      if (supply.powered === on) {
        if (changed && on && supply.restartAtS === never) limit(supply, timeS, causeIx);
        return;
      }
      const stood = !supply.powered;
      supply.powered = on;
      supply.causeIx = causeIx;
      if (!on) {
        // power that went again before the restart: the supply has been standing all the while
        if (supply.restartAtS === never) stop(supply, timeS);
        supply.restartAtS = never;
        return;
      }
      if (!stood) return;
      if (supply.isPump)
        supply.causeIx = log({
          timeS,
          kind: 'pumpPowerReturned',
          component: kindInNetwork(supply.net, 'pump'),
          id: supply.id,
          ...causedBy(causeIx),
        });
      supply.restartAtS = Math.ceil(timeS + restartDelayS);
      if (supply.restartAtS <= timeS) run(supply, timeS);
    },
    restart(timeS) {
      for (const supply of supplies) if (supply.restartAtS <= timeS) run(supply, timeS);
    },
    nextTimeS() {
      let soonestS = never;
      for (const supply of supplies) soonestS = Math.min(soonestS, supply.restartAtS);
      return soonestS;
    },
  };
}
