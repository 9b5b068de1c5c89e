import { iconPixelRatio, paintPlate } from '../icons/draw-icon';
import { drawMapImage } from '../icons/map-images';
import type { Palette } from '../palette';
import { junctionClasses } from '../state-classes';
import { junctionRadiiPx } from '../style/water-layers';

/** A sign of the legend, by what the map draws it with. */
export type LegendSign =
  | { kind: 'image'; name: string }
  | { kind: 'line'; colour: string; widthPx: number; dash?: number[]; casing?: string }
  | { kind: 'lostLine' }
  | { kind: 'dots'; dots: [fill: string, edge: string][] }
  | { kind: 'area'; shareIx: number; power?: boolean; water?: boolean }
  | { kind: 'shares' }
  | { kind: 'junction'; code: number }
  | { kind: 'fill'; colour: string; edge: string }
  | { kind: 'relief' }
  | { kind: 'count' }
  | { kind: 'word' };

type Board = CanvasRenderingContext2D;

/** Room of a sign, px; the scale of shares is wider. */
export const signWidthPx = 40;
export const signHeightPx = 24;

/** A strip has no column of signs: there small ones take less. */
export function signWidthOf(sign: LegendSign, isTight = false): number {
  if (sign.kind === 'shares') return 90;
  return isTight ? (sign.kind === 'image' ? 20 : 28) : signWidthPx;
}

/** Paints a sign at x, y into the room of `signWidthPx`, as the map draws it. */
export function paintSign(board: Board, sign: LegendSign, palette: Palette, x: number, y: number): void {
  board.save();
  board.translate(x, y);
  paintHere(board, sign, palette);
  board.restore();
}

function paintHere(board: Board, sign: LegendSign, palette: Palette): void {
  const centreX = signWidthPx / 2;
  const centreY = signHeightPx / 2;
  switch (sign.kind) {
    case 'image':
      paintImage(board, palette, sign.name, centreX, centreY, 0.85);
      break;
    case 'line':
      if (sign.casing) stroke(board, sign.casing, sign.widthPx + 2);
      stroke(board, sign.colour, sign.widthPx, sign.dash);
      break;
    case 'lostLine':
      stroke(board, palette.text, 1.3);
      stroke(board, palette.text, 7, [1.4, 7]);
      break;
    case 'dots':
      sign.dots.forEach(([fill, edge], ix) => {
        const at = centreX + (ix - (sign.dots.length - 1) / 2) * 12;
        disc(board, at, centreY, sign.dots.length > 1 ? 3.6 : 4.6, fill, edge, 1.5);
      });
      break;
    case 'area':
      paintArea(board, palette, sign, (signWidthPx - 28) / 2, 3, 28, 18);
      break;
    case 'shares':
      palette.share.forEach((_, shareIx) => {
        paintArea(board, palette, { shareIx }, shareIx * 18, 3, 17, 18);
      });
      break;
    case 'junction':
      paintJunction(board, palette, sign.code, centreX, centreY);
      break;
    case 'fill':
      board.fillStyle = sign.colour;
      board.strokeStyle = sign.edge;
      board.fillRect(6, 3, 28, 18);
      board.strokeRect(6.5, 3.5, 27, 17);
      break;
    case 'relief':
      paintHill(board, palette);
      break;
    case 'count':
      paintPlate(board, 3, 3, 18, palette.ground, palette.text, 0, 4);
      board.beginPath();
      board.roundRect(3.5, 3.5, 34, 18, 4);
      board.strokeStyle = palette.text;
      board.stroke();
      paintImage(board, palette, 'count-dark', 13, centreY + 0.5, 0.9);
      word(board, palette, '5', 29);
      break;
    case 'word':
      word(board, palette, 'Aa Бб', centreX);
      break;
  }
}

function stroke(board: Board, colour: string, widthPx: number, dash: number[] = []): void {
  board.strokeStyle = colour;
  board.lineWidth = widthPx;
  board.lineCap = 'butt';
  board.setLineDash(dash);
  board.beginPath();
  board.moveTo(4, signHeightPx / 2);
  board.lineTo(signWidthPx - 4, signHeightPx / 2);
  board.stroke();
  board.setLineDash([]);
}

function disc(
  board: Board,
  x: number,
  y: number,
  radius: number,
  fill: string,
  edge: string,
  width: number,
): void {
  board.beginPath();
  board.arc(x, y, radius, 0, Math.PI * 2);
  board.fillStyle = fill;
  board.fill();
  board.lineWidth = width;
  board.strokeStyle = edge;
  board.stroke();
}

function paintImage(board: Board, palette: Palette, name: string, x: number, y: number, times: number): void {
  const image = drawMapImage(palette, name);
  if (!image) return;
  const width = (image.width / iconPixelRatio) * times;
  const height = (image.height / iconPixelRatio) * times;
  board.drawImage(tileOf(image), x - width / 2, y - height / 2, width, height);
}

/** A fill over land under one or both hatches. */
function paintArea(
  board: Board,
  palette: Palette,
  { shareIx, power, water }: { shareIx: number; power?: boolean; water?: boolean },
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  board.fillStyle = palette.land;
  board.fillRect(x, y, width, height);
  board.globalAlpha = palette.shareOpacity[shareIx];
  board.fillStyle = palette.share[shareIx];
  board.fillRect(x, y, width, height);
  board.globalAlpha = 1;
  for (const name of [power && 'hatch-power', water && 'hatch-water']) {
    const image = name ? drawMapImage(palette, name) : undefined;
    const pattern = image && board.createPattern(tileOf(image), 'repeat');
    if (!pattern) continue;
    pattern.setTransform(new DOMMatrix().scale(1 / iconPixelRatio));
    board.fillStyle = pattern;
    board.fillRect(x, y, width, height);
  }
  board.lineWidth = 1;
  board.strokeStyle = palette.muted;
  board.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

function paintJunction(board: Board, palette: Palette, code: number, x: number, y: number): void {
  const edge = [palette.text, palette.text, palette.ground, palette.ground, palette.water][code];
  const width = code === junctionClasses.below ? 2.2 : 1.2;
  disc(board, x, y, junctionRadiiPx[code] + 0.6, palette.pressure[code], edge, width);
  if (code !== junctionClasses.none) return;
  board.beginPath();
  for (const side of [-1, 1]) {
    board.moveTo(x - 2.4, y - 2.4 * side);
    board.lineTo(x + 2.4, y + 2.4 * side);
  }
  board.stroke();
}

/** A lit and a shaded slope. */
function paintHill(board: Board, palette: Palette): void {
  board.fillStyle = palette.isDark ? palette.muted : '#FFFFFF';
  board.fill(new Path2D('M5 20 19 5l3 15z'));
  board.fillStyle = palette.builtUpEdge;
  board.fill(new Path2D('M19 5 35 20H22z'));
  board.strokeStyle = palette.muted;
  board.lineWidth = 0.8;
  board.stroke(new Path2D('M5 20 19 5l16 15'));
}

function word(board: Board, palette: Palette, text: string, x: number): void {
  board.font = '12px "Inter Variable", Inter, system-ui, sans-serif';
  board.textAlign = 'center';
  board.textBaseline = 'middle';
  board.fillStyle = palette.text;
  board.fillText(text, x, signHeightPx / 2 + 1);
}

function tileOf(image: ImageData): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = image.width;
  tile.height = image.height;
  tile.getContext('2d')?.putImageData(image, 0, 0);
  return tile;
}
