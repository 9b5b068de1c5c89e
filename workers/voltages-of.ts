import { fail, issue, ok, type Result } from '../src/model/result';
import { busStates } from '../src/model/run-record';
import { checkVoltages } from '../src/power/ac/voltage-check';
import type { BusVoltage, MomentToCheck, MomentVoltages } from '../src/protocol/session-api';
import type { PreparedRegion } from '../src/timeline/prepare-region';

/** The voltage check of a recorded time, by ids. Fails with `ac.staleRun` on the frame of another Region. */
export function voltagesOf(prepared: PreparedRegion, moment: MomentToCheck): Result<MomentVoltages> {
  const { structure, feeders } = prepared.power;
  if (moment.regionRevision !== prepared.regionRevision) return fail([issue('error', 'ac.staleRun')]);
  const checked = checkVoltages(structure, feeders, moment, moment.loadPowerFactor);
  if (!checked.ok) return checked;
  const { flow, outside, issues } = checked.value;
  const { buses } = structure.grid;
  let lowestIx = -1;
  let highestIx = -1;
  let liveBusCount = 0;
  let unsolvedBusCount = 0;
  flow.voltagePu.forEach((it, b) => {
    const isLive = moment.busState[b] === busStates.live && structure.busPresent[b] === 1;
    if (isLive) liveBusCount++;
    if (!Number.isFinite(it)) {
      if (isLive) unsolvedBusCount++;
      return;
    }
    if (lowestIx < 0 || it < flow.voltagePu[lowestIx]) lowestIx = b;
    if (highestIx < 0 || it > flow.voltagePu[highestIx]) highestIx = b;
  });
  const voltageOf = (b: number): BusVoltage => {
    const { id, minVoltagePu, maxVoltagePu } = buses[b];
    return { busId: id, voltagePu: flow.voltagePu[b], minVoltagePu, maxVoltagePu };
  };
  return ok({
    status: flow.status,
    liveBusCount,
    unsolvedBusCount,
    ...(Number.isFinite(flow.lossMw) ? { lossMw: flow.lossMw } : {}),
    ...(lowestIx < 0 ? {} : { lowest: voltageOf(lowestIx), highest: voltageOf(highestIx) }),
    outside: outside.map((it) => voltageOf(it.busIx)),
    issues,
  });
}
