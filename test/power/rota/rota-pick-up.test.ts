import { describe, expect, it } from 'vitest';
import { bus, generator } from '../../builders/grid';
import { feeder, gridRegion, startEngine } from '../../builders/power-engine';

const hourS = 3600;

/** A hydro unit that carries 14 of 20 feeders comes back after four hours in the dark; the other unit does not. */
function afterBlackout(pickupStepS: number) {
  const feeders = Array.from({ length: 20 }, (_, k) =>
    feeder(`f${String(k).padStart(2, '0')}`, 'A', 4, { queue: 1 + (k % 5) }),
  );
  const region = gridRegion(
    [bus('A', { type: 'reference' })],
    [],
    [
      generator('hydro', 'A', { outputMw: 40, maxMw: 60, technology: 'hydro' }),
      generator('gone', 'A', { outputMw: 40, maxMw: 60 }),
    ],
    feeders,
  );
  const it = startEngine(region, {}, { 'power.pickupStepS': pickupStepS });
  it.lose('generator:gone', 60);
  it.lose('generator:hydro', 60);
  it.repair('generator:hydro', 4 * hourS);
  it.runTo(40 * hourS);
  return it;
}

describe('the rota after a blackout', () => {
  it('does not begin while pick-ups still bring feeders back', () => {
    const { events } = afterBlackout(1800);
    const lastFirst = events.filter((it) => it.kind === 'feederRestored')[12].timeS;
    const firstOff = events.find((it) => it.kind === 'feederRotatedOff')?.timeS ?? 0;
    expect(lastFirst).toBeGreaterThan(9 * hourS);
    expect(firstOff).toBeGreaterThan(lastFirst);
  });
});
