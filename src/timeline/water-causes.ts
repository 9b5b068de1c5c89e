import { none } from '../model/ids';
import type { HydraulicEngine } from '../water/hydraulic-engine';
import { stepS } from './constants';
import { indexNodeLinks, markDownstream } from './water-reach';

/**
 * Which logged event is behind water that is missing in one network. Every loss of a supply (pump stopped, source
 * closed, link lost, tank empty) remembers the nodes it was feeding: those reached by following the flows of the
 * intact network and those of the moment before. A node's shortage is put down to the latest such loss that fed
 * it; a tank's emptying to the latest loss that came before its level began to fall, else to the first after.
 */
export interface WaterCauses {
  /** A supply is gone; `nodeIxs` are the nodes it fed directly. `key` names it for `regain`. */
  lose(key: string, eventIx: number, timeS: number, nodeIxs: readonly number[]): void;
  /** The supply of this key is back. */
  regain(key: string, eventIx: number): void;
  /** The event behind a shortage at any of these nodes now. */
  shortageCauseIx(nodeIxs: readonly number[]): number;
  /** The event behind the emptying of a tank whose level fell from `fallingFromS` on. */
  emptyingCauseIx(tankNodeIx: number, fallingFromS: number): number;
  /** The event that last brought supply back; -1 before any. */
  readonly recoveryIx: number;
  /** The event of the last change, supply lost or back; -1 before any. */
  readonly changeIx: number;
  /** To be called before a change is applied: the flows of the moment before. */
  keepFlows(): void;
}

interface LostSupply {
  key: string;
  eventIx: number;
  timeS: number;
  fed: Uint8Array;
}

export function createWaterCauses(engine: HydraulicEngine): WaterCauses {
  const links = indexNodeLinks(engine);
  const intactM3s = engine.state.linkFlowM3s.slice();
  const beforeM3s = intactM3s.slice();
  const nodeCount = engine.index.nodeIds.length;
  let gone: LostSupply[] = [];
  let recoveryIx: number = none;
  let changeIx: number = none;

  function latest(list: readonly LostSupply[]): LostSupply | undefined {
    let best: LostSupply | undefined;
    for (const it of list) if (!best || it.timeS >= best.timeS) best = it;
    return best;
  }

  return {
    lose(key, eventIx, timeS, nodeIxs) {
      const fed = new Uint8Array(nodeCount);
      markDownstream(engine, links, intactM3s, nodeIxs, fed);
      const before = new Uint8Array(nodeCount);
      markDownstream(engine, links, beforeM3s, nodeIxs, before);
      for (let i = 0; i < nodeCount; i++) fed[i] |= before[i];
      gone = gone.filter((it) => it.key !== key);
      gone.push({ key, eventIx, timeS, fed });
      changeIx = eventIx;
    },
    regain(key, eventIx) {
      gone = gone.filter((it) => it.key !== key);
      recoveryIx = eventIx;
      changeIx = eventIx;
    },
    shortageCauseIx(nodeIxs) {
      const feeding = gone.filter((it) => nodeIxs.some((node) => it.fed[node] === 1));
      return latest(feeding.length > 0 ? feeding : gone)?.eventIx ?? none;
    },
    emptyingCauseIx(tankNodeIx, fallingFromS) {
      const own = `tank:${tankNodeIx}`;
      const others = gone.filter((it) => it.key !== own);
      const feeding = others.filter((it) => it.fed[tankNodeIx] === 1);
      const list = feeding.length > 0 ? feeding : others;
      const before = latest(list.filter((it) => it.timeS <= fallingFromS + stepS));
      return (before ?? list[0])?.eventIx ?? none;
    },
    get recoveryIx() {
      return recoveryIx;
    },
    get changeIx() {
      return changeIx;
    },
    keepFlows() {
      beforeM3s.set(engine.state.linkFlowM3s);
    },
  };
}
