import type { GridAge, Land, PlantMix } from '../options';

/** What the number of people decides. All figures are assumptions. */
export interface GridScale {
  /** Fewer people than this. */
  belowPeople: number;
  /** Voltages of the long-distance network and of its stations, highest first; empty where 110 kV is the highest. */
  gridKvs: readonly number[];
  /** Voltage of village substations with little load; absent: they are on 110 kV too. */
  ruralKv?: number;
  /** Winter peak that a substation, a rural one and a 330/110 kV station are laid out for, MW. */
  substationPeakMw: number;
  ruralPeakMw: number;
  stationPeakMw: number;
  /** Winter peak for one 750/330 kV station, MW. */
  topStationPeakMw: number;
  tieCount: number;
  /** Installed power of the region's own plants over its winter peak. */
  ownShare: number;
  /** Largest thermal plant and unit, MW. */
  thermalPlantMw: number;
  thermalUnitMw: number;
  /** Annual mean of an ordinary 10 kV feeder, MW; above 5 million people a feeder stands for several. */
  feederMeanMw: number;
  industrialFeederMw: number;
}

export const gridScales: readonly GridScale[] = [
  {
    belowPeople: 150_000,
    gridKvs: [],
    ruralKv: 35,
    substationPeakMw: 12,
    ruralPeakMw: 3,
    stationPeakMw: 0,
    topStationPeakMw: 0,
    tieCount: 2,
    ownShare: 0.77,
    thermalPlantMw: 300,
    thermalUnitMw: 150,
    feederMeanMw: 0.6,
    industrialFeederMw: 1,
  },
  {
    belowPeople: 1_200_000,
    gridKvs: [330],
    ruralKv: 35,
    substationPeakMw: 23,
    ruralPeakMw: 5,
    stationPeakMw: 165,
    topStationPeakMw: 0,
    tieCount: 2,
    ownShare: 0.77,
    thermalPlantMw: 650,
    thermalUnitMw: 320,
    feederMeanMw: 0.95,
    industrialFeederMw: 1.4,
  },
  {
    belowPeople: 5_000_000,
    gridKvs: [330],
    ruralKv: 35,
    substationPeakMw: 23,
    ruralPeakMw: 5,
    stationPeakMw: 200,
    topStationPeakMw: 0,
    tieCount: 3,
    ownShare: 0.9,
    thermalPlantMw: 650,
    thermalUnitMw: 250,
    feederMeanMw: 0.95,
    industrialFeederMw: 1.4,
  },
  {
    belowPeople: Number.POSITIVE_INFINITY,
    gridKvs: [750, 330],
    substationPeakMw: 14.5,
    ruralPeakMw: 9,
    stationPeakMw: 240,
    topStationPeakMw: 2400,
    tieCount: 5,
    ownShare: 1,
    thermalPlantMw: 1200,
    thermalUnitMw: 300,
    feederMeanMw: 2,
    industrialFeederMw: 3,
  },
];

export function gridScaleOf(people: number): GridScale {
  return gridScales.find((it) => people < it.belowPeople) as GridScale;
}

/** What the age of the grid decides (assumptions). */
export interface AgeRules {
  /** Lines over substations that each voltage is meshed to. */
  linesPerSite: number;
  /** Conductor of new lines by its place on the ladder. */
  firstStep: number;
  /** Own plants without wind and sun, and all ties but one, over the winter peak, less 1. */
  reserveMargin: number;
  /** Highest loading with all in service and with any one branch or unit out. */
  intactLoading: number;
  singleLossLoading: number;
}

export const ageRules: Readonly<Record<GridAge, AgeRules>> = {
  old: {
    linesPerSite: 1.18,
    firstStep: 0,
    reserveMargin: 0.15,
    intactLoading: 0.72,
    singleLossLoading: 0.96,
  },
  mixed: {
    linesPerSite: 1.22,
    firstStep: 1,
    reserveMargin: 0.2,
    intactLoading: 0.7,
    singleLossLoading: 0.95,
  },
  new: {
    linesPerSite: 1.3,
    firstStep: 2,
    reserveMargin: 0.27,
    intactLoading: 0.66,
    singleLossLoading: 0.9,
  },
};

const nuclearFrom = 1_500_000;

/** Shares of installed power that suit a land (assumption); above 1.5 million people nuclear units take part of them. */
const landMixes: Readonly<Record<Land, PlantMix>> = {
  coast: { hydro: 0.155, thermal: 0.635, nuclear: 0, solar: 0.08, wind: 0.13 },
  river: { hydro: 0.25, thermal: 0.57, nuclear: 0, solar: 0.1, wind: 0.08 },
  mountain: { hydro: 0.52, thermal: 0.33, nuclear: 0, solar: 0.08, wind: 0.07 },
};

/** The shares asked for, or those that suit land and size, made to add up to 1. */
export function mixOf(land: Land, people: number, asked?: PlantMix): PlantMix {
  const own = landMixes[land];
  const nuclear = people < nuclearFrom ? 0 : 0.38 * own.thermal;
  const mix = asked ?? { ...own, nuclear, thermal: own.thermal - nuclear };
  const sum = mix.hydro + mix.thermal + mix.nuclear + mix.solar + mix.wind;
  if (!(sum > 0)) return landMixes[land];
  return {
    hydro: mix.hydro / sum,
    thermal: mix.thermal / sum,
    nuclear: mix.nuclear / sum,
    solar: mix.solar / sum,
    wind: mix.wind / sum,
  };
}
