import type { FacilityKind } from '../../../model/facility';
import type { Technology } from '../../../model/grid';
import type { SupplyKind } from '../../../model/water';
import type { Palette } from '../palette';
import { tankParts } from '../state-classes';
import { drawBoard, drawIcon, paintBadge, paintCrossHatch, paintGlyph, paintPlate } from './draw-icon';
import {
  batteryGlyph,
  crossGlyph,
  dropGlyph,
  facilityGlyphs,
  generatorSignGlyph,
  leakGlyph,
  noPowerGlyph,
  noWaterGlyph,
  technologyGlyphs,
} from './glyphs';
import { guessRing, type SupplyIconState, supplyFill, supplyIcon } from './supply-images';
import {
  dryJunctionIcon,
  reservoirIcon,
  tankIcon,
  type WaterPointIconState,
  waterPointIcon,
} from './water-images';

export { type SupplyIconState, supplyIconStates } from './supply-images';
export { type WaterPointIconState, waterPointIconStates } from './water-images';

export const facilityIconStates = ['grid', 'backup', 'battery', 'solar', 'partial', 'dark', 'lost'] as const;
export type FacilityIconState = (typeof facilityIconStates)[number];
export const deviceIconStates = ['running', 'closed', 'noPower', 'lost'] as const;
export type DeviceIconState = (typeof deviceIconStates)[number];
export const generatorIconStates = ['running', 'off', 'tripped', 'lost'] as const;
export type GeneratorIconState = (typeof generatorIconStates)[number];
export const sourceIconStates = ['open', 'closed', 'lost'] as const;
export type SourceIconState = (typeof sourceIconStates)[number];
/** Fills of a tank that are told apart, in parts of `tankParts`. */
export const tankFills = Array.from({ length: tankParts + 1 }, (_, i) => i);

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
      return tankIcon(palette, kind);
    case 'reservoir':
      return reservoirIcon(palette, kind as SourceIconState);
    case 'waterPoint':
      return waterPointIcon(palette, kind as WaterPointIconState);
    case 'junction':
      return dryJunctionIcon(palette);
    case 'supply':
      return kind === 'guess'
        ? guessRing(palette)
        : supplyIcon(palette, kind as SupplyKind, state as SupplyIconState);
    case 'supplyFill':
      return supplyFill(palette, Number(kind));
    case 'mark':
      return markIcon(palette, kind as 'lost' | 'tripped' | 'leak');
    case 'arrow':
      return arrowIcon(palette, kind === 'water' ? palette.water : palette.electricity);
    case 'room':
      return drawIcon(26, () => undefined);
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
    // A pale edge keeps the line seen on the darkest fill.
    board.strokeStyle = palette.ground;
    board.globalAlpha = 0.4;
    board.lineWidth = 2.8;
    board.stroke();
    board.strokeStyle = degrees === 45 ? palette.text : palette.water;
    board.globalAlpha = 1;
    board.lineWidth = 1.5;
    board.stroke();
  });
}

function facilityIcon(palette: Palette, kind: FacilityKind, state: FacilityIconState): ImageData {
  const size = 34;
  const inset = 6;
  const plate = size - 2 * inset;
  const isDark = state === 'dark';
  const onBackup = state === 'backup' || state === 'battery' || state === 'solar';
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
    if (state === 'solar')
      paintBadge(board, technologyGlyphs.solar, palette.backup, palette.ground, size - 8, 8, 7.4);
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

/** Lost: a cross on a plate. Tripped by protection: a gap with a zigzag. A leak: drops that run out. */
function markIcon(palette: Palette, kind: 'lost' | 'tripped' | 'leak'): ImageData {
  const isLost = kind === 'lost';
  return drawIcon(22, (board) => {
    board.beginPath();
    board.arc(11, 11, 8, 0, Math.PI * 2);
    board.fillStyle = isLost ? palette.text : palette.ground;
    board.fill();
    board.lineWidth = 1.5;
    board.strokeStyle = isLost ? palette.ground : kind === 'leak' ? palette.water : palette.text;
    board.stroke();
    const ink = isLost ? palette.ground : kind === 'leak' ? palette.water : palette.text;
    paintGlyph(board, markGlyphs[kind], ink, 4, 4, 14, 3);
  });
}

const markGlyphs = { lost: crossGlyph, tripped: { stroke: 'M5 14l4-5 3 6 3-6 4 5' }, leak: leakGlyph };

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
