import type { FacilityKind } from '../../../model/facility';
import type { Technology } from '../../../model/grid';
import type { SupplyKind } from '../../../model/water';

/** A glyph on a 24 x 24 board as SVG path data, filled or stroked. */
export interface Glyph {
  fill?: string;
  stroke?: string;
}

export const facilityGlyphs: Record<FacilityKind, Glyph> = {
  hospital: { fill: 'M9 4h6v5h5v6h-5v5H9v-5H4V9h5z' },
  clinic: { stroke: 'M12 6v12M6 12h12' },
  waterWorks: { fill: 'M12 3c3.6 4.6 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.4-6.4 6-11z' },
  pumpStation: { stroke: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14z', fill: 'M9.5 8.2v7.6l6.5-3.8z' },
  sewageLift: { stroke: 'M4 17c2.7-2.6 5.3-2.6 8 0s5.3 2.6 8 0M12 13V5M8.5 8.5 12 5l3.5 3.5' },
  boilerHouse: {
    fill: 'M12.5 3c.5 3.5 5.5 5.5 5.5 11a6 6 0 0 1-12 0c0-2.5 1.3-4 2.5-5.2.2 1.7.9 2.6 1.8 3 0-3.3.5-6.3 2.2-8.8z',
  },
  telecom: {
    stroke:
      'M12 11v9M8.5 14.5a5 5 0 0 1 0-7M15.5 7.5a5 5 0 0 1 0 7M5.7 17.3a9 9 0 0 1 0-12.6M18.3 4.7a9 9 0 0 1 0 12.6',
  },
  shelter: { fill: 'M12 4 3 12h2.5v8h5v-5h3v5h5v-8H21z' },
  school: { fill: 'M12 5 2 9.5 12 14l8-3.6V16h2V9.5zM6 13.2V17c3.5 2.7 8.5 2.7 12 0v-3.8l-6 2.7z' },
  other: { fill: 'M7 7h10v10H7z' },
};

export const technologyGlyphs: Record<Technology, Glyph> = {
  hydro: { stroke: 'M4 9c2.7-2.6 5.3-2.6 8 0s5.3 2.6 8 0M4 15c2.7-2.6 5.3-2.6 8 0s5.3 2.6 8 0' },
  gasTurbine: {
    fill: 'M12.5 3c.5 3.5 5.5 5.5 5.5 11a6 6 0 0 1-12 0c0-2.5 1.3-4 2.5-5.2.2 1.7.9 2.6 1.8 3 0-3.3.5-6.3 2.2-8.8z',
  },
  combinedCycle: {
    fill: 'M8.5 5c.3 3 4 4.5 4 9a4.5 4.5 0 0 1-9 0c0-3 3.5-4.5 5-9zM17 8c.3 2 3.5 3.5 3.5 6.5a3.5 3.5 0 0 1-6 2.4C15.5 14.5 15.8 11 17 8z',
  },
  oilSteam: { stroke: 'M7 6h10v13H7zM7 10.5h10M7 15h10' },
  coal: { fill: 'M4 18 9 8l4 5 2-3 5 8z' },
  nuclear: {
    stroke:
      'M12 12m-2 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0M12 12c8-8 10-2 0 0zM12 12c3 11-7 9 0 0zM12 12C1 9 7 1 12 12z',
  },
  wind: { stroke: 'M12 12v9M12 12 12 3M12 12l7.5 4.5M12 12l-7.5 4.5' },
  solar: {
    stroke:
      'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7',
  },
  diesel: { stroke: 'M17 8.5A6 6 0 1 0 18 12h-5' },
  storage: { stroke: 'M4 8h14v8H4zM20.5 10.5v3M7.5 12h4M13 12h2' },
  interconnection: { stroke: 'M4 9h15l-4-4M20 15H5l4 4' },
  unknown: { stroke: 'M4 12c2.7-6 5.3-6 8 0s5.3 6 8 0' },
};

/** Lightning with a stroke through it: no power. */
export const noPowerGlyph: Glyph = {
  fill: 'M13.5 2 6 13.5h5L9.5 22 18 10h-5.5z',
  stroke: 'M4 4l16 16',
};
/** A tap drop with a stroke through it: no water. */
export const noWaterGlyph: Glyph = {
  fill: 'M12 3c3.6 4.6 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.4-6.4 6-11z',
  stroke: 'M4 4l16 16',
};
export const dropGlyph: Glyph = { fill: 'M12 3c3.6 4.6 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.4-6.4 6-11z' };
/** G in a ring, as a generating set is drawn on a single-line diagram. */
export const generatorSignGlyph: Glyph = { stroke: 'M17 8.5A6 6 0 1 0 18 12h-5' };
export const batteryGlyph: Glyph = { stroke: 'M4 8h14v8H4zM20.5 10.5v3', fill: 'M6 10h5v4H6z' };
/** A tap, with the drop below it. */
export const tapGlyph: Glyph = {
  stroke: 'M2 10h11a5 5 0 0 1 5 5M8.5 10V5.5M4.5 5h8',
  fill: 'M18 16.5c1.9 2.3 2.9 3.3 2.9 4.7a2.9 2.9 0 0 1-5.8 0c0-1.4 1-2.4 2.9-4.7z',
};
export const crossGlyph: Glyph = { stroke: 'M6 6l12 12M18 6 6 18' };
export const wrenchGlyph: Glyph = {
  fill: 'M20 7.5a5 5 0 0 1-6.6 5.6L8 18.5a2 2 0 0 1-2.8-2.8l5.4-5.4A5 5 0 0 1 17 4l-3 3 .5 2.5L17 10z',
};
/** Drops that run out of a line. */
export const leakGlyph: Glyph = {
  stroke: 'M3 6h18',
  fill: 'M8 9c2.2 3 3.4 4.6 3.4 6.400a3.4 3.4 0 0 1-6.8 0C4.6 13.6 5.8 12 8 9zM16.5 11c1.6 2.2 2.5 3.4 2.5 4.800a2.5 2.5 0 0 1-5 0c0-1.4.900-2.6 2.5-4.800z',
};

export const supplyGlyphs: Record<SupplyKind, Glyph> = {
  source: {
    stroke: 'M3 8c3-2.6 6-2.6 9 0s6 2.6 9 0M3 13c3-2.6 6-2.6 9 0s6 2.6 9 0M3 18c3-2.6 6-2.6 9 0s6 2.6 9 0',
  },
  treatment: { stroke: 'M4 5h16l-6 8v7l-4-2.500V13z', fill: 'M7.5 7.500h9L13 12h-2z' },
  station: { fill: 'M7 4.500v15L20 12z' },
  // Its level is drawn over it.
  reservoir: { stroke: '' },
  zone: {
    stroke: 'M3 10h10v4M13 7h5a3 3 0 0 1 3 3v4h-5M8 10V5M5 5h6',
    fill: 'M18.5 16c1.3 1.7 2 2.6 2 3.500a2 2 0 0 1-4 0c0-.900.7-1.8 2-3.500z',
  },
};
