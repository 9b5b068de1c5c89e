import type { Branch, Bus, Generator, Grid } from '../../model/grid';
import { roundSignificant, roundTo, toLonLat } from '../land/plane';
import { lineEmergency, lineShortTime, transformerEmergency, transformerShortTime } from './equipment';
import { leastShare, storageHours } from './grid-constants';
import { type Bank, type Circuit, firstMachineKey, type GridPlan, type Site, type Unit } from './grid-plan';

export const baseMva = 100;

/** The plan as buses, branches and units; outputs and angles are set by the dispatch. */
export function writeGrid(plan: GridPlan): Grid {
  const referenceIx = plan.units.find((it) => it.class === 'tie')?.siteIx ?? 0;
  const generating = new Set(plan.units.map((it) => busId(plan.sites[it.siteIx], it.kv)));
  return {
    baseMva,
    buses: plan.sites.flatMap((site, ix) =>
      site.kvs.map((kv) => writeBus(site, kv, ix === referenceIx, generating.has(busId(site, kv)))),
    ),
    branches: [
      ...plan.circuits.flatMap((it) => writeCircuit(plan, it)),
      ...plan.banks.flatMap((it) => writeBank(plan, it)),
    ],
    generators: plan.units.map((it) => writeUnit(plan, it)),
    dcLines: [],
  };
}

/** Id of a site's bus by voltage or machine key. */
export function busId(site: Site, kv: number): string {
  return kv < firstMachineKey ? `${site.id}-${kv}` : `${site.id}-G${kv - firstMachineKey + 1}`;
}

function writeBus(site: Site, kv: number, isReference: boolean, isGenerating: boolean): Bus {
  const baseKv = kv < firstMachineKey ? kv : (site.machineKv ?? 15.75);
  const number = kv < firstMachineKey ? '' : ` G${kv - firstMachineKey + 1}`;
  const numberUk = kv < firstMachineKey ? '' : ` Г${kv - firstMachineKey + 1}`;
  return {
    id: busId(site, kv),
    name: `${site.name} ${baseKv} kV${number}`,
    nameUk: `${site.nameUk} ${baseKv} кВ${numberUk}`,
    type: isReference ? 'reference' : isGenerating ? 'voltageControlled' : 'load',
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
    voltagePu: 1,
    angleRad: 0,
    baseKv,
    maxVoltagePu: 1.1,
    minVoltagePu: 0.9,
    substationId: site.id,
    lonLat: toLonLat(site.point),
  };
}

function writeCircuit(plan: GridPlan, circuit: Circuit): Branch[] {
  const conductor = circuit.ladder[circuit.step];
  const from = plan.sites[circuit.fromIx];
  const to = plan.sites[circuit.toIx];
  const baseOhm = (circuit.kv * circuit.kv) / baseMva;
  return Array.from({ length: circuit.count }, (_, i) => {
    const number = circuit.count > 1 ? ` ${i + 1}` : '';
    return {
      id: `L${circuit.kv}-${from.id}-${to.id}${circuit.count > 1 ? `-${i + 1}` : ''}`,
      name: `${from.name} - ${to.name}, ${circuit.kv} kV${number}`,
      nameUk: `${from.nameUk} - ${to.nameUk}, ${circuit.kv} кВ${number}`,
      fromBusId: busId(from, circuit.kv),
      toBusId: busId(to, circuit.kv),
      kind: circuit.kind,
      resistancePu: roundSignificant((conductor.resistanceOhm * circuit.lengthKm) / baseOhm, 5),
      reactancePu: roundSignificant((conductor.reactanceOhm * circuit.lengthKm) / baseOhm, 5),
      chargingPu: roundSignificant(conductor.chargingMicroS * 1e-6 * circuit.lengthKm * baseOhm, 5),
      ...ratings(conductor.ratingMva, lineEmergency, lineShortTime),
      tap: 1,
      shiftRad: 0,
      inService: true,
      lengthKm: roundTo(circuit.lengthKm, 2),
      route: circuit.route.map(toLonLat),
    };
  });
}

/** The parallel transformers of a bank as branches. */
export function writeBank(plan: GridPlan, bank: Bank): Branch[] {
  const site = plan.sites[bank.siteIx];
  const sizeMva = bank.range.sizesMva[bank.step];
  const low = busId(site, bank.lowKv).slice(site.id.length + 1);
  return Array.from({ length: bank.count }, (_, i) => ({
    id: `T-${site.id}-${bank.highKv}-${low}-${i + 1}`,
    name: `${site.name}, ${bank.highKv}/${low} transformer ${i + 1}`,
    nameUk: `${site.nameUk}, трансформатор ${bank.highKv}/${low.replace('G', 'Г')} № ${i + 1}`,
    fromBusId: busId(site, bank.highKv),
    toBusId: busId(site, bank.lowKv),
    kind: 'transformer' as const,
    resistancePu: roundSignificant((bank.range.resistance * baseMva) / sizeMva, 5),
    reactancePu: roundSignificant((bank.range.reactance * baseMva) / sizeMva, 5),
    chargingPu: 0,
    ...ratings(sizeMva, transformerEmergency, transformerShortTime),
    tap: 1,
    shiftRad: 0,
    inService: true,
  }));
}

function ratings(mva: number, emergency: number, shortTime: number) {
  return { ratingAMw: mva, ratingBMw: roundTo(mva * emergency, 1), ratingCMw: roundTo(mva * shortTime, 1) };
}

/** Ramps and start times are left to the technology's own, which the assumptions of a run hold with their sources. */
function writeUnit(plan: GridPlan, unit: Unit): Generator {
  const site = plan.sites[unit.siteIx];
  return {
    id: unit.id,
    name: unit.name,
    nameUk: unit.nameUk,
    busId: busId(site, unit.kv),
    outputMw: 0,
    outputMvar: 0,
    minMw: roundTo(unit.maxMw * leastShare[unit.class], 1),
    maxMw: unit.maxMw,
    minMvar: roundTo(-0.3 * unit.maxMw, 1),
    maxMvar: roundTo(0.5 * unit.maxMw, 1),
    voltagePu: 1,
    baseMva: roundTo(unit.maxMw / 0.85, 1),
    inService: true,
    technology: unit.technology,
    blackStart: unit.class === 'hydro' || unit.class === 'tie',
    ...(unit.class === 'storage' ? { energyMwh: unit.maxMw * storageHours } : {}),
    lonLat: toLonLat(site.point),
  };
}
