import type { Result } from '../model/result';
import type { RunBand, RunRecord } from '../model/run-record';
import type { WaterGeometry } from '../model/water-geometry';
import type { InstantState } from './session-api';

/** The buffers of a run's reply, to be handed over instead of copied; the sender's views are empty after. */
export function runBuffers(reply: Result<RunRecord>): ArrayBuffer[] {
  if (!reply.ok) return [];
  const { frames, timesS, series, sums, outages, facilityLog } = reply.value;
  const columns = [series, sums, outages, facilityLog].flatMap((it) => Object.values(it));
  return distinct([frames, timesS.buffer, ...columns.map((it: ArrayBufferView) => it.buffer)]);
}

/** As `runBuffers`, of a band. */
export function bandBuffers(reply: Result<RunBand>): ArrayBuffer[] {
  if (!reply.ok) return [];
  return distinct(Object.values(reply.value).map((it: Float64Array) => it.buffer));
}

/** As `runBuffers`, of the state right after a loss. */
export function instantBuffers(reply: Result<InstantState>): ArrayBuffer[] {
  if (!reply.ok) return [];
  return distinct(Object.values(reply.value).flatMap((it) => (ArrayBuffer.isView(it) ? [it.buffer] : [])));
}

/** As `runBuffers`, of the drawn water networks. */
export function geometryBuffers(networks: WaterGeometry[]): ArrayBuffer[] {
  return distinct(
    networks.flatMap((it) =>
      Object.values(it).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : [])),
    ),
  );
}

function distinct(buffers: ArrayBufferLike[]): ArrayBuffer[] {
  return [...new Set(buffers)].filter((it): it is ArrayBuffer => it instanceof ArrayBuffer);
}
