import { type ComponentRef, refKey } from '../model/ids';
import type { EventSink } from '../model/run-event';
import type { PowerEngine } from '../power/power-engine';
import type { ScenarioAction } from './scenario-actions';

/** The losses and repairs of a grid that runs alone. */
export interface GridChanges {
  /** Infinity when none is left. */
  nextTimeS(): number;
  /** Carries out what is due; returns whether the grid has to be settled. */
  actAt(timeS: number): boolean;
  /** What is lost now. */
  lost(): ComponentRef[];
}

/** As in the coupled run, a component lost twice comes back when its last repair is done. */
export function createGridChanges(
  actions: readonly ScenarioAction[],
  log: EventSink,
  power: PowerEngine,
): GridChanges {
  const lossCount = new Map<string, number>();
  const lossEventIx = new Map<string, number>();
  const lost = new Map<string, ComponentRef>();
  let next = 0;

  function apply(action: ScenarioAction): boolean {
    if (action.kind === 'deliver') return false;
    const { component, timeS, kind } = action;
    const key = refKey(component);
    const count = lossCount.get(key) ?? 0;
    lossCount.set(key, kind === 'lose' ? count + 1 : count - 1);
    if (count !== (kind === 'lose' ? 0 : 1)) return false;
    const event = { timeS, component: component.kind, id: component.id };
    if (kind === 'lose') {
      const eventIx = log({ ...event, kind: 'componentLost' });
      lossEventIx.set(key, eventIx);
      lost.set(key, component);
      power.lose(component, eventIx);
    } else {
      const causeIx = lossEventIx.get(key);
      lost.delete(key);
      power.repair(component, log({ ...event, kind: 'componentRepaired', causeIx }));
    }
    return true;
  }

  return {
    nextTimeS: () => (next < actions.length ? actions[next].timeS : Number.POSITIVE_INFINITY),
    actAt(timeS) {
      let changed = false;
      if (next < actions.length && actions[next].timeS <= timeS) power.settle(timeS);
      for (; next < actions.length && actions[next].timeS <= timeS; next++)
        changed = apply(actions[next]) || changed;
      return changed;
    },
    lost: () => [...lost.values()],
  };
}
