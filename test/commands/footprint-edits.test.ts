import { beforeEach, describe, expect, it } from 'vitest';
import { chooseComponents } from '../../src/commands/choose-components';
import {
  addFootprints,
  changeFootprint,
  removeFootprint,
  withdrawFootprint,
} from '../../src/commands/footprint-edits';
import { loseComponents, restoreComponents } from '../../src/commands/lose-components';
import type { Footprint } from '../../src/model/footprint';
import type { ComponentRef } from '../../src/model/ids';
import type { LossEvent } from '../../src/model/scenario';
import { editProject, scenarioOfState, setProject, undoProject, useProject } from '../../src/store/project';
import { select, useView } from '../../src/store/view';
import { smallProject } from '../builders/small-project';
import { square } from '../builders/small-region';

const scenario = () =>
  scenarioOfState(useProject.getState()) as NonNullable<ReturnType<typeof scenarioOfState>>;
const field: Omit<Footprint, 'id'> = {
  name: 'Field',
  hazard: 'ice',
  intensity: 30,
  outline: square(0, 0, 10),
};

/** As if a draw had been applied: two losses of the footprint, and one by hand. */
function applied(): void {
  const loss = (id: string, component: ComponentRef, footprintId?: string): LossEvent => ({
    id,
    timeS: 0,
    component,
    damage: 'heavy',
    cause: 'natural hazard',
    ...(footprintId === undefined ? {} : { footprintId }),
  });
  addFootprints([field]);
  editProject(
    {
      do: 'change',
      list: 'scenarios',
      id: scenario().id,
      fields: {
        footprints: [{ ...field, id: 'hazard-1', draw: 0 }],
        events: [
          loss('own', { kind: 'bus', id: 'a' }),
          loss('hazard-1-1', { kind: 'branch', id: 'l1' }, 'hazard-1'),
          loss('hazard-1-2', { kind: 'bus', id: 'b110' }, 'hazard-1'),
        ],
      },
    },
    { code: 'label.applyFootprint', params: { name: 'Field' } },
  );
}
const lossIds = () => scenario().events.map((it) => it.id);

beforeEach(() => setProject(smallProject()));

describe('footprints', () => {
  it('are added without a loss, each with an id of its own, as one step', () => {
    expect(addFootprints([field, field])).toBe('hazard-1');
    expect(scenario().footprints.map((it) => it.id)).toEqual(['hazard-1', 'hazard-2']);
    expect(scenario().events).toEqual([]);
    undoProject();
    expect(scenario()).toStrictEqual(smallProject().scenarios[0]);
  });

  it('refuse a point with a radius, and leave everything as it was', () => {
    const at = field.outline[0];
    expect(addFootprints([{ ...field, outline: [at, at], halfWidthM: 5000 }])).toBeUndefined();
    expect(scenario().footprints).toEqual([]);
    expect(useProject.getState().refusals.length).toBe(1);
  });

  it('lose their drawn damage with a change of shape or intensity, not with a name; one step each', () => {
    applied();
    changeFootprint('hazard-1', { name: 'Other' });
    expect(lossIds()).toEqual(['own', 'hazard-1-1', 'hazard-1-2']);
    changeFootprint('hazard-1', { timeS: 7200 });
    expect(scenario().events.map((it) => it.timeS)).toEqual([0, 7200, 7200]);
    changeFootprint('hazard-1', { intensity: 35 });
    expect(lossIds()).toEqual(['own']);
    expect(scenario().footprints[0]).not.toHaveProperty('draw');
    undoProject();
    expect(lossIds()).toEqual(['own', 'hazard-1-1', 'hazard-1-2']);
    expect(scenario().footprints[0].draw).toBe(0);
  });

  it('are withdrawn and removed with what was drawn of them, and of nothing else', () => {
    applied();
    const before = scenario();
    withdrawFootprint('hazard-1');
    expect(lossIds()).toEqual(['own']);
    expect(scenario().footprints.length).toBe(1);
    expect(withdrawFootprint('hazard-1')).toBe(false);
    undoProject();
    expect(scenario()).toStrictEqual(before);
    removeFootprint('hazard-1');
    expect(lossIds()).toEqual(['own']);
    expect(scenario().footprints).toEqual([]);
    undoProject();
    expect(scenario()).toStrictEqual(before);
  });
});

describe('choosing', () => {
  const refs = (...ids: string[]) => ids.map((id) => ({ kind: 'bus' as const, id }));
  const ids = () => useView.getState().selection.map((it) => it.id);

  it('replaces, adds without doubles and takes away', () => {
    select([]);
    chooseComponents(refs('a', 'b'), 'replace');
    chooseComponents(refs('b', 'c'), 'add');
    expect(ids()).toEqual(['a', 'b', 'c']);
    chooseComponents(refs('a', 'x'), 'remove');
    expect(ids()).toEqual(['b', 'c']);
    chooseComponents(refs('d'), 'replace');
    expect(ids()).toEqual(['d']);
  });

  it('of ten thousand is lost and restored as one step each', () => {
    const project = smallProject();
    const [model] = project.region.grid.buses;
    const buses = Array.from({ length: 10_000 }, (_, i) => ({ ...model, id: `n${i}` }));
    setProject({ ...project, region: { ...project.region, grid: { ...project.region.grid, buses } } });
    const many = refs(...buses.map((it) => it.id));
    loseComponents(many, { cause: 'exercise', damage: 'heavy', timeS: 60, repairS: 3600 });
    expect(scenario().events.length).toBe(10_000);
    expect(new Set(scenario().events.map((it) => it.id)).size).toBe(10_000);
    restoreComponents(many);
    expect(scenario().events).toEqual([]);
    undoProject();
    expect(scenario().events.length).toBe(10_000);
    undoProject();
    expect(scenario().events).toEqual([]);
  });
});
