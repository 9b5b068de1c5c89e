import type { RunReader } from '../../client/run-reader';
import { none } from '../../model/ids';
import type { Area } from '../../model/people';

/** Litres per person and day at which a level of service begins; each level goes up to the one before it. */
export const litreLevels = [
  { level: 'critical', fromL: 0 },
  { level: 'survival', fromL: 3 },
  { level: 'basic', fromL: 7.5 },
  { level: 'reduced', fromL: 15 },
  { level: 'normal', fromL: 50 },
] as const;
export type LitreLevel = (typeof litreLevels)[number]['level'];

/** The level of service of so many litres; undefined where water is not known. */
export function litreLevel(litres: number): LitreLevel | undefined {
  return litreLevels.findLast((it) => litres >= it.fromL)?.level;
}

/** What an area had least of in a run. */
export interface AreaLow {
  /** Least litres per person and day, and the first time of that; absent where water is not known. */
  litres?: number;
  timeS: number;
  /** Of its people below 15 L, over the whole run: a part of an area can be short while its mean is not. */
  personHoursBelow15: number;
}

/** The lowest litres of every area of the run, by column; O(frames x areas), made once for a run. */
export function areaLows(reader: RunReader): readonly AreaLow[] {
  let lows = byReader.get(reader);
  if (lows) return lows;
  lows = reader.record.index.areaIds.map(() => ({ timeS: 0, personHoursBelow15: 0 }));
  const { timesS } = reader.record;
  for (let i = 0; i < timesS.length; i++) {
    const row = reader.row('areaLitresPerPersonDay', i);
    const short = reader.row('areaPersonHoursBelow15L', i);
    for (let a = 0; a < lows.length; a++) {
      const litres = row[a];
      if (!Number.isFinite(litres)) continue;
      const low = lows[a];
      // A fall of less than a tenth of a litre is no new low.
      if (low.litres === undefined || litres < low.litres - 0.1) {
        low.litres = litres;
        low.timeS = timesS[i];
      }
      low.personHoursBelow15 += short[a];
    }
  }
  byReader.set(reader, lows);
  return lows;
}

/** Litres of an area over the run; kept, so that tables draw it again at no cost. */
export function areaCurve(reader: RunReader, areaId: string): Float64Array | undefined {
  let curves = curvesByReader.get(reader);
  if (!curves) {
    curves = new Map();
    curvesByReader.set(reader, curves);
  }
  let curve = curves.get(areaId);
  if (!curve) {
    curve = reader.curve('areaLitresPerPersonDay', areaId);
    if (curve) curves.set(areaId, curve);
  }
  return curve;
}

const curvesByReader = new WeakMap<RunReader, Map<string, Float64Array>>();
const byReader = new WeakMap<RunReader, AreaLow[]>();

/** An area on the board, at one time. */
export interface AreaRow extends AreaLow {
  id: string;
  name: string;
  people: number;
  /** Hours that a person of it was below 15 L, in the mean. */
  below15H: number;
  /** Shares of need served now; NaN where that is not known. */
  power: number;
  water: number;
  /** 24 h mean per person and day, and what part of it came from taps and was brought home. */
  litresNow: number;
  tapL: number;
  carriedL: number;
  dryFloorsShare: number;
  unsafeShare: number;
  column: number;
}

/** Rows of the areas that the run knows, at the frame in force at `timeS`. */
export function areaRows(
  reader: RunReader,
  areas: readonly Area[],
  nameOf: (id: string) => string,
  timeS: number,
): AreaRow[] {
  const lows = areaLows(reader);
  const at = (field: Parameters<RunReader['rowAt']>[0]) => reader.rowAt(field, timeS);
  const power = at('areaPowerShare');
  const water = at('areaWaterShare');
  const litres = at('areaLitresPerPersonDay');
  const tap = at('areaTapLitres');
  const carried = at('areaCarriedLitres');
  const dryFloors = at('areaDryFloorsShare');
  const unsafe = at('areaUnsafeShare');
  return areas.flatMap((it): AreaRow[] => {
    const ix = reader.column('areaIds', it.id);
    if (ix === none) return [];
    return [
      {
        ...lows[ix],
        id: it.id,
        name: nameOf(it.id),
        people: it.people,
        below15H: it.people > 0 ? lows[ix].personHoursBelow15 / it.people : 0,
        power: power[ix],
        water: water[ix],
        litresNow: litres[ix],
        tapL: tap[ix],
        carriedL: carried[ix],
        dryFloorsShare: dryFloors[ix],
        unsafeShare: unsafe[ix],
        column: ix,
      },
    ];
  });
}

/** Columns of the areas as a file. */
export const areaHeader = [
  'areaId',
  'name',
  'people',
  'powerShare',
  'waterShare',
  'litresPerPersonDay',
  'tapLitres',
  'carriedLitres',
  'dryFloorsShare',
  'unsafeShare',
  'lowestLitres',
  'lowestAtS',
  'hoursBelow15L',
] as const;

/** Areas as rows of a file; what is not known is left empty. */
export function tabulateAreas(rows: readonly AreaRow[]): (string | number | undefined)[][] {
  return rows.map((it) => [
    it.id,
    it.name,
    it.people,
    it.power,
    it.water,
    it.litresNow,
    it.tapL,
    it.carriedL,
    it.dryFloorsShare,
    it.unsafeShare,
    it.litres,
    it.litres === undefined ? undefined : it.timeS,
    it.litres === undefined ? undefined : it.below15H,
  ]);
}
