import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../src/model/edits';
import { checkEdit } from '../../src/model/edits/check-edit';
import { planChange } from '../../src/model/edits/plan-change';
import { planRemoval } from '../../src/model/edits/plan-removal';
import type { Project } from '../../src/model/project';
import { smallProject } from '../builders/small-project';

function withLosses(): Project {
  const project = smallProject();
  const loss = (id: string, kind: 'bus' | 'feeder' | 'branch', component: string) => ({
    id,
    timeS: 0,
    component: { kind, id: component },
    damage: 'heavy' as const,
    cause: 'technical' as const,
  });
  project.scenarios[0].events = [loss('e1', 'branch', 't1'), loss('e2', 'feeder', 'f2')];
  project.scenarios[1].events = [loss('e1', 'bus', 'b10')];
  return project;
}

function made(project: Project, edit: Parameters<typeof applyEdit>[1]): Project {
  const applied = applyEdit(project, edit);
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applied.value.project;
}

describe('removals', () => {
  it('take along what needs the component, through all scenarios, and nothing else', () => {
    const project = withLosses();
    const removal = planRemoval(project, [{ list: 'buses', id: 'b10' }]);
    const names = removal.goesToo.map(({ list, id }) =>
      typeof list === 'string' ? `${list} ${id}` : `${list.scenarioId} ${list.list} ${id}`,
    );
    expect(names.sort()).toEqual([
      'branches t1',
      'couplings c1',
      'feeders f1',
      'feeders f2',
      's1 events e1',
      's1 events e2',
      's2 events e1',
    ]);
    expect(removal.loosened).toEqual([]);
    const next = made(project, removal.edit);
    expect(next.region.grid.buses.map((it) => it.id)).toEqual(['a', 'b110']);
    expect(next.region.facilities).toEqual(project.region.facilities);
    expect(next.scenarios.every((it) => it.events.length === 0)).toBe(true);
  });

  it('loosen what can stand without: a coupling keeps its bus, an area its facilities', () => {
    const project = withLosses();
    const feeder = planRemoval(project, [{ list: 'feeders', id: 'f2' }]);
    expect(feeder.loosened).toEqual([{ list: 'couplings', id: 'c1', field: 'feederId' }]);
    const [coupling] = made(project, feeder.edit).region.couplings;
    expect(coupling).toEqual({ id: 'c1', consumer: { kind: 'facility', id: 'hospital' }, busId: 'b10' });
    const area = made(project, planRemoval(project, [{ list: 'areas', id: 'area-2' }]).edit);
    expect(area.region.facilities.map((it) => it.areaId)).toEqual([undefined, 'area-1']);
    expect(area.region.feeders.map((it) => it.areaId)).toEqual(['area-1', undefined]);
  });

  it('take a water point with the last of its areas, not before', () => {
    const project = smallProject();
    project.region.waterPoints = [{ id: 'p', kind: 'well', areaIds: ['area-1', 'area-2'], taps: 2 }];
    const one = planRemoval(project, [{ list: 'areas', id: 'area-1' }]);
    expect(made(project, one.edit).region.waterPoints?.[0].areaIds).toEqual(['area-2']);
    const both = planRemoval(project, [
      { list: 'areas', id: 'area-1' },
      { list: 'areas', id: 'area-2' },
    ]);
    expect(both.goesToo).toContainEqual({ list: 'waterPoints', id: 'p' });
    expect(made(project, both.edit).region.waterPoints).toEqual([]);
  });

  it('follow names of elements of a network that another edit takes out', () => {
    const project = smallProject();
    const removal = planRemoval(project, [], [{ space: 'waterLink', id: 'town/P1' }]);
    expect(removal.loosened).toEqual([{ list: 'facilities', id: 'station', field: 'pumpIds' }]);
    expect(made(project, removal.edit).region.facilities[1].pumpIds).toEqual([]);
  });
});

describe('changes', () => {
  it('carry a new id into branches, feeders, couplings and scenarios', () => {
    const project = withLosses();
    const next = made(project, planChange(project, 'buses', 'b10', { id: 'new', baseKv: 20 }));
    expect(next.region.grid.branches[1].toBusId).toBe('new');
    expect(next.region.feeders.map((it) => it.busId)).toEqual(['new', 'new']);
    expect(next.region.couplings[0].busId).toBe('new');
    expect(next.scenarios[1].events[0].component).toEqual({ kind: 'bus', id: 'new' });
    expect(JSON.stringify(next)).not.toContain('"b10"');
  });

  it('take the consumers of a feeder along to another bus', () => {
    const project = withLosses();
    const next = made(project, planChange(project, 'feeders', 'f2', { busId: 'b110' }));
    expect(next.region.couplings[0]).toMatchObject({ busId: 'b110', feederId: 'f2' });
  });

  it('are refused where they would make the project wrong, and let old faults be', () => {
    const project = withLosses();
    const code = (edit: Parameters<typeof applyEdit>[1], of = project) => {
      const checked = checkEdit(of, edit);
      return checked.ok ? 'ok' : checked.error[0].code;
    };
    expect(code({ do: 'remove', list: 'buses', id: 'b10' })).toBe('region.namesNothing');
    expect(code({ do: 'change', list: 'branches', id: 'l1', fields: { ratingAMw: -1 } })).toBe(
      'region.negativeRating',
    );
    expect(code({ do: 'change', list: 'branches', id: 'l1', fields: { reactancePu: 0 } })).toBe(
      'region.zeroReactance',
    );
    const faulty = withLosses();
    faulty.region.feeders[0].busId = 'nowhere';
    expect(code({ do: 'change', list: 'areas', id: 'area-1', fields: { people: 7 } }, faulty)).toBe('ok');
    const checked = checkEdit(project, {
      do: 'change',
      list: 'facilities',
      id: 'hospital',
      fields: { essentialKw: 500 },
    });
    expect(checked.ok && checked.value.warnings.map((it) => it.code)).toEqual([
      'region.essentialAboveDemand',
    ]);
  });
});

describe('routes', () => {
  const places = { b110: [30, 46], b10: [30.5, 46.2], a: [31, 47] } as const;
  function withRoute(): Project {
    const project = smallProject();
    const { grid } = project.region;
    for (const it of grid.buses) it.lonLat = [...places[it.id as keyof typeof places]];
    const line = grid.branches.find((it) => it.id === 't1')!;
    line.route = [line.fromBusId, line.toBusId]
      .map((it): [number, number] => [...places[it as keyof typeof places]])
      .toSpliced(1, 0, [30.2, 46.3]);
    return project;
  }
  const routeOf = (project: Project, id = 't1') =>
    project.region.grid.branches.find((it) => it.id === id)?.route;

  it('of a line keep ending at a bus that moves, and come back by undo', () => {
    const project = withRoute();
    const before = routeOf(project)!;
    const { fromBusId, toBusId } = project.region.grid.branches.find((it) => it.id === 't1')!;
    const start = applyEdit(project, planChange(project, 'buses', fromBusId, { lonLat: [29, 45] }));
    if (!start.ok) throw new Error(JSON.stringify(start.error));
    expect(routeOf(start.value.project)).toEqual([[29, 45], before[1], before[2]]);
    expect(made(start.value.project, start.value.inverse)).toEqual(project);
    const end = made(project, planChange(project, 'buses', toBusId, { lonLat: [29, 45], id: 'new' }));
    expect(routeOf(end)).toEqual([before[0], before[1], [29, 45]]);
  });

  it('follow a line to another bus, under a new id too; without a place they go', () => {
    const project = withRoute();
    const before = routeOf(project)!;
    const moved = made(project, planChange(project, 'branches', 't1', { toBusId: 'a', id: 't9' }));
    expect(routeOf(moved, 't9')).toEqual([before[0], before[1], [31, 47]]);
    const { buses } = project.region.grid;
    delete buses.find((it) => it.id === 'a')!.lonLat;
    expect(routeOf(made(project, planChange(project, 'branches', 't1', { toBusId: 'a' })))).toBeUndefined();
    expect(routeOf(made(project, planChange(project, 'branches', 't1', { ratingAMw: 5 })))).toEqual(before);
  });
});
