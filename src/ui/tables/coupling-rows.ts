import { type BusSuggestion, suggestBuses } from '../../commands/suggest-buses';
import { type Consumer, consumerKey, couplingsByConsumer, listConsumers } from '../../model/consumers';
import type { Coupling } from '../../model/coupling';
import { splitWaterId } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';

/** A consumer of electricity with its coupling, or the nearest bus as a suggestion. */
export interface CouplingRow {
  key: string;
  consumer: Consumer;
  name: string;
  /** Message of its kind. */
  kindId: string;
  coupling?: Coupling;
  suggestion?: BusSuggestion;
  status: 'confirmed' | 'suggested' | 'none';
}

const statusOrder = { suggested: 0, none: 1, confirmed: 2 } as const;

/** Every consumer, those that wait for an answer first. */
export function couplingRows(region: Region, geometry: readonly WaterGeometry[]): CouplingRow[] {
  const couplings = couplingsByConsumer(region.couplings);
  const rows = listConsumers(region, geometry).map((consumer): CouplingRow => {
    const key = consumerKey(consumer);
    const coupling = couplings.get(key);
    couplings.delete(key);
    // A source may need no power at all: coupling it is the user's own idea.
    const suggests = !coupling && consumer.kind !== 'treatment';
    const suggestion = suggests ? suggestBuses(region, consumer, 1)[0] : undefined;
    return rowOf(region, consumer, coupling, suggestion);
  });
  for (const coupling of couplings.values()) {
    rows.push(rowOf(region, coupling.consumer, coupling, undefined));
  }
  return rows.sort((a, b) => statusOrder[a.status] - statusOrder[b.status]);
}

function rowOf(
  region: Region,
  consumer: Consumer,
  coupling: Coupling | undefined,
  suggestion: BusSuggestion | undefined,
): CouplingRow {
  const facility = consumer.kind === 'facility' ? findIn(region.facilities, consumer.id) : undefined;
  const point = region.waterPoints?.find((it) => consumer.kind === 'waterPoint' && it.id === consumer.id);
  const node = isWater(consumer) ? findIn(region.supplyZones?.nodes ?? [], consumer.id) : undefined;
  return {
    key: consumerKey(consumer),
    consumer,
    name:
      facility?.name ??
      point?.name ??
      node?.name ??
      (consumer.kind === 'facility' ? consumer.id : splitWaterId(consumer.id).elementId),
    kindId: facility
      ? `map.facility.${facility.kind}`
      : node
        ? `map.supply.${node.kind}`
        : `coupling.kind.${consumer.kind}`,
    coupling,
    suggestion,
    status: coupling ? 'confirmed' : suggestion ? 'suggested' : 'none',
  };
}

function isWater({ kind }: Consumer): boolean {
  return kind === 'pump' || kind === 'treatment';
}
