import { beforeEach, describe, expect, it } from 'vitest';
import { addScenario, changeParameter, removeScenario } from '../../src/commands/change-scenario';
import { applyCouplingTable, coupleConsumers, removeCouplings } from '../../src/commands/couplings';
import { addDelivery, placeSet, removeSupply } from '../../src/commands/facility-supplies';
import { changeLoss, loseComponents, restoreComponents } from '../../src/commands/lose-components';
import { addNetworks } from '../../src/commands/place-networks';
import { fileStem, projectToKeep } from '../../src/commands/save-project';
import { suggestBuses } from '../../src/commands/suggest-buses';
import { projectSchema } from '../../src/model/project';
import {
  projectOfState,
  scenarioOfState,
  setActiveScenario,
  setProject,
  undoProject,
  useProject,
} from '../../src/store/project';
import { smallProject, smallRegion } from '../builders/small-project';

const project = () => projectOfState(useProject.getState()) as NonNullable<ReturnType<typeof projectOfState>>;
const scenario = () =>
  scenarioOfState(useProject.getState()) as NonNullable<ReturnType<typeof scenarioOfState>>;

beforeEach(() => setProject(smallProject()));

describe('losing and restoring', () => {
  it('adds one loss for each component once, as one step of undo', () => {
    expect(
      loseComponents(
        [
          { kind: 'branch', id: 'l1' },
          { kind: 'bus', id: 'a' },
        ],
        { timeS: 3600, repairS: 7200 },
      ),
    ).toBe(true);
    expect(loseComponents([{ kind: 'bus', id: 'a' }])).toBe(false);
    expect(scenario().events.map((it) => [it.id, it.component.id, it.timeS, it.repairS])).toEqual([
      ['loss-1', 'l1', 3600, 7200],
      ['loss-2', 'a', 3600, 7200],
    ]);
    changeLoss('loss-1', { repairS: undefined, damage: 'heavy' });
    expect(scenario().events[0]).not.toHaveProperty('repairS');
    restoreComponents([{ kind: 'branch', id: 'l1' }]);
    loseComponents([{ kind: 'feeder', id: 'f1' }]);
    expect(scenario().events.map((it) => it.id)).toEqual(['loss-2', 'loss-1']);
    for (let i = 0; i < 4; i++) undoProject();
    expect(project()).toStrictEqual(smallProject());
  });

  it('touches the active scenario only', () => {
    setActiveScenario('s2');
    loseComponents([{ kind: 'bus', id: 'a' }]);
    expect(project().scenarios.map((it) => it.events.length)).toEqual([0, 1]);
  });
});

describe('fuel and generators', () => {
  it('come and go in the active scenario, each as one step of undo', () => {
    expect(addDelivery({ facilityId: 'h1', timeS: 7200, dieselL: 300 })).toBe(true);
    expect(placeSet({ facilityId: 'h1', readyS: 3600, ratedKw: 100, tankL: 200, fuelL: 200 })).toBe(true);
    expect(addDelivery({ facilityId: 'h1', timeS: 9000, dieselL: -1 })).toBe(false);
    expect(scenario().deliveries.map((it) => [it.id, it.dieselL])).toEqual([['delivery-1', 300]]);
    expect(scenario().placements.map((it) => [it.id, it.ratedKw])).toEqual([['placed-set-1', 100]]);
    expect(removeSupply('placements', 'placed-set-1')).toBe(true);
    expect(removeSupply('placements', 'placed-set-1')).toBe(false);
    for (let i = 0; i < 3; i++) undoProject();
    expect(project()).toStrictEqual(smallProject());
  });
});

describe('scenarios', () => {
  it('copies and removes, never the last one', () => {
    loseComponents([{ kind: 'bus', id: 'a' }]);
    addScenario('copy', 'Copy');
    expect(scenario()).toMatchObject({ id: 'scenario-3', name: 'Copy', events: [{ id: 'loss-1' }] });
    addScenario('empty', 'New');
    expect(scenario().events).toEqual([]);
    expect(projectSchema.safeParse(project()).success).toBe(true);
    for (let i = 0; i < 5; i++) removeScenario();
    expect(project().scenarios).toHaveLength(1);
  });

  it('overrides an assumption and goes back to the default', () => {
    changeParameter('water.unsafeH', 24, 'x');
    expect(scenario().parameters).toEqual({ 'water.unsafeH': 24 });
    changeParameter('water.unsafeH', undefined, 'x');
    expect(scenario().parameters).toEqual({});
  });
});

describe('couplings', () => {
  it('adds, replaces and removes', () => {
    coupleConsumers([
      { consumer: { kind: 'facility', id: 'hospital' }, busId: 'b110' },
      { consumer: { kind: 'pump', id: 'town/P2' }, busId: 'b10', feederId: 'f1' },
    ]);
    expect(project().region.couplings).toEqual([
      { id: 'c1', consumer: { kind: 'facility', id: 'hospital' }, busId: 'b110' },
      { id: 'pump:town/P2', consumer: { kind: 'pump', id: 'town/P2' }, busId: 'b10', feederId: 'f1' },
    ]);
    removeCouplings(['c1']);
    expect(project().region.couplings).toHaveLength(1);
    undoProject();
    undoProject();
    expect(project()).toStrictEqual(smallProject());
  });

  it('takes a table over with its feeders and bus loads, as one step of undo', () => {
    const [feeder] = smallRegion().feeders;
    applyCouplingTable({
      couplings: [{ id: 'x', consumer: { kind: 'facility', id: 'station' }, busId: 'b10' }],
      feeders: [
        { ...feeder, busId: 'b110' },
        { ...feeder, id: 'f3' },
      ],
      busLoadMw: new Map([['a', 7]]),
      facilities: [],
    });
    const { region } = project();
    expect(region.feeders.map((it) => [it.id, it.busId])).toEqual([
      ['f1', 'b110'],
      ['f2', 'b10'],
      ['f3', 'b10'],
    ]);
    expect(region.grid.buses[0].loadMw).toBe(7);
    expect(region.couplings).toHaveLength(2);
    undoProject();
    expect(project()).toStrictEqual(smallProject());
  });

  it('suggests the serving bus nearest by, with the feeder of the same area', () => {
    const region = smallRegion();
    const consumer = {
      kind: 'facility',
      id: 'hospital',
      lonLat: [30.101, 50.001] as [number, number],
      areaId: 'area-2',
    } as const;
    const [first, ...others] = suggestBuses(region, consumer);
    expect(first).toMatchObject({ busId: 'b10', feederId: 'f2' });
    expect(first.distanceKm).toBeCloseTo(0.132, 2);
    expect(others).toEqual([]);
  });

  it('suggests nothing where distances mean nothing', () => {
    const region = smallRegion();
    region.baseMap.schematic = true;
    expect(suggestBuses(region, { kind: 'pump', id: 'p', lonLat: [30, 50] })).toEqual([]);
    expect(suggestBuses(smallRegion(), { kind: 'pump', id: 'p' })).toEqual([]);
  });
});

describe('networks and files', () => {
  it('gives an added network a free id', () => {
    const network = { id: 'town', inp: '[END]' };
    expect(addNetworks([network])).toEqual(['town']);
    expect(addNetworks([network, network])).toEqual(['town-2', 'town-3']);
  });

  it('saves the scenario that is shown', () => {
    setActiveScenario('s2');
    expect(projectToKeep(useProject.getState())?.scenarioId).toBe('s2');
    expect(projectOfState(useProject.getState())?.scenarioId).toBe('s1');
  });

  it('makes file names that every system takes', () => {
    expect(fileStem('Drevamir district (invented)')).toBe('drevamir-district-invented');
    expect(fileStem('Древамір / 1')).toBe('древамір-1');
    expect(fileStem('///')).toBe('project');
  });
});
