import { describe, expect, it } from 'vitest';
import type { RunBand } from '../../src/model/run-record';
import type { OperatorPolicy } from '../../src/model/scenario';
import { sentencesOf, summariseBand } from '../../src/ui/band/band-summary';
import { roundedGap, sayAvoided, sayBand } from '../../src/ui/band/band-words';
import { layoutTimeline } from '../../src/ui/timeline/timeline-layout';
import { electricityRow } from '../../src/ui/timeline/timeline-rows';
import { say } from '../../src/words/catalogue';
import { emptyRun } from '../builders/empty-run';

const hourS = 3600;

/** A band of which 100 MW are needed, hour by hour. */
function bandOf(bare: number[], chosen: number[], best: number[]): RunBand {
  const unserved = (served: number[]) => {
    const sums = new Float64Array(served.length);
    for (let i = 1; i < sums.length; i++) sums[i] = sums[i - 1] + 100 - served[i - 1];
    return sums;
  };
  return {
    timesS: Float64Array.from(bare, (_, i) => i * hourS),
    bareServedMw: Float64Array.from(bare),
    chosenServedMw: Float64Array.from(chosen),
    bestServedMw: Float64Array.from(best),
    bareUnservedMwh: unserved(bare),
    chosenUnservedMwh: unserved(chosen),
    bestUnservedMwh: unserved(best),
  };
}

const keysOf = (band: RunBand, operators: OperatorPolicy = 'redispatch') =>
  sentencesOf(summariseBand(band), operators);

describe('what is said of a band', () => {
  it('calls a share that rounds to nothing less than one per cent', () => {
    expect([0, 0.004, 0.006, -0.2].map(sayAvoided)).toEqual(['0 %', '< 1 %', '1 %', '−20 %']);
  });

  it('gives what is avoided as the difference of the figures shown, without digits they do not have', () => {
    expect(roundedGap(4930.4, 4795.7, 4930.4)).toBe(130);
    expect(roundedGap(1637, 899, 1637)).toBe(740);
    expect(roundedGap(595.3, 591.8, 595.3)).toBe(3);
    expect(roundedGap(4930, 4929.6, 4930)).toBe(0.4);
    expect(roundedGap(0.52, 0.5, 0.52)).toBe(0.02);
    expect(roundedGap(10, 10, 10)).toBe(0);
  });

  it('names what is at stake and what the chosen policy makes of it', () => {
    const band = bandOf([100, 40, 40, 100], [100, 70, 70, 100], [100, 90, 90, 100]);
    expect(summariseBand(band)).toMatchObject({ bareMwh: 120, chosenMwh: 60, bestMwh: 20, widthMw: 50 });
    expect(keysOf(band)).toEqual(['gain', 'avoids']);
    const { rows, sentences, hasWidth } = sayBand(band, 'redispatch', 'en', say);
    expect(hasWidth).toBe(true);
    expect(rows.map((it) => [it.key, it.unservedMwh, it.avoidedShare])).toEqual([
      ['bare', 120, undefined],
      ['chosen', 60, 0.5],
      ['best', 20, 100 / 120],
    ]);
    expect(sentences[0].text).toContain('Without operators 120 MWh stay unserved');
    expect(sentences[0].text).toContain('would avoid 100 MWh of them, 83 %');
    expect(sentences[1].text).toBe(
      'As chosen, operators avoid 60 MWh of the 100 MWh that the best action would.',
    );
  });

  it('says that a scenario without operators shows the bare cascade', () => {
    const served = [100, 40, 40, 100];
    expect(keysOf(bandOf(served, served, [100, 90, 90, 100]), 'none')).toEqual(['gain', 'choseNone']);
  });

  it('says so where next to nothing, or nothing at all, hangs on operators', () => {
    const short = [100, 40, 40, 100];
    expect(keysOf(bandOf(short, short, [100, 40.1, 40.1, 100]), 'none')).toEqual(['noGain']);
    const full = [100, 100, 100];
    expect(keysOf(bandOf(full, full, full))).toEqual(['nothing']);
    expect(sayBand(bandOf(full, full, full), 'none', 'en', say).hasWidth).toBe(false);
  });

  it('says where the chosen policy lies outside the band, for how long and by how much', () => {
    const worse = bandOf([100, 40, 40, 100], [100, 30, 40, 100], [100, 40, 90, 100]);
    expect(keysOf(worse)).toEqual(['gain', 'makesWorse', 'below']);
    const { sentences } = sayBand(worse, 'redispatch', 'en', say);
    expect(sentences[1].text).toMatch(/^As chosen, 10 MWh more stay unserved than without operators/);
    expect(sentences[2].text).toMatch(/^For 1 h the chosen policy serves less .* by up to 10 MW/);
  });
});

describe('the band on the time bar', () => {
  const layout = layoutTimeline(1000, 300);
  const record = emptyRun({}, [0, hourS, 2 * hourS, 3 * hourS]);
  record.series.electricityNeededMw.fill(100);
  record.series.electricityServedMw.set([100, 70, 70, 100]);

  it('draws both edges and names them where they are furthest apart', () => {
    const band = bandOf([100, 60, 40, 100], [100, 70, 70, 100], [100, 90, 90, 100]);
    const { band: shape } = electricityRow(record, layout, band);
    expect(shape?.area).not.toBe('');
    expect(shape?.bare).toBeDefined();
    const { left, right } = layout;
    expect(shape?.widest?.x).toBeCloseTo(left + ((right - left) * 2) / 3, 6);
    expect(shape?.widest?.bestY).toBeLessThan(shape?.widest?.bareY ?? 0);
  });

  it('draws no edge twice, and nothing where nothing hangs on operators', () => {
    const served = [100, 70, 70, 100];
    const open = electricityRow(record, layout, bandOf(served, served, [100, 90, 90, 100]));
    expect(open.band).toMatchObject({ bare: undefined });
    expect(electricityRow(record, layout, bandOf(served, served, served)).band).toBeUndefined();
    expect(electricityRow(record, layout).band).toBeUndefined();
  });
});
