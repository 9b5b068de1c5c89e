import { none } from '../../model/ids';
import { startUnit } from '../islands/run-islands';
import { logEvent, mayRun, type PowerRun } from '../power-run';
import { readyTimeS } from '../restoring/start-time';
import { later } from './island-source';

/**
 * When a unit can bring voltage to its dark bus by itself: its start time after the bus is known to be dark, or after
 * unit and bus are repaired. Infinity where it cannot.
 */
export function blackStartS(run: PowerRun, g: number): number {
  const { canBlackStart, busReadyS, busFalls, unitRepairedS } = run.energising;
  const bus = run.structure.generatorBusIx[g];
  if (canBlackStart[g] === 0 || !mayRun(run, g) || run.structure.generatorPresent[g] === 0)
    return Number.POSITIVE_INFINITY;
  if (run.busActive[bus] === 0 || !(run.availableMw[g] > Math.max(0, run.model.shuntMw[bus])))
    return Number.POSITIVE_INFINITY;
  // An island that fell soon after its black start is not tried at the same pace for days.
  const waitS = run.settings.assessS * ((1 << busFalls[bus]) - 1);
  const orderS = Math.max(busReadyS[bus] + waitS, unitRepairedS[g]);
  return readyTimeS(run.startTimes, g, run.stoppedS[g], orderS);
}

/** Black-start units that are due bring voltage to their buses. Returns whether any did. */
export function startBlackUnits(run: PowerRun): boolean {
  const { busLive, structure, energising, running, state, timeS } = run;
  const { busLiveS, busLiveIx } = energising;
  let started = false;
  for (let g = 0; g < running.length; g++) {
    if (energising.canBlackStart[g] === 0 || running[g] === 1) continue;
    const bus = structure.generatorBusIx[g];
    // Several units of one bus may start at one instant.
    const isFirst = busLive[bus] === 0;
    if (!isFirst && busLiveS[bus] !== timeS) continue;
    if (blackStartS(run, g) > timeS) continue;
    const causeIx = later(later(run.generatorCauseIx[g], state.busCauseIx[bus]), energising.busLiveIx[bus]);
    const { id, technology } = structure.grid.generators[g];
    const kind = technology === 'interconnection' ? 'neighbourGaveVoltage' : 'generatorBlackStarted';
    const eventIx = logEvent(run, kind, 'generator', id, causeIx);
    startUnit(run, g);
    // It carries what its bus draws from the start.
    run.reserveMw[g] = Math.max(run.reserveMw[g], run.model.shuntMw[bus]);
    run.generatorCauseIx[g] = eventIx;
    started = true;
    if (!isFirst) continue;
    busLive[bus] = 1;
    // An island of its own, whose number is not known yet.
    energising.islandOf[bus] = -2 - bus;
    busLiveS[bus] = timeS;
    busLiveIx[bus] = eventIx;
    run.disturbIx[bus] = eventIx;
    state.busCauseIx[bus] = none;
  }
  return started;
}
