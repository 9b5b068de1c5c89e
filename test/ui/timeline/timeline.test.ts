import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/model/run-event';
import { binEvents, binsNear, placeSigns } from '../../../src/ui/timeline/event-bins';
import { layoutTimeline, leastHeightPx, rowIds, rowsOf } from '../../../src/ui/timeline/timeline-layout';
import { electricityRow, peopleRow, timeScale, waterRow } from '../../../src/ui/timeline/timeline-rows';
import { smallGeometry, smallRegion } from '../../builders/small-region';
import { smallRun } from '../../builders/small-run';

const layout = layoutTimeline(800, leastHeightPx);

describe('layoutTimeline', () => {
  it('stacks rows without overlap above the signs and the axis, at every height', () => {
    for (const heightPx of [leastHeightPx, 200, 360]) {
      const it = layoutTimeline(1000, heightPx);
      let above = 0;
      for (const id of rowIds) {
        expect(it.rows[id].top).toBeGreaterThanOrEqual(above);
        expect(it.rows[id].bottom - it.rows[id].top).toBeGreaterThanOrEqual(8);
        above = it.rows[id].bottom;
      }
      expect(it.eventsY - 9).toBeGreaterThanOrEqual(above);
      expect(it.axisY).toBeGreaterThan(it.eventsY + 9);
      expect(it.axisY).toBeLessThan(heightPx);
    }
  });

  it('gives the height to what a region has: a grid alone shows electricity alone', () => {
    const whole = { ...smallRegion(), waterNetworks: [{ id: 'w1', inp: '' }] };
    expect(rowsOf(whole)).toEqual(['electricity', 'water', 'people', 'facilities']);
    const grid = { ...whole, waterNetworks: [], areas: [], facilities: [] };
    expect(rowsOf(grid)).toEqual(['electricity']);
    const water = { ...grid, waterNetworks: whole.waterNetworks, grid: { ...whole.grid, buses: [] } };
    expect(rowsOf(water)).toEqual(['water']);
    const height = ({ top, bottom }: { top: number; bottom: number }) => bottom - top;
    for (const [id, region] of [
      ['electricity', grid],
      ['water', water],
    ] as const) {
      const it = layoutTimeline(1000, leastHeightPx, rowsOf(region));
      for (const other of rowIds) if (other !== id) expect(height(it.rows[other])).toBe(0);
      expect(height(it.rows[id])).toBeGreaterThan(2 * height(layoutTimeline(1000, leastHeightPx).rows[id]));
      expect(it.eventsY - 9).toBeGreaterThanOrEqual(it.rows[id].bottom);
    }
  });
});

describe('rows', () => {
  const timesS = Float64Array.of(0, 3600, 7200, 10800);
  const zero = new Float64Array(4);
  const series = {
    ...smallRun(smallRegion(), [smallGeometry()], 1).series,
    electricityNeededMw: Float64Array.of(100, 100, 100, 100),
    electricityServedMw: Float64Array.of(100, 40, 40, 100),
    waterNeededM3s: Float64Array.of(0.5, 0.5, 0.5, 0.5),
    waterServedM3s: Float64Array.of(0.5, 0.5, 0.1, 0.5),
    peopleBelow15L: Float64Array.of(0, 0, 900, 300),
    peopleBelow7L5: Float64Array.of(0, 0, 450, 0),
    peopleBelow3L: zero,
  };

  it('draws served, needed and the gap between them', () => {
    const row = electricityRow({ timesS, series }, layout);
    const { top, bottom } = layout.rows.electricity;
    const low = Math.round((bottom - 0.4 * (bottom - top)) * 10) / 10;
    expect(row.needed).toBe(`M58,${top}L232,${top}L232,${top}L406,${top}L406,${top}L580,${top}L580,${top}`);
    expect(row.curve).toBe(`M58,${top}L232,${top}L232,${low}L406,${low}L406,${low}L580,${low}L580,${top}`);
    expect(row.area.startsWith('M58,')).toBe(true);
    expect(row.ticks).toEqual([{ value: 100, y: top }]);
  });

  it('keeps the shape of water whatever its unit', () => {
    const inHours = waterRow({ timesS, series }, layout, 'm3h');
    const inLitres = waterRow({ timesS, series }, layout, 'lps');
    expect(inHours.curve).toBe(inLitres.curve);
    expect(inHours.ticks[0].value).toBe(1500);
    const { top, bottom } = layout.rows.water;
    expect(inLitres.ticks).toEqual([{ value: 400, y: bottom - 0.8 * (bottom - top) }]);
  });

  it('fills counts down to zero', () => {
    const row = peopleRow({ timesS, series }, layout);
    expect(row.needed).toBeUndefined();
    expect(row.area).toContain(`,${layout.rows.people.bottom}`);
    expect(peopleRow({ timesS, series: { ...series, peopleBelow15L: zero } }, layout).curve).not.toContain(
      'NaN',
    );
  });

  it('draws those with fewer litres on the scale of all below 15, and none that there never are', () => {
    const { inner } = peopleRow({ timesS, series }, layout);
    const { top, bottom } = layout.rows.people;
    expect(inner).toHaveLength(1);
    const middle = Math.round((bottom - 0.5 * (bottom - top)) * 10) / 10;
    expect(inner?.[0].curve).toContain(`L406,${middle}`);
  });

  it('has no path for an empty run', () => {
    const none = new Float64Array(0);
    const row = electricityRow(
      { timesS: none, series: { ...series, electricityNeededMw: none, electricityServedMw: none } },
      layout,
    );
    expect(row.curve).toBe('');
  });
});

describe('event signs', () => {
  const events: RunEvent[] = [
    { timeS: 0, kind: 'componentLost', component: 'branch', id: 'a' },
    { timeS: 5, kind: 'branchTripped', component: 'branch', id: 'b' },
    { timeS: 6, kind: 'branchTripped', component: 'branch', id: 'c' },
    { timeS: 7, kind: 'tankEmptied', component: 'tank', id: 'w/t' },
    { timeS: 9000, kind: 'branchTripped', component: 'branch', id: 'd' },
  ];
  const x = timeScale(layout, 72 * 3600);

  it('joins events of one system that would cover each other, and loses none', () => {
    const bins = binEvents(events, x, 5);
    expect(bins.map((bin) => [bin.system, bin.eventIxs])).toEqual([
      ['damage', [0]],
      ['electricity', [1, 2]],
      ['water', [3]],
      ['electricity', [4]],
    ]);
    expect(bins.flatMap((bin) => bin.eventIxs).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('moves a hidden sign of the same lane aside by one sign', () => {
    const signs = placeSigns(binEvents(events, x, 5), 100);
    expect(signs[1].x - signs[0].x).toBe(8);
    expect(signs[0].y).toBe(signs[1].y);
    expect(signs[2]).toMatchObject({ system: 'water', y: 100 });
    expect(signs[2].x).toBeLessThan(signs[1].x);
  });

  it('finds the signs under a pointer, nearest first', () => {
    const bins = binEvents(events, x, 5);
    expect(binsNear(bins, x(9000), 5).map((bin) => bin.eventIxs)).toEqual([[4]]);
    expect(binsNear(bins, x(40_000), 5)).toEqual([]);
  });
});
