import { valuesPerPiece } from '../live/line-geometry';
import { firstOutClass, isBrokenClass, lineLook } from '../live/line-look';
import {
  type Coverage,
  coverageOf,
  createEntryList,
  type EntryList,
  partsPerPx,
  reserve,
  type StillView,
} from './coverage';

/** Widest that loading makes a line, px at the middle scale. */
const mostLoadedPx = Math.max(...lineLook.loadedPx);
const { tiesPx } = lineLook;

/** The pixel lies in a dash of a line without voltage; in a tie of a broken one; beyond the ends, where only live lines are round. */
export const lineFlags = { dash: 1, tie: 2, beyond: 4 } as const;

/** Half the width of a line by its width at the middle scale and its class, px; as the shader of lines works it out. */
export function halfWidthPx(widthPx: number, code: number, factor: number): number {
  const { loadedPx, leastOutPx, outShare } = lineLook;
  if (isBrokenClass(code)) return 0.5 * factor * tiesPx;
  const isOut = code >= firstOutClass;
  return 0.5 * factor * (isOut ? Math.max(leastOutPx, outShare * widthPx) : widthPx + loadedPx[code]);
}

/** Half the width of the thin line between the ties, px. */
export function thinHalfPx(factor: number): number {
  return lineLook.thinHalfPx * Math.max(factor, lineLook.leastThinScale);
}

/** Pixels under the straight pieces of lines, wide enough for every class. `values` are rows as `piecesOf` makes them. */
export function coverLines(values: Float32Array, rowCount: number, view: StillView): Coverage {
  const list = createEntryList();
  for (let at = 0; at < values.length; at += valuesPerPiece) coverPiece(list, values, at, view);
  return coverageOf(list, rowCount, view.width * view.height);
}

function coverPiece(list: EntryList, values: Float32Array, at: number, view: StillView): void {
  const { width, height, pixelRatio, originX, originY, worldPx, factor } = view;
  const x1 = originX + values[at] * worldPx;
  const y1 = originY + values[at + 1] * worldPx;
  const x2 = originX + values[at + 2] * worldPx;
  const y2 = originY + values[at + 3] * worldPx;
  const row = values[at + 5];
  const widthPx = values[at + 6];
  const length = Math.max(Math.hypot(x2 - x1, y2 - y1), 1e-6);
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const most = factor * Math.max(tiesPx, widthPx + mostLoadedPx);
  const reach = 0.5 * most + 0.5;
  const overlap = lineLook.overlapShare * factor * (widthPx + mostLoadedPx);
  const spread = reach + overlap;
  const firstY = Math.max(0, Math.floor((Math.min(y1, y2) - spread) * pixelRatio));
  const lastY = Math.min(height - 1, Math.ceil((Math.max(y1, y2) + spread) * pixelRatio));
  if (firstY > lastY || Math.max(x1, x2) + spread < 0 || Math.min(x1, x2) - spread > width / pixelRatio)
    return;
  const before = values[at + 4] * worldPx;
  const dashPx = 2 * halfWidthPx(widthPx, firstOutClass, factor);
  const tieHalf = 0.5 * factor * tiesPx;
  for (let py = firstY; py <= lastY; py++) {
    const y = (py + 0.5) / pixelRatio - y1;
    // along = x ux + y uy within [-overlap, length + overlap]; across = y ux - x uy within [-reach, reach]
    let from = -1e9;
    let to = 1e9;
    if (Math.abs(ux) > 1e-9) {
      const a = (-overlap - y * uy) / ux;
      const b = (length + overlap - y * uy) / ux;
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    } else if (y * uy < -overlap || y * uy > length + overlap) continue;
    if (Math.abs(uy) > 1e-9) {
      const a = (y * ux - reach) / uy;
      const b = (y * ux + reach) / uy;
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    } else if (Math.abs(y * ux) > reach) continue;
    const firstX = Math.max(0, Math.ceil((from + x1) * pixelRatio - 0.5));
    const lastX = Math.min(width - 1, Math.floor((to + x1) * pixelRatio - 0.5));
    if (firstX > lastX) continue;
    reserve(list, lastX - firstX + 1);
    const line = (height - 1 - py) * width;
    for (let px = firstX; px <= lastX; px++) {
      const x = (px + 0.5) / pixelRatio - x1;
      const along = x * ux + y * uy;
      const across = Math.abs(y * ux - x * uy);
      const run = before + along;
      const isBeyond = along < 0 || along > length;
      const isDash = modulo(run, lineLook.dashPeriod * dashPx) < lineLook.dashLength * dashPx;
      const isTie = modulo(run, lineLook.tiePeriod * tieHalf) < Math.max(lineLook.tieLength * tieHalf, 1);
      const i = list.count++;
      list.pixels[i] = line + px;
      list.rows[i] = row;
      list.across[i] = Math.min(255, Math.round(across * partsPerPx));
      list.flags[i] =
        (isDash ? lineFlags.dash : 0) | (isTie ? lineFlags.tie : 0) | (isBeyond ? lineFlags.beyond : 0);
    }
  }
}

function modulo(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}
