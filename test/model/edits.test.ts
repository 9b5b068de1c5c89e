import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit } from '../../src/model/edits';
import { pushEdit, redoEdit, startHistory, undoEdit } from '../../src/model/history';
import { type Project, projectOf } from '../../src/model/project';
import { emptyRegion } from '../../src/model/region';
import { emptyScenario } from '../../src/model/scenario';

function smallProject(): Project {
  const region = emptyRegion('r');
  region.areas = [
    { id: 'a1', people: 10 },
    { id: 'a2', people: 20, name: 'Second' },
  ];
  region.waterUsers = [{ nodeId: 'w/1', people: 5 }];
  region.depots = [{ id: 'd1' }];
  return projectOf(region, [emptyScenario('s1'), emptyScenario('s2')]);
}

const loss = (id: string, timeS = 0): Extract<Edit, { do: 'add' }>['row'] => ({
  id,
  timeS,
  component: { kind: 'bus', id: '7' },
  damage: 'heavy',
  cause: 'technical',
});

/** Edits that always apply to `smallProject`, in any order, one of each at most per id. */
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constant('change' as const),
    list: fc.constant('areas' as const),
    id: fc.constantFrom('a1', 'a2'),
    fields: fc.record(
      { people: fc.nat(1000), name: fc.option(fc.string(), { nil: undefined }) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('add' as const),
    list: fc.constant('depots' as const),
    row: fc.record({ id: fc.constantFrom('d2', 'd3', 'd4', 'd5') }),
    at: fc.nat(3),
  }),
  fc.record({
    do: fc.constant('remove' as const),
    list: fc.constant('depots' as const),
    id: fc.constantFrom('d1', 'd2', 'd3'),
  }),
  fc.record({
    do: fc.constant('add' as const),
    list: fc.constant('waterPoints' as const),
    row: fc.record({
      id: fc.constantFrom('p1', 'p2'),
      kind: fc.constant('well' as const),
      areaIds: fc.constant<string[]>(['a1']),
      taps: fc.integer({ min: 1, max: 9 }),
    }),
  }),
  fc.record({
    do: fc.constant('remove' as const),
    list: fc.constant('waterPoints' as const),
    id: fc.constantFrom('p1', 'p2'),
  }),
  fc.record({
    do: fc.constant('change' as const),
    list: fc.constant('waterPoints' as const),
    id: fc.constantFrom('p1', 'p2'),
    fields: fc.record({ taps: fc.integer({ min: -1, max: 9 }) }),
  }),
  fc.record({
    do: fc.constant('add' as const),
    list: fc.record({ scenarioId: fc.constantFrom('s1', 's2'), list: fc.constant('events' as const) }),
    row: fc.nat(9).map((n) => loss(`e${n}`, n) as never),
  }),
  fc.record({
    do: fc.constant('changeRegion' as const),
    fields: fc.record({ timeZone: fc.string(), baseMva: fc.integer({ min: 1, max: 500 }) }),
  }),
  fc.record({
    do: fc.constant('changeProject' as const),
    fields: fc.record({ scenarioId: fc.constantFrom('s1', 's2') }),
  }),
);

describe('edits', () => {
  it('undo after do is the identity, and leaves the old project untouched', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), (drawn) => {
        const edits = structuredClone(drawn);
        let project = smallProject();
        for (const edit of edits) {
          const before = structuredClone(project);
          const applied = applyEdit(project, edit);
          expect(project).toStrictEqual(before);
          if (!applied.ok) continue;
          const back = applyEdit(applied.value.project, applied.value.inverse);
          expect(back.ok && back.value.project).toStrictEqual(before);
          project = applied.value.project;
        }
      }),
    );
  });

  it('shares what it does not touch', () => {
    const project = smallProject();
    const applied = applyEdit(project, { do: 'change', list: 'areas', id: 'a1', fields: { people: 11 } });
    if (!applied.ok) throw new Error('refused');
    const next = applied.value.project;
    expect(next.region.areas[0].people).toBe(11);
    expect(next.region.areas[1]).toBe(project.region.areas[1]);
    expect(next.region.grid).toBe(project.region.grid);
    expect(next.scenarios).toBe(project.scenarios);
  });

  it('refuses a taken id, a missing row and a bad value, whole batches at a time', () => {
    const project = smallProject();
    const code = (edit: Edit) => {
      const applied = applyEdit(project, edit);
      return applied.ok ? 'ok' : applied.error[0].code;
    };
    expect(code({ do: 'add', list: 'depots', row: { id: 'd1' } })).toBe('edit.idTaken');
    expect(code({ do: 'remove', list: 'depots', id: 'x' })).toBe('edit.noSuchRow');
    expect(code({ do: 'change', list: 'areas', id: 'a1', fields: { people: -1 } })).toBe('edit.badValue');
    expect(code({ do: 'change', list: 'areas', id: 'a1', fields: { id: 'a2' } })).toBe('edit.idTaken');
    expect(code({ do: 'remove', list: { scenarioId: 'no', list: 'events' }, id: 'e' })).toBe(
      'edit.noSuchScenario',
    );
    const delivery = { id: 'd', timeS: 0, waterM3: 1 };
    const deliver = (to: object) =>
      code({
        do: 'add',
        list: { scenarioId: 's1', list: 'deliveries' },
        row: { ...delivery, ...to },
      });
    expect(deliver({ areaId: 'a1' })).toBe('ok');
    expect(deliver({})).toBe('edit.badValue');
    expect(deliver({ areaId: 'a1', facilityId: 'f' })).toBe('edit.badValue');
    const batch: Edit = {
      do: 'batch',
      edits: [
        { do: 'remove', list: 'depots', id: 'd1' },
        { do: 'remove', list: 'depots', id: 'd1' },
      ],
    };
    expect(code(batch)).toBe('edit.noSuchRow');
    expect(project.region.depots).toHaveLength(1);
  });

  it('names people at a water node by the node', () => {
    const applied = applyEdit(smallProject(), {
      do: 'change',
      list: 'waterUsers',
      id: 'w/1',
      fields: { people: 9 },
    });
    expect(applied.ok && applied.value.project.region.waterUsers).toEqual([{ nodeId: 'w/1', people: 9 }]);
  });
});

describe('history', () => {
  const label = { code: 'label.changeProject', params: {} };
  const edit: Edit = { do: 'change', list: 'areas', id: 'a1', fields: { people: 99 } };
  const lose: Edit = {
    do: 'add',
    list: { scenarioId: 's1', list: 'events' },
    row: loss('e1') as never,
  };

  it('goes back and forth with content and versions', () => {
    const start = startHistory(smallProject());
    const first = pushEdit(start, edit, label);
    if (!first.ok) throw new Error('refused');
    const second = pushEdit(first.value, lose, label);
    if (!second.ok) throw new Error('refused');
    expect(second.value.versions.region).toBe(first.value.versions.region);
    expect(second.value.versions.scenarios.s1).not.toBe(start.versions.scenarios.s1);
    expect(second.value.versions.scenarios.s2).toBe(start.versions.scenarios.s2);
    const back = undoEdit(undoEdit(second.value));
    expect(back.project).toStrictEqual(smallProject());
    expect(back.versions).toEqual(start.versions);
    const again = redoEdit(redoEdit(back));
    expect(again.project).toStrictEqual(second.value.project);
    expect(again.versions).toEqual(second.value.versions);
    expect(undoEdit(undoEdit(undoEdit(again))).project).toStrictEqual(smallProject());
  });

  it('never gives the same version to different content', () => {
    const start = startHistory(smallProject());
    const first = pushEdit(start, edit, label);
    if (!first.ok) throw new Error('refused');
    const other = pushEdit(undoEdit(first.value), { ...edit, fields: { people: 1 } } as Edit, label);
    if (!other.ok) throw new Error('refused');
    expect(other.value.versions.region).not.toBe(first.value.versions.region);
    expect(other.value.versions.region).not.toBe(start.versions.region);
    expect(other.value.future).toEqual([]);
  });

  it('does not count a new name as new content', () => {
    const start = startHistory(smallProject());
    const named = pushEdit(start, { do: 'change', list: 'areas', id: 'a1', fields: { name: 'N' } }, label);
    if (!named.ok) throw new Error('refused');
    expect(named.value.versions).toEqual(start.versions);
  });
});
