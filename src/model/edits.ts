import type { Coupling } from './coupling';
import { couplingSchema } from './coupling';
import type { Crew, Stock, Tanker } from './crew';
import { crewSchema, depotSchema, stockSchema, tankerSchema } from './crew';
import { type Splice, spliceText } from './edits/splice-text';
import { facilitySchema } from './facility';
import { footprintSchema } from './footprint';
import { branchSchema, busSchema, dcLineSchema, generatorSchema } from './grid';
import { areaSchema, feederSchema, waterUsersSchema } from './people';
import type { Project } from './project';
import { type Region, regionSchema } from './region';
import { fail, type Issue, issue, ok, type Result } from './result';
import {
  deliverySchema,
  lossEventSchema,
  placementOfSetSchema,
  type Scenario,
  scenarioSchema,
} from './scenario';
import {
  type SupplyLink,
  type SupplyNode,
  supplyLinkSchema,
  supplySourceSchema,
  waterNetworkSchema,
} from './water';
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
  supplyNodes: SupplyNode;
  supplyLinks: SupplyLink;
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

/** A list of the Region, or of one scenario. */
export type EditedList = RegionList | { scenarioId: string; list: ScenarioList };

type RowEdit<List, Row> =
  /** `at` is the place in the list; absent: the end. */
  | { do: 'add'; list: List; row: Row; at?: number }
  /** `dropsList`: a list that a region may go without goes with its last row. */
  | { do: 'remove'; list: List; id: string; dropsList?: boolean }
  /** A field given as undefined is taken away. `order`: of the row's fields afterwards, where an undo must bring it back. */
  | { do: 'change'; list: List; id: string; fields: Partial<Row>; order?: string[] };

/** A change of a project as plain data. Names lists, never positions, so that it can be stored and replayed. */
export type Edit =
  | { [K in RegionList]: RowEdit<K, RegionRows[K]> }[RegionList]
  | { [K in ScenarioList]: RowEdit<{ scenarioId: string; list: K }, ScenarioRows[K]> }[ScenarioList]
  /** Fields of the Region that are not lists of rows. */
  | {
      do: 'changeRegion';
      fields: Partial<Omit<Region, RegionList | 'grid' | 'supplyZones'>> & { baseMva?: number };
      order?: string[];
    }
  | {
      do: 'changeProject';
      fields: Partial<Pick<Project, 'handling' | 'scenarioId'>>;
      order?: string[];
    }
  /** Stretches of a water network's file; all else of it stays word for word. */
  | { do: 'spliceInp'; id: string; splices: Splice[] }
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
  supplyNodes: supplySourceSchema,
  supplyLinks: supplyLinkSchema,
  depots: depotSchema,
  crews: crewSchema,
  stock: stockSchema,
  tankers: tankerSchema,
  scenarios: scenarioSchema,
  events: lossEventSchema,
  deliveries: deliverySchema,
  placements: placementOfSetSchema,
  footprints: footprintSchema,
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
      const { row, back } = withFields(project as unknown as Row, edit.fields, edit.order);
      const inverse = { do: 'changeProject', ...back } as Edit;
      return ok({ project: row as unknown as Project, inverse });
    }
    case 'changeRegion': {
      const { baseMva, ...fields } = edit.fields;
      const { row, back } = withFields(project.region as unknown as Row, fields, edit.order);
      let next = row as unknown as Region;
      if (baseMva !== undefined) {
        back.fields.baseMva = project.region.grid.baseMva;
        next = { ...next, grid: { ...next.grid, baseMva } };
      }
      const inverse = { do: 'changeRegion', ...back } as Edit;
      return ok({ project: { ...project, region: next }, inverse });
    }
    case 'spliceInp':
      return applySplices(project, edit.id, edit.splices);
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
  | { do: 'remove'; id: string; dropsList?: boolean }
  | { do: 'change'; id: string; fields: Row; order?: string[] }
);

function applyRowEdit(project: Project, typed: Edit): Result<Applied> {
  const edit = typed as unknown as AnyRowEdit;
  const found = rowsOf(project, edit.list);
  const rows = found ?? [];
  const listName = typeof edit.list === 'string' ? edit.list : edit.list.list;
  if (!found && typeof edit.list !== 'string')
    return refuse('edit.noSuchScenario', { id: edit.list.scenarioId });
  if (edit.do === 'add') {
    const id = rowId(edit.row);
    if (rows.some((row) => rowId(row) === id)) return refuse('edit.idTaken', { list: listName, id });
    const bad = checkRow(listName, edit.row);
    if (bad) return fail([bad]);
    const at = Math.min(edit.at ?? rows.length, rows.length);
    const next = [...rows.slice(0, at), edit.row, ...rows.slice(at)];
    const dropsList = found === undefined ? { dropsList: true } : {};
    return done(project, edit.list, next, { do: 'remove', list: edit.list, id, ...dropsList });
  }
  const at = rows.findIndex((row) => rowId(row) === edit.id);
  if (at < 0) return refuse('edit.noSuchRow', { list: listName, id: edit.id });
  if (edit.do === 'remove') {
    const next = [...rows.slice(0, at), ...rows.slice(at + 1)];
    const inverse: AnyRowEdit = { do: 'add', list: edit.list, row: rows[at], at };
    if (edit.dropsList && next.length === 0)
      return ok({ project: withoutList(project, edit.list), inverse: inverse as unknown as Edit });
    return done(project, edit.list, next, inverse);
  }
  const { row, back } = withFields(rows[at], edit.fields, edit.order);
  const bad = checkRow(listName, row);
  if (bad) return fail([bad]);
  if (rowId(row) !== edit.id && rows.some((other) => rowId(other) === rowId(row))) {
    return refuse('edit.idTaken', { list: listName, id: rowId(row) });
  }
  const next = rows.slice();
  next[at] = row;
  return done(project, edit.list, next, { do: 'change', list: edit.list, id: rowId(row), ...back });
}

function done(project: Project, list: AnyRowEdit['list'], rows: Row[], inverse: AnyRowEdit): Result<Applied> {
  return ok({ project: withRows(project, list, rows), inverse: inverse as unknown as Edit });
}

/** A row's id within its list; people at a water node are named by the node. */
function rowId(row: Row): string {
  return String(row.id ?? row.nodeId);
}

/** The rows of a list; undefined where the scenario or the optional list is not there. */
function rowsOf({ region, scenarios, ...project }: Project, list: AnyRowEdit['list']): Row[] | undefined {
  const pick = (owner: unknown, name: string) => (owner as Record<string, Row[]>)[name];
  if (typeof list !== 'string') {
    const scenario = scenarios.find((it) => it.id === list.scenarioId);
    return scenario && pick(scenario, list.list);
  }
  if (list === 'scenarios') return pick({ ...project, scenarios }, list);
  if (list === 'supplyNodes') return region.supplyZones?.nodes;
  if (list === 'supplyLinks') return region.supplyZones?.links;
  return pick(gridLists.includes(list) ? region.grid : region, list);
}

function withRows(project: Project, list: AnyRowEdit['list'], rows: Row[]): Project {
  if (typeof list !== 'string') {
    const scenarios = project.scenarios.map((it) =>
      it.id === list.scenarioId ? ({ ...it, [list.list]: rows } as Scenario) : it,
    );
    return { ...project, scenarios };
  }
  if (list === 'scenarios') return { ...project, scenarios: rows as unknown as Scenario[] };
  const { region } = project;
  const name = regionField(list);
  if (name === 'supplyZones') {
    const zones = region.supplyZones ?? { nodes: [], links: [] };
    const value = { ...zones, [list === 'supplyNodes' ? 'nodes' : 'links']: rows };
    return { ...project, region: withPart(region, name, value) };
  }
  const value = name === 'grid' ? { ...region.grid, [list]: rows } : rows;
  return { ...project, region: withPart(region, name, value) };
}

function regionField(list: string): string {
  if (list === 'supplyNodes' || list === 'supplyLinks') return 'supplyZones';
  return gridLists.includes(list) ? 'grid' : list;
}

/** A part that was not there comes before those that the schema has after it. */
function withPart(region: Region, name: string, value: unknown): Region {
  const next = { ...region, [name]: value } as unknown as Row;
  if (name in region) return next as unknown as Region;
  const inSchema = Object.keys(regionSchema.shape);
  const later = new Set(inSchema.slice(inSchema.indexOf(name)));
  const keys = Object.keys(region);
  const at = keys.findIndex((it) => later.has(it));
  const order = at < 0 ? [...keys, name] : [...keys.slice(0, at), name, ...keys.slice(at)];
  return inOrder(next, order) as unknown as Region;
}

function withoutList(project: Project, list: AnyRowEdit['list']): Project {
  const region = { ...project.region } as unknown as Row;
  delete region[regionField(list as string)];
  return { ...project, region: region as unknown as Region };
}

/** The fields named first, then all others as they stand. */
function inOrder(row: Row, order: readonly string[]): Row {
  const next: Row = {};
  for (const name of order) if (name in row) next[name] = row[name];
  return { ...next, ...row };
}

/**
 * A copy with some fields set (undefined: taken away), and what brings back the old values of exactly those fields, in
 * their old order where a field was taken away.
 */
function withFields(row: Row, fields: object, order?: readonly string[]) {
  const next: Row = { ...row };
  const old: Row = {};
  let takesAway = order !== undefined;
  for (const [name, value] of Object.entries(fields)) {
    old[name] = row[name];
    takesAway ||= value === undefined && name in row;
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  const back: { fields: Row; order?: string[] } = { fields: old };
  if (takesAway) back.order = Object.keys(row);
  return { row: order ? inOrder(next, order) : next, back };
}

function applySplices(project: Project, id: string, splices: readonly Splice[]): Result<Applied> {
  const network = project.region.waterNetworks.find((it) => it.id === id);
  if (!network) return refuse('edit.noSuchRow', { list: 'waterNetworks', id });
  const spliced = spliceText(network.inp, splices);
  if (!spliced) return refuse('edit.fileDiffers', { id });
  const waterNetworks = project.region.waterNetworks.map((it) =>
    it === network ? { ...it, inp: spliced.text } : it,
  );
  return ok({
    project: { ...project, region: { ...project.region, waterNetworks } },
    inverse: { do: 'spliceInp', id, splices: spliced.back },
  });
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
