import { none } from '../model/ids';
import type { Region } from '../model/region';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import type { GridStructure } from './flow/grid-structure';
import { compareIds } from './rank-ids';

/** Priority class of a bus load that has no feeders: households. Source: parameters, section 3.3. */
const aggregateTier = 5;

/** The region's feeders, then one per bus with a load of its own (`bus:ID`), which stands for many and may be served in part. */
export interface FeederTable {
  feederIds: string[];
  feederBusIx: Int32Array;
  isAggregate: Uint8Array;
  tier: Uint8Array;
  isCritical: Uint8Array;
  /** Rota queue, from 1; `none` for a feeder that is a queue of its own and for bus loads. */
  queue: Int32Array;
  /** Annual mean of feeders, the file's load of buses. */
  baseMw: Float64Array;
  /** Order in which feeders are switched off; aggregates stand together and are reduced by one factor. */
  shedOrder: Int32Array;
  feederIxById: Map<string, number>;
}

export function prepareFeeders(region: Region, structure: GridStructure): Result<FeederTable> {
  const issues: Issue[] = [];
  const feederIds: string[] = [];
  const bus: number[] = [];
  const base: number[] = [];
  const keys: { critical: number; tier: number; aggregate: number; queue: number; id: string }[] = [];
  const feederIxById = new Map<string, number>();
  for (const feeder of region.feeders) {
    const { id, busId } = feeder;
    const busIx = structure.busIxById.get(busId);
    if (busIx === undefined)
      issues.push(issue('error', 'power.unknownBus', { kind: 'feeder', id, busId }, { id }));
    if (feederIxById.has(id))
      issues.push(issue('error', 'power.duplicateId', { kind: 'feeder', id }, { id }));
    feederIxById.set(id, feederIds.length);
    feederIds.push(id);
    bus.push(busIx ?? 0);
    const mw = feeder.loadMw;
    base.push(mw.residential + mw.commercial + mw.industrial + mw.public);
    keys.push({
      critical: feeder.critical ? 1 : 0,
      tier: feeder.tier,
      aggregate: 0,
      queue: feeder.queue ?? none,
      id,
    });
  }
  region.grid.buses.forEach((it, busIx) => {
    if (it.loadMw === 0 || it.type === 'isolated') return;
    const id = `bus:${it.id}`;
    if (!feederIxById.has(id)) feederIxById.set(id, feederIds.length);
    feederIds.push(id);
    bus.push(busIx);
    base.push(it.loadMw);
    keys.push({ critical: 0, tier: aggregateTier, aggregate: 1, queue: none, id: it.id });
  });
  if (issues.length > 0) return fail(issues);
  const shedOrder = Int32Array.from(keys.keys()).sort((p, q) => {
    const a = keys[p];
    const b = keys[q];
    return (
      a.critical - b.critical ||
      b.tier - a.tier ||
      a.aggregate - b.aggregate ||
      compareQueues(a.queue, b.queue) ||
      compareIds(a.id, b.id)
    );
  });
  return ok({
    feederIds,
    feederBusIx: Int32Array.from(bus),
    isAggregate: Uint8Array.from(keys, (it) => it.aggregate),
    tier: Uint8Array.from(keys, (it) => it.tier),
    isCritical: Uint8Array.from(keys, (it) => it.critical),
    queue: Int32Array.from(keys, (it) => it.queue),
    baseMw: Float64Array.from(base),
    shedOrder,
    feederIxById,
  });
}

/** Queues by number, then what has none. */
export function compareQueues(a: number, b: number): number {
  if (a === none || b === none) return Number(a === none) - Number(b === none);
  return a - b;
}
