import type { Palette } from '../palette';
import { planRelief, type Relief, type ReliefInk, shadeRowsInto } from './shade-relief';

/** Soft enough that no state on the map is mistaken for ground, or the other way round. */
const lightInk: ReliefInk = {
  shade: [92, 84, 66, 0.42],
  light: [255, 255, 255, 0.75],
  high: [176, 158, 120, 0.22],
};
const darkInk: ReliefInk = {
  shade: [4, 7, 11, 0.75],
  light: [128, 150, 172, 0.3],
  high: [98, 104, 104, 0.22],
};

/** Rows shaded in one task, so that the page answers in between. */
const rowsAtOnce = 24;

const drawn = new WeakMap<Relief, Map<boolean, Promise<ImageBitmap>>>();

/** The relief as a picture for one theme, shaded in small pieces and kept. */
export function drawRelief(relief: Relief, palette: Palette): Promise<ImageBitmap> {
  const byTheme = drawn.get(relief) ?? new Map<boolean, Promise<ImageBitmap>>();
  drawn.set(relief, byTheme);
  const known = byTheme.get(palette.isDark);
  if (known) return known;
  const picture = shade(relief, palette.isDark ? darkInk : lightInk);
  byTheme.set(palette.isDark, picture);
  return picture;
}

async function shade(relief: Relief, ink: ReliefInk): Promise<ImageBitmap> {
  const plan = planRelief(relief);
  const picture = new ImageData(plan.widthPx, plan.heightPx);
  for (let row = 0; row < plan.heightPx; row += rowsAtOnce) {
    shadeRowsInto(picture.data, plan, ink, row, Math.min(plan.heightPx, row + rowsAtOnce));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return createImageBitmap(picture);
}
