import type { LegendGroup } from '../legend/legend-model';
import { type LegendSign, paintSign, signHeightPx, signWidthOf } from '../legend/paint-sign';
import type { Palette } from '../palette';

/** What stands around the map, in the words of the page. */
export interface PictureWords {
  title: string;
  /** Scenario and moment. */
  subtitle: string;
  /** Handling mark. */
  mark: string;
  /** That the region is fictitious; none for a real one. */
  synthetic?: string;
  legendTitle: string;
  /** Length of the scale bar; none for a drawing without a scale. */
  scale?: { text: string; widthPx: number };
  north: string;
  /** Run, seed, time of making and whose data it is. */
  foot: readonly string[];
}

interface Picture {
  map: HTMLCanvasElement;
  /** Size of the map, css px. */
  widthPx: number;
  heightPx: number;
  /** Pixels of the picture to a css px. */
  times: number;
  palette: Palette;
  /** None where the picture is to go without. */
  groups: readonly LegendGroup[];
  words: PictureWords;
}

type Board = CanvasRenderingContext2D;

const edgePx = 16;
const headPx = 50;
const syntheticPx = 18;
const lineHeightPx = 16;
const rowPx = 26;
const columnPx = 210;
const groupGapPx = 12;
const family = '"Inter Variable", Inter, system-ui, sans-serif';
/** Inks of the marks on black, by the Traffic Light Protocol 2.0. */
const markInks: Record<string, string> = {
  'TLP:RED': '#FF2B2B',
  'TLP:AMBER': '#FFC000',
  'TLP:AMBER+STRICT': '#FFC000',
  'TLP:GREEN': '#33FF00',
  'TLP:CLEAR': '#FFFFFF',
};

/** Map, title, legend, scale, north and marks on one sheet. */
export function composePicture(picture: Picture): HTMLCanvasElement {
  const { map, widthPx, heightPx, times, palette, words } = picture;
  const canvas = document.createElement('canvas');
  const board = canvas.getContext('2d')!;
  const topPx = headPx + (words.synthetic ? syntheticPx : 0);
  const columns = layOutLegend(board, picture.groups, Math.max(1, Math.floor(widthPx / columnPx)));
  const legendPx = columns.length === 0 ? 0 : 30 + Math.max(...columns.map((it) => it.heightPx));
  const foot = words.foot.flatMap((it) => wrapped(board, it, widthPx, font(12)));
  const footPx = foot.length * lineHeightPx + 12;
  canvas.width = Math.round((widthPx + 2 * edgePx) * times);
  canvas.height = Math.round((topPx + heightPx + legendPx + footPx + 2 * edgePx) * times);
  board.scale(times, times);
  board.fillStyle = palette.ground;
  board.fillRect(0, 0, canvas.width, canvas.height);
  board.translate(edgePx, edgePx);
  paintHead(board, picture);
  board.translate(0, topPx);
  board.drawImage(map, 0, 0, widthPx, heightPx);
  board.strokeStyle = palette.muted;
  board.lineWidth = 1;
  board.strokeRect(0.5, 0.5, widthPx - 1, heightPx - 1);
  paintNorth(board, palette, words.north, widthPx - 24, 14);
  if (words.scale) paintScale(board, palette, words.scale, 12, heightPx - 14);
  board.translate(0, heightPx);
  if (columns.length > 0) {
    text(board, words.legendTitle, 0, 22, font(13, 600), palette.text);
    columns.forEach((column, ix) => {
      paintColumn(board, palette, column, ix * (widthPx / columns.length), 30);
    });
    board.translate(0, legendPx);
  }
  foot.forEach((it, ix) => {
    text(board, it, 0, 20 + ix * lineHeightPx, font(12), palette.muted);
  });
  return canvas;
}

function paintHead(board: Board, { widthPx, palette, words }: Picture): void {
  board.font = font(13, 700);
  const markPx = board.measureText(words.mark).width + 16;
  board.fillStyle = '#000000';
  board.fillRect(widthPx - markPx, 0, markPx, 24);
  board.strokeStyle = palette.muted;
  board.strokeRect(widthPx - markPx + 0.5, 0.5, markPx - 1, 23);
  text(board, words.mark, widthPx - markPx + 8, 17, font(13, 700), markInks[words.mark] ?? '#FFFFFF');
  const roomPx = widthPx - markPx - 16;
  text(board, fitted(board, words.title, roomPx, font(18, 600)), 0, 17, font(18, 600), palette.text);
  text(board, fitted(board, words.subtitle, widthPx, font(13)), 0, 38, font(13), palette.text);
  if (words.synthetic) text(board, words.synthetic, 0, 56, font(13), palette.muted);
}

/** A line of the legend: a title, a sign with its meaning, or a note. */
interface Line {
  words: string[];
  heightPx: number;
  sign?: LegendSign;
  isTitle?: boolean;
}

/** Lines in columns of about the same height, in their order; a title stays with what it names. */
function layOutLegend(board: Board, groups: readonly LegendGroup[], count: number) {
  const lines = groups.filter((it) => it.rows.length > 0).flatMap((it) => linesOf(board, it));
  const whole = lines.reduce((sum, it) => sum + it.heightPx, 0);
  const columns: { lines: Line[]; heightPx: number }[] = [];
  lines.forEach((it, ix) => {
    const last = columns.at(-1);
    const kept = it.isTitle ? it.heightPx + (lines[ix + 1]?.heightPx ?? 0) : it.heightPx;
    const isFull =
      last &&
      columns.length < count &&
      !lines[ix - 1]?.isTitle &&
      last.heightPx + kept > whole / count + rowPx;
    if (!last || isFull) columns.push({ lines: [it], heightPx: it.heightPx });
    else {
      last.lines.push(it);
      last.heightPx += it.heightPx;
    }
  });
  return columns;
}

function linesOf(board: Board, group: LegendGroup): Line[] {
  const roomPx = columnPx - 12;
  const plain = (words: string, weight: number): Line => {
    const rows = wrapped(board, words, roomPx, font(12, weight));
    return { words: rows, heightPx: rows.length * lineHeightPx + groupGapPx };
  };
  return [
    { ...plain(group.title, 600), isTitle: true },
    ...group.rows.map(({ sign, text: words }): Line => {
      const rows = wrapped(board, words, roomPx - signWidthOf(sign) - 8, font(12));
      return { words: rows, heightPx: Math.max(rowPx, rows.length * lineHeightPx + 4), sign };
    }),
    ...(group.note ? [plain(group.note, 400)] : []),
  ];
}

function paintColumn(
  board: Board,
  palette: Palette,
  { lines }: { lines: Line[] },
  x: number,
  top: number,
): void {
  let y = top;
  for (const { words, heightPx, sign, isTitle } of lines) {
    if (sign) paintSign(board, sign, palette, x, y + (heightPx - signHeightPx) / 2);
    const first = y + heightPx / 2 + 4 - ((words.length - 1) * lineHeightPx) / 2;
    const left = sign ? x + signWidthOf(sign) + 8 : x;
    const ink = sign || isTitle ? palette.text : palette.muted;
    words.forEach((it, ix) => {
      text(board, it, left, first + ix * lineHeightPx, font(12, isTitle ? 600 : 400), ink);
    });
    y += heightPx;
  }
}

function paintNorth(board: Board, palette: Palette, letter: string, x: number, y: number): void {
  plate(board, palette, x - 13, y - 4, 26, 40);
  board.fillStyle = palette.text;
  board.fill(new Path2D(`M${x} ${y}l6 16-6-4-6 4z`));
  board.textAlign = 'center';
  text(board, letter, x, y + 30, font(12, 600), palette.text);
  board.textAlign = 'left';
}

function paintScale(
  board: Board,
  palette: Palette,
  scale: { text: string; widthPx: number },
  x: number,
  y: number,
): void {
  plate(board, palette, x - 6, y - 20, scale.widthPx + 12, 28);
  board.strokeStyle = palette.text;
  board.lineWidth = 1.5;
  board.beginPath();
  board.moveTo(x, y - 4);
  board.lineTo(x, y + 1);
  board.lineTo(x + scale.widthPx, y + 1);
  board.lineTo(x + scale.widthPx, y - 4);
  board.stroke();
  text(board, scale.text, x + 4, y - 5, font(12), palette.text);
}

function plate(board: Board, palette: Palette, x: number, y: number, width: number, height: number): void {
  board.globalAlpha = 0.85;
  board.fillStyle = palette.ground;
  board.beginPath();
  board.roundRect(x, y, width, height, 4);
  board.fill();
  board.globalAlpha = 1;
}

function font(sizePx: number, weight = 400): string {
  return `${weight} ${sizePx}px ${family}`;
}

function text(board: Board, words: string, x: number, y: number, face: string, ink: string): void {
  board.font = face;
  board.fillStyle = ink;
  board.textBaseline = 'alphabetic';
  board.fillText(words, x, y);
}

/** As much of a line as there is room for. */
function fitted(board: Board, words: string, roomPx: number, face: string): string {
  board.font = face;
  if (board.measureText(words).width <= roomPx) return words;
  let shown = words;
  while (shown.length > 1 && board.measureText(`${shown}…`).width > roomPx) shown = shown.slice(0, -1);
  return `${shown.trimEnd()}…`;
}

function wrapped(board: Board, words: string, roomPx: number, face: string): string[] {
  board.font = face;
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && board.measureText(longer).width > roomPx) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
