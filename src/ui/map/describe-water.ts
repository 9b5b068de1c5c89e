import type { ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import { linkStates } from '../../model/run-record';
import type { SupplyLink, SupplyNode } from '../../model/water';
import { type MessageId, say } from '../../words/catalogue';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { formatNumber, formatShare } from '../charts/format-number';
import type { DescribeContext, Description } from './describe-component';
import { isLostAt, isSourceClosedAt, namesOfSupply } from './event-states';
import { junctionClass, junctionClasses, pressureSteps, supplyClasses, zoneClass } from './state-classes';
import { isClosedSupply } from './water-feed';
import {
  findNetwork,
  findTank,
  inflowM3s,
  peopleAt,
  supplyInflowM3s,
  supplyThroughM3s,
  usableNowM3,
} from './water-look-up';

/** Below this a tank neither fills nor empties, m3/s. */
const stillM3s = 2e-5;
const hourS = 3600;

/** Adds figures and states with their units to a description. */
function writer(to: Description, context: DescribeContext) {
  const number = (value: number) => formatNumber(value, context.language);
  const ofText = (value: string, most: string) => say('map.figure.of', { value, most }, context.language);
  return {
    state(id: MessageId, tone: Description['states'][number]['tone']) {
      to.states.push({ id, tone });
    },
    figure(label: MessageId, value: number | undefined, unit?: string) {
      if (value === undefined || !Number.isFinite(value)) return;
      to.figures.push({ label, unit, value: number(value) });
    },
    /** `2.3 of 5 m`. */
    ofMost(label: MessageId, value: number | undefined, most: number, unit: string) {
      if (value === undefined || !Number.isFinite(value)) return;
      to.figures.push({ label, unit, value: ofText(number(value), number(most)) });
    },
    flow(label: MessageId, m3s: number | undefined) {
      if (m3s === undefined || !Number.isFinite(m3s)) return;
      const { flowUnit } = context;
      to.figures.push({ label, unit: flowUnitLabel(flowUnit), value: number(flowIn(flowUnit, m3s)) });
    },
    delivered(served: number, needed: number) {
      const { flowUnit } = context;
      const value = ofText(number(flowIn(flowUnit, served)), number(flowIn(flowUnit, needed)));
      to.figures.push({ label: 'map.figure.delivered', unit: flowUnitLabel(flowUnit), value });
    },
    share(label: MessageId, value: number) {
      if (Number.isFinite(value)) to.figures.push({ label, value: formatShare(value) });
    },
  };
}

type Writer = ReturnType<typeof writer>;

/** State and figures of an element of a network, or of a node or link of the supply zones. */
export function describeWater(to: Description, ref: ComponentRef, context: DescribeContext): void {
  const write = writer(to, context);
  switch (ref.kind) {
    case 'junction':
      describeJunction(write, ref.id, context);
      break;
    case 'tank':
      describeTank(write, ref.id, context);
      break;
    case 'reservoir':
      describeSource(write, ref, context);
      break;
    case 'pipe':
    case 'pump':
    case 'valve': {
      const link = context.region.supplyZones?.links.find((it) => it.id === ref.id);
      if (link) describeSupplyLink(to, write, link, context);
      else describeLink(write, ref, context);
      break;
    }
    default: {
      const node = findIn(context.region.supplyZones?.nodes ?? [], ref.id);
      if (node) describeSupplyNode(to, write, node, context);
    }
  }
}

function describeJunction(write: Writer, id: string, context: DescribeContext): void {
  const { reader, timeS, geometry = [] } = context;
  const pressureM = reader?.value('nodePressureM', id, timeS);
  const needed = reader?.value('nodeDemandM3s', id, timeS) ?? 0;
  const served = reader?.value('nodeDeliveredM3s', id, timeS) ?? 0;
  if (pressureM !== undefined) {
    const network = findNetwork(geometry, id);
    const steps = pressureSteps(network?.minimumPressureM ?? 0, network?.requiredPressureM ?? 0);
    const code = junctionClass(pressureM, needed, served, steps);
    const name = classNames[code];
    write.state(`map.state.junction.${name}`, code <= junctionClasses.low ? 'water' : 'plain');
    write.figure('map.figure.pressure', Math.max(0, pressureM), 'm');
    if (needed > 0) write.delivered(served, needed);
  }
  const people = peopleAt(context.region.waterUsers, id);
  if (people > 0) write.figure('map.figure.peopleHere', people);
}

const classNames = ['none', 'below', 'low', 'weak', 'full'] as const;

function describeTank(write: Writer, id: string, context: DescribeContext): void {
  const { reader, timeS, geometry = [] } = context;
  const levelM = reader?.value('tankLevelM', id, timeS);
  const tank = findTank(geometry, id);
  if (!reader || levelM === undefined || !tank) return;
  const usableM3 = usableNowM3(reader, tank, id, timeS) ?? 0;
  const isEmpty = usableM3 < 0.01 * tank.usableM3;
  if (isLostAt(reader, { kind: 'tank', id }, timeS)) write.state('map.state.lostNow', 'bad');
  write.state(isEmpty ? 'map.state.tank.empty' : 'map.state.tank.holds', isEmpty ? 'water' : 'plain');
  write.ofMost('map.figure.level', levelM, tank.maxLevelM, 'm');
  write.ofMost('map.figure.volume', usableM3, tank.usableM3, 'm³');
  describeChange(write, usableM3, tank.usableM3 - usableM3, inflowM3s(reader, tank.network, id, timeS));
}

/** What a store gains or loses, and how long that can go on. */
function describeChange(write: Writer, heldM3: number, roomM3: number, gainM3s: number): void {
  if (Math.abs(gainM3s) < stillM3s) return;
  const fills = gainM3s > 0;
  write.flow(fills ? 'map.figure.inflow' : 'map.figure.outflow', Math.abs(gainM3s));
  const hours = (fills ? roomM3 : heldM3) / Math.abs(gainM3s) / hourS;
  // Beyond a month the present flow says nothing.
  if (hours > 0.05 && hours < 720)
    write.figure(fills ? 'map.figure.fullIn' : 'map.figure.emptyIn', Math.round(hours * 10) / 10, 'h');
}

function describeSource(write: Writer, ref: ComponentRef, context: DescribeContext): void {
  const { reader, timeS, geometry = [] } = context;
  if (!reader) return;
  if (isLostAt(reader, ref, timeS)) write.state('map.state.lostNow', 'bad');
  else if (isSourceClosedAt(reader, ref, timeS)) write.state('map.state.source.closed', 'bad');
  else write.state('map.state.source.open', 'plain');
  const network = findNetwork(geometry, ref.id);
  if (network) write.flow('map.figure.outflow', Math.max(0, -inflowM3s(reader, network, ref.id, timeS)));
}

function describeLink(write: Writer, ref: ComponentRef, context: DescribeContext): void {
  const { reader, timeS } = context;
  const code = reader?.value('linkState', ref.id, timeS);
  const flowM3s = reader?.value('linkFlowM3s', ref.id, timeS);
  if (!reader || code === undefined || flowM3s === undefined) return;
  const isOpen = code === linkStates.open;
  const flows = Math.abs(flowM3s) >= stillM3s;
  if (code === linkStates.lost) write.state('map.state.link.lost', 'bad');
  else if (code === linkStates.noPower) write.state('map.state.link.noPower', 'bad');
  else if (ref.kind === 'pipe' && isLostAt(reader, ref, timeS))
    write.state('map.state.link.leaking', 'water');
  else if (ref.kind === 'pump' && isOpen)
    write.state(flows ? 'map.state.link.running' : 'map.state.link.standing', 'plain');
  else write.state(isOpen ? 'map.state.link.open' : 'map.state.link.closed', 'plain');
  write.flow('map.figure.flow', Math.abs(flowM3s));
}

function describeSupplyLink(
  to: Description,
  write: Writer,
  link: SupplyLink,
  context: DescribeContext,
): void {
  const { reader, timeS } = context;
  to.kind = 'map.supply.link';
  const code = reader?.value('linkState', link.id, timeS);
  if (code !== undefined) {
    const isOpen = code === linkStates.open;
    write.state(
      code === linkStates.lost
        ? 'map.state.link.lost'
        : isOpen
          ? 'map.state.link.open'
          : 'map.state.link.closed',
      isOpen ? 'plain' : 'bad',
    );
  }
  const flowM3s = reader?.value('linkFlowM3s', link.id, timeS);
  write.flow('map.figure.flow', flowM3s);
  write.flow('map.figure.capacity', link.capacityM3s);
  if (flowM3s !== undefined && link.capacityM3s > 0)
    write.share('map.figure.used', flowM3s / link.capacityM3s);
}

function describeSupplyNode(
  to: Description,
  write: Writer,
  node: SupplyNode,
  context: DescribeContext,
): void {
  const { reader, timeS, region } = context;
  to.kind = `map.supply.${node.kind}`;
  const links = region.supplyZones?.links ?? [];
  if (reader && reader.column('nodeIds', node.id) !== -1) {
    const needed = reader.value('nodeDemandM3s', node.id, timeS) ?? 0;
    const served = reader.value('nodeDeliveredM3s', node.id, timeS) ?? 0;
    if (namesOfSupply(node.id).some((it) => isLostAt(reader, it, timeS)))
      write.state('map.state.lostNow', 'bad');
    else if (isClosedSupply(reader, node, reader.frameIx(timeS), timeS))
      write.state('map.state.supply.closed', 'bad');
    else if (node.kind === 'zone') {
      const code = zoneClass(needed, served);
      const name =
        code === supplyClasses.none ? 'zoneNone' : code === supplyClasses.part ? 'zonePart' : 'zoneWell';
      write.state(`map.state.supply.${name}`, code === supplyClasses.well ? 'plain' : 'water');
    } else if (node.kind !== 'reservoir') write.state('map.state.supply.well', 'plain');
    if (node.kind === 'zone' && needed > 0) {
      write.delivered(served, needed);
      write.share('map.figure.share', served / needed);
    }
    if (node.kind === 'reservoir') {
      const volumeM3 = reader.value('tankVolumeM3', node.id, timeS) ?? 0;
      const mostM3 = node.volumeM3 ?? 0;
      const isEmpty = volumeM3 < 0.01 * mostM3;
      write.state(isEmpty ? 'map.state.tank.empty' : 'map.state.tank.holds', isEmpty ? 'water' : 'plain');
      write.ofMost('map.figure.volume', volumeM3, mostM3, 'm³');
      describeChange(write, volumeM3, mostM3 - volumeM3, supplyInflowM3s(reader, links, node.id, timeS));
    } else if (node.kind !== 'zone')
      write.flow('map.figure.through', supplyThroughM3s(reader, links, node, timeS));
  }
  if (node.capacityM3s !== undefined) write.flow('map.figure.capacity', node.capacityM3s);
  const people = Math.max(node.people ?? 0, peopleAt(region.waterUsers, node.id));
  if (node.kind === 'zone' && people > 0) write.figure('map.figure.peopleHere', people);
}
