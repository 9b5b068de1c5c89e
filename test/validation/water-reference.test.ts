import { expect, it } from 'vitest';
import { leakCoefficient } from '../../src/water/leaks';
import { breakNodeId } from '../../src/water/pipe-split';
import { describeShared } from '../shared-files';
import {
  networkText,
  openReference,
  readReference,
  runThrough,
  type WaterReference,
} from './water-reference-run';

/**
 * EPANET 2.3.5 driven through its C toolkit, on the same files. Tolerances: heads 0.015 m (ky4: 0.02 m), levels 0.01 m, flows 0.5 % or 1e-4 m3/s, at whatever hangs on a source.
 * What does not: EPANET's number there (-1e8 m under fixed demand) is never shown.
 */
const epanetRuns = [
  'Net1_baseline',
  'Net1_pdd_normal',
  'Net1_pdd_pump_power_outage',
  'Net1_dd_pump_power_outage',
  'Net1_leak_emitter_22',
  'Net3_baseline',
  'Net3_pdd_normal',
  'Net3_pdd_pump_power_outage',
  'Net3_dd_pump_power_outage',
  'Net3b_pdd_pump_power_outage',
  'Net3_leak_emitter_117',
  'Net3_leak_emitter_185',
  'ky4_baseline',
  'ky4_24h_baseline',
  'ky4_pdd_normal',
  'ky4_pdd_pump_power_outage',
  'ky4_dd_pump_power_outage',
  'small/Anytown_baseline',
  'small/Todini_Fig2_optCost_CMH_baseline',
  'small/conditional_controls_1_baseline',
  'small/fcv_open_no_upstream_sources_baseline',
  'small/prv_open_no_upstream_sources_baseline',
  'small/tank_controls_1_baseline',
];

/**
 * EPANET 2.2 as shipped with WNTR. It goes on feeding from tanks at their lowest level, so its Net3 runs part ways with
 * 2.3.5 when the first tank gets there; they are compared up to that hour.
 */
const oldEpanetRuns = [
  'Net1_break_isolated_11_epanet',
  'Net3_break_isolated_123_epanet',
  'Net3_break_isolated_329_epanet',
  'ky4_break_isolated_P-100_epanet',
];

/** WNTR's own solver: pressures 0.15 m at wet junctions, availability 1e-3. */
const wntrRuns = [
  'Net1_pdd_normal_wntrsim',
  'Net1_pdd_pump_power_outage_wntrsim',
  'Net1_leak_11_wntrsim',
  'Net3_pdd_normal_wntrsim',
  'Net3_pdd_pump_power_outage_wntrsim',
  'Net3b_pdd_pump_power_outage_wntrsim',
  'Net3_leak_123_wntrsim',
  'Net3_leak_329_wntrsim',
  'ky4_pdd_normal_wntrsim',
  'ky4_pdd_pump_power_outage_wntrsim',
  'ky4_leak_P-100_wntrsim',
];

interface Largest {
  size: number;
  at: string;
}

/** Largest differences of a run; `untilIx` ends the comparison. */
async function compare(reference: WaterReference, untilIx = reference.times.length, isolates = false) {
  const text = networkText(reference, isolates);
  const { engine, events } = await openReference(reference, text, isolates);
  const { index, state } = engine;
  const nodeIx = new Map(index.nodeIds.map((id, ix) => [id, ix]));
  const linkIx = new Map(index.linkIds.map((id, ix) => [id, ix]));
  const worst = { pressureM: none(), deliveredM3s: none(), flow: none(), levelM: none(), refilled: none() };
  const more = { sourceFlow: none(), nodeShare: none(), leak: none(), pumpState: none() };
  const wantedOf = new Float64Array(index.nodeIds.length);
  const servedOf = new Float64Array(index.nodeIds.length);
  const { leak_emitter, leak } = reference.settings;
  const leaks = leak_emitter
    ? { id: leak_emitter.junction, coefficient: leak_emitter.coefficient_m3s_per_sqrt_m, ...leak_emitter }
    : leak && { id: breakNodeId(leak.pipe), coefficient: leakCoefficient(leak.area_m2), ...leak };
  let cutBefore: boolean[] = [];
  const cutOff: { id: string; pressure: number; delivered: number }[] = [];
  let shownInsane = 0;
  let wantedSum = 0;
  let deliveredSum = 0;
  const times = reference.times.slice(0, untilIx);
  const leakNode = reference.settings.leak_emitter?.junction;
  runThrough(engine, events, times, (i) => {
    const hour = `${times[i] / 3600} h`;
    for (let n = 0; n < index.nodeIds.length; n++) {
      wantedSum += state.nodeDemandM3s[n];
      deliveredSum += state.nodeDeliveredM3s[n];
      wantedOf[n] += state.nodeDemandM3s[n];
      servedOf[n] += state.nodeDeliveredM3s[n];
      if (Math.abs(state.nodePressureM[n]) > 1e4) shownInsane += 1;
    }
    const isCut = (n: number) => state.nodePressureM[n] === 0 && state.nodeDeliveredM3s[n] === 0;
    for (const [id, values] of Object.entries(reference.junctions)) {
      const n = nodeIx.get(id);
      if (n === undefined) continue;
      const delivered = (values.delivered ?? values.demand)![i];
      if (isCut(n)) {
        cutOff.push({ id, pressure: values.pressure[i], delivered });
        continue;
      }
      note(worst.pressureM, state.nodePressureM[n] - values.pressure[i], `${id} ${hour}`);
      const reaches = state.nodeDeliveredM3s[n] - state.nodeInjectedM3s[n];
      if (id !== leakNode) note(worst.deliveredM3s, reaches - delivered, `${id} ${hour}`);
    }
    // Where water comes back to a dry zone, EPANET starts from numbers without meaning and ends anywhere within its own
    // accuracy (0.001 of all flows); single flows then differ by more between two builds of the same code.
    const cutNow = Array.from(index.nodeIds, (_, n) => isCut(n));
    const isRefilled = cutBefore.some((cut, n) => cut && !cutNow[n]);
    cutBefore = cutNow;
    let flowSum = 0;
    let differenceSum = 0;
    const noteFlow = (id: string, flow: number) => {
      const k = linkIx.get(id);
      if (k === undefined || cutNow[index.linkFromIx[k]] || cutNow[index.linkToIx[k]]) return;
      const difference = Math.abs(state.linkFlowM3s[k] - flow);
      flowSum += Math.abs(flow);
      differenceSum += difference;
      if (isRefilled) return;
      note(worst.flow, difference / Math.max(1e-4, 0.005 * Math.abs(flow)), `${id} ${hour}`);
    };
    for (const [id, flow] of Object.entries(reference.pipes_flow)) noteFlow(id, flow[i]);
    for (const [id, { flow }] of Object.entries(reference.pumps)) noteFlow(id, flow[i]);
    for (const [id, { flow }] of Object.entries(reference.valves)) noteFlow(id, flow[i]);
    for (const [id, { open }] of Object.entries(reference.pumps)) {
      const shown = state.linkOpen[linkIx.get(id)!];
      if (open) note(more.pumpState, shown - open[i], `${id} ${hour}`);
    }
    const sources = [
      ...Object.entries(reference.tanks).map(([id, { inflow }]) => ({ id, inflow })),
      ...Object.entries(reference.reservoirs).map(([id, it]) => ({ id, inflow: it.net_inflow })),
    ];
    for (const { id, inflow } of isRefilled ? [] : sources) {
      const n = nodeIx.get(id)!;
      const links = index.linkIds
        .map((_, k) => k)
        .filter((k) => index.linkFromIx[k] === n || index.linkToIx[k] === n);
      if (links.some((k) => cutNow[index.linkFromIx[k]] || cutNow[index.linkToIx[k]])) continue;
      const net = links.reduce(
        (sum, k) => sum + (index.linkToIx[k] === n ? 1 : -1) * state.linkFlowM3s[k],
        0,
      );
      const limit = Math.max(1e-4, 0.005 * Math.abs(inflow[i]));
      note(more.sourceFlow, (net - inflow[i]) / limit, `${id} ${hour}`);
    }
    if (leaks && reference.leak_flow) {
      const holds = leaks.start_h * 3600 <= times[i] && times[i] < leaks.end_h * 3600;
      const pressureM = Math.max(0, state.nodePressureM[nodeIx.get(leaks.id)!]);
      const flow = holds ? leaks.coefficient * Math.sqrt(pressureM) : 0;
      const limit = Math.max(1e-4, 0.005 * flow);
      note(more.leak, (flow - reference.leak_flow[i]) / limit, hour);
    }
    if (isRefilled) note(worst.refilled, differenceSum / flowSum, hour);
    for (const [id, { level }] of Object.entries(reference.tanks)) {
      const n = nodeIx.get(id)!;
      note(worst.levelM, state.nodePressureM[n] - level[i], `${id} ${hour}`);
    }
  });
  engine.dispose();
  const shares =
    reference.node_water_service_availability ?? reference.node_water_service_availability_whole_run ?? {};
  for (const [id, share] of Object.entries(shares)) {
    const n = nodeIx.get(id);
    if (n !== undefined) note(more.nodeShare, servedOf[n] / wantedOf[n] - share, id);
  }
  return { worst, more, cutOff, shownInsane, availability: deliveredSum / wantedSum };
}

function none(): Largest {
  return { size: 0, at: '' };
}

function note(largest: Largest, difference: number, at: string): void {
  const size = Math.abs(difference);
  if (size > largest.size) Object.assign(largest, { size, at });
}

const isKy4 = (name: string) => name.startsWith('ky4');

describeShared('hydraulics against EPANET 2.3.5', () => {
  it.each(epanetRuns)('%s', async (name) => {
    const reference = readReference(`${name}.json`);
    const { worst, more, cutOff, shownInsane, availability } = await compare(reference);
    expect(worst.pressureM.size, worst.pressureM.at).toBeLessThan(isKy4(name) ? 0.02 : 0.015);
    expect(worst.levelM.size, worst.levelM.at).toBeLessThan(0.01);
    expect(worst.flow.size, `${worst.flow.at}, times the tolerance`).toBeLessThan(1);
    expect(worst.refilled.size, worst.refilled.at).toBeLessThan(0.001);
    expect(worst.deliveredM3s.size, worst.deliveredM3s.at).toBeLessThan(1e-4);
    expect(more.sourceFlow.size, more.sourceFlow.at).toBeLessThan(1);
    expect(more.leak.size, more.leak.at).toBeLessThan(1);
    expect(more.pumpState.size, more.pumpState.at).toBe(0);
    // Under fixed demand EPANET calls all demand served; what is cut off gets nothing here.
    if (reference.settings.demand_model?.startsWith('PDD')) {
      expect(more.nodeShare.size, more.nodeShare.at).toBeLessThan(1e-3);
      expect(Math.abs(availability - reference.whole_run_water_service_availability!)).toBeLessThan(1e-5);
    }
    expect(shownInsane).toBe(0);
    // Cut off here means cut off there: EPANET delivers nothing, or shows a pressure that cannot be.
    expect(cutOff.filter((it) => it.delivered > 1e-5 && it.pressure > -1000)).toEqual([]);
  });
});

describeShared('hydraulics against EPANET 2.2', () => {
  // The file closes and reopens the pipe by its own controls; on the file it was made from, the engine does.
  const ways = oldEpanetRuns.flatMap((name) => [[name, false] as const, [name, true] as const]);
  it.each(ways)('%s, closed by the engine: %s', async (name, isolates) => {
    const reference = readReference(`${name}.json`);
    const lowest = /^Net3/.test(name) ? { '1': 0.03048, '2': 1.9812, '3': 1.2192 } : {};
    const dry = reference.times.findIndex((_, i) =>
      Object.entries(lowest).some(([id, level]) => reference.tanks[id].level[i] < level + 0.15),
    );
    const { worst } = await compare(reference, dry < 0 ? undefined : dry, isolates);
    expect(worst.pressureM.size, worst.pressureM.at).toBeLessThan(isKy4(name) ? 0.02 : 0.015);
    expect(worst.levelM.size, worst.levelM.at).toBeLessThan(0.01);
  });
});

describeShared('hydraulics against the WNTR simulator', () => {
  it.each(wntrRuns)('%s', async (name) => {
    const reference = readReference(`${name}.json`);
    const { worst, more, availability } = await compare(reference);
    expect(worst.pressureM.size, worst.pressureM.at).toBeLessThan(0.15);
    expect(more.leak.size, more.leak.at).toBeLessThan(1);
    expect(Math.abs(availability - reference.whole_run_water_service_availability!)).toBeLessThan(1e-3);
  });
});

describeShared('the coupled run’s own stepping against the WNTR simulator', () => {
  it.each(wntrRuns)('%s: closes its books, same availability', async (name) => {
    const reference = readReference(`${name}.json`);
    const { engine, events } = await openReference(reference, networkText(reference), false, { stepS: 900 });
    let wanted = 0;
    let served = 0;
    const startM3 = engine.state.tankVolumeM3.reduce((sum, it) => sum + it, 0);
    runThrough(engine, events, reference.times, () => {
      wanted += engine.state.nodeDemandM3s.reduce((sum, it) => sum + it, 0);
      served += engine.state.nodeDeliveredM3s.reduce((sum, it) => sum + it, 0);
    });
    const { sourceM3, deliveredM3, leakedM3, balanceErrorM3, tankVolumeM3 } = engine.state;
    const lossM3 = startM3 - tankVolumeM3.reduce((sum, it) => sum + it, 0);
    engine.dispose();
    expect(sourceM3 + lossM3 - deliveredM3 - leakedM3).toBeCloseTo(balanceErrorM3, 4);
    expect(Math.abs(balanceErrorM3)).toBeLessThan(1e-4 * (deliveredM3 + leakedM3));
    expect(Math.abs(served / wanted - reference.whole_run_water_service_availability!)).toBeLessThan(1e-3);
  });
});
