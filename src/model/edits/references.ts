import type { EditedList, RegionList, ScenarioList } from '../edits';
import { type ComponentKind, type ComponentRef, zonesNetworkId } from '../ids';
import type { Project } from '../project';

/**
 * Kinds of names. Nodes of water networks and of supply zones share one, their links another, since the fields that name
 * them do.
 */
export type NameSpace =
  | 'bus'
  | 'branch'
  | 'generator'
  | 'dcLine'
  | 'feeder'
  | 'area'
  | 'facility'
  | 'waterPoint'
  | 'waterNode'
  | 'waterLink'
  | 'network'
  | 'depot'
  | 'scenario';

export interface Name {
  space: NameSpace;
  id: string;
}

const spaces: Partial<Record<ComponentKind, NameSpace>> = {
  bus: 'bus',
  branch: 'branch',
  generator: 'generator',
  dcLine: 'dcLine',
  feeder: 'feeder',
  area: 'area',
  facility: 'facility',
  waterPoint: 'waterPoint',
  junction: 'waterNode',
  reservoir: 'waterNode',
  tank: 'waterNode',
  supplySource: 'waterNode',
  supplyZone: 'waterNode',
  pipe: 'waterLink',
  pump: 'waterLink',
  valve: 'waterLink',
  network: 'network',
};

/** The name of a component; undefined for islands, which nothing names. */
export function nameOfRef({ kind, id }: ComponentRef): Name | undefined {
  const space = spaces[kind];
  return space && { space, id };
}

/** What the id of a row names, by list; rows of other lists are named by nothing. */
export const spaceOfList: Partial<Record<RegionList | ScenarioList, NameSpace>> = {
  buses: 'bus',
  branches: 'branch',
  generators: 'generator',
  dcLines: 'dcLine',
  feeders: 'feeder',
  areas: 'area',
  facilities: 'facility',
  waterPoints: 'waterPoint',
  supplyNodes: 'waterNode',
  supplyLinks: 'waterLink',
  waterNetworks: 'network',
  depots: 'depot',
  scenarios: 'scenario',
};

type Row = Record<string, unknown>;

/** A field of a list's rows that holds names. */
interface NamingField {
  field: string;
  /** A row that needs the name goes with what it names; otherwise the name alone is taken out. */
  needed: boolean;
  namesIn(value: unknown): Name[];
  /** The value with its names mapped (undefined: taken out); undefined where nothing is left. */
  withNames(value: unknown, map: (name: Name) => string | undefined): unknown;
}

function one(field: string, space: NameSpace, needed = false): NamingField {
  return {
    field,
    needed,
    namesIn: (value) => (typeof value === 'string' ? [{ space, id: value }] : []),
    withNames: (value, map) => map({ space, id: value as string }),
  };
}

/** A list of names; a row whose list may not be empty needs the last of them. */
function many(field: string, spaceOf: (id: string) => NameSpace, isNeeded = false): NamingField {
  return {
    field,
    needed: false,
    namesIn: (value) => ((value ?? []) as string[]).map((id) => ({ space: spaceOf(id), id })),
    withNames(value, map) {
      const left = (value as string[]).flatMap((id) => map({ space: spaceOf(id), id }) ?? []);
      return left.length === 0 && isNeeded ? undefined : left;
    },
  };
}

/** A kind and an id. */
function inner(
  field: string,
  spaceOf: (kind: string, id: string) => NameSpace | undefined,
  needed: boolean,
): NamingField {
  const nameIn = (value: unknown): Name | undefined => {
    const { kind, id } = value as { kind: string; id: string };
    const space = spaceOf(kind, id);
    return space && { space, id };
  };
  return {
    field,
    needed,
    namesIn(value) {
      const name = value === undefined ? undefined : nameIn(value);
      return name ? [name] : [];
    },
    withNames(value, map) {
      const name = nameIn(value);
      const id = name && map(name);
      return id === undefined ? undefined : { ...(value as Row), id };
    },
  };
}

function spaceOfConsumer(kind: string, id: string): NameSpace {
  if (kind === 'facility' || kind === 'waterPoint') return kind;
  if (kind === 'treatment') return 'waterNode';
  return spaceOfPump(id);
}

/** A station of the supply zones counts as a pump. */
function spaceOfPump(id: string): NameSpace {
  return id.includes('/') ? 'waterLink' : 'waterNode';
}

const regionFields: Partial<Record<RegionList, readonly NamingField[]>> = {
  branches: [one('fromBusId', 'bus', true), one('toBusId', 'bus', true)],
  dcLines: [one('fromBusId', 'bus', true), one('toBusId', 'bus', true)],
  generators: [one('busId', 'bus', true), one('coolingNodeId', 'waterNode')],
  feeders: [one('busId', 'bus', true), one('areaId', 'area')],
  waterUsers: [one('nodeId', 'waterNode', true), one('areaId', 'area')],
  waterPoints: [many('areaIds', () => 'area', true), one('nodeId', 'waterNode', true)],
  supplyNodes: [one('areaId', 'area')],
  supplyLinks: [one('fromId', 'waterNode', true), one('toId', 'waterNode', true)],
  facilities: [
    one('areaId', 'area'),
    one('waterNodeId', 'waterNode'),
    many('pumpIds', spaceOfPump),
    many('sourceIds', () => 'waterNode'),
  ],
  couplings: [inner('consumer', spaceOfConsumer, true), one('busId', 'bus', true), one('feederId', 'feeder')],
  crews: [one('depotId', 'depot', true)],
  stock: [one('depotId', 'depot', true)],
  tankers: [
    one('depotId', 'depot', true),
    inner('fillAt', (kind) => (kind === 'facility' ? 'facility' : 'waterNode'), false),
  ],
};

const scenarioFields: Record<ScenarioList, readonly NamingField[]> = {
  events: [inner('component', (kind) => spaces[kind as ComponentKind], true)],
  deliveries: [
    one('facilityId', 'facility', true),
    one('areaId', 'area', true),
    one('waterPointId', 'waterPoint', true),
  ],
  placements: [one('facilityId', 'facility', true)],
  footprints: [],
};

/** One field of one row that names something. */
export interface Reference {
  list: EditedList;
  rowId: string;
  row: Row;
  field: NamingField;
  names: Name[];
}

/** Every name that a row of the project holds of another, in the project's order. Linear. */
export function* references(project: Project): Generator<Reference> {
  const { region } = project;
  const lists: [EditedList, readonly object[] | undefined, readonly NamingField[]][] = [];
  for (const [list, fields] of Object.entries(regionFields) as [RegionList, NamingField[]][])
    lists.push([list, rowsOfRegion(region, list), fields]);
  for (const scenario of project.scenarios)
    for (const [list, fields] of Object.entries(scenarioFields) as [ScenarioList, NamingField[]][])
      lists.push([{ scenarioId: scenario.id, list }, scenario[list], fields]);
  for (const [list, rows, fields] of lists)
    for (const each of rows ?? []) {
      const row = each as Row;
      for (const field of fields) {
        const names = field.namesIn(row[field.field]);
        if (names.length > 0) yield { list, rowId: String(row.id ?? row.nodeId), row, field, names };
      }
    }
}

export function rowsOfRegion(region: Project['region'], list: RegionList): readonly object[] | undefined {
  switch (list) {
    case 'supplyNodes':
      return region.supplyZones?.nodes;
    case 'supplyLinks':
      return region.supplyZones?.links;
    case 'buses':
    case 'branches':
    case 'generators':
    case 'dcLines':
      return region.grid[list];
    case 'scenarios':
      return undefined;
    default:
      return region[list];
  }
}

/** Names meant by `named` besides themselves: all of a network's elements. */
export function isNamed(name: Name, named: ReadonlySet<string>): boolean {
  if (named.has(nameKey(name))) return true;
  if (name.space !== 'waterNode' && name.space !== 'waterLink') return false;
  const slash = name.id.indexOf('/');
  const networkId = slash < 0 ? zonesNetworkId : name.id.slice(0, slash);
  return networkId !== zonesNetworkId && named.has(nameKey({ space: 'network', id: networkId }));
}

export function nameKey({ space, id }: Name): string {
  return `${space}:${id}`;
}
