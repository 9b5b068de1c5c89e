import type { ValveStand } from '../model/coupling';
import { none, waterId } from '../model/ids';
import type { Region } from '../model/region';
import type { EventSink } from '../model/run-event';
import type { PowerState } from '../power/power-engine';
import { causedBy } from './event-log';
import { decidingPoint, type SupplyPoint } from './supply-points';
import type { WaterNet, WaterSide } from './water-side';

/** Valves that need power: without it they stay as they are, deaf to controls and rules, or close; with it back they follow again at once. */
export interface ValvePower {
  /** Hands the grid's supply on to the valves. */
  couple(state: PowerState, partialShare: number, timeS: number): void;
}

interface PoweredValve {
  net: WaterNet;
  linkIx: number;
  id: string;
  stand: ValveStand;
  points: SupplyPoint[];
  powered: boolean;
  causeIx: number;
}

export function createValvePower(
  region: Region,
  water: WaterSide,
  points: ReadonlyMap<string, SupplyPoint[]>,
  log: EventSink,
): ValvePower {
  const valves: PoweredValve[] = [];
  const stands = new Map(
    region.couplings
      .filter((it) => it.consumer.kind === 'valve')
      .map((it) => [it.consumer.id, it.withoutPower ?? 'stays']),
  );
  for (const net of water.nets)
    net.engine.index.linkIds.forEach((linkId, linkIx) => {
      const id = waterId(net.id, linkId);
      const stand = stands.get(id);
      const joints = points.get(`valve:${id}`);
      if (stand && joints)
        valves.push({ net, linkIx, id, stand, points: joints, powered: true, causeIx: none });
    });

  function turn(valve: PoweredValve, on: boolean, timeS: number, causeIx: number): void {
    const { net, linkIx, id, stand } = valve;
    // what happened up to now happened before
    water.open(net, timeS);
    const eventIx = log({
      timeS,
      kind: on ? 'valvePowerReturned' : 'valveLostPower',
      component: 'valve',
      id,
      ...causedBy(on ? valve.causeIx : causeIx),
    });
    valve.powered = on;
    valve.causeIx = eventIx;
    if (stand === 'stays') net.engine.setValvePower?.(linkIx, on);
    else net.engine.setPumpPower(linkIx, on);
    if (stand === 'stays') return;
    const key = `valve:${linkIx}`;
    if (on) net.causes.regain(key, eventIx);
    else net.causes.lose(key, eventIx, timeS, [net.engine.index.linkToIx[linkIx]]);
  }

  return {
    couple(state, partialShare, timeS) {
      for (const valve of valves) {
        const point = decidingPoint(valve.points, state, partialShare);
        if (point && point.on !== valve.powered) turn(valve, point.on, timeS, point.causeIx);
      }
    },
  };
}
