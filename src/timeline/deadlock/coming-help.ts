import type { ComingHelp } from '../../model/deadlock';
import { type ComponentKind, parseRefKey, refKey } from '../../model/ids';
import type { Scenario } from '../../model/scenario';
import type { ScenarioAction } from '../scenario-actions';

/** When what is lost at `timeS` is back, by `kind:id`; a component lost twice comes back with its last repair. */
export function listRepairsS(actions: readonly ScenarioAction[], timeS: number): Map<string, number> {
  const count = new Map<string, number>();
  const backS = new Map<string, number>();
  for (const action of actions) {
    if (action.kind === 'deliver') continue;
    const key = refKey(action.component);
    const isLater = action.timeS > timeS;
    // what is lost later on is no matter now
    if (isLater && (backS.has(key) || (count.get(key) ?? 0) === 0)) continue;
    const left = (count.get(key) ?? 0) + (action.kind === 'lose' ? 1 : -1);
    count.set(key, left);
    if (isLater && left === 0) backS.set(key, action.timeS);
  }
  return backS;
}

/** All help that comes after `timeS`, in order of time. */
export function listComing(
  { deliveries, placements }: Scenario,
  repairsS: ReadonlyMap<string, number>,
  timeS: number,
): ComingHelp[] {
  const coming: ComingHelp[] = [];
  for (const [key, atS] of repairsS) {
    const component = parseRefKey(key);
    if (component) coming.push({ kind: 'repair', component, timeS: atS });
  }
  for (const { facilityId, timeS: atS, dieselL = 0 } of deliveries)
    if (facilityId !== undefined && atS > timeS && dieselL > 0)
      coming.push({ kind: 'delivery', component: { kind: 'facility', id: facilityId }, timeS: atS });
  for (const { facilityId, readyS } of placements)
    if (readyS > timeS)
      coming.push({ kind: 'set', component: { kind: 'facility', id: facilityId }, timeS: readyS });
  return coming.sort((a, b) => a.timeS - b.timeS || (refKey(a.component) < refKey(b.component) ? -1 : 1));
}

/** Tells what of the lost is still out at `byS`. What has no known repair is out at every time but the end of all. */
export function createGone(
  repairsS: ReadonlyMap<string, number>,
  byS: number,
): (kind: ComponentKind, id: string) => boolean {
  return (kind, id) => {
    const atS = repairsS.get(refKey({ kind, id }));
    return atS === undefined ? byS !== Number.POSITIVE_INFINITY : atS > byS;
  };
}
