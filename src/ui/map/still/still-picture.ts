import { busLook, firstOutClass, isBrokenClass, lineClassCount } from '../live/line-look';
import { halfWidthPx, lineFlags, thinHalfPx } from './cover-lines';
import { type Coverage, partsPerPx, type StillView } from './coverage';

/** What the picture is put together of, lowest first; pixels are premultiplied RGBA from the lower left. */
export interface StillSlices {
  underLines: Uint8Array;
  underBuses: Uint8Array;
  underMarks: Uint8Array;
  above: Uint8Array;
}

export interface DrawnLines {
  coverage: Coverage;
  codes: Uint8Array;
  /** Width of each row at the middle scale, px. */
  widthsPx: Float32Array;
  /** Four numbers from 0 to 1 for each class. */
  colours: Float32Array;
}

export interface DrawnBuses {
  coverage: Coverage;
  codes: Uint8Array;
  /** Radius of each row at the middle scale, px. */
  radiiPx: Float32Array;
  fills: Float32Array;
  edges: Float32Array;
}

/** A picture of which only what changes is put together anew. */
export interface StillPicture {
  /** RGBA from the lower left, opaque. */
  readonly pixels: Uint8ClampedArray;
  /** The slices have been filled anew. */
  repaintAll(): void;
  changeLine(row: number): void;
  changeBus(row: number): void;
  changePixel(pixel: number): void;
  /** Puts together what changed; the lines of pixels from `first` to `last` hold all of it, none where `last` is less. */
  repaint(): { first: number; last: number };
}

/** What of a pixel has changed. */
const linesChanged = 1;
const topChanged = 2;

/**
 * Lines and buses between slices of the rest, by the same rules as the shaders: live lines under those that are out, each in
 * the order of its rows. `marks` are premultiplied pixels of the signs, between `underMarks` and `above`. No allocation in `repaint`.
 */
export function createStillPicture(
  view: StillView,
  slices: StillSlices,
  marks: Uint8Array,
  lines: DrawnLines,
  buses: DrawnBuses,
): StillPicture {
  const { width, height, factor } = view;
  const pixelCount = width * height;
  const pixels = new Uint8ClampedArray(4 * pixelCount);
  /** All that lies over the lines, made anew only where it changes. */
  const top = new Uint8ClampedArray(4 * pixelCount);
  const changes = new Uint8Array(pixelCount);
  const dirty = new Uint32Array(pixelCount);
  let dirtyCount = 0;
  const halves = new Float32Array(lines.widthsPx.length * lineClassCount);
  lines.widthsPx.forEach((px, row) => {
    for (let code = 0; code < lineClassCount; code++)
      halves[row * lineClassCount + code] = halfWidthPx(px, code, factor);
  });
  const thinHalf = thinHalfPx(factor);
  const lineColours = bytesOf(lines.colours);
  const fills = bytesOf(buses.fills);
  const edges = bytesOf(buses.edges);
  const radii = buses.radiiPx.map((px) => px * factor);

  // the pixel being put together
  let r = 0;
  let g = 0;
  let b = 0;
  let a = 0;

  function over(from: Uint8Array | Uint8ClampedArray, at: number): void {
    const alpha = from[at + 3];
    if (alpha === 0) return;
    const left = 1 - alpha / 255;
    r = from[at] + r * left;
    g = from[at + 1] + g * left;
    b = from[at + 2] + b * left;
    a = alpha + a * left;
  }

  function paintLines(pixel: number): void {
    const { pixelStart, byPixel, rows, across, flags } = lines.coverage;
    const from = pixelStart[pixel];
    const to = pixelStart[pixel + 1];
    let outCount = 0;
    for (let isOut = 0; isOut < 2; isOut++) {
      if (isOut === 1 && outCount === 0) return;
      for (let k = from; k < to; k++) {
        const entry = byPixel[k];
        const row = rows[entry];
        const code = Math.min(lines.codes[row], lineClassCount - 1);
        if (code >= firstOutClass) {
          if (isOut === 0) {
            outCount++;
            continue;
          }
        } else if (isOut === 1) continue;
        const far = across[entry] / partsPerPx;
        let shown = clamp(halves[row * lineClassCount + code] + 0.5 - far);
        const flag = flags[entry];
        if (code >= firstOutClass) {
          if (flag & lineFlags.beyond) continue;
          if (isBrokenClass(code))
            shown = Math.max(clamp(thinHalf + 0.5 - far), flag & lineFlags.tie ? shown : 0);
          else if (!(flag & lineFlags.dash)) continue;
        }
        if (shown <= 0) continue;
        const at = 4 * code;
        r += (lineColours[at] - r) * shown;
        g += (lineColours[at + 1] - g) * shown;
        b += (lineColours[at + 2] - b) * shown;
      }
    }
  }

  function paintBuses(pixel: number): void {
    const { pixelStart, byPixel, rows, across } = buses.coverage;
    for (let k = pixelStart[pixel]; k < pixelStart[pixel + 1]; k++) {
      const row = rows[byPixel[k]];
      const far = across[byPixel[k]] / partsPerPx;
      const shown = clamp(radii[row] + busLook.edgePx - far);
      if (shown <= 0) continue;
      const isFill = clamp(radii[row] + busLook.fillPx - far);
      const at = 4 * Math.min(buses.codes[row], 3);
      r += (edges[at] + (fills[at] - edges[at]) * isFill - r) * shown;
      g += (edges[at + 1] + (fills[at + 1] - edges[at + 1]) * isFill - g) * shown;
      b += (edges[at + 2] + (fills[at + 2] - edges[at + 2]) * isFill - b) * shown;
      a += (255 - a) * shown;
    }
  }

  function paintTop(pixel: number): void {
    const at = 4 * pixel;
    r = 0;
    g = 0;
    b = 0;
    a = 0;
    over(slices.underBuses, at);
    paintBuses(pixel);
    over(slices.underMarks, at);
    over(marks, at);
    over(slices.above, at);
    top[at] = r;
    top[at + 1] = g;
    top[at + 2] = b;
    top[at + 3] = a;
  }

  function paint(pixel: number): void {
    const at = 4 * pixel;
    r = slices.underLines[at];
    g = slices.underLines[at + 1];
    b = slices.underLines[at + 2];
    if (top[at + 3] < 255) paintLines(pixel);
    over(top, at);
    pixels[at] = r;
    pixels[at + 1] = g;
    pixels[at + 2] = b;
    pixels[at + 3] = 255;
  }

  function change(pixel: number, what: number): void {
    if (changes[pixel] === 0) dirty[dirtyCount++] = pixel;
    changes[pixel] |= what;
  }

  function changeRow({ rowStart, pixels: of }: Coverage, row: number, what: number): void {
    for (let i = rowStart[row]; i < rowStart[row + 1]; i++) change(of[i], what);
  }

  return {
    pixels,
    repaintAll() {
      dirtyCount = pixelCount;
      for (let i = 0; i < pixelCount; i++) dirty[i] = i;
      changes.fill(topChanged);
    },
    changeLine: (row) => changeRow(lines.coverage, row, linesChanged),
    changeBus: (row) => changeRow(buses.coverage, row, topChanged),
    changePixel: (pixel) => change(pixel, topChanged),
    repaint() {
      let lowest = pixelCount;
      let highest = -1;
      for (let i = 0; i < dirtyCount; i++) {
        const pixel = dirty[i];
        if (changes[pixel] & topChanged) paintTop(pixel);
        changes[pixel] = 0;
        if (pixel < lowest) lowest = pixel;
        if (pixel > highest) highest = pixel;
        paint(pixel);
      }
      dirtyCount = 0;
      return { first: Math.floor(lowest / width), last: Math.floor(highest / width) };
    },
  };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function bytesOf(colours: Float32Array): Float32Array {
  return colours.map((it) => 255 * it);
}
