import { linkProperties, nodeProperties } from '../../src/water/solver';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { type FedTanks, fedTanksHorizonS } from './random-fed-tanks';

/** What the finely stepped reference keeps. */
export interface SteppedTanks {
  /** Every `sampleS`, m3 since the start: delivered, wanted, leaked, from reservoirs. */
  deliveredM3: number[];
  wantedM3: number[];
  leakedM3: number[];
  sourceM3: number[];
  /** By tank: volume at each sample. */
  volumeM3: number[][];
}

export const sampleS = 60;
/** An outlet begins to run short of water below this much of the town's average demand, s. */
const bandS = 150;
/** Extra minor loss of an outlet in which half of the band is left. Its steep law spreads small flows over the band: a step takes little of it. */
const halfLoss = 200;
const shut = 1e10;
export const breakCoefficient = 0.004;

/**
 * The same network by tank books of its own: tanks are reservoirs whose level follows what flows in and out every few seconds. Outlets of
 * a tank that is all but empty take less and less, as pipes do that begin to draw air, so the level finds the outflow by itself: nothing
 * is searched for, and there are no events. A full tank's pipes are shut while they would bring more.
 */
export async function stepTanks(plan: FedTanks, stepS = 10): Promise<SteppedTanks> {
  const opened = (await loadEpanet(readEpanetWasm())).open(plan.text(true));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const network = opened.value;
  const nodes = Array.from({ length: network.nodeCount() }, (_, i) => network.nodeId(i));
  const links = Array.from({ length: network.linkCount() }, (_, i) => network.linkId(i));
  const tanks = plan.tanks.map((it) => {
    const node = nodes.indexOf(it.id);
    const areaM2 = (Math.PI / 4) * it.diameterM * it.diameterM;
    return { ...it, node, areaM2, volumeM3: it.startM * areaM2, fullM3: it.maximumM * areaM2 };
  });
  const mainIx = links.indexOf(plan.mainId);
  /** Pipes at tanks: each tank at one of its ends, with the node at the other. */
  const tankPipes = new Map<number, { tank: (typeof tanks)[number]; other: number }[]>();
  for (const k of links.keys()) {
    const { fromIx, toIx } = network.linkNodes(k);
    const ends = tanks.flatMap((tank) => {
      if (tank.node === fromIx) return [{ tank, other: toIx }];
      return tank.node === toIx ? [{ tank, other: fromIx }] : [];
    });
    if (ends.length > 0) tankPipes.set(k, ends);
  }
  const isTank = new Set(tanks.map((it) => it.node));
  const sources = nodes.flatMap((_, n) => (network.nodeType(n) === 1 && !isTank.has(n) ? [n] : []));
  const out: SteppedTanks = {
    deliveredM3: [],
    wantedM3: [],
    leakedM3: [],
    sourceM3: [],
    volumeM3: tanks.map(() => []),
  };
  const sums = { delivered: 0, wanted: 0, leaked: 0, source: 0 };
  const bandM3 = bandS * plan.wantedM3s;
  const readings = new Float64Array(nodes.length);
  const sum = (property: number) => {
    network.readNodes(property, readings);
    return readings.reduce((total, it, n) => (network.nodeType(n) === 0 ? total + it : total), 0) / 1000;
  };
  const isLost = new Set<number>();
  const isShut = new Set<number>();
  let isBroken = false;
  const bandedLoss = (share: number) => {
    const left = Math.min(1, Math.max(0, share));
    if (left < 1e-3) return shut;
    const ratio = ((1 - left) / left) * ((1 - left) / left);
    return halfLoss * ratio * ratio;
  };
  network.setTimeParameter(1, stepS);
  network.setTimeParameter(5, 1e9);
  network.setTimeParameter(0, 1e9);
  network.startHydraulics();
  for (let timeS = 0; ; timeS += stepS) {
    for (const it of plan.events) {
      if (it.timeS > timeS || it.timeS <= timeS - stepS) continue;
      if (it.kind === 'break') {
        isBroken = it.on;
        network.setOption(3, 0.5);
        network.setOption(24, 0);
        network.setNodeValue(
          nodeProperties.emitter,
          nodes.indexOf(plan.breakId),
          it.on ? breakCoefficient * 1000 : 0,
        );
      } else {
        const k = links.indexOf(it.kind === 'pump' ? plan.pumpId! : plan.mainId);
        network.setLinkValue(linkProperties.status, k, it.on ? 0 : 1);
        if (it.on) isLost.add(k);
        else isLost.delete(k);
      }
    }
    // which way a pipe flows is read from the last solution, before the levels move
    for (const [k, ends] of tankPipes) {
      if (isLost.has(k)) continue;
      let loss = 0;
      let closes = false;
      for (const { tank, other } of ends) {
        const aboveM =
          network.nodeValue(nodeProperties.head, other) - network.nodeValue(nodeProperties.head, tank.node);
        const isOutlet = timeS === 0 ? k !== mainIx : aboveM < 0;
        if (isOutlet) loss += bandedLoss(tank.volumeM3 / bandM3);
        else closes ||= tank.volumeM3 >= tank.fullM3;
      }
      network.setLinkValue(linkProperties.minorLoss, k, loss);
      if (closes === isShut.has(k)) continue;
      network.setLinkValue(linkProperties.status, k, closes ? 0 : 1);
      if (closes) isShut.add(k);
      else isShut.delete(k);
    }
    for (const it of tanks)
      network.setNodeValue(nodeProperties.elevation, it.node, it.elevationM + it.volumeM3 / it.areaM2);
    network.solve();
    if (timeS % sampleS === 0) {
      out.deliveredM3.push(sums.delivered);
      out.wantedM3.push(sums.wanted);
      out.leakedM3.push(sums.leaked);
      out.sourceM3.push(sums.source);
      tanks.forEach((it, i) => void out.volumeM3[i].push(it.volumeM3));
    }
    if (timeS >= fedTanksHorizonS) break;
    sums.delivered += sum(nodeProperties.consumerFlow) * stepS;
    sums.wanted += sum(nodeProperties.fullDemand) * stepS;
    // EPANET keeps the last flow of an emitter that is gone
    if (isBroken) sums.leaked += sum(nodeProperties.emitterFlow) * stepS;
    for (const n of sources) sums.source -= (network.nodeValue(nodeProperties.outflow, n) / 1000) * stepS;
    for (const it of tanks)
      it.volumeM3 += (network.nodeValue(nodeProperties.outflow, it.node) / 1000) * stepS;
    network.step();
  }
  network.dispose();
  return out;
}
