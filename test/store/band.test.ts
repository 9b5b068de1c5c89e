import { beforeEach, describe, expect, it } from 'vitest';
import { heldBand, holdBand, holdRun } from '../../src/client/held';
import { issue } from '../../src/model/result';
import { endBand, setBandProgress, startBand, useBand } from '../../src/store/band';
import type { RunSummary } from '../../src/store/runs';
import { finishVoltages, startVoltages, useVoltages } from '../../src/store/voltages';
import { emptyRun } from '../builders/empty-run';

const status = () => useBand.getState().status;

describe('the band of a run', () => {
  beforeEach(() => {
    endBand(undefined, 'none');
  });

  it('listens to the work in progress alone', () => {
    startBand('one');
    setBandProgress('one', { done: 0.5, timeS: 10 });
    expect(useBand.getState().progress?.done).toBe(0.5);
    startBand('two');
    setBandProgress('one', { done: 0.9, timeS: 20 });
    expect(useBand.getState().progress).toBeUndefined();
    expect(endBand('one', 'failed', [issue('error', 'worker.silent')])).toBe(false);
    expect(useBand.getState()).toMatchObject({ status: 'working', bandKey: 'two', issues: [] });
    expect(endBand('two', 'done')).toBe(true);
    expect(status()).toBe('done');
    setBandProgress('two', { done: 1, timeS: 30 });
    expect(useBand.getState().progress).toBeUndefined();
  });

  it('goes with its run, whatever became of it', () => {
    const empty = new Float64Array();
    const band = {
      timesS: empty,
      bareServedMw: empty,
      chosenServedMw: empty,
      bestServedMw: empty,
      bareUnservedMwh: empty,
      chosenUnservedMwh: empty,
      bestUnservedMwh: empty,
    };
    holdRun(emptyRun({}, [0]));
    expect(heldBand()).toBeUndefined();
    holdBand(band);
    expect(heldBand()).toBe(band);
    holdRun(emptyRun({}, [0]));
    expect(heldBand()).toBeUndefined();
    holdRun(undefined);
  });
});

describe('a voltage check', () => {
  const run = (tookMs: number) => ({ tookMs }) as RunSummary;

  it('is answered for the moment and the run that were asked for', () => {
    const first = run(1);
    startVoltages(first, 900);
    startVoltages(first, 1800);
    finishVoltages(first, 900, [issue('error', 'ac.staleRun')]);
    expect(useVoltages.getState()).toMatchObject({ status: 'working', timeS: 1800 });
    const second = run(2);
    startVoltages(second, 1800);
    finishVoltages(first, 1800, []);
    expect(useVoltages.getState()).toMatchObject({ status: 'working', of: second });
    finishVoltages(second, 1800, {
      status: 'dead',
      liveBusCount: 0,
      unsolvedBusCount: 0,
      outside: [],
      issues: [],
    });
    expect(useVoltages.getState()).toMatchObject({ status: 'done', found: { status: 'dead' } });
  });
});
