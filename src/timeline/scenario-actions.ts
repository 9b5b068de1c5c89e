import { createRepairClassifier } from '../damage/repair-class';
import { medianRepairS } from '../damage/repair-time';
import { type ComponentRef, refKey } from '../model/ids';
import { findRow } from '../model/look-up';
import type { ParameterReader } from '../model/parameters';
import type { Region } from '../model/region';
import { type Issue, issue } from '../model/result';
import type { DamageState, Delivery, Scenario } from '../model/scenario';
import { canBeLost } from './known-components';

/** What a scenario does at its own times. Equal times go by phase (repairs, losses, deliveries), then by index. */
export type ScenarioAction = {
  timeS: number;
  phase: number;
  ix: number;
} & (
  | { kind: 'lose'; component: ComponentRef; damage: DamageState; lossIx: number }
  | { kind: 'repair'; component: ComponentRef; lossIx: number; fromTable: boolean }
  | { kind: 'deliver'; to: ComponentRef; dieselL: number; waterM3: number }
);

/** The actions in order of time, and warnings about events that name nothing or nothing that can be lost. */
export function listActions(
  region: Region,
  scenario: Scenario,
  read: ParameterReader,
  known: (component: ComponentRef) => boolean,
  pipeDiameterM: (id: string) => number,
): { actions: ScenarioAction[]; issues: Issue[] } {
  const actions: ScenarioAction[] = [];
  const issues: Issue[] = [];
  const classify = createRepairClassifier(region, pipeDiameterM);
  scenario.events.forEach((event, lossIx) => {
    const repairClass = known(event.component) ? classify(event.component) : undefined;
    if (!repairClass) {
      const code = canBeLost(event.component.kind) ? 'scenario.unknownComponent' : 'scenario.cannotBeLost';
      issues.push(issue('warning', code, { component: refKey(event.component) }, { id: event.id }));
      return;
    }
    const { component, damage } = event;
    const repairS = event.repairS ?? medianRepairS(read, repairClass, damage);
    actions.push({ timeS: event.timeS, phase: 1, ix: lossIx, kind: 'lose', component, damage, lossIx });
    // a repair of no duration ends in its own second, but only after the loss
    const phase = repairS === 0 ? 1.5 : 0;
    const fromTable = event.repairS === undefined;
    const timeS = event.timeS + repairS;
    actions.push({ timeS, phase, ix: lossIx, kind: 'repair', component, lossIx, fromTable });
  });
  const facilityIds = new Set(region.facilities.map((it) => it.id));
  scenario.deliveries.forEach((delivery, ix) => {
    const { timeS, dieselL = 0, waterM3 = 0 } = delivery;
    const to = receiverOf(delivery);
    if (findRow(region, to)) actions.push({ timeS, phase: 2, ix, kind: 'deliver', to, dieselL, waterM3 });
    else
      issues.push(
        issue('warning', 'scenario.unknownComponent', { component: refKey(to) }, { id: delivery.id }),
      );
  });
  for (const placement of scenario.placements)
    if (!facilityIds.has(placement.facilityId))
      issues.push(
        issue(
          'warning',
          'scenario.unknownComponent',
          { component: `facility:${placement.facilityId}` },
          { id: placement.id },
        ),
      );
  actions.sort(inOrder);
  return { actions, issues };
}

/** Order in which actions are carried out. */
export function inOrder(a: ScenarioAction, b: ScenarioAction): number {
  return a.timeS - b.timeS || a.phase - b.phase || a.ix - b.ix;
}

/** Where a delivery goes: the schema sees to it that there is just one. */
function receiverOf({ facilityId, areaId, waterPointId }: Delivery): ComponentRef {
  if (areaId !== undefined) return { kind: 'area', id: areaId };
  if (waterPointId !== undefined) return { kind: 'waterPoint', id: waterPointId };
  return { kind: 'facility', id: facilityId ?? '' };
}
