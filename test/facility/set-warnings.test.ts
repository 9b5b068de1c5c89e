import { describe, expect, it } from 'vitest';
import { warnOfSets } from '../../src/facility/set-warnings';
import { readParameters } from '../../src/model/parameters';
import { facility, tinyScenario, tinySet } from '../builders/tiny-region';

const sized = (id: string, needKw: number, ...ratedKw: number[]) =>
  facility(id, {
    essentialKw: needKw,
    backup: ratedKw.map((kw, i) => ({ ...tinySet, id: `${id}-${i}`, ratedKw: kw })),
  });

function warn(sites: ReturnType<typeof sized>[], temperatureC = [10]) {
  const scenario = tinyScenario([], { weather: { temperatureC } });
  return warnOfSets(sites, (f) => sites[f].essentialKw, scenario, readParameters());
}

describe('what a run takes for granted of sets', () => {
  it('tells of a load below 30 % of the sets that are called, and of sets that are too small', () => {
    const sites = [
      facility('none'),
      sized('well', 30, 100),
      sized('low', 29, 100),
      sized('second not called', 90, 100, 400),
      sized('low of both', 101, 100, 400),
      sized('small', 101, 50, 50),
    ];
    expect(warn(sites).map((it) => [it.code, it.params.count, it.params.first])).toEqual([
      ['run.setsAtLowLoad', 2, 'low'],
      ['run.setsTooSmall', 1, 'small'],
    ]);
  });

  it('tells of frost and heat within the horizon', () => {
    const sites = [facility('none'), sized('well', 80, 100)];
    expect(warn(sites, [-5, 40])).toEqual([]);
    expect(warn(sites, [0, -6, 0]).map((it) => [it.code, it.params.count, it.params.coldestC])).toEqual([
      ['run.setsNeedPreheating', 1, -6],
    ]);
    // 5 K above 40 °C: 2 % less
    expect(warn(sites, [20, 45]).map((it) => [it.code, it.params.percent])).toEqual([['run.setsInHeat', 2]]);
    expect(warn([facility('none')], [-30, 60])).toEqual([]);
  });
});
