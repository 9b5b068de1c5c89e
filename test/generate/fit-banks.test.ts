import { describe, expect, it } from 'vitest';
import { fitBanks, winterPeakMw } from '../../src/generate/grid/fit-banks';
import { busId } from '../../src/generate/grid/grid-write';
import { createFlow } from '../validation/regions/single-losses';
import { gridSampleOf } from './grid-samples';

const { plan, region } = gridSampleOf({ seed: 6, people: 50_000, land: 'mountain' });
const bank = plan.banks.find((it) => plan.sites[it.siteIx].kind === 'load' && it.lowKv === 10)!;
const site = plan.sites[bank.siteIx];
const lowId = busId(site, 10);

/** Feeders with another load of public buildings at one substation. */
function withPublicMw(mw: number) {
  return region.feeders.map((it) =>
    it.critical && it.busId === lowId ? { ...it, loadMw: { ...it.loadMw, public: mw } } : it,
  );
}

describe('transformers of a substation after its facilities are known', () => {
  it('stay as they were planned where the feeders draw what was planned', () => {
    const grid = structuredClone(region.grid);
    fitBanks(structuredClone(plan), grid, region.feeders);
    expect(grid).toEqual(region.grid);
  });

  it.each([6, 60, 400])('carry the winter peak with one out where priority feeders draw %d MW', (mw) => {
    const grid = structuredClone(region.grid);
    const feeders = withPublicMw(mw);
    fitBanks(structuredClone(plan), grid, feeders);
    const isOwn = (it: { toBusId: string }) => it.toBusId === lowId;
    const own = grid.branches.filter(isOwn);
    const before = region.grid.branches.filter(isOwn);
    const peakMw = winterPeakMw(feeders.filter((it) => it.busId === lowId));
    expect(peakMw).toBeGreaterThan(before[0].ratingAMw * (before.length - 1));
    expect(peakMw).toBeLessThanOrEqual(own[0].ratingAMw * (own.length - 1));
    expect(own.map((it) => it.ratingAMw)).toEqual(own.map(() => own[0].ratingAMw));
    expect(new Set(grid.branches.map((it) => it.id)).size).toBe(grid.branches.length);
    // the others are untouched, and the flow still has the angles of the file
    expect(grid.branches.filter((it) => !isOwn(it))).toEqual(region.grid.branches.filter((it) => !isOwn(it)));
    const means = new Map(
      plan.sites.filter((it) => it.kind === 'load').map((it) => [busId(it, 10), it.meanMw]),
    );
    const buses = grid.buses.map((it) => ({ ...it, loadMw: means.get(it.id) ?? 0 }));
    const { angleRad } = createFlow({ ...grid, buses })([]);
    grid.buses.forEach((it, b) => {
      expect(angleRad[b], it.id).toBeCloseTo(it.angleRad, 4);
    });
  });
});
