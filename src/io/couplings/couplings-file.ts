import type { Coupling } from '../../model/coupling';
import { splitWaterId } from '../../model/ids';
import type { Feeder } from '../../model/people';
import type { Region } from '../../model/region';
import type { Imported } from '../../model/result';
import type { ElementLookup } from '../../model/validation/check-water';
import { createIssueList } from '../issue-list';
import { type ExportMark, formatCsv, markLines } from '../table/write-table';
import { readCouplingRows } from './read-rows';
import { type ResolvedCouplings, resolveCouplings } from './resolve-couplings';

/**
 * Reads a coupling table against a Region. Rows in error are left out and reported with their line; the rest
 * is the value. `README.md` of this folder's parent says which columns and words are understood.
 */
export function parseCouplings(
  text: string,
  fileName: string,
  region: Region,
  elementsOf: ElementLookup,
): Imported<ResolvedCouplings> {
  const issues = createIssueList(fileName);
  const rows = readCouplingRows(text, issues);
  const value = resolveCouplings(rows, region, elementsOf, issues);
  return { value, issues: issues.finish() };
}

/** The Region with a table's changes; a consumer's earlier coupling is replaced. */
export function applyCouplings(region: Region, changes: ResolvedCouplings): Region {
  const consumerKey = ({ consumer }: Coupling) => `${consumer.kind}:${consumer.id}`;
  const replaced = new Set(changes.couplings.map(consumerKey));
  const feederIds = new Set(changes.feeders.map((it) => it.id));
  const buses = region.grid.buses.map((bus) => {
    const loadMw = changes.busLoadMw.get(bus.id);
    return loadMw === undefined ? bus : { ...bus, loadMw };
  });
  return {
    ...region,
    grid: changes.busLoadMw.size > 0 ? { ...region.grid, buses } : region.grid,
    feeders: [...region.feeders.filter((it) => !feederIds.has(it.id)), ...changes.feeders],
    facilities: [...region.facilities, ...changes.facilities],
    couplings: [...region.couplings.filter((it) => !replaced.has(consumerKey(it))), ...changes.couplings],
  };
}

/** Couplings, and feeders where given, as a table that `parseCouplings` reads back. */
export function formatCouplings(
  couplings: readonly Coupling[],
  mark: ExportMark,
  feeders: readonly Feeder[] = [],
): string {
  const hasStands = couplings.some((it) => it.withoutPower !== undefined);
  const rows = couplings.map(({ consumer, busId, feederId, withoutPower }) => {
    const { networkId, elementId } =
      consumer.kind === 'facility' || consumer.kind === 'waterPoint'
        ? { networkId: '', elementId: consumer.id }
        : splitWaterId(consumer.id);
    return [consumer.kind, networkId, elementId, busId, feederId, ...(hasStands ? [withoutPower] : [])];
  });
  const feederRows = feeders.map((feeder) => [
    'feeder',
    '',
    feeder.id,
    feeder.busId,
    undefined,
    ...(hasStands ? [undefined] : []),
  ]);
  const header = ['kind', 'network', 'id', 'bus', 'feeder', ...(hasStands ? ['withoutPower'] : [])];
  return formatCsv(markLines(mark), header, [...rows, ...feederRows]);
}
