import type { SupplyKind } from '../../../model/water';
import type { Palette } from '../palette';
import { tankParts } from '../state-classes';
import { drawIcon, paintBadge, paintCrossHatch, paintGlyph } from './draw-icon';
import { crossGlyph, dropGlyph, noPowerGlyph, noWaterGlyph, supplyGlyphs } from './glyphs';

export const supplyIconStates = ['well', 'part', 'none', 'closed', 'lost'] as const;
export type SupplyIconState = (typeof supplyIconStates)[number];

const size = 36;
const centre = size / 2;
const radius = 13;

/** A six-sided plate, which nothing else on the map has. */
function hexagon(reach: number): Path2D {
  const path = new Path2D();
  for (let corner = 0; corner < 6; corner++) {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    const x = centre + reach * Math.cos(angle);
    const y = centre + reach * Math.sin(angle);
    if (corner === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  path.closePath();
  return path;
}

export function supplyIcon(palette: Palette, kind: SupplyKind, state: SupplyIconState): ImageData {
  const isClosed = state === 'closed';
  const isShort = state === 'none' || state === 'part';
  return drawIcon(size, (board) => {
    board.fillStyle = palette.ground;
    board.fill(hexagon(radius + 1.5));
    board.fillStyle = isClosed ? palette.text : palette.ground;
    board.fill(hexagon(radius));
    if (isShort) board.setLineDash([4, 2.5]);
    board.lineWidth = 2;
    board.strokeStyle = state === 'well' || state === 'part' ? palette.water : palette.text;
    board.stroke(hexagon(radius));
    board.setLineDash([]);
    const ink = isClosed ? palette.ground : state === 'none' ? palette.text : palette.water;
    paintGlyph(board, supplyGlyphs[kind], ink, centre - 8, centre - 8, 16, 2.4);
    if (state === 'lost') {
      board.save();
      board.clip(hexagon(radius));
      paintCrossHatch(board, size, 5, palette.text);
      board.restore();
    }
    const at = size - 8.5;
    if (state === 'lost') paintBadge(board, crossGlyph, palette.text, palette.ground, at, 8.5, 7);
    if (isClosed) paintBadge(board, noPowerGlyph, palette.text, palette.ground, at, 8.5, 7);
    if (state === 'none') paintBadge(board, noWaterGlyph, palette.ground, palette.water, at, 8.5, 7);
    if (state === 'part') paintBadge(board, dropGlyph, palette.water, palette.ground, at, 8.5, 7);
  });
}

/** The level in a reservoir's plate, in eighths. */
export function supplyFill(palette: Palette, parts: number): ImageData {
  return drawIcon(size, (board) => {
    const side = 11;
    const left = centre - side / 2;
    const top = centre - side / 2;
    const level = (side * parts) / tankParts;
    board.fillStyle = palette.water;
    board.fillRect(left, top + side - level, side, level);
    board.lineWidth = 1.5;
    board.strokeStyle = parts <= 1 ? palette.text : palette.water;
    board.beginPath();
    board.moveTo(left, top);
    board.lineTo(left, top + side);
    board.lineTo(left + side, top + side);
    board.lineTo(left + side, top);
    board.stroke();
  });
}

/** Drawn around what has no place of its own. */
export function guessRing(palette: Palette): ImageData {
  return drawIcon(44, (board) => {
    board.setLineDash([2, 3]);
    board.lineWidth = 1.3;
    board.strokeStyle = palette.muted;
    board.beginPath();
    board.arc(22, 22, 19, 0, Math.PI * 2);
    board.stroke();
  });
}
