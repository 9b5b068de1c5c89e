import type { Project } from '../../src/model/project';
import { projectOf } from '../../src/model/project';
import { emptyRegion, type Region } from '../../src/model/region';
import { emptyScenario } from '../../src/model/scenario';

/** Two substations joined by a line, one generator, two feeders, a hospital and a pump station; all at places. */
export function smallRegion(): Region {
  const region = emptyRegion('small');
  const bus = (id: string, lon: number, lat: number, baseKv: number) =>
    ({
      id,
      name: `Bus ${id}`,
      type: 'load',
      loadMw: 0,
      loadMvar: 0,
      shuntMw: 0,
      shuntMvar: 0,
      voltagePu: 1,
      angleRad: 0,
      baseKv,
      maxVoltagePu: 1.1,
      minVoltagePu: 0.9,
      lonLat: [lon, lat],
    }) satisfies Region['grid']['buses'][number];
  region.grid.buses = [
    { ...bus('a', 30, 50, 110), type: 'reference' },
    bus('b110', 30.1, 50, 110),
    bus('b10', 30.1, 50, 10),
  ];
  const branch = (id: string, fromBusId: string, toBusId: string) =>
    ({
      id,
      fromBusId,
      toBusId,
      kind: 'line',
      resistancePu: 0,
      reactancePu: 0.1,
      chargingPu: 0,
      ratingAMw: 50,
      ratingBMw: 60,
      ratingCMw: 70,
      tap: 1,
      shiftRad: 0,
      inService: true,
    }) satisfies Region['grid']['branches'][number];
  region.grid.branches = [branch('l1', 'a', 'b110'), { ...branch('t1', 'b110', 'b10'), kind: 'transformer' }];
  region.grid.generators = [
    {
      id: 'g1',
      busId: 'a',
      outputMw: 10,
      outputMvar: 0,
      minMw: 0,
      maxMw: 30,
      minMvar: 0,
      maxMvar: 0,
      voltagePu: 1,
      baseMva: 100,
      inService: true,
      technology: 'gasTurbine',
    },
  ];
  const feeder = (id: string, areaId: string) =>
    ({
      id,
      busId: 'b10',
      areaId,
      loadMw: { residential: 4, commercial: 0, industrial: 0, public: 0 },
      tier: 3,
      critical: false,
      people: 5000,
    }) satisfies Region['feeders'][number];
  region.feeders = [feeder('f1', 'area-1'), feeder('f2', 'area-2')];
  region.areas = [
    { id: 'area-1', name: 'First', people: 5000 },
    { id: 'area-2', name: 'Second', people: 5000 },
  ];
  const facility = (id: string, kind: 'hospital' | 'pumpStation', areaId: string) =>
    ({
      id,
      kind,
      name: `The ${id}`,
      areaId,
      lonLat: [30.101, 50.001],
      tier: 1,
      demandKw: 100,
      essentialKw: 50,
      people: 200,
      backup: [],
    }) satisfies Region['facilities'][number];
  region.facilities = [
    facility('hospital', 'hospital', 'area-2'),
    { ...facility('station', 'pumpStation', 'area-1'), pumpIds: ['town/P1'] },
  ];
  region.couplings = [
    { id: 'c1', consumer: { kind: 'facility', id: 'hospital' }, busId: 'b10', feederId: 'f2' },
  ];
  return region;
}

export function smallProject(): Project {
  return projectOf(smallRegion(), [emptyScenario('s1'), { ...emptyScenario('s2'), name: 'Second scenario' }]);
}
