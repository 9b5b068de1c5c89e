import { describe, expect, it } from 'vitest';
import { planRelief, type Relief, shadeRowsInto } from '../../../src/ui/map/relief/shade-relief';

const ink = { shade: [10, 20, 30, 1], light: [250, 240, 230, 1], high: [1, 2, 3, 0] } as const;

function reliefOf(height: (east: number, south: number) => number, size = 41): Relief {
  const heightsM: number[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      heightsM.push(height(column / (size - 1), row / (size - 1)));
  return {
    bounds: [
      [30, 50],
      [31, 50.6],
    ],
    columns: size,
    rows: size,
    heightsM,
  };
}

/** Red and opacity at a part of the picture from the west and from the north. */
function shadeAt(relief: Relief, inks: Parameters<typeof shadeRowsInto>[2] = ink) {
  const plan = planRelief(relief);
  const data = new Uint8ClampedArray(plan.widthPx * plan.heightPx * 4);
  for (let row = 0; row < plan.heightPx; row += 7)
    shadeRowsInto(data, plan, inks, row, Math.min(plan.heightPx, row + 7));
  return (east: number, south: number) => {
    const at = (Math.floor(south * plan.heightPx) * plan.widthPx + Math.floor(east * plan.widthPx)) * 4;
    return { red: data[at], opacity: data[at + 3] };
  };
}

describe('shading of relief', () => {
  const hill = reliefOf((x, y) => 900 * Math.max(0, 1 - 3 * Math.hypot(x - 0.5, y - 0.5)));

  it('lights the slope towards the north-west and shades the one towards the south-east', () => {
    const at = shadeAt(hill);
    expect(at(0.42, 0.42)).toMatchObject({ red: 250 });
    expect(at(0.58, 0.58)).toMatchObject({ red: 10 });
    expect(at(0.42, 0.42).opacity).toBeGreaterThan(40);
    expect(at(0.58, 0.58).opacity).toBeGreaterThan(40);
  });

  it('leaves flat ground and the sea clear', () => {
    const at = shadeAt(hill);
    expect(at(0.2, 0.8).opacity).toBe(0);
    const shelf = shadeAt(reliefOf((x) => 4000 * (x - 0.5)));
    expect(shelf(0.25, 0.5).opacity).toBe(0);
    expect(shelf(0.75, 0.5).opacity).toBeGreaterThan(20);
  });

  it('fades out at the edge of the sheet', () => {
    const at = shadeAt(reliefOf((x, y) => 7000 - 3000 * (x + y)));
    expect(at(0.5, 0.5).opacity).toBeGreaterThan(60);
    expect(at(0.005, 0.5).opacity).toBeLessThan(at(0.5, 0.5).opacity / 4);
  });

  it('tints high ground and raises gentle slopes, but keeps a plain a plain', () => {
    const tint = { ...ink, high: [1, 2, 3, 0.5] } as const;
    const mesa = shadeAt(
      reliefOf((x) => (x > 0.5 ? 600 : 0)),
      tint,
    );
    expect(mesa(0.75, 0.5)).toMatchObject({ red: 1 });
    expect(mesa(0.25, 0.5).opacity).toBe(0);
    expect(planRelief(reliefOf((x) => 20 * Math.sin(9 * x))).exaggeration).toBe(16);
    expect(planRelief(reliefOf((x) => 40_000 * x)).exaggeration).toBe(1);
    expect(planRelief(reliefOf(() => 5)).exaggeration).toBe(1);
    const hills = planRelief(reliefOf((x) => 300 * Math.sin(9 * x)));
    const mountains = planRelief(reliefOf((x) => 3000 * Math.sin(9 * x)));
    expect(hills.exaggeration).toBeGreaterThan(mountains.exaggeration);
    expect(hills.exaggeration * 300).toBeLessThan(mountains.exaggeration * 3000 * 0.7);
  });
});
