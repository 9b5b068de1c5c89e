import type { FacilityKind } from '../../../model/facility';
import type { Technology } from '../../../model/grid';
import type { Palette } from '../palette';
import { drawBoard, drawIcon, paintBadge, paintCrossHatch, paintGlyph, paintPlate } from './draw-icon';
import {
  batteryGlyph,
  crossGlyph,
  dropGlyph,
  facilityGlyphs,
  generatorSignGlyph,
  noPowerGlyph,
  noWaterGlyph,
  technologyGlyphs,
} from './glyphs';

export const facilityIconStates = ['grid', 'backup', 'battery', 'partial', 'dark', 'lost'] as const;
export type FacilityIconState = (typeof facilityIconStates)[number];
export const deviceIconStates = ['running', 'closed', 'noPower', 'lost'] as const;
export type DeviceIconState = (typeof deviceIconStates)[number];
export const generatorIconStates = ['running', 'off', 'tripped', 'lost'] as const;
export type GeneratorIconState = (typeof generatorIconStates)[number];
export const tankFills = [0, 1, 2, 3, 4, 5] as const;

/** Draws the image of the style with this name, in the colours of a palette; undefined for no such name. */
export function drawMapImage(palette: Palette, name: string): ImageData | undefined {
  const [family, kind, state] = name.split('-');
  switch (family) {
    case 'hatch':
      return hatch(palette, kind === 'power' ? 45 : 135);
    case 'facility':
      return facilityIcon(palette, kind as FacilityKind, state as FacilityIconState);
    case 'generator':
      return generatorIcon(palette, kind as Technology, state as GeneratorIconState);
    case 'pump':
    case 'valve':
      return deviceIcon(palette, family, kind as DeviceIconState);
    case 'tank':
      return tankIcon(palette, Number(kind));
    case 'reservoir':
      return reservoirIcon(palette);
    case 'mark':
      return markIcon(palette, kind === 'lost');
    case 'arrow':
      return arrowIcon(palette, kind === 'water' ? palette.water : palette.electricity);
    case 'chip':
      return chipPlate(palette);
    case 'count':
      return countIcon(palette, kind);
    case 'badge':
      return drawIcon(16, (board) =>
        kind === 'noWater'
          ? paintBadge(board, noWaterGlyph, palette.ground, palette.water, 8, 8, 7)
          : paintBadge(board, dropGlyph, palette.water, palette.ground, 8, 8, 7),
      );
    default:
      return undefined;
  }
}

/** Diagonal lines that tile: 45 degrees for no power, 135 for no water. */
function hatch(palette: Palette, degrees: 45 | 135): ImageData {
  const size = 8;
  return drawIcon(size, (board) => {
    board.strokeStyle = degrees === 45 ? palette.text : palette.water;
    board.globalAlpha = degrees === 45 ? 0.7 : 0.95;
    board.lineWidth = 1.4;
    board.lineCap = 'square';
    board.beginPath();
    for (const shift of [-size, 0, size]) {
      if (degrees === 45) {
        board.moveTo(shift, size);
        board.lineTo(shift + size, 0);
      } else {
        board.moveTo(shift, 0);
        board.lineTo(shift + size, size);
      }
    }
    board.stroke();
  });
}

function facilityIcon(palette: Palette, kind: FacilityKind, state: FacilityIconState): ImageData {
  const size = 34;
  const inset = 6;
  const plate = size - 2 * inset;
  const isDark = state === 'dark';
  const onBackup = state === 'backup' || state === 'battery';
  const paper = isDark ? palette.text : onBackup ? palette.backup : palette.ground;
  const ink = isDark || onBackup ? palette.ground : palette.text;
  return drawIcon(size, (board) => {
    board.save();
    paintPlate(board, inset - 1.5, inset - 1.5, plate + 3, palette.ground, palette.ground, 0, 6);
    if (state === 'partial') board.setLineDash([4, 3]);
    const edge = state === 'partial' ? 2.5 : state === 'grid' ? 1 : 1.5;
    paintPlate(
      board,
      inset,
      inset,
      plate,
      paper,
      state === 'grid' ? palette.muted : onBackup ? palette.backup : palette.text,
      edge,
    );
    board.restore();
    paintGlyph(board, facilityGlyphs[kind], ink, inset + 3, inset + 3, plate - 6, 2.4);
    if (state === 'lost') {
      board.save();
      board.beginPath();
      board.roundRect(inset, inset, plate, plate, 5);
      board.clip();
      paintCrossHatch(board, size, 5, palette.text);
      board.restore();
      paintBadge(board, crossGlyph, palette.text, palette.ground, size - 8, 8, 7);
    }
    if (isDark) paintBadge(board, noPowerGlyph, palette.text, palette.ground, size - 8, 8, 7.4);
    if (state === 'partial') paintBadge(board, noPowerGlyph, palette.muted, palette.ground, size - 8, 8, 7);
    if (state === 'backup')
      paintBadge(board, generatorSignGlyph, palette.backup, palette.ground, size - 8, 8, 7.4);
    if (state === 'battery')
      paintBadge(board, batteryGlyph, palette.backup, palette.ground, size - 8, 8, 7.4);
  });
}

function generatorIcon(palette: Palette, technology: Technology, state: GeneratorIconState): ImageData {
  const size = 30;
  const centre = size / 2;
  const isRunning = state === 'running';
  return drawIcon(size, (board) => {
    board.beginPath();
    board.arc(centre, centre, 10.5, 0, Math.PI * 2);
    board.fillStyle = palette.ground;
    board.fill();
    if (!isRunning) board.setLineDash([3, 2.5]);
    board.lineWidth = isRunning ? 2 : 1.5;
    board.strokeStyle = isRunning ? palette.electricity : palette.text;
    board.stroke();
    board.setLineDash([]);
    paintGlyph(
      board,
      technologyGlyphs[technology],
      isRunning ? palette.text : palette.muted,
      centre - 7,
      centre - 7,
      14,
      2.2,
    );
    if (state === 'lost') paintBadge(board, crossGlyph, palette.text, palette.ground, size - 7, 7, 6.5);
    if (state === 'tripped') paintBadge(board, noPowerGlyph, palette.text, palette.ground, size - 7, 7, 6.5);
  });
}

function deviceIcon(palette: Palette, kind: 'pump' | 'valve', state: DeviceIconState): ImageData {
  const size = 26;
  const centre = size / 2;
  const fill = state === 'running' ? palette.water : state === 'noPower' ? palette.text : palette.ground;
  const edge = state === 'noPower' || state === 'lost' ? palette.text : palette.water;
  const ink = state === 'running' || state === 'noPower' ? palette.ground : edge;
  return drawIcon(size, (board) => {
    if (kind === 'pump') {
      board.beginPath();
      board.arc(centre, centre, 8, 0, Math.PI * 2);
      board.fillStyle = fill;
      board.fill();
      board.lineWidth = 1.5;
      board.strokeStyle = edge;
      board.stroke();
      board.fillStyle = ink;
      board.fill(new Path2D(`M${centre - 3} ${centre - 4.5}v9l7-4.5z`));
    } else {
      const bow = new Path2D(`M${centre - 7} ${centre - 5}v10l14-10v10z`);
      board.fillStyle = fill;
      board.fill(bow);
      board.lineWidth = 1.5;
      board.strokeStyle = edge;
      board.stroke(bow);
    }
    if (state === 'noPower')
      paintBadge(board, noPowerGlyph, palette.text, palette.ground, size - 6.5, 6.5, 6);
    if (state === 'lost') paintBadge(board, crossGlyph, palette.text, palette.ground, size - 6.5, 6.5, 6);
  });
}

/** A tower tank whose water stands at so many fifths; an empty one has a broken outline and a struck drop. */
function tankIcon(palette: Palette, fifths: number): ImageData {
  return drawBoard(24, 28, (board) => {
    const left = 4;
    const top = 5;
    const width = 15;
    const height = 18;
    board.fillStyle = palette.ground;
    board.fillRect(left, top, width, height);
    const level = (height * fifths) / 5;
    board.fillStyle = palette.water;
    board.fillRect(left, top + height - level, width, level);
    board.lineWidth = 1.6;
    board.strokeStyle = fifths === 0 ? palette.text : palette.water;
    if (fifths === 0) board.setLineDash([3, 2]);
    board.strokeRect(left, top, width, height);
    board.setLineDash([]);
    if (fifths === 0) paintBadge(board, noWaterGlyph, palette.ground, palette.water, 17.5, 6.5, 6);
  });
}

function reservoirIcon(palette: Palette): ImageData {
  return drawIcon(24, (board) => {
    const basin = new Path2D('M2 6h20l-4 12H6z');
    board.fillStyle = palette.water;
    board.fill(basin);
    board.lineWidth = 1.5;
    board.strokeStyle = palette.ground;
    board.stroke(basin);
    paintGlyph(board, { stroke: 'M6 11c2-1.8 4-1.8 6 0s4 1.800 6 0' }, palette.ground, 0, 1, 24, 1.8);
  });
}

/** The sign before a count of a town's sites: the badge that each of them carries when seen close. */
function countIcon(palette: Palette, kind: string): ImageData {
  if (kind === 'nothing') return drawBoard(1, 1, () => undefined);
  return drawIcon(16, (board) => {
    if (kind === 'dark') {
      paintPlate(board, 1, 1, 14, palette.text, palette.text, 0, 3);
      paintGlyph(board, noPowerGlyph, palette.ground, 2, 2, 12, 2.4);
    } else if (kind === 'backup')
      paintBadge(board, generatorSignGlyph, palette.ground, palette.backup, 8, 8, 7);
    else paintBadge(board, noWaterGlyph, palette.ground, palette.water, 8, 8, 7);
  });
}

/** The plate under a town's counts; it is stretched to fit them. */
export const chipStretch = { sizePx: 12, edgePx: 5 };

function chipPlate(palette: Palette): ImageData {
  const { sizePx } = chipStretch;
  return drawIcon(sizePx, (board) => {
    paintPlate(board, 0.75, 0.75, sizePx - 1.5, palette.ground, palette.text, 1, 4);
  });
}

/** Lost: a cross on a plate. Tripped by protection: a gap with a zigzag. */
function markIcon(palette: Palette, isLost: boolean): ImageData {
  return drawIcon(22, (board) => {
    board.beginPath();
    board.arc(11, 11, 8, 0, Math.PI * 2);
    board.fillStyle = isLost ? palette.text : palette.ground;
    board.fill();
    board.lineWidth = 1.5;
    board.strokeStyle = isLost ? palette.ground : palette.text;
    board.stroke();
    const glyph = isLost ? crossGlyph : { stroke: 'M5 14l4-5 3 6 3-6 4 5' };
    paintGlyph(board, glyph, isLost ? palette.ground : palette.text, 4, 4, 14, 3);
  });
}

function arrowIcon(palette: Palette, colour: string): ImageData {
  return drawIcon(12, (board) => {
    board.fillStyle = colour;
    board.strokeStyle = palette.ground;
    board.lineWidth = 1.5;
    const head = new Path2D('M2 2l8 4-8 4 2-4z');
    board.stroke(head);
    board.fill(head);
  });
}
