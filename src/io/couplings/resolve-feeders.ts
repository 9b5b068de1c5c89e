import { findIn } from '../../model/look-up';
import type { Feeder } from '../../model/people';
import type { Region } from '../../model/region';
import type { IssueList } from '../issue-list';
import { findBus } from './find-named';
import type { CouplingRow } from './read-rows';

/** Tier of a feeder that the table makes: households (`parameters.md`, section 3). */
const householdTier = 5;

interface Made {
  row: CouplingRow;
  busId: string;
}

/**
 * Rows that put a feeder on a bus. A known feeder moves; an unknown one is made, with the load the row gives.
 * Feeders without a load share what their bus's own load has left, evenly. Load given to feeders is taken off
 * the bus's own load, so that the total stays that of the case.
 */
export function resolveFeeders(
  rows: CouplingRow[],
  region: Region,
  issues: IssueList,
): { feeders: Feeder[]; busLoadMw: Map<string, number> } {
  const known = new Map(region.feeders.map((it) => [it.id, it]));
  const lineOf = new Map<string, number>();
  const feeders: Feeder[] = [];
  const made: Made[] = [];
  for (const row of rows) {
    const { id, line } = row;
    const bus = row.bus === undefined ? undefined : findBus(row.bus, region.grid.buses);
    const earlier = lineOf.get(id);
    if (!bus) issues.add('error', 'couplings.noSuchBus', { id, bus: row.bus ?? '' }, { line, id });
    else if (earlier !== undefined)
      issues.add('error', 'couplings.twice', { kind: 'feeder', id, earlier }, { line, id });
    else {
      lineOf.set(id, line);
      const feeder = known.get(id);
      if (feeder) feeders.push({ ...feeder, busId: bus.id });
      else made.push({ row, busId: bus.id });
    }
  }
  const busLoadMw = new Map<string, number>();
  const byBus = new Map<string, Made[]>();
  for (const it of made) byBus.set(it.busId, [...(byBus.get(it.busId) ?? []), it]);
  for (const [busId, group] of byBus) {
    const own = findIn(region.grid.buses, busId)?.loadMw ?? 0;
    feeders.push(...shareLoad(busId, Math.max(0, own), group, busLoadMw, issues));
  }
  return { feeders, busLoadMw };
}

function shareLoad(
  busId: string,
  ownMw: number,
  group: Made[],
  busLoadMw: Map<string, number>,
  issues: IssueList,
): Feeder[] {
  const givenMw = group.reduce((sum, { row }) => sum + (row.loadMw ?? 0), 0);
  const sharers = group.filter(({ row }) => row.loadMw === undefined).length;
  const leftMw = Math.max(0, ownMw - givenMw);
  const shareMw = sharers > 0 ? leftMw / sharers : 0;
  busLoadMw.set(busId, sharers > 0 ? 0 : leftMw);
  if (givenMw > ownMw + 1e-9) {
    const { line } = group[0].row;
    issues.add('warning', 'couplings.moreThanBus', { bus: busId, givenMw, ownMw }, { line, id: busId });
  }
  return group.map(({ row }) => {
    const { id, line } = row;
    const loadMw = row.loadMw ?? shareMw;
    const code = row.loadMw === undefined ? 'couplings.feederShares' : 'couplings.feederMade';
    issues.add(row.loadMw === undefined ? 'warning' : 'info', code, { id, bus: busId, loadMw }, { line, id });
    return {
      id,
      ...(row.name === undefined || row.name === id ? {} : { name: row.name }),
      busId,
      loadMw: { residential: loadMw, commercial: 0, industrial: 0, public: 0 },
      tier: householdTier,
      critical: false,
      people: row.people ?? 0,
    };
  });
}
