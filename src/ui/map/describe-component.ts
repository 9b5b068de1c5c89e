import type { RunReader } from '../../client/run-reader';
import {
  type ComponentRef,
  isSupplyKind,
  isWaterKind,
  refKey,
  splitWaterId,
  zonesNetworkId,
} from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';
import type { FlowUnit, Language } from '../../store/settings';
import { type MessageId, say } from '../../words/catalogue';
import { formatNumber, formatShare } from '../charts/format-number';
import { formatRunTime } from '../charts/time-axis';
import { offHoursAt } from '../inspector/off-hours';
import { describeWater } from './describe-water';
import { describeWaterPoint } from './describe-water-point';
import { isUnsafeAt } from './event-states';
import { stateNames } from './state-classes';

export interface Figure {
  value: string;
  unit?: string;
  label: MessageId;
}

/** What a card says about a component at a time. `tone` goes with the sign, never instead of words. */
export interface Description {
  title: string;
  kind: MessageId;
  states: { id: MessageId; tone: 'plain' | 'bad' | 'backup' | 'water' }[];
  figures: Figure[];
}

export interface DescribeContext {
  region: Region;
  /** Of the water networks; without it limits of tanks and pressure are not known. */
  geometry?: readonly WaterGeometry[];
  reader?: RunReader;
  timeS: number;
  /** `refKey`s that the scenario has out now. */
  lost: ReadonlySet<string>;
  /** `refKey`s of what the scenario shuts without damage. */
  shut?: ReadonlySet<string>;
  language: Language;
  flowUnit: FlowUnit;
}

/** Litres a person a day below which an area is told to be short, least first. */
const litreFloors = [
  { belowL: 3, id: 'map.state.area.below3L' },
  { belowL: 7.5, id: 'map.state.area.below7L5' },
  { belowL: 15, id: 'map.state.area.below15' },
] as const;

/** Name, state and figures of any component, as far as a run knows them. */
export function describeComponent(ref: ComponentRef, context: DescribeContext): Description {
  const description = describe(ref, context);
  const key = refKey(ref);
  if (!context.lost.has(key)) return description;
  const isShut = context.shut?.has(key) ?? false;
  description.states = [
    isShut ? { id: 'map.state.shutNow', tone: 'water' } : { id: 'map.state.lostNow', tone: 'bad' },
  ];
  const { reader, timeS, language } = context;
  if (reader) {
    const backS = reader
      .eventsOf(ref)
      .map((ix) => reader.record.events[ix])
      .find((it) => it.kind === 'componentRepaired' && it.timeS > timeS)?.timeS;
    description.figures.push({
      label: isShut ? 'map.figure.opens' : 'map.figure.back',
      value: backS === undefined ? say('report.notBack', {}, language) : formatRunTime(backS),
    });
  }
  return description;
}

function describe(ref: ComponentRef, context: DescribeContext): Description {
  const { region, language } = context;
  const to: Description = { title: ref.id, kind: `map.kind.${ref.kind}`, states: [], figures: [] };
  const value = (field: Parameters<RunReader['value']>[0]) =>
    context.reader?.value(field, ref.id, context.timeS);
  const figure = (label: MessageId, number: number | undefined, unit?: string) => {
    if (number === undefined || !Number.isFinite(number)) return;
    to.figures.push({ label, unit, value: formatNumber(number, language) });
  };
  const share = (label: MessageId, number: number | undefined) => {
    if (number !== undefined && Number.isFinite(number))
      to.figures.push({ label, value: formatShare(number) });
  };
  const state = (family: keyof typeof stateNames, code: number | undefined, good: readonly string[]) => {
    const name = code === undefined ? undefined : stateNames[family][code];
    if (name === undefined) return;
    const tone = good.includes(name) ? 'plain' : name === 'backup' || name === 'battery' ? 'backup' : 'bad';
    const isWater = family === 'facilityWater' && tone === 'bad';
    to.states.push({ id: `map.state.${family}.${name}` as MessageId, tone: isWater ? 'water' : tone });
  };

  switch (ref.kind) {
    case 'bus': {
      const bus = findIn(region.grid.buses, ref.id);
      to.title = named(bus, language, ref.id);
      state('bus', value('busState'), ['live', 'notInService']);
      figure('map.figure.kv', bus?.baseKv, 'kV');
      break;
    }
    case 'branch': {
      const branch = findIn(region.grid.branches, ref.id);
      to.title = branch?.name ? named(branch, language, ref.id) : between(region, ref.id, language);
      if (branch) to.kind = `map.kind.${branch.kind}`;
      state('branch', value('branchState'), ['live', 'notInService']);
      const flowMw = value('branchFlowMw');
      figure('map.figure.flow', flowMw === undefined ? undefined : Math.abs(flowMw), 'MW');
      const loading = value('branchLoading');
      if (loading !== undefined && loading > 0) share('map.figure.loading', loading);
      break;
    }
    case 'generator': {
      const unit = findIn(region.grid.generators, ref.id);
      to.title = named(unit, language, ref.id);
      if (unit) to.kind = `map.technology.${unit.technology}`;
      state('generator', value('generatorState'), ['running', 'off', 'notInService']);
      figure('map.figure.output', value('generatorOutputMw'), 'MW');
      figure('map.figure.most', unit?.maxMw, 'MW');
      figure('map.figure.stored', value('storedEnergyMwh'), 'MWh');
      break;
    }
    case 'feeder': {
      const feeder = findIn(region.feeders, ref.id);
      to.title = named(feeder, language, ref.id);
      state('feeder', value('feederState'), ['served']);
      figure('map.figure.served', value('feederServedMw'), 'MW');
      figure('map.figure.needed', value('feederNeededMw'), 'MW');
      if (context.reader)
        figure('map.figure.offHours', offHoursAt(context.reader.record, ref.id, context.timeS), 'h');
      figure('map.figure.people', feeder?.people);
      break;
    }
    case 'facility': {
      const facility = findIn(region.facilities, ref.id);
      to.title = named(facility, language, ref.id);
      if (facility) to.kind = `map.facility.${facility.kind}`;
      state('facilityPower', value('facilityPower'), ['grid']);
      const water = value('facilityWater');
      if (water !== undefined && stateNames.facilityWater[water] !== 'notModelled') {
        state('facilityWater', water, ['served']);
      }
      if (context.reader) share('map.figure.essential', value('facilityPowerShare'));
      if (facility && facility.backup.length > 0) figure('map.figure.fuel', value('facilityFuelL'), 'L');
      if (facility?.battery) figure('map.figure.charge', value('facilityChargeKwh'), 'kWh');
      if (facility?.kind === 'boilerHouse') figure('map.figure.indoor', value('facilityIndoorC'), '°C');
      if (facility?.kind === 'sewageLift') share('map.figure.sewage', value('facilitySewageFill'));
      if (facility?.storedWaterM3) figure('map.figure.storedWater', value('facilityStoredWaterM3'), 'm³');
      break;
    }
    case 'area': {
      const area = findIn(region.areas, ref.id);
      to.title = named(area, language, ref.id);
      const power = value('areaPowerShare');
      const water = value('areaWaterShare');
      const noPower = power !== undefined && power < 0.5;
      const noWater = water !== undefined && water < 0.5;
      if (noPower && noWater) to.states.push({ id: 'map.state.area.neither', tone: 'bad' });
      else if (noPower) to.states.push({ id: 'map.state.area.noPower', tone: 'bad' });
      else if (noWater) to.states.push({ id: 'map.state.area.noWater', tone: 'water' });
      if (context.reader && isUnsafeAt(context.reader, ref.id, context.timeS))
        to.states.push({ id: 'map.state.area.unsafe', tone: 'water' });
      const litres = value('areaLitresPerPersonDay');
      const floor = litres === undefined ? undefined : litreFloors.find((it) => litres < it.belowL);
      if (floor) to.states.push({ id: floor.id, tone: 'water' });
      figure('map.figure.people', area?.people);
      share('map.area.power', power);
      share('map.area.water', water);
      figure('map.area.litres', litres, 'L');
      break;
    }
    case 'waterPoint':
      describeWaterPoint(to, ref.id, context);
      break;
    default:
      if (isWaterKind(ref.kind) || isSupplyKind(ref.kind)) describeWater(to, ref, context);
  }
  to.title = waterTitle(ref, context) ?? to.title;
  return to;
}

/** An element of a network is called by its id and network, a supply link by its ends; undefined for all else. */
function waterTitle(ref: ComponentRef, { region, language }: DescribeContext): string | undefined {
  if (isSupplyKind(ref.kind)) return named(findIn(region.supplyZones?.nodes ?? [], ref.id), language, ref.id);
  if (!isWaterKind(ref.kind)) return undefined;
  const { networkId, elementId } = splitWaterId(ref.id);
  if (networkId === zonesNetworkId) return supplyLinkName(region, ref.id, language);
  return `${elementId}, ${named(findIn(region.waterNetworks, networkId), language, networkId)}`;
}

/** Names of both ends of a supply link. */
export function supplyLinkName(region: Region, id: string, language: Language): string {
  const nodes = region.supplyZones?.nodes ?? [];
  const link = findIn(region.supplyZones?.links ?? [], id);
  if (!link) return id;
  const from = named(findIn(nodes, link.fromId), language, link.fromId);
  const to = named(findIn(nodes, link.toId), language, link.toId);
  return say('map.supply.linkName', { from, to }, language);
}

/** A component's name in the language of the page, else its id. */
export function named(
  row: { name?: string; nameUk?: string } | undefined,
  language: Language,
  id: string,
): string {
  return (language === 'uk' ? row?.nameUk : undefined) ?? row?.name ?? id;
}

/** Names of both ends of a branch. */
function between(region: Region, branchId: string, language: Language): string {
  const branch = findIn(region.grid.branches, branchId);
  if (!branch) return branchId;
  const end = (id: string) => named(findIn(region.grid.buses, id), language, id);
  return `${end(branch.fromBusId)} – ${end(branch.toBusId)}`;
}
