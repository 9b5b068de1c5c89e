import type { Random } from '../../numerics/random';
import { createFractalNoise, createNoise } from './noise';
import type { Point } from './plane';

const stepM = 350;

/**
 * The way of the main river from source to mouth: a wide bend across the region with meanders on it. Along the
 * first axis it runs from `from` to `to`, across it about `middle` by `swingM`.
 */
export function layMainRiver(
  course: { from: number; to: number; middle: number; swingM: number; meanderM: number; flipped: boolean },
  random: Random,
): Point[] {
  const { from, to, middle, swingM, meanderM, flipped } = course;
  const bend = createFractalNoise(random.fork('bend'), 3);
  const across = createNoise(random.fork('across'));
  const along = createNoise(random.fork('along'));
  const spanM = Math.abs(to - from);
  const count = Math.ceil(spanM / stepM);
  const line: Point[] = [];
  for (let i = 0; i <= count; i++) {
    const t = i / count;
    const a = from + t * (to - from);
    const wide = swingM * bend((1.3 * a) / spanM, 0.5);
    const shift = 0.45 * meanderM * along(a / (5.5 * meanderM), 0.5);
    const aside = meanderM * across(a / (4.2 * meanderM), 0.5);
    const p = { x: a + shift, y: middle + wide + aside };
    line.push(flipped ? { x: p.y, y: p.x } : p);
  }
  return line;
}
