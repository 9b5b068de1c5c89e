import type { Glyph } from './glyphs';

/** Icons are drawn at twice their size on screen. */
export const iconPixelRatio = 2;

/** A square board of `sizePx` css pixels to draw on; coordinates in css pixels. */
export function drawIcon(sizePx: number, paint: (board: CanvasRenderingContext2D) => void): ImageData {
  return drawBoard(sizePx, sizePx, paint);
}

export function drawBoard(
  widthPx: number,
  heightPx: number,
  paint: (board: CanvasRenderingContext2D) => void,
): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx * iconPixelRatio;
  canvas.height = heightPx * iconPixelRatio;
  const board = canvas.getContext('2d', { willReadFrequently: true })!;
  board.scale(iconPixelRatio, iconPixelRatio);
  board.lineCap = 'round';
  board.lineJoin = 'round';
  paint(board);
  return board.getImageData(0, 0, canvas.width, canvas.height);
}

/** Draws a glyph into the square of `sizePx` at x, y. */
export function paintGlyph(
  board: CanvasRenderingContext2D,
  glyph: Glyph,
  colour: string,
  x: number,
  y: number,
  sizePx: number,
  strokeWidth = 2,
): void {
  board.save();
  board.translate(x, y);
  board.scale(sizePx / 24, sizePx / 24);
  board.fillStyle = colour;
  board.strokeStyle = colour;
  board.lineWidth = strokeWidth;
  if (glyph.fill) board.fill(new Path2D(glyph.fill));
  if (glyph.stroke) board.stroke(new Path2D(glyph.stroke));
  board.restore();
}

/** A disc with a glyph on it, for a corner of an icon. */
export function paintBadge(
  board: CanvasRenderingContext2D,
  glyph: Glyph,
  ink: string,
  paper: string,
  centreX: number,
  centreY: number,
  radius: number,
): void {
  board.beginPath();
  board.arc(centreX, centreY, radius, 0, Math.PI * 2);
  board.fillStyle = paper;
  board.fill();
  board.lineWidth = 1;
  board.strokeStyle = ink;
  board.stroke();
  const size = radius * 1.6;
  paintGlyph(board, glyph, ink, centreX - size / 2, centreY - size / 2, size, 2.6);
}

export function paintPlate(
  board: CanvasRenderingContext2D,
  x: number,
  y: number,
  sizePx: number,
  fill: string,
  stroke: string,
  lineWidth: number,
  radius = 5,
): void {
  board.beginPath();
  board.roundRect(x, y, sizePx, sizePx, radius);
  board.fillStyle = fill;
  board.fill();
  board.lineWidth = lineWidth;
  board.strokeStyle = stroke;
  board.stroke();
}

/** Crossed lines over the last path drawn, as the sign of a lost component. */
export function paintCrossHatch(
  board: CanvasRenderingContext2D,
  sizePx: number,
  gapPx: number,
  ink: string,
): void {
  board.strokeStyle = ink;
  board.lineWidth = 1;
  board.beginPath();
  for (let at = -sizePx; at < sizePx * 2; at += gapPx) {
    board.moveTo(at, 0);
    board.lineTo(at + sizePx, sizePx);
    board.moveTo(at + sizePx, 0);
    board.lineTo(at, sizePx);
  }
  board.stroke();
}
