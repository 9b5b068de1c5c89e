import { type Technology, technologies } from '../model/grid';
import type { ParameterReader } from '../model/parameters';

/** Technologies that start the slower the longer they have stood, and must stand for a while once stopped. */
export const thermalTechnologies = [
  'gasTurbine',
  'combinedCycle',
  'oilSteam',
  'coal',
  'nuclear',
  'diesel',
  'unknown',
] as const satisfies readonly Technology[];
export type ThermalTechnology = (typeof thermalTechnologies)[number];

export function isThermal(technology: Technology): technology is ThermalTechnology {
  return (thermalTechnologies as readonly Technology[]).includes(technology);
}

/** The power model's numbers, read once per run from the table of defaults and the scenario's overrides. */
export interface PowerSettings {
  primaryRampS: number;
  shedStepShare: number;
  shedSteps: number;
  restoreStepS: number;
  restoreMarginShare: number;
  alarmLoading: number;
  slowTripLoading: number;
  fastTripLoading: number;
  warnS: number;
  slowTripS: number;
  fastTripS: number;
  recloseS: number;
  recloseLoading: number;
  thermalRatePerS: number;
  relayS: number;
  uniformRampSharePerMin: number;
  uniformLeastRampMwPerMin: number;
  uniformRampMin: number;
  /** Reaction time of operators, and the time over which units move on their orders. */
  operatorDelayS: number;
  /** Weight of 1 MW against that of the next tier, and of critical feeders against others of their tier. */
  operatorTierRatio: number;
  operatorCriticalRatio: number;
  /** Length of a rota block; a shortage that lasts one starts the rota. */
  rotaBlockS: number;
  /** Share of the need that a block leaves unused at most so that parts of a queue stay together. */
  rotaSpareShare: number;
  /** From the loss of voltage until what is dark is known and cleared for switching. */
  assessS: number;
  /** One ring of branches is switched every so often, by island at most so many buses. */
  switchingStepS: number;
  switchingsPerStep: number;
  /** From a branch between two live islands being ready until it is closed. */
  resyncS: number;
  /** Load picked up from the dark in one step, as a share of the capacity on line, and the time between steps. */
  pickupShare: number;
  pickupStepS: number;
  /** Draw over normal need after outages of 1, 2 and 4 h, and the time constant of its decay. */
  coldLoad1h: number;
  coldLoad2h: number;
  coldLoad4h: number;
  coldLoadDecayS: number;
  /** Least time of a steady grid before a nuclear unit returns, h. */
  nuclearGridH: number;
  /** Draw of a unit that starts, as a share of Pmax. */
  crankShare: Record<Technology, number>;
  /** Share of Pmax a minute at which a unit that does not follow load takes it up after its start. */
  loadingSharePerMin: number;
  /** Stores: what is usable of the energy, what is in them at the start, and what comes back of what goes in. */
  storageUsableShare: number;
  storageInitialShare: number;
  storageRoundTripShare: number;
  /** A store takes on no output that it could not hold for this long. */
  storageHoldS: number;
  /** Headroom that other units keep while they charge stores, as a share of the island's need. */
  storageMarginShare: number;
  /** Share of Pmax a minute. */
  rampSharePerMin: Record<Technology, number>;
  /** Hours from hot. */
  startH: Record<Technology, number>;
  /** Hours from warm and from cold, and how long a unit has then stood. */
  startWarmH: Record<ThermalTechnology, number>;
  startColdH: Record<ThermalTechnology, number>;
  warmAfterH: Record<ThermalTechnology, number>;
  coldAfterH: Record<ThermalTechnology, number>;
  /** Shortest time from stop to start, h. */
  minDownH: Record<ThermalTechnology, number>;
}

/** Keys are those of `data/parameters.json`, `power.` left off. */
export function readPowerSettings(read: ParameterReader): PowerSettings {
  const byTechnology = (prefix: string) =>
    Object.fromEntries(technologies.map((it) => [it, read(`power.${prefix}.${it}`)])) as Record<
      Technology,
      number
    >;
  const byThermal = (prefix: string) =>
    Object.fromEntries(thermalTechnologies.map((it) => [it, read(`power.${prefix}.${it}`)])) as Record<
      ThermalTechnology,
      number
    >;
  return {
    primaryRampS: read('power.primaryRampS'),
    shedStepShare: read('power.shedStepShare'),
    shedSteps: read('power.shedSteps'),
    restoreStepS: read('power.restoreStepS'),
    restoreMarginShare: read('power.restoreMarginShare'),
    alarmLoading: read('power.alarmLoading'),
    slowTripLoading: read('power.slowTripLoading'),
    fastTripLoading: read('power.fastTripLoading'),
    warnS: read('power.warnS'),
    slowTripS: read('power.slowTripS'),
    fastTripS: read('power.fastTripS'),
    recloseS: read('power.recloseS'),
    recloseLoading: read('power.recloseLoading'),
    thermalRatePerS: read('power.thermalRatePerS'),
    relayS: read('power.relayS'),
    uniformRampSharePerMin: read('power.uniformRampSharePerMin'),
    uniformLeastRampMwPerMin: read('power.uniformLeastRampMwPerMin'),
    uniformRampMin: read('power.uniformRampMin'),
    operatorDelayS: read('power.operatorDelayS'),
    operatorTierRatio: read('power.operatorTierRatio'),
    operatorCriticalRatio: read('power.operatorCriticalRatio'),
    rotaBlockS: read('power.rotaBlockS'),
    rotaSpareShare: read('power.rotaSpareShare'),
    assessS: read('power.assessS'),
    switchingStepS: read('power.switchingStepS'),
    switchingsPerStep: read('power.switchingsPerStep'),
    resyncS: read('power.resyncS'),
    pickupShare: read('power.pickupShare'),
    pickupStepS: read('power.pickupStepS'),
    coldLoad1h: read('power.coldLoad1h'),
    coldLoad2h: read('power.coldLoad2h'),
    coldLoad4h: read('power.coldLoad4h'),
    coldLoadDecayS: read('power.coldLoadDecayS'),
    nuclearGridH: read('power.nuclearGridH'),
    crankShare: byTechnology('crank'),
    loadingSharePerMin: read('power.loadingSharePerMin'),
    storageUsableShare: read('power.storageUsableShare'),
    storageInitialShare: read('power.storageInitialShare'),
    storageRoundTripShare: read('power.storageRoundTripShare'),
    storageHoldS: read('power.storageHoldS'),
    storageMarginShare: read('power.storageMarginShare'),
    rampSharePerMin: byTechnology('ramp'),
    startH: byTechnology('start'),
    startWarmH: byThermal('startWarm'),
    startColdH: byThermal('startCold'),
    warmAfterH: byThermal('warmAfter'),
    coldAfterH: byThermal('coldAfter'),
    minDownH: byThermal('minDown'),
  };
}
