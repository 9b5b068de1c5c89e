import { demandFactors } from '../../model/demand-profile';
import type { Grid } from '../../model/grid';
import { readParameters } from '../../model/parameters';
import { type Feeder, sectors } from '../../model/people';
import { roundSignificant } from '../land/plane';
import type { Bank, GridPlan } from './grid-plan';
import { busId, writeBank } from './grid-write';

/** The working day that the grid is held to. */
const peakWeekday = 2;
const peakTemperatureC = -15;

/** Highest load of a substation's feeders on a January working day at -15 °C, MW. */
export function winterPeakMw(feeders: readonly Feeder[]): number {
  const read = readParameters();
  let mostMw = 0;
  for (let hour = 0; hour < 24; hour++) {
    const factors = demandFactors(hour * 3600, peakWeekday, peakTemperatureC, read);
    let sumMw = 0;
    for (const { loadMw } of feeders) for (const it of sectors) sumMw += loadMw[it] * factors[it];
    mostMw = Math.max(mostMw, sumMw);
  }
  return mostMw;
}

/**
 * Transformers of the substations whose feeders draw more than was planned carry their winter peak with one of them out:
 * where they do not, the next size that is enough, or one more. The rest of the grid stays as it is.
 */
export function fitBanks(plan: GridPlan, grid: Grid, feeders: readonly Feeder[]): void {
  for (const bank of plan.banks) {
    const site = plan.sites[bank.siteIx];
    if (site.kind !== 'load' || bank.lowKv !== 10) continue;
    const lowId = busId(site, 10);
    const own = feeders.filter((it) => it.busId === lowId);
    const meanMw = own.reduce((sum, { loadMw }) => sum + sectors.reduce((mw, it) => mw + loadMw[it], 0), 0);
    if (meanMw <= site.meanMw * (1 + rounding)) continue;
    const before = { ...bank };
    enlarge(bank, winterPeakMw(own));
    if (bank.step !== before.step || bank.count !== before.count) replace(plan, grid, before, bank);
  }
}

/** Feeder loads are rounded to 0.1 kW. */
const rounding = 1e-3;

/** Stronger until all but one of them carry a load. */
function enlarge(bank: Bank, peakMw: number): void {
  const { sizesMva } = bank.range;
  while (peakMw > sizesMva[bank.step] * (bank.count - 1))
    if (bank.step < sizesMva.length - 1) bank.step++;
    else bank.count++;
}

/** Writes the transformers anew, and the angle behind them at the flow they have: nothing else hangs on it. */
function replace(plan: GridPlan, grid: Grid, before: Bank, bank: Bank): void {
  const site = plan.sites[bank.siteIx];
  const highId = busId(site, bank.highKv);
  const lowId = busId(site, bank.lowKv);
  const from = grid.branches.findIndex((it) => it.fromBusId === highId && it.toBusId === lowId);
  const high = grid.buses.find((it) => it.id === highId)!;
  const low = grid.buses.find((it) => it.id === lowId)!;
  const made = writeBank(plan, bank);
  const reactanceBefore = grid.branches[from].reactancePu / before.count;
  const share = made[0].reactancePu / bank.count / reactanceBefore;
  low.angleRad = roundSignificant(high.angleRad + (low.angleRad - high.angleRad) * share, 8);
  grid.branches.splice(from, before.count, ...made);
}
