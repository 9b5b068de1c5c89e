import { valuesPerPoint } from '../live/line-geometry';
import { busLook } from '../live/line-look';
import { type Coverage, coverageOf, createEntryList, partsPerPx, reserve, type StillView } from './coverage';

/** Pixels under points of at least a size; `values` are rows as `pointsOf` makes them. */
export function coverPoints(
  values: Float32Array,
  leastSizePx: number,
  rowCount: number,
  view: StillView,
): Coverage {
  const { width, height, pixelRatio, originX, originY, worldPx, factor } = view;
  const list = createEntryList();
  for (let at = 0; at < values.length; at += valuesPerPoint) {
    const sizePx = values[at + 3];
    if (sizePx < leastSizePx) continue;
    const x = originX + values[at] * worldPx;
    const y = originY + values[at + 1] * worldPx;
    const reach = factor * sizePx + busLook.edgePx;
    const firstX = Math.max(0, Math.floor((x - reach) * pixelRatio));
    const lastX = Math.min(width - 1, Math.ceil((x + reach) * pixelRatio));
    const firstY = Math.max(0, Math.floor((y - reach) * pixelRatio));
    const lastY = Math.min(height - 1, Math.ceil((y + reach) * pixelRatio));
    if (firstX > lastX || firstY > lastY) continue;
    reserve(list, (lastX - firstX + 1) * (lastY - firstY + 1));
    for (let py = firstY; py <= lastY; py++) {
      for (let px = firstX; px <= lastX; px++) {
        const far = Math.hypot((px + 0.5) / pixelRatio - x, (py + 0.5) / pixelRatio - y);
        if (far >= reach) continue;
        const i = list.count++;
        list.pixels[i] = (height - 1 - py) * width + px;
        list.rows[i] = values[at + 2];
        list.across[i] = Math.min(255, Math.round(far * partsPerPx));
        list.flags[i] = 0;
      }
    }
  }
  return coverageOf(list, rowCount, width * height);
}
