import { readNumber } from './inp-lines';
import type { RowSpan } from './row-spans';

/** What one unit of the file is in SI. */
export interface FileUnits {
  lengthM: number;
  diameterM: number;
  flowM3s: number;
  powerKw: number;
}

export const flowUnitsM3s: Record<string, number> = {
  CFS: 0.028316846592,
  GPM: 6.30901964e-5,
  MGD: 3785.411784 / 86400,
  IMGD: 4546.09 / 86400,
  AFD: 1233.48183754752 / 86400,
  LPS: 1e-3,
  LPM: 1e-3 / 60,
  MLD: 1000 / 86400,
  CMH: 1 / 3600,
  CMD: 1 / 86400,
  CMS: 1,
  /** EPANET takes it as litres a second. */
  SI: 1e-3,
};
const metric = /^(LPS|LPM|MLD|CMH|CMD|CMS|SI)$/;

/** Units as [OPTIONS] says; without it GPM, EPANET's default. */
export function readFileUnits(rows: readonly RowSpan[]): FileUnits {
  let flow = 'GPM';
  for (const { section, words } of rows)
    if (section === 'OPTIONS' && /^UNITS$/i.test(words[0].text) && words[1])
      flow = words[1].text.toUpperCase();
  const isMetric = metric.test(flow);
  return {
    lengthM: isMetric ? 1 : 0.3048,
    diameterM: isMetric ? 1e-3 : 0.0254,
    flowM3s: flowUnitsM3s[flow] ?? flowUnitsM3s.GPM,
    powerKw: isMetric ? 1 : 0.7457,
  };
}

/** A number of the file in SI; undefined where there is none. */
export function fromWord(word: string | undefined, unit: number): number | undefined {
  const value = readNumber(word);
  return value === undefined ? undefined : Number((value * unit).toPrecision(significant));
}

/** A number in SI as the file writes it. */
export function toWord(value: number, unit = 1): string {
  return String(Number((value / unit).toPrecision(significant)));
}

/** More digits than any file holds, fewer than a factor of units can blur. */
const significant = 10;
