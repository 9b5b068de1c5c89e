import type { RunReader } from '../../client/run-reader';
import { type ComponentRef, isWaterKind, refKey, splitWaterId, zonesNetworkId } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { FlowUnit, Language } from '../../store/settings';
import type { MessageId } from '../../words/catalogue';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { formatNumber, formatShare } from '../charts/format-number';
import { offHoursAt } from '../inspector/off-hours';
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
  reader?: RunReader;
  timeS: number;
  /** `refKey`s that the scenario has out now. */
  lost: ReadonlySet<string>;
  language: Language;
  flowUnit: FlowUnit;
}

/** Name, state and figures of any component, as far as a run knows them. */
export function describeComponent(ref: ComponentRef, context: DescribeContext): Description {
  const description = describe(ref, context);
  if (context.lost.has(refKey(ref))) description.states = [{ id: 'map.state.lostNow', tone: 'bad' }];
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
  const flow = (label: MessageId, m3s: number | undefined) =>
    figure(
      label,
      m3s === undefined ? undefined : flowIn(context.flowUnit, m3s),
      flowUnitLabel(context.flowUnit),
    );
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
      figure('map.figure.people', area?.people);
      share('map.area.power', power);
      share('map.area.water', water);
      figure('map.area.litres', value('areaLitresPerPersonDay'), 'L');
      break;
    }
    case 'junction': {
      const pressureM = value('nodePressureM');
      if (pressureM !== undefined) {
        const wet = pressureM > 0;
        to.states.push({
          id: wet ? 'map.state.junction.wet' : 'map.state.junction.dry',
          tone: wet ? 'plain' : 'water',
        });
        figure('map.figure.pressure', Math.max(0, pressureM), 'm');
      }
      flow('map.figure.served', value('nodeDeliveredM3s'));
      flow('map.figure.needed', value('nodeDemandM3s'));
      break;
    }
    case 'tank': {
      const volumeM3 = value('tankVolumeM3');
      if (volumeM3 !== undefined) {
        const holds = volumeM3 > 0.5;
        to.states.push({
          id: holds ? 'map.state.tank.holds' : 'map.state.tank.empty',
          tone: holds ? 'plain' : 'water',
        });
      }
      figure('map.figure.level', value('tankLevelM'), 'm');
      figure('map.figure.volume', volumeM3, 'm³');
      break;
    }
    case 'pipe':
    case 'pump':
    case 'valve': {
      state('link', value('linkState'), ['open', 'closed']);
      const flowM3s = value('linkFlowM3s');
      flow('map.figure.flow', flowM3s === undefined ? undefined : Math.abs(flowM3s));
      break;
    }
    default:
      break;
  }
  if (isWaterKind(ref.kind)) {
    const { networkId, elementId } = splitWaterId(ref.id);
    const network = findIn(region.waterNetworks, networkId);
    to.title =
      networkId === zonesNetworkId ? elementId : `${elementId}, ${named(network, language, networkId)}`;
  }
  return to;
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
