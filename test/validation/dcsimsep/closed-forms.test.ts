import { expect, it } from 'vitest';
import { readParameters } from '../../../src/model/parameters';
import { readPowerSettings } from '../../../src/power/power-settings';
import { bus, generator, branch as line } from '../../builders/grid';
import { gridRegion, startEngine } from '../../builders/power-engine';
import { describeShared, readSharedText } from '../../shared-files';
import { runCommand, tripsOf } from './run-command';

/** Two equal lines carry 100 MW, 50 MW each; when one is lost the other has to carry all, at the loading `after`. */
function twoLines(after: number) {
  const rating = 100 / after;
  const part = { ratingAMw: rating, ratingBMw: rating };
  return gridRegion(
    [bus('1', { type: 'reference' }), bus('2', { loadMw: 100 })],
    [line('a', '1', '2', part), line('b', '1', '2', part)],
    [generator('g', '1', { outputMw: 100, maxMw: 200 })],
  );
}

it.each([1.01, 1.1, 1.5, 2, 4])(
  'integral: a line at a constant loading of %f trips after 7.5/(L - 1) s',
  (loading) => {
    const run = startEngine(twoLines(loading), { protection: 'integral', balance: 'uniform' });
    run.lose('branch:a', 0);
    run.runTo(3600);
    const trips = run.events.filter((it) => it.kind === 'branchTripped');
    expect(trips.map((it) => it.id)).toEqual(['b']);
    expect(trips[0].timeS).toBeCloseTo(7.5 / (loading - 1), 9);
  },
);

it('thermal: the constant is that of 1.1 times the rating for 600 s', () => {
  const { thermalRatePerS } = readPowerSettings(readParameters());
  expect(thermalRatePerS).toBeCloseTo(-Math.log(1 - (1 / 1.1) ** 2) / 600, 8);
});

it.each([1.1, 1.25, 1.5, 2])(
  'thermal: a line warm from half of %f times the rating trips in time',
  (loading) => {
    const run = startEngine(twoLines(loading), { protection: 'thermal' });
    run.lose('branch:a', 0);
    run.runTo(3600);
    const rate = readPowerSettings(readParameters()).thermalRatePerS;
    const warm = (loading / 2) ** 2;
    const wantedS = -Math.log((loading ** 2 - 1) / (loading ** 2 - warm)) / rate;
    const trips = run.events.filter((it) => it.kind === 'branchTripped');
    // Half of 2 times the rating is the rating itself: no overload before the loss.
    expect(trips.map((it) => it.id)).toEqual(['b']);
    expect(trips[0].timeS).toBeCloseTo(wantedS, 6);
  },
);

describeShared('case6ww without branches 1, 5, 6, 8 and 11', () => {
  it('balances its two islands as published and loses 141 MW', async () => {
    const found = await runCommand(readSharedText('cases/power/case6ww.m'), [1, 5, 6, 8, 11]);
    const first = found.events.filter((it) => it.timeS === 0);
    const figures = (kind: string) => first.filter((it) => it.kind === kind).map((it) => it.valueMw!);
    const shed = figures('loadShed').sort((a, b) => a - b);
    expect(shed).toHaveLength(2);
    expect(shed[0]).toBeCloseTo(1, 3);
    expect(shed[1]).toBeCloseTo(30, 3);
    expect(figures('generatorTripped')).toHaveLength(1);
    expect(figures('generatorTripped')[0]).toBeCloseTo(42.5, 3);
    expect(tripsOf(found).map((it) => it.id)).toEqual(['3', '10']);
    expect(tripsOf(found)[0].timeS).toBeCloseTo(33.75, 3);
    expect(tripsOf(found)[1].timeS).toBeCloseTo(38.0357, 3);
    expect(found.demandMw - found.servedMw).toBeCloseTo(141, 3);
  });
});
