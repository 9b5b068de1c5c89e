import type { RunReader } from '../../client/run-reader';
import { type ComponentRef, refKey, waterRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { EventKind } from '../../model/run-event';

/** Things whose events explain a component, itself first: what feeds it and what it drinks from. */
export function relatedComponents(region: Region, ref: ComponentRef): ComponentRef[] {
  const related: ComponentRef[] = [ref];
  const add = (kind: ComponentRef['kind'], id: string | undefined) => {
    if (id !== undefined) related.push({ kind, id });
  };
  const addCoupling = (kind: string, id: string) => {
    const coupling = region.couplings.find((it) => it.consumer.kind === kind && it.consumer.id === id);
    if (!coupling) return;
    add('feeder', coupling.feederId ?? `bus:${coupling.busId}`);
    add('bus', coupling.busId);
  };
  switch (ref.kind) {
    case 'facility': {
      const facility = findIn(region.facilities, ref.id);
      addCoupling('facility', ref.id);
      if (facility?.waterNodeId) related.push(waterRef(facility.waterNodeId, 'junction'));
      for (const id of facility?.pumpIds ?? []) related.push(waterRef(id, 'pump'));
      for (const id of facility?.sourceIds ?? []) related.push(waterRef(id, 'reservoir'));
      // A site that lives on its store logs nothing yet; its district tells why.
      if (facility?.waterNodeId) add('area', facility.areaId);
      break;
    }
    case 'feeder':
      add('bus', findIn(region.feeders, ref.id)?.busId ?? busOfOwnLoad(ref.id));
      break;
    case 'generator': {
      const unit = findIn(region.grid.generators, ref.id);
      add('bus', unit?.busId);
      if (unit?.coolingNodeId) related.push(waterRef(unit.coolingNodeId, 'junction'));
      break;
    }
    case 'branch': {
      const branch = findIn(region.grid.branches, ref.id);
      add('bus', branch?.fromBusId);
      add('bus', branch?.toBusId);
      break;
    }
    case 'pump':
    case 'supplySource':
    case 'reservoir': {
      const station = region.facilities.find(
        (it) =>
          (ref.kind !== 'reservoir' && it.pumpIds?.includes(ref.id)) ||
          (ref.kind !== 'pump' && it.sourceIds?.includes(ref.id)),
      );
      if (station) {
        add('facility', station.id);
        addCoupling('facility', station.id);
      } else {
        if (ref.kind !== 'reservoir') addCoupling('pump', ref.id);
        if (ref.kind !== 'pump') addCoupling('treatment', ref.id);
      }
      break;
    }
    case 'junction':
    case 'supplyZone':
      // What happens to water is logged where people notice it, and where it is held up.
      for (const id of areasDrinkingAt(region, ref.id)) add('area', id);
      if (ref.kind === 'supplyZone')
        for (const id of upstreamOf(region, ref.id)) related.push(...namesUpstream(region, id));
      break;
    case 'area':
      for (const feeder of region.feeders) if (feeder.areaId === ref.id) add('feeder', feeder.id);
      break;
    case 'bus':
      for (const branch of region.grid.branches) {
        if (branch.fromBusId === ref.id || branch.toBusId === ref.id) add('branch', branch.id);
      }
      break;
    default:
      break;
  }
  return related;
}

/** Areas whose people draw from a node. */
function areasDrinkingAt({ waterUsers, supplyZones }: Region, nodeId: string): Set<string> {
  const ids = new Set<string>();
  for (const it of waterUsers) if (it.nodeId === nodeId && it.areaId !== undefined) ids.add(it.areaId);
  const zone = findIn(supplyZones?.nodes ?? [], nodeId);
  if (zone?.areaId !== undefined) ids.add(zone.areaId);
  return ids;
}

/** Nodes and links of the supply zones through which water comes to a node, nearest first. */
function upstreamOf({ supplyZones }: Region, nodeId: string): string[] {
  const found: string[] = [];
  const seen = new Set([nodeId]);
  for (const at of seen)
    for (const { id, fromId, toId } of supplyZones?.links ?? []) {
      if (toId !== at) continue;
      found.push(id);
      if (seen.has(fromId)) continue;
      seen.add(fromId);
      found.push(fromId);
    }
  return found;
}

function namesUpstream({ supplyZones }: Region, id: string): ComponentRef[] {
  if (findIn(supplyZones?.links ?? [], id)) return [{ kind: 'pipe', id }];
  return [
    { kind: 'supplySource', id },
    { kind: 'supplyZone', id },
  ];
}

function busOfOwnLoad(feederId: string): string | undefined {
  return feederId.startsWith('bus:') ? feederId.slice('bus:'.length) : undefined;
}

/** Events that end a bad state: they explain nothing that is wrong now. */
const recoveries: ReadonlySet<EventKind> = new Set([
  'componentRepaired',
  'islandsRejoined',
  'islandReenergised',
  'branchEnergised',
  'branchSynchronised',
  'branchReclosed',
  'generatorStarted',
  'generatorBlackStarted',
  'neighbourGaveVoltage',
  'generatorCranked',
  'loadRestored',
  'loadPickedUp',
  'feederRestored',
  'feederRotatedOn',
  'pumpPowerReturned',
  'pumpRestarted',
  'valvePowerReturned',
  'sourceReopened',
  'tankRefilled',
  'areaWaterReturned',
  'waterSafe',
  'facilityGridReturned',
  'backupStopped',
  'facilityPowerReturned',
  'facilityWaterReturned',
  'sewageOverflowEnded',
  'indoorsWarmAgain',
  'coolingReturned',
  'deadlockOpened',
  'repairAtFullPace',
  'upperFloorsWaterReturned',
  'waterPointOpened',
  'sunTookOver',
]);

export function isRecovery(kind: EventKind): boolean {
  return recoveries.has(kind);
}

/** Events from the latest back to one without a cause, or to one that a chain before has told. */
export interface WhyChain {
  /** Indices in the log, effect before cause. */
  links: number[];
  /** The event of a chain before that caused the last link. */
  joinsAt?: number;
}

/**
 * Chains of events, each from the latest event about something back to an event without a cause. The component's own
 * chains come first; a chain about something related is added while it says something new.
 * Empty when nothing has happened to any of them by `timeS`.
 */
export function whyChains(reader: RunReader, region: Region, ref: ComponentRef, timeS: number): WhyChain[] {
  const { events } = reader.record;
  const chains: WhyChain[] = [];
  const told = new Set<number>();
  for (const about of relatedComponents(region, ref)) {
    const isOwn = refKey(about) === refKey(ref);
    if (!isOwn && chains.length >= 3) break;
    for (const ix of latestEvents(reader, about, timeS)) {
      if (told.has(ix) || (!isOwn && isRecovery(events[ix].kind))) continue;
      const whole = chainFrom(reader, ix);
      const known = whole.findIndex((it) => told.has(it));
      const links = known < 0 ? whole : whole.slice(0, known);
      for (const it of links) told.add(it);
      chains.push(known < 0 ? { links } : { links, joinsAt: whole[known] });
    }
  }
  return chains;
}

/**
 * The events that still hold at `timeS`: of each matter (power, water, the thing itself, fuel on its way) the latest
 * one. A facility can be dark and dry at once, and each has its own cause.
 */
export function latestEvents(reader: RunReader, ref: ComponentRef, timeS: number): number[] {
  const { events } = reader.record;
  const byMatter = new Map<string, number>();
  for (const ix of reader.eventsOf(ref)) {
    if (events[ix].timeS > timeS) break;
    byMatter.set(matterOf(events[ix].kind), ix);
  }
  const rank = (matter: string) => Math.max(0, lastMatters.indexOf(matter) + 1);
  return [...byMatter].sort(([a, x], [b, y]) => rank(a) - rank(b) || y - x).map(([, ix]) => ix);
}

/** Told after the others, in this order. */
const lastMatters: readonly string[] = ['floors', 'drinkable', 'supply'];

function matterOf(kind: EventKind): string {
  if (/CalledFor$|^delivered/.test(kind)) return 'supply';
  if (/^(sewage|indoors|pipesMay)/.test(kind)) return 'harm';
  if (/^upperFloors/.test(kind)) return 'floors';
  if (/^water(Unsafe|Safe)/.test(kind)) return 'drinkable';
  if (/Water|water|tank|^hospital/.test(kind)) return 'water';
  if (/^(component|repair|branch|generator|cooling|deadlock)/.test(kind)) return 'self';
  return 'power';
}

/** Event indices from one event back to the first, following causes. Guards against a log that loops. */
export function chainFrom(reader: RunReader, eventIx: number): number[] {
  const { events } = reader.record;
  const chain: number[] = [];
  const seen = new Set<number>();
  let ix: number | undefined = eventIx;
  while (ix !== undefined && ix >= 0 && ix < events.length && !seen.has(ix)) {
    seen.add(ix);
    chain.push(ix);
    ix = events[ix].causeIx;
  }
  return chain;
}
