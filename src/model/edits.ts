import type { Coupling } from './coupling';
import { couplingSchema } from './coupling';
import type { Crew, Stock, Tanker } from './crew';
import { crewSchema, depotSchema, stockSchema, tankerSchema } from './crew';
import { facilitySchema } from './facility';
import { branchSchema, busSchema, dcLineSchema, generatorSchema } from './grid';
import { areaSchema, feederSchema, waterUsersSchema } from './people';
import type { Project } from './project';
import type { Region } from './region';
import { fail, type Issue, issue, ok, type Result } from './result';
import {
  deliverySchema,
  lossEventSchema,
  placementOfSetSchema,
  type Scenario,
  scenarioSchema,
} from './scenario';
import { waterNetworkSchema } from './water';
import { type WaterPoint, waterPointSchema } from './water-point';

/** Rows of the Region's lists and of the project's list of scenarios, by list name. */
export interface RegionRows {
  buses: Region['grid']['buses'][number];
  branches: Region['grid']['branches'][number];
  generators: Region['grid']['generators'][number];
  dcLines: Region['grid']['dcLines'][number];
  feeders: Region['feeders'][number];
  areas: Region['areas'][number];
  facilities: Region['facilities'][number];
  couplings: Coupling;
  waterNetworks: Region['waterNetworks'][number];
  waterUsers: Region['waterUsers'][number];
  waterPoints: WaterPoint;
  depots: Region['depots'][number];
  crews: Crew;
  stock: Stock;
  tankers: Tanker;
  scenarios: Scenario;
}
export type RegionList = keyof RegionRows;

/** Rows of the lists inside one scenario. */
export interface ScenarioRows {
  events: Scenario['events'][number];
  deliveries: Scenario['deliveries'][number];
  placements: Scenario['placements'][number];
  footprints: Scenario['footprints'][number];
}
export type ScenarioList = keyof ScenarioRows;

type RowEdit<List, Row> =
  /** `at` is the place in the list; absent: the end. */
  | { do: 'add'; list: List; row: Row; at?: number }
  | { do: 'remove'; list: List; id: string }
  /** A field given as undefined is taken away. */
  | { do: 'change'; list: List; id: string; fields: Partial<Row> };

/** A change of a project as plain data. Names lists, never positions, so that it can be stored and replayed. */
export type Edit =
  | { [K in RegionList]: RowEdit<K, RegionRows[K]> }[RegionList]
  | { [K in ScenarioList]: RowEdit<{ scenarioId: string; list: K }, ScenarioRows[K]> }[ScenarioList]
  /** Fields of the Region that are not lists of rows. */
  | { do: 'changeRegion'; fields: Partial<Omit<Region, RegionList | 'grid'>> & { baseMva?: number } }
  | { do: 'changeProject'; fields: Partial<Pick<Project, 'handling' | 'scenarioId'>> }
  | { do: 'batch'; edits: Edit[] };

export interface Applied {
  project: Project;
  /** Takes `project` back to what it was. */
  inverse: Edit;
}

const schemas = {
  buses: busSchema,
  branches: branchSchema,
  generators: generatorSchema,
  dcLines: dcLineSchema,
  feeders: feederSchema,
  areas: areaSchema,
  facilities: facilitySchema,
  couplings: couplingSchema,
  waterNetworks: waterNetworkSchema,
  waterUsers: waterUsersSchema,
  waterPoints: waterPointSchema,
  depots: depotSchema,
  crews: crewSchema,
  stock: stockSchema,
  tankers: tankerSchema,
  scenarios: scenarioSchema,
  events: lossEventSchema,
  deliveries: deliverySchema,
  placements: placementOfSetSchema,
  footprints: scenarioSchema.shape.footprints.element,
} as const;

const gridLists: readonly string[] = ['buses', 'branches', 'generators', 'dcLines'];

type Row = Record<string, unknown>;

/**
 * The project after an edit, and the edit that undoes it. Pure; whatever an edit does not touch is shared
 * with the old project. Refused, with issues, when a row is missing, an id is taken or a value breaks the schema.
 */
export function applyEdit(project: Project, edit: Edit): Result<Applied> {
  switch (edit.do) {
    case 'batch':
      return applyBatch(project, edit.edits);
    case 'changeProject': {
      const [next, old] = withFields(project as unknown as Row, edit.fields);
      return ok({
        project: next as unknown as Project,
        inverse: { do: 'changeProject', fields: old } as Edit,
      });
    }
    case 'changeRegion': {
      const { baseMva, ...fields } = edit.fields;
      const [region, old] = withFields(project.region as unknown as Row, fields);
      const inverse: Row = old;
      let next = region as unknown as Region;
      if (baseMva !== undefined) {
        inverse.baseMva = project.region.grid.baseMva;
        next = { ...next, grid: { ...next.grid, baseMva } };
      }
      return ok({
        project: { ...project, region: next },
        inverse: { do: 'changeRegion', fields: inverse } as Edit,
      });
    }
    default:
      return applyRowEdit(project, edit);
  }
}

function applyBatch(project: Project, edits: readonly Edit[]): Result<Applied> {
  const inverses: Edit[] = [];
  let now = project;
  for (const edit of edits) {
    const applied = applyEdit(now, edit);
    if (!applied.ok) return applied;
    now = applied.value.project;
    inverses.push(applied.value.inverse);
  }
  return ok({ project: now, inverse: { do: 'batch', edits: inverses.reverse() } });
}

type AnyRowEdit = {
  list: RegionList | { scenarioId: string; list: ScenarioList };
} & (
  | { do: 'add'; row: Row; at?: number }
  | { do: 'remove'; id: string }
  | { do: 'change'; id: string; fields: Row }
);

function applyRowEdit(project: Project, typed: Edit): Result<Applied> {
  const edit = typed as unknown as AnyRowEdit;
  const rows = rowsOf(project, edit.list);
  const listName = typeof edit.list === 'string' ? edit.list : edit.list.list;
  if (!rows) return refuse('edit.noSuchScenario', { id: (edit.list as { scenarioId: string }).scenarioId });
  if (edit.do === 'add') {
    const id = rowId(edit.row);
    if (rows.some((row) => rowId(row) === id)) return refuse('edit.idTaken', { list: listName, id });
    const bad = checkRow(listName, edit.row);
    if (bad) return fail([bad]);
    const at = Math.min(edit.at ?? rows.length, rows.length);
    const next = [...rows.slice(0, at), edit.row, ...rows.slice(at)];
    return done(project, edit.list, next, { do: 'remove', list: edit.list, id });
  }
  const at = rows.findIndex((row) => rowId(row) === edit.id);
  if (at < 0) return refuse('edit.noSuchRow', { list: listName, id: edit.id });
  if (edit.do === 'remove') {
    const next = [...rows.slice(0, at), ...rows.slice(at + 1)];
    return done(project, edit.list, next, { do: 'add', list: edit.list, row: rows[at], at });
  }
  const [row, old] = withFields(rows[at], edit.fields);
  const bad = checkRow(listName, row);
  if (bad) return fail([bad]);
  if (rowId(row) !== edit.id && rows.some((other) => rowId(other) === rowId(row))) {
    return refuse('edit.idTaken', { list: listName, id: rowId(row) });
  }
  const next = rows.slice();
  next[at] = row;
  return done(project, edit.list, next, { do: 'change', list: edit.list, id: rowId(row), fields: old });
}

function done(project: Project, list: AnyRowEdit['list'], rows: Row[], inverse: AnyRowEdit): Result<Applied> {
  return ok({ project: withRows(project, list, rows), inverse: inverse as unknown as Edit });
}

/** A row's id within its list; people at a water node are named by the node. */
function rowId(row: Row): string {
  return String(row.id ?? row.nodeId);
}

function rowsOf(project: Project, list: AnyRowEdit['list']): Row[] | undefined {
  const pick = (owner: unknown, name: string) => (owner as Record<string, Row[]>)[name];
  if (typeof list !== 'string') {
    const scenario = project.scenarios.find((it) => it.id === list.scenarioId);
    return scenario && pick(scenario, list.list);
  }
  if (list === 'scenarios') return pick(project, list);
  return gridLists.includes(list) ? pick(project.region.grid, list) : (pick(project.region, list) ?? []);
}

function withRows(project: Project, list: AnyRowEdit['list'], rows: Row[]): Project {
  if (typeof list !== 'string') {
    const scenarios = project.scenarios.map((it) =>
      it.id === list.scenarioId ? ({ ...it, [list.list]: rows } as Scenario) : it,
    );
    return { ...project, scenarios };
  }
  if (list === 'scenarios') return { ...project, scenarios: rows as unknown as Scenario[] };
  const region = gridLists.includes(list)
    ? { ...project.region, grid: { ...project.region.grid, [list]: rows } }
    : { ...project.region, [list]: rows };
  // a list that a region may go without is taken away with its last row, so that an undo leaves no trace
  if (list === 'waterPoints' && rows.length === 0) delete (region as Partial<Region>).waterPoints;
  return { ...project, region };
}

/** A copy with some fields set (undefined: taken away), and the old values of exactly those fields. */
function withFields(row: Row, fields: object): [Row, Row] {
  const next: Row = { ...row };
  const old: Row = {};
  for (const [name, value] of Object.entries(fields)) {
    old[name] = row[name];
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return [next, old];
}

function checkRow(list: RegionList | ScenarioList, row: Row): Issue | undefined {
  const parsed = schemas[list].safeParse(row);
  if (parsed.success) return undefined;
  const first = parsed.error.issues[0];
  return issue('error', 'edit.badValue', {
    list,
    id: rowId(row),
    field: first.path.join('.'),
    problem: first.message,
  });
}

function refuse(code: string, params: Record<string, string>): Result<never> {
  return fail([issue('error', code, params)]);
}
