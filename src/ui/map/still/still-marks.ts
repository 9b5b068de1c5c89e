import type { StillView } from './coverage';

/** A sign to be drawn: its place in px of the page, and which image. */
export interface PlacedSign {
  x: number;
  y: number;
  kind: string;
}

/** Premultiplied RGBA from the upper left. */
export interface SignImage {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
}

/**
 * Draws signs into a layer of premultiplied pixels from the lower left, and takes those of the time before out of it. From afar one
 * sign stands for those that it would cover (`mayOverlap` false), earlier ones first. Calls back with each pixel that it wrote.
 */
export function drawSigns(
  layer: Uint8Array,
  { width, height, pixelRatio }: StillView,
  before: readonly PlacedSign[],
  signs: readonly PlacedSign[],
  imageOf: (kind: string) => SignImage | undefined,
  mayOverlap: boolean,
  changed: (pixel: number) => void,
): PlacedSign[] {
  const drawn: PlacedSign[] = [];
  for (const sign of before) stamp(sign, undefined);
  for (const sign of signs) {
    const image = imageOf(sign.kind);
    if (!image) continue;
    const across = image.width / pixelRatio;
    const down = image.height / pixelRatio;
    const isCovered =
      !mayOverlap && drawn.some((it) => Math.abs(it.x - sign.x) < across && Math.abs(it.y - sign.y) < down);
    if (isCovered) continue;
    drawn.push(sign);
    stamp(sign, image.pixels);
  }
  return drawn;

  function stamp({ x, y, kind }: PlacedSign, source: Uint8ClampedArray | undefined): void {
    const image = imageOf(kind);
    if (!image) return;
    const left = Math.round(x * pixelRatio - image.width / 2);
    const top = Math.round(y * pixelRatio - image.height / 2);
    for (let j = 0; j < image.height; j++) {
      const line = height - 1 - (top + j);
      if (line < 0 || line >= height) continue;
      for (let i = 0; i < image.width; i++) {
        if (left + i < 0 || left + i >= width) continue;
        const pixel = line * width + left + i;
        const at = 4 * pixel;
        const from = 4 * (j * image.width + i);
        const leftOver = source ? 1 - source[from + 3] / 255 : 0;
        for (let k = 0; k < 4; k++)
          layer[at + k] = Math.min(255, (source ? source[from + k] : 0) + layer[at + k] * leftOver);
        changed(pixel);
      }
    }
  }
}

/** An image at a size in device px, premultiplied; as the map's own signs are scaled. */
export function scaleSign(image: ImageData, scale: number): SignImage {
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const from = new OffscreenCanvas(image.width, image.height);
  from.getContext('2d')?.putImageData(image, 0, 0);
  const to = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!to) return { width: 0, height: 0, pixels: new Uint8ClampedArray() };
  to.drawImage(from, 0, 0, width, height);
  const pixels = to.getImageData(0, 0, width, height).data;
  for (let at = 0; at < pixels.length; at += 4)
    for (let k = 0; k < 3; k++) pixels[at + k] = (pixels[at + k] * pixels[at + 3]) / 255;
  return { width, height, pixels };
}
