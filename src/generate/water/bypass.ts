import type { Coupling } from '../../model/coupling';
import { waterId } from '../../model/ids';
import type { LossEvent } from '../../model/scenario';
import type { WaterPlan } from './water-plan';

/** A network with a bypass, by its own id and that of the valve. */
export type WithBypass = Pick<WaterPlan, 'id'> & { bypassValveId: string };

/** The lifeline of a region and its bypass; undefined where the land has none. */
export function findLifeline(networks: readonly WaterPlan[]): (WaterPlan & WithBypass) | undefined {
  return networks.find((it): it is WaterPlan & WithBypass => it.bypassValveId !== undefined);
}

/** The bypass shut from the start for so long, as for works on its valve: what two stories may differ in. */
export function shutBypass(water: WithBypass, hours: number): LossEvent {
  return {
    id: 'bypass-shut',
    timeS: 0,
    component: { kind: 'valve', id: waterId(water.id, water.bypassValveId) },
    damage: 'minor',
    cause: 'technical',
    repairS: Math.round(hours * 3600),
  };
}

/** The bypass valve with a drive that needs electricity: a row for an edit of the region's couplings; without power it stays shut. */
export function driveBypassByPower(
  water: WithBypass,
  { busId, feederId }: { busId: string; feederId?: string },
): Coupling {
  return {
    id: `couple-${water.id}-${water.bypassValveId}`,
    consumer: { kind: 'valve', id: waterId(water.id, water.bypassValveId) },
    busId,
    feederId,
    withoutPower: 'stays',
  };
}
