import { describe, expect, it } from 'vitest';
import { createElementLookup } from '../../src/io/network-elements';
import { type Project, projectOf } from '../../src/model/project';
import { emptyRegion, type Region } from '../../src/model/region';
import { emptyScenario } from '../../src/model/scenario';
import { validateProject, validateRegion } from '../../src/model/validate';
import { sayIssue } from '../../src/words/catalogue';
import { branch, bus, generator } from '../builders/grid';
import { tinyInp } from '../builders/tiny-region';

/** One of everything that names something else; all of it right. */
function soundRegion(): Region {
  return {
    ...emptyRegion('sound'),
    grid: {
      baseMva: 100,
      buses: [bus('A'), bus('B')],
      branches: [branch('L', 'A', 'B')],
      generators: [generator('G', 'A')],
      dcLines: [],
    },
    areas: [{ id: 'area', people: 100 }],
    feeders: [
      {
        id: 'F',
        busId: 'B',
        areaId: 'area',
        loadMw: { residential: 1, commercial: 0, industrial: 0, public: 0 },
        tier: 5,
        critical: false,
        people: 100,
      },
    ],
    waterNetworks: [{ id: 'town', inp: tinyInp() }],
    waterUsers: [{ nodeId: 'town/J2', areaId: 'area', people: 100 }],
    facilities: [
      {
        id: 'H',
        kind: 'hospital',
        areaId: 'area',
        tier: 1,
        demandKw: 100,
        essentialKw: 50,
        people: 10,
        waterNodeId: 'town/J2',
        backup: [{ id: 'set', ratedKw: 60, tankL: 100, fuelL: 80 }],
        pumpIds: [],
        sourceIds: ['town/R1'],
      },
    ],
    couplings: [
      { id: 'c', consumer: { kind: 'pump', id: 'town/PU1' }, busId: 'B', feederId: 'F' },
      { id: 'w', consumer: { kind: 'waterPoint', id: 'well' }, busId: 'B', feederId: 'F' },
    ],
    depots: [{ id: 'depot' }],
    crews: [
      {
        id: 'crew',
        trade: 'distribution',
        people: 4,
        depotId: 'depot',
        shift: { fromH: 8, toH: 20 },
        roadKmh: 40,
      },
    ],
    stock: [{ id: 'spare', item: 'pump', count: 1, depotId: 'depot' }],
    tankers: [
      {
        id: 'tanker',
        carries: 'water',
        capacityL: 5000,
        speedKmh: 40,
        stopMin: 30,
        shift: { fromH: 8, toH: 20 },
        depotId: 'depot',
        fillAt: { kind: 'facility', id: 'H' },
      },
    ],
    waterPoints: [
      { id: 'well', kind: 'well', areaIds: ['area'], taps: 2, pumpKw: 3 },
      { id: 'store', kind: 'store', areaIds: ['area'], taps: 2, storeM3: 5 },
      { id: 'tap', kind: 'network', areaIds: ['area'], taps: 2, nodeId: 'town/J1' },
    ],
  };
}

/** Codes, ids and paths of what is found after a change. */
function findings(change: (region: Region, project: Project) => void) {
  const region = structuredClone(soundRegion());
  const project = projectOf(region, [emptyScenario('default')]);
  change(region, project);
  return validateProject(project, createElementLookup(region)).map(({ issue, path }) => {
    expect(sayIssue(issue)).toMatch(/\.$/);
    expect(sayIssue(issue)).not.toContain(issue.code);
    return [issue.code, issue.where?.id, path.join('.')];
  });
}

describe('validation', () => {
  it('finds nothing wrong with a sound project', () => {
    expect(findings(() => undefined)).toEqual([]);
    expect(validateRegion(soundRegion())).toEqual([]);
  });

  const namesNothing = 'region.namesNothing';
  it.each<[string, (region: Region, project: Project) => void, string[]]>([
    [
      'a branch to nothing',
      (r) => {
        r.grid.branches[0].toBusId = 'X';
      },
      [namesNothing, 'L', 'region.grid.branches.0.toBusId'],
    ],
    [
      'a generator at nothing',
      (r) => {
        r.grid.generators.push(generator('G2', 'X'));
      },
      [namesNothing, 'G2', 'region.grid.generators.1.busId'],
    ],
    [
      'a bus twice',
      (r) => {
        r.grid.buses.push(bus('A'));
      },
      ['region.duplicateId', 'A', 'region.grid.buses.2.id'],
    ],
    [
      'NaN',
      (r) => {
        r.grid.buses[1].loadMw = Number.NaN;
      },
      ['region.notFinite', undefined as never, 'region.grid.buses.1.loadMw'],
    ],
    [
      'infinity',
      (r) => {
        r.facilities[0].people = Number.POSITIVE_INFINITY;
      },
      ['region.notFinite', undefined as never, 'region.facilities.0.people'],
    ],
    [
      'no generator',
      (r) => {
        r.grid.generators[0].inService = false;
      },
      ['region.noGenerator', undefined as never, 'region.grid.generators'],
    ],
    [
      'a reactance of 0',
      (r) => {
        r.grid.branches[0].reactancePu = 0;
      },
      ['region.zeroReactance', 'L', 'region.grid.branches.0.reactancePu'],
    ],
    [
      'a negative rating',
      (r) => {
        r.grid.branches[0].ratingBMw = -1;
      },
      ['region.negativeRating', 'L', 'region.grid.branches.0.ratingBMw'],
    ],
    [
      'a tap of 0',
      (r) => {
        r.grid.branches[0].tap = 0;
      },
      ['region.badTap', 'L', 'region.grid.branches.0.tap'],
    ],
    [
      'a feeder in no area',
      (r) => {
        r.feeders[0].areaId = 'X';
      },
      [namesNothing, 'F', 'region.feeders.0.areaId'],
    ],
    [
      'users of no node',
      (r) => {
        r.waterUsers[0].nodeId = 'town/X';
      },
      [namesNothing, 'town/X', 'region.waterUsers.0.nodeId'],
    ],
    [
      'users of no network',
      (r) => {
        r.waterUsers[0].nodeId = 'J2';
      },
      [namesNothing, 'J2', 'region.waterUsers.0.nodeId'],
    ],
    [
      'a water point of no area',
      (r) => {
        r.waterPoints?.[0].areaIds.push('X');
      },
      [namesNothing, 'well', 'region.waterPoints.0.areaIds.1'],
    ],
    [
      'a water point at no node',
      (r) => {
        (r.waterPoints ?? [])[2].nodeId = 'town/X';
      },
      [namesNothing, 'tap', 'region.waterPoints.2.nodeId'],
    ],
    [
      'a store without a volume',
      (r) => {
        delete (r.waterPoints ?? [])[1].storeM3;
      },
      ['region.pointWithoutStore', 'store', 'region.waterPoints.1.storeM3'],
    ],
    [
      'a point on a network without a node',
      (r) => {
        delete (r.waterPoints ?? [])[2].nodeId;
      },
      ['region.pointWithoutNode', 'tap', 'region.waterPoints.2.nodeId'],
    ],
    [
      'a coupling of no water point',
      (r) => {
        r.couplings[1].consumer.id = 'X';
      },
      [namesNothing, 'w', 'region.couplings.1.consumer.id'],
    ],
    [
      'a tanker that fills at nothing',
      (r) => {
        r.tankers[0].fillAt = { kind: 'supplySource', id: 'H' };
      },
      [namesNothing, 'tanker', 'region.tankers.0.fillAt.id'],
    ],
    [
      'a delivery to no water point',
      (_, p) => {
        p.scenarios[0].deliveries = [{ id: 'd', timeS: 0, waterPointId: 'X', waterM3: 1 }];
      },
      [namesNothing, 'd', 'scenarios.0.deliveries.0.waterPointId'],
    ],
    [
      'a delivery to no area',
      (_, p) => {
        p.scenarios[0].deliveries = [{ id: 'd', timeS: 0, areaId: 'X', waterM3: 1 }];
      },
      [namesNothing, 'd', 'scenarios.0.deliveries.0.areaId'],
    ],
    [
      'diesel for people',
      (_, p) => {
        p.scenarios[0].deliveries = [{ id: 'd', timeS: 0, areaId: 'area', dieselL: 1 }];
      },
      ['scenario.dieselToPeople', 'd', 'scenarios.0.deliveries.0.dieselL'],
    ],
    [
      'a station of no pump',
      (r) => {
        r.facilities[0].pumpIds = ['town/P1'];
      },
      [namesNothing, 'H', 'region.facilities.0.pumpIds.0'],
    ],
    [
      'a works of no reservoir',
      (r) => {
        r.facilities[0].sourceIds = ['town/T1'];
      },
      [namesNothing, 'H', 'region.facilities.0.sourceIds.0'],
    ],
    [
      'a coupling of nothing',
      (r) => {
        r.couplings[0].consumer.id = 'town/PU9';
      },
      [namesNothing, 'c', 'region.couplings.0.consumer.id'],
    ],
    [
      'a coupling to no bus',
      (r) => {
        r.couplings[0] = { id: 'c', consumer: r.couplings[0].consumer, busId: 'X' };
      },
      [namesNothing, 'c', 'region.couplings.0.busId'],
    ],
    [
      'a coupling beside its feeder',
      (r) => {
        r.couplings[0].busId = 'A';
      },
      ['region.feederElsewhere', 'c', 'region.couplings.0.feederId'],
    ],
    [
      'a consumer coupled twice',
      (r) => {
        r.couplings.push({ ...r.couplings[0], id: 'c2' });
      },
      ['region.coupledTwice', 'c2', 'region.couplings.2.consumer'],
    ],
    [
      'a crew without a depot',
      (r) => {
        r.crews[0].depotId = 'X';
      },
      [namesNothing, 'crew', 'region.crews.0.depotId'],
    ],
    [
      'a pump of a station that is coupled itself',
      (r) => {
        r.facilities[0].pumpIds = ['town/PU1'];
      },
      ['region.followsStation', 'c', 'region.couplings.0.consumer'],
    ],
    [
      'a network without a source',
      (r) => {
        r.waterNetworks.push({ id: 'dry', inp: '[JUNCTIONS]\nJ1 0\nJ2 0\n[PIPES]\nP J1 J2 10 100 100\n' });
      },
      ['region.networkWithoutSource', 'dry', 'region.waterNetworks.1'],
    ],
    [
      'more fuel than the tank',
      (r) => {
        r.facilities[0].backup[0].fuelL = 101;
      },
      ['region.fuelAboveTank', 'H', 'region.facilities.0.backup.0.fuelL'],
    ],
    [
      'an event at nothing',
      (_, p) => {
        p.scenarios[0].events.push({
          id: 'e',
          timeS: 0,
          component: { kind: 'branch', id: 'X' },
          damage: 'minor',
          cause: 'unspecified',
        });
      },
      [namesNothing, 'e', 'scenarios.0.events.0.component'],
    ],
    [
      'a pump event at a pipe',
      (_, p) => {
        p.scenarios[0].events.push({
          id: 'e',
          timeS: 0,
          component: { kind: 'pump', id: 'town/P1' },
          damage: 'minor',
          cause: 'unspecified',
        });
      },
      [namesNothing, 'e', 'scenarios.0.events.0.component'],
    ],
    [
      'a supply zone that no source reaches',
      (r) => {
        r.supplyZones = {
          nodes: [
            { id: 'S', kind: 'source' },
            { id: 'W', kind: 'treatment' },
            { id: 'Z1', kind: 'zone', people: 10 },
            { id: 'Z2', kind: 'zone', people: 10 },
          ],
          links: [
            { id: 'l1', fromId: 'S', toId: 'W', capacityM3s: 1 },
            { id: 'l2', fromId: 'W', toId: 'Z1', capacityM3s: 1 },
            { id: 'l3', fromId: 'Z2', toId: 'Z1', capacityM3s: 1 },
          ],
        };
      },
      ['region.zoneWithoutSource', 'Z2', 'region.supplyZones.nodes.3'],
    ],
    [
      'no such scenario',
      (_, p) => {
        p.scenarioId = 'X';
      },
      [namesNothing, 'sound', 'scenarioId'],
    ],
  ])('finds %s', (_, change, expected) => {
    expect(findings(change)).toEqual([expected]);
  });

  it('leaves elements of water networks unchecked where no look-up is given', () => {
    const region = soundRegion();
    region.waterUsers[0].nodeId = 'town/X';
    expect(validateRegion(region)).toEqual([]);
  });
});
