import type { StyleContext } from './expressions';

/** Zooms from that of the region on, and how large the signs of what is out are there. */
export const markSizes = [
  [0, 0.72],
  [3, 1.1],
] as const;

/** What the style's interpolation of `markSizes` gives, as a number. */
export function markSizeAt(zoom: number, { fitZoom }: Pick<StyleContext, 'fitZoom'>): number {
  const [[from, least], [to, most]] = markSizes;
  const share = Math.min(1, Math.max(0, (zoom - fitZoom - from) / (to - from)));
  return least + share * (most - least);
}
