import type { Facility } from '../../src/model/facility';
import type { Branch, Bus, Generator } from '../../src/model/grid';
import type { Feeder } from '../../src/model/people';
import { emptyRegion, type Region } from '../../src/model/region';
import { emptyScenario, type LossEvent, type Scenario } from '../../src/model/scenario';

/**
 * One town on two lines: a plant at bus A, the town at bus B, the waterworks at bus C. The waterworks' pump fills a tank
 * that stands above the town and alone feeds it when the pump stands.
 */
export const tinyDemandM3h = 36;

/** Tank of 12 m across, at `startM` of 5 m. The town draws 36 m3/h without a pattern. */
export function tinyInp(startM = 3): string {
  return `[JUNCTIONS]
J1 10 0
J2 10 ${tinyDemandM3h}
J3 10 0
[RESERVOIRS]
R1 10
[TANKS]
T1 60 ${startM} 0 5 12 0
[PIPES]
P1 J1 T1 100 300 130 0 Open
P2 T1 J2 100 300 130 0 Open
P3 J2 J3 100 300 130 0 Open
[PUMPS]
PU1 R1 J1 HEAD C1
[CURVES]
C1 60 60
[CONTROLS]
LINK PU1 OPEN IF NODE T1 BELOW 2
LINK PU1 CLOSED IF NODE T1 ABOVE 4
[OPTIONS]
Units CMH
Headloss H-W
[TIMES]
Duration 72:00
Hydraulic Timestep 0:15
[END]
`;
}

export function tinyTankM3(levelM: number): number {
  return 3.141592653589793 * 36 * levelM;
}

function bus(id: string, type: Bus['type']): Bus {
  return {
    id,
    type,
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
    voltagePu: 1,
    angleRad: 0,
    baseKv: 110,
    maxVoltagePu: 1.1,
    minVoltagePu: 0.9,
  };
}

function branch(id: string, fromBusId: string, toBusId: string): Branch {
  return {
    id,
    fromBusId,
    toBusId,
    kind: 'line',
    resistancePu: 0.01,
    reactancePu: 0.1,
    chargingPu: 0,
    ratingAMw: 100,
    ratingBMw: 120,
    ratingCMw: 140,
    tap: 1,
    shiftRad: 0,
    inService: true,
  };
}

function generator(id: string, busId: string): Generator {
  return {
    id,
    busId,
    outputMw: 20,
    outputMvar: 0,
    minMw: 0,
    maxMw: 80,
    minMvar: -40,
    maxMvar: 40,
    voltagePu: 1,
    baseMva: 100,
    inService: true,
    technology: 'hydro',
  };
}

function feeder(id: string, busId: string, people: number, critical: boolean): Feeder {
  return {
    id,
    busId,
    areaId: 'town',
    loadMw: { residential: 6, commercial: 2, industrial: 1, public: 1 },
    tier: critical ? 1 : 5,
    critical,
    people,
  };
}

export function facility(id: string, changes: Partial<Facility> = {}): Facility {
  return {
    id,
    kind: 'hospital',
    tier: 1,
    demandKw: 200,
    essentialKw: 100,
    people: 300,
    backup: [],
    ...changes,
  };
}

/** Set whose tank gives exactly `hours` at 100 kW: 10 + 20 L/h. */
export const tinySet = {
  id: 'set',
  ratedKw: 100,
  tankL: 600,
  fuelL: 300,
  idleLPerKw: 0.1,
  loadLPerKwh: 0.2,
  changeoverSwitch: true,
};

export function tinyRegion(changes: Partial<Region> = {}): Region {
  return {
    ...emptyRegion('tiny'),
    synthetic: true,
    grid: {
      baseMva: 100,
      buses: [bus('A', 'reference'), bus('B', 'load'), bus('C', 'load')],
      branches: [branch('AB', 'A', 'B'), branch('BC', 'B', 'C')],
      generators: [generator('plant', 'A')],
      dcLines: [],
    },
    feeders: [feeder('F1', 'B', 4000, false), feeder('F2', 'C', 1000, true)],
    areas: [{ id: 'town', people: 5000 }],
    waterNetworks: [{ id: 'w', inp: tinyInp() }],
    waterUsers: [{ nodeId: 'w/J2', areaId: 'town', people: 5000 }],
    facilities: [
      facility('hospital', {
        waterNodeId: 'w/J2',
        waterM3Day: 24,
        storedWaterM3: 6,
        backup: [{ ...tinySet }],
      }),
      facility('works', {
        kind: 'pumpStation',
        demandKw: 20,
        essentialKw: 20,
        pumpIds: ['w/PU1'],
        people: 0,
      }),
    ],
    couplings: [
      { id: 'c1', consumer: { kind: 'facility', id: 'hospital' }, busId: 'B', feederId: 'F1' },
      { id: 'c2', consumer: { kind: 'facility', id: 'works' }, busId: 'C', feederId: 'F2' },
    ],
    ...changes,
  };
}

export function loss(
  kind: LossEvent['component']['kind'],
  id: string,
  timeS: number,
  repairS: number,
): LossEvent {
  return {
    id: `loss-${kind}-${id}-${timeS}`,
    timeS,
    component: { kind, id },
    damage: 'minor',
    cause: 'exercise',
    repairS,
  };
}

export function tinyScenario(events: LossEvent[], changes: Partial<Scenario> = {}): Scenario {
  return { ...emptyScenario('s'), events, ...changes };
}
