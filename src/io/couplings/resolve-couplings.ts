import type { ConsumerKind, Coupling, ValveStand } from '../../model/coupling';
import type { Facility } from '../../model/facility';
import { waterId } from '../../model/ids';
import type { Feeder } from '../../model/people';
import type { Region } from '../../model/region';
import type { ElementLookup } from '../../model/validation/check-water';
import type { IssueList } from '../issue-list';
import { findBus, findWaterElement } from './find-named';
import type { CouplingRow } from './read-rows';
import { resolveFeeders } from './resolve-feeders';

/** What a coupling table changes in a Region. */
export interface ResolvedCouplings {
  couplings: Coupling[];
  /** Feeders that are new or have moved to another bus. */
  feeders: Feeder[];
  /** Load that stays with a bus itself after feeders have taken theirs, MW by bus id. */
  busLoadMw: Map<string, number>;
  /** Facilities that the table describes and the Region lacks. */
  facilities: Facility[];
}

interface Context {
  region: Region;
  elementsOf: ElementLookup;
  issues: IssueList;
  out: ResolvedCouplings;
  feederById: Map<string, Feeder>;
  /** Facilities of the Region and those made so far. */
  facilityIds: Set<string>;
  lineOf: Map<string, number>;
}

/** Looks up the names in the rows. A row that names nothing is an error that says what there is instead. */
export function resolveCouplings(
  rows: CouplingRow[],
  region: Region,
  elementsOf: ElementLookup,
  issues: IssueList,
): ResolvedCouplings {
  const { feeders, busLoadMw } = resolveFeeders(
    rows.filter((row) => row.kind === 'feeder'),
    region,
    issues,
  );
  const context: Context = {
    region,
    elementsOf,
    issues,
    out: { couplings: [], feeders, busLoadMw, facilities: [] },
    feederById: new Map([...region.feeders, ...feeders].map((it) => [it.id, it])),
    facilityIds: new Set(region.facilities.map((it) => it.id)),
    lineOf: new Map(),
  };
  for (const row of rows) if (row.kind !== 'feeder') resolveRow(row, context);
  return context.out;
}

function resolveRow(row: CouplingRow, context: Context): void {
  const { line, id } = row;
  const supply = resolveSupply(row, context);
  const consumer = supply && resolveConsumer(row, context);
  if (!supply || !consumer) return;
  const key = `${consumer.kind}:${consumer.id}`;
  const earlier = context.lineOf.get(key);
  if (earlier !== undefined) {
    context.issues.add('error', 'couplings.twice', { kind: consumer.kind, id, earlier }, { line, id });
    return;
  }
  context.lineOf.set(key, line);
  const stand = consumer.kind === 'valve' ? readStand(row, context.issues) : undefined;
  context.out.couplings.push({
    ...{ id: key, consumer, ...supply },
    ...(stand ? { withoutPower: stand } : {}),
  });
}

/** Bus and feeder of a row; the bus of the feeder where only that is given. */
function resolveSupply(
  row: CouplingRow,
  { region, issues, feederById }: Context,
): { busId: string; feederId?: string } | undefined {
  const { line, id } = row;
  const feeder = row.feeder === undefined ? undefined : feederById.get(row.feeder);
  if (row.feeder !== undefined && !feeder) {
    issues.add('error', 'couplings.noSuchFeeder', { id, feeder: row.feeder }, { line, id });
    return undefined;
  }
  if (row.bus === undefined) return feeder && { busId: feeder.busId, feederId: feeder.id };
  const bus = findBus(row.bus, region.grid.buses);
  if (!bus) {
    issues.add('error', 'couplings.noSuchBus', { id, bus: row.bus }, { line, id });
    return undefined;
  }
  if (feeder && feeder.busId !== bus.id) {
    const params = { id, bus: bus.id, feeder: feeder.id, feederBus: feeder.busId };
    issues.add('error', 'couplings.feederElsewhere', params, { line, id });
    return undefined;
  }
  return feeder ? { busId: bus.id, feederId: feeder.id } : { busId: bus.id };
}

function resolveConsumer(row: CouplingRow, context: Context): { kind: ConsumerKind; id: string } | undefined {
  const { region, elementsOf, issues, out, facilityIds } = context;
  const { line, id } = row;
  const isFacility = facilityIds.has(id);
  if (row.kind === 'facility' || (row.kind === undefined && isFacility)) {
    if (!isFacility) out.facilities.push(describeFacility(row, issues));
    facilityIds.add(id);
    return { kind: 'facility', id };
  }
  const isPoint = region.waterPoints?.some((it) => it.id === id) ?? false;
  if (isPoint && (row.kind === undefined || row.kind === 'waterPoint')) return { kind: 'waterPoint', id };
  if (row.kind === 'waterPoint') {
    issues.add('error', 'couplings.noSuchPoint', { id }, { line, id });
    return undefined;
  }
  const kinds = row.kind === undefined ? (['pump', 'treatment', 'valve'] as const) : ([row.kind] as const);
  const found = kinds.flatMap((kind) => {
    const it = kind === 'feeder' ? undefined : findWaterElement(kind, row, region, elementsOf);
    return it && kind !== 'feeder' ? [{ kind, ...it }] : [];
  });
  const named = found.find((it) => it.networkId !== undefined);
  if (named?.networkId !== undefined)
    return { kind: named.kind, id: waterId(named.networkId, named.elementId) };
  if (row.kind === undefined) issues.add('error', 'couplings.kindUnclear', { id }, { line, id });
  else {
    const why = found[0]?.why ?? { code: 'couplings.kindUnclear', params: { id } };
    issues.add('error', why.code, why.params, { line, id });
  }
  return undefined;
}

/** What a valve does without power; with a word that is no answer it stays as it is, which is said. */
function readStand({ withoutPower: word, line, id }: CouplingRow, issues: IssueList): ValveStand | undefined {
  if (word === undefined) return undefined;
  if (/^(clos|закр)/i.test(word)) return 'closes';
  if (!/^(stay|as is|залиш)/i.test(word))
    issues.add('warning', 'couplings.valveStand', { word }, { line, id });
  return 'stays';
}

/** A facility the Region lacks, from what the row says of it. */
function describeFacility(row: CouplingRow, issues: IssueList): Facility {
  const { id, line } = row;
  const isDescribed = row.facilityKind !== undefined && row.kw !== undefined;
  issues.add(
    isDescribed ? 'info' : 'warning',
    isDescribed ? 'couplings.facilityMade' : 'couplings.facilityBare',
    { id },
    { line, id },
  );
  const demandKw = row.kw ?? 0;
  return {
    id,
    ...(row.name === undefined || row.name === id ? {} : { name: row.name }),
    kind: row.facilityKind ?? 'other',
    tier: tierByKind[row.facilityKind ?? 'other'],
    demandKw,
    essentialKw: row.essentialKw ?? demandKw,
    people: row.people ?? 0,
    backup: [],
  };
}

/** Tiers of `parameters.md`, section 3. */
const tierByKind: Record<Facility['kind'], number> = {
  hospital: 1,
  waterWorks: 1,
  pumpStation: 1,
  sewageLift: 2,
  boilerHouse: 2,
  telecom: 2,
  clinic: 3,
  shelter: 3,
  school: 4,
  other: 6,
};
