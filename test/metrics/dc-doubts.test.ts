import { describe, expect, it } from 'vitest';
import { doubtsOfRun } from '../../src/metrics/dc-doubts';
import { readParameters } from '../../src/model/parameters';
import { branchStates, busStates, frameRow } from '../../src/model/run-record';
import { sayIssue } from '../../src/words/catalogue';
import { emptyRun } from '../builders/empty-run';

const hour = 3600;

/** A run of one bus and two branches, hour by hour: loading of each, and what is served of 100 MW. */
function runOf(hours: { loading: [number, number]; servedMw: number }[]) {
  const record = emptyRun(
    { busIds: ['a'], branchIds: ['l1', 'l2'] },
    hours.map((_, i) => i * hour),
  );
  hours.forEach(({ loading, servedMw }, i) => {
    frameRow(record, 'branchLoading', i).set(loading);
    record.series.electricityNeededMw[i] = 100;
    record.series.electricityServedMw[i] = servedMw;
  });
  return record;
}

describe('where the DC flow of a run is in doubt', () => {
  it('says nothing of a lightly loaded grid that serves its need', () => {
    const record = runOf([
      { loading: [0.5, 0.89], servedMw: 100 },
      { loading: [0.5, 0.2], servedMw: 50 },
    ]);
    expect(doubtsOfRun(record, readParameters())).toEqual([]);
  });

  it('counts hours with branches near their rating in MW alone, from the first, with the most at once', () => {
    const record = runOf([
      { loading: [0.5, 0.5], servedMw: 100 },
      { loading: [0.9, 0.5], servedMw: 100 },
      { loading: [1.2, 0.95], servedMw: 100 },
      { loading: [0.5, 0.5], servedMw: 100 },
    ]);
    const [found, ...others] = doubtsOfRun(record, readParameters());
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: 'warning',
      code: 'power.dcHeavy',
      params: { hours: 2, fromH: 1, count: 2, percent: 90 },
    });
    expect(sayIssue(found)).toMatch(/^For 2 h of this run, first at T\+1 h, up to 2 branches carry 90 %/);
    // a branch that is out carries nothing to doubt
    frameRow(record, 'branchState', 1).fill(branchStates.tripped);
    expect(doubtsOfRun(record, readParameters())[0]).toMatchObject({ params: { hours: 1, fromH: 2 } });
    expect(doubtsOfRun(record, readParameters({ 'power.doubtLoading': 1.3 }))).toEqual([]);
  });

  it('counts hours in which a small part is served, and none in which the grid is dead', () => {
    const record = runOf([
      { loading: [0, 0], servedMw: 100 },
      { loading: [0, 0], servedMw: 40 },
      { loading: [0, 0], servedMw: 10 },
      { loading: [0, 0], servedMw: 0 },
      { loading: [0, 0], servedMw: 100 },
    ]);
    frameRow(record, 'busState', 3).fill(busStates.dead);
    const [found] = doubtsOfRun(record, readParameters());
    expect(found).toMatchObject({
      code: 'power.dcDark',
      params: { hours: 2, fromH: 1, percent: 50, least: 10 },
    });
    expect(sayIssue(found)).toContain('less than 50 % of the need is served (at worst 10 %)');
  });
});
