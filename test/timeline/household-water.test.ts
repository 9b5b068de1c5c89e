import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/model/parameters';
import { householdLitres } from '../../src/timeline/trailing-litres';

/** Running totals of one group of 100 people from the m3 of each step of 15 min. */
function totals(steps: number, m3Of: (step: number) => number): Float64Array {
  const out = new Float64Array(steps + 1);
  for (let i = 1; i <= steps; i++) out[i] = out[i - 1] + m3Of(i);
  return out;
}

const people = Float64Array.of(100);
const noStore = readParameters({ 'household.storedLPerPerson': 0 });
/** 96 L a person and day: 0.1 m3 each step. */
const need = totals(288, () => 0.1);

describe('litres per person and day', () => {
  it('reach back into the normal supply before the event', () => {
    const litres = householdLitres(288, people, need, need, noStore);
    for (const value of litres) expect(value).toBeCloseTo(96, 9);
  });

  it('fall in a straight line to nothing over the 24 h after supply ends', () => {
    const none = totals(288, () => 0);
    const litres = householdLitres(288, people, none, need, noStore);
    expect(litres[0]).toBeCloseTo(96, 9);
    expect(litres[48]).toBeCloseTo(48, 9);
    expect(litres[96]).toBeCloseTo(0, 9);
    expect(litres[200]).toBeCloseTo(0, 9);
  });

  it('are held up by ten stored litres, drawn at 15 a day', () => {
    const none = totals(288, () => 0);
    const litres = householdLitres(288, people, none, need, readParameters());
    // 16 h of store: after 24 h all ten litres lie in the window, after 40 h none does
    expect(litres[48]).toBeCloseTo(48 + 7.5, 9);
    expect(litres[96]).toBeCloseTo(10, 9);
    expect(litres[160]).toBeCloseTo(0, 9);
  });

  it('lose what refills the store when supply comes back', () => {
    const back = totals(288, (i) => (i <= 96 ? 0 : 0.1));
    const litres = householdLitres(288, people, back, need, readParameters());
    expect(litres[192]).toBeCloseTo(96 - 10, 9);
    expect(litres[288]).toBeCloseTo(96, 9);
  });

  it('follow the hours of the first day when they look back', () => {
    // need only in the second half of each day
    const uneven = totals(288, (i) => ((i - 1) % 96 >= 48 ? 0.2 : 0));
    const none = totals(288, () => 0);
    const litres = householdLitres(288, people, none, uneven, noStore);
    expect(litres[0]).toBeCloseTo(96, 9);
    expect(litres[48]).toBeCloseTo(96, 9);
    expect(litres[72]).toBeCloseTo(48, 9);
  });
});
