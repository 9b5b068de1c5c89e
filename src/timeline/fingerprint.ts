import type { RunEvent } from '../model/run-event';
import { seriesNames, sumNames } from '../model/run-record';
import { createWordHash, hashText } from '../numerics/hash';
import type { FrameStore } from './frame-store';

/**
 * Names the bytes of a run's result: frames, series, sums and events. The same Region, Scenario and engine give
 * the same fingerprint on every (little-endian) machine; two people can compare it over the phone.
 */
export function fingerprintOf(store: FrameStore, events: readonly RunEvent[]): string {
  const hash = createWordHash();
  const addDoubles = (values: Float64Array) =>
    hash.add(new Uint32Array(values.buffer, values.byteOffset, values.length * 2));
  hash.add(new Uint32Array(store.frames));
  addDoubles(store.timesS);
  for (const name of seriesNames) addDoubles(store.series[name]);
  for (const name of sumNames) addDoubles(store.sums[name]);
  const text = hashText(JSON.stringify(events));
  hash.add(Uint32Array.of(Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8), 16)));
  return hash.hex();
}
