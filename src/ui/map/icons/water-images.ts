import type { Palette } from '../palette';
import { tankParts } from '../state-classes';
import { drawBoard, drawIcon, paintBadge, paintCrossHatch, paintGlyph } from './draw-icon';
import { crossGlyph, noPowerGlyph, noWaterGlyph, tapGlyph } from './glyphs';

/**
 * A tower tank whose water stands at so many eighths; marks at the quarters make the level readable. An empty one has
 * a broken outline and a struck drop, one with little left a dark outline.
 */
export function tankIcon(palette: Palette, kind: string): ImageData {
  const isKnown = kind !== 'unknown' && kind !== 'lost';
  const parts = isKnown ? Number(kind) : 0;
  return drawBoard(26, 30, (board) => {
    const left = 5;
    const top = 6;
    const width = 15;
    const height = 19;
    board.fillStyle = palette.ground;
    board.fillRect(left - 1.5, top - 1.5, width + 3, height + 3);
    const level = (height * parts) / tankParts;
    board.fillStyle = palette.water;
    board.fillRect(left, top + height - level, width, level);
    const isLow = isKnown && parts <= 1;
    board.lineWidth = isLow ? 2 : 1.6;
    board.strokeStyle = isLow || kind === 'lost' ? palette.text : palette.water;
    if (isKnown && parts === 0) board.setLineDash([3, 2]);
    board.strokeRect(left, top, width, height);
    board.setLineDash([]);
    board.lineWidth = 1;
    board.strokeStyle = palette.muted;
    board.beginPath();
    for (const quarter of [1, 2, 3]) {
      const y = top + (height * quarter) / 4;
      board.moveTo(left + width - 3.5, y);
      board.lineTo(left + width - 1, y);
    }
    board.stroke();
    if (kind === 'unknown')
      paintGlyph(board, { stroke: 'M6 10c2-1.8 4-1.8 6 0s4 1.8 6 0' }, palette.water, left, top + 4, 15, 2.4);
    if (kind === 'lost') {
      board.save();
      board.beginPath();
      board.rect(left, top, width, height);
      board.clip();
      paintCrossHatch(board, 30, 5, palette.text);
      board.restore();
      paintBadge(board, crossGlyph, palette.text, palette.ground, 19, 6.5, 6);
    }
    if (isKnown && parts === 0) paintBadge(board, noWaterGlyph, palette.ground, palette.water, 19, 6.5, 6);
  });
}

/** A basin; closed for want of power at the works it is dark, with the sign of no power. */
export function reservoirIcon(palette: Palette, state: 'open' | 'closed' | 'lost'): ImageData {
  return drawIcon(26, (board) => {
    const basin = new Path2D('M3 8h20l-4 12H7z');
    board.fillStyle = state === 'open' ? palette.water : state === 'closed' ? palette.text : palette.ground;
    board.fill(basin);
    if (state === 'lost') {
      board.save();
      board.clip(basin);
      paintCrossHatch(board, 26, 5, palette.text);
      board.restore();
    }
    board.lineWidth = 1.5;
    board.strokeStyle = state === 'lost' ? palette.text : palette.ground;
    board.stroke(basin);
    if (state !== 'lost')
      paintGlyph(board, { stroke: 'M6 11c2-1.8 4-1.8 6 0s4 1.8 6 0' }, palette.ground, 1, 2.5, 24, 1.8);
    if (state === 'closed') paintBadge(board, noPowerGlyph, palette.text, palette.ground, 19.5, 6.5, 6);
    if (state === 'lost') paintBadge(board, crossGlyph, palette.text, palette.ground, 19.5, 6.5, 6);
  });
}

/** The cross in the ring of a junction without water. */
export function dryJunctionIcon(palette: Palette): ImageData {
  return drawIcon(12, (board) => {
    board.strokeStyle = palette.text;
    board.lineWidth = 1.5;
    board.beginPath();
    board.moveTo(3.4, 3.4);
    board.lineTo(8.6, 8.6);
    board.moveTo(8.6, 3.4);
    board.lineTo(3.4, 8.6);
    board.stroke();
  });
}

export const waterPointIconStates = ['open', 'noPower', 'empty'] as const;
export type WaterPointIconState = (typeof waterPointIconStates)[number];

/** A tap on a diamond, which nothing else on the map has; dark without power, with a broken edge where it is empty. */
export function waterPointIcon(palette: Palette, state: WaterPointIconState): ImageData {
  const size = 34;
  const centre = size / 2;
  const diamond = (reach: number) =>
    new Path2D(
      `M${centre} ${centre - reach}L${centre + reach} ${centre}L${centre} ${centre + reach}L${centre - reach} ${centre}z`,
    );
  return drawIcon(size, (board) => {
    board.lineJoin = 'round';
    board.fillStyle = palette.ground;
    board.fill(diamond(15.5));
    board.fillStyle = state === 'noPower' ? palette.text : palette.ground;
    board.fill(diamond(13));
    if (state === 'empty') board.setLineDash([4, 2.5]);
    board.lineWidth = 2;
    board.strokeStyle = state === 'open' ? palette.water : palette.text;
    board.stroke(diamond(13));
    board.setLineDash([]);
    const ink = state === 'open' ? palette.water : state === 'empty' ? palette.text : palette.ground;
    paintGlyph(board, tapGlyph, ink, centre - 7.5, centre - 7.5, 14, 3.2);
    if (state === 'noPower') paintBadge(board, noPowerGlyph, palette.text, palette.ground, size - 8, 8, 7);
    if (state === 'empty') paintBadge(board, noWaterGlyph, palette.ground, palette.water, size - 8, 8, 7);
  });
}
