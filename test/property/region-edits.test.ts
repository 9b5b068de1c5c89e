import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElementLookup } from '../../src/io/network-elements';
import { formatProject } from '../../src/io/project/project-file';
import type { Edit, RegionList } from '../../src/model/edits';
import { checkEdit } from '../../src/model/edits/check-edit';
import { planChange } from '../../src/model/edits/plan-change';
import { planRemoval } from '../../src/model/edits/plan-removal';
import { rowsOfRegion } from '../../src/model/edits/references';
import { type History, pushEdit, redoEdit, startHistory, undoEdit } from '../../src/model/history';
import type { Project } from '../../src/model/project';
import { hasErrors } from '../../src/model/result';
import { validateProject } from '../../src/model/validate';
import { bundledProject } from '../builders/bundled-project';

const lists = [
  'buses',
  'branches',
  'generators',
  'feeders',
  'areas',
  'facilities',
  'waterPoints',
  'supplyNodes',
  'supplyLinks',
  'couplings',
  'waterUsers',
  'depots',
  'crews',
  'stock',
  'tankers',
] as const satisfies readonly RegionList[];

interface Draw {
  list: (typeof lists)[number];
  what: 'change' | 'clear' | 'rename' | 'remove' | 'copy';
  pick: number;
  value: number;
}

const draws: fc.Arbitrary<Draw[]> = fc.array(
  fc.record({
    list: fc.constantFrom(...lists),
    what: fc.constantFrom(
      'change' as const,
      'clear' as const,
      'rename' as const,
      'remove' as const,
      'copy' as const,
    ),
    pick: fc.nat(),
    value: fc.integer({ min: 1, max: 500 }),
  }),
  { minLength: 100, maxLength: 100 },
);

/** Fields that a row may go without, and a number of each list. */
const optional: Partial<Record<RegionList, string[]>> = {
  buses: ['name', 'lonLat', 'substationId'],
  branches: ['name', 'lengthKm', 'route'],
  generators: ['name', 'rampMwPerMin', 'coolingNodeId'],
  feeders: ['areaId', 'queue', 'name'],
  facilities: ['areaId', 'waterNodeId', 'name', 'beds'],
  areas: ['name', 'floors', 'polygon'],
  couplings: ['feederId'],
};
const numbers: Partial<Record<RegionList, string>> = {
  buses: 'loadMw',
  branches: 'ratingAMw',
  generators: 'maxMw',
  feeders: 'people',
  areas: 'people',
  facilities: 'demandKw',
  waterPoints: 'taps',
  supplyLinks: 'capacityM3s',
  waterUsers: 'people',
  crews: 'roadKmh',
  stock: 'count',
  tankers: 'capacityL',
};

function editOf(project: Project, { list, what, pick, value }: Draw): Edit | undefined {
  const rows = rowsOfRegion(project.region, list) ?? [];
  if (rows.length === 0) return undefined;
  const row = rows[pick % rows.length] as Record<string, unknown>;
  const id = String(row.id ?? row.nodeId);
  switch (what) {
    case 'change': {
      const field = numbers[list];
      return field ? planChange(project, list, id, { [field]: value }) : undefined;
    }
    case 'clear': {
      const fields = optional[list];
      return fields
        ? planChange(project, list, id, { [fields[value % fields.length]]: undefined })
        : undefined;
    }
    case 'rename':
      return list === 'waterUsers' ? undefined : planChange(project, list, id, { id: `renamed-${value}` });
    case 'remove':
      return planRemoval(project, [{ list, id }]).edit;
    default: {
      const copy =
        list === 'waterUsers' || list === 'couplings' ? undefined : { ...row, id: `copy-${value}` };
      return copy && ({ do: 'add', list, row: copy, at: value } as unknown as Edit);
    }
  }
}

describe('edits of a Region', () => {
  const start = bundledProject();
  const elementsOf = createElementLookup(start.region);

  it('a hundred edits in a row stay valid, and undo and redo give the same bytes', () => {
    let done = 0;
    fc.assert(
      fc.property(draws, (drawn) => {
        let history: History = startHistory(start);
        const texts = [formatProject(start)];
        for (const draw of drawn) {
          const edit = editOf(history.project, draw);
          if (!edit || !checkEdit(history.project, edit, elementsOf).ok) continue;
          const pushed = pushEdit(history, edit, { code: 'label.changeProject', params: {} });
          if (!pushed.ok) throw new Error(JSON.stringify(pushed.error));
          history = pushed.value;
          texts.push(formatProject(history.project));
          done++;
        }
        expect(hasErrors(validateProject(history.project, elementsOf).map((it) => it.issue))).toBe(false);
        const end = texts.length - 1;
        const last = history.versions;
        for (let n = end; n > 0; n--) {
          expect(formatProject(history.project) === texts[n]).toBe(true);
          history = undoEdit(history);
        }
        expect(formatProject(history.project) === texts[0]).toBe(true);
        expect(history.versions).toStrictEqual(startHistory(start).versions);
        for (let n = 1; n <= end; n++) {
          history = redoEdit(history);
          expect(formatProject(history.project) === texts[n]).toBe(true);
        }
        expect(history.versions).toStrictEqual(last);
      }),
      { numRuns: 3 },
    );
    // most of what was drawn must have been possible, else the property says little
    expect(done).toBeGreaterThan(150);
  }, 300_000);
});
