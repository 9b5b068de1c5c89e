import fragilityTable from '../../data/fragility.json';
import table from '../../data/parameters.json';
import repairTable from '../../data/repair-times.json';
import { type Hazard, intensityOf } from './footprint';
import { type Issue, issue } from './result';

/**
 * How far a default can be trusted: **P** the issuer's own text or data was read, **S** secondary, **J**
 * engineering judgement ("assumption"), **R** recalled from the named standard ("unverified").
 */
export type Confidence = 'P' | 'S' | 'J' | 'R';

/** One editable default. Its label is the message `parameter.KEY` of the catalogue. */
export interface Parameter {
  key: string;
  value: number;
  unit: string;
  min: number;
  max: number;
  confidence: Confidence;
  source: string;
}

/** Reads a parameter's value: the scenario's, else the default. Throws on a key that does not exist. */
export type ParameterReader = (key: string) => number;

const longestRepairH = 87600;
const mostBeta = 2;
const mostMedian = 1000;
const damagedStates = ['minor', 'moderate', 'heavy', 'destroyed'] as const;

/**
 * Every default, in the order of the tables; repair times are named `repair.CLASS.STATE.P50H` and so on, fragility curves
 * `fragility.HAZARD.CLASS.STATE.median` and `.beta`.
 */
export const parameterList: readonly Parameter[] = [
  ...table.parameters.map((it) => ({ ...it, confidence: it.confidence as Confidence })),
  ...repairTable.rows.flatMap((row) =>
    damagedStates.flatMap((state) =>
      repairTable.quantiles.map((quantile, i) => ({
        key: `repair.${row.class}.${state}.${quantile}H`,
        value: row[state][i],
        unit: repairTable.unit,
        min: 0,
        max: longestRepairH,
        confidence: row.confidence as Confidence,
        source: row.source,
      })),
    ),
  ),
  ...fragilityTable.rows.flatMap((row) =>
    damagedStates.flatMap((state) =>
      (['median', 'beta'] as const).map((part, i) => ({
        key: `fragility.${row.hazard}.${row.class}.${state}.${part}`,
        value: row[state][i],
        unit: part === 'beta' ? '1' : intensityOf[row.hazard as Hazard].unit,
        min: part === 'beta' ? 0.01 : 0.001,
        max: part === 'beta' ? mostBeta : mostMedian,
        confidence: row.confidence as Confidence,
        source: row.source,
      })),
    ),
  ),
];

/** Classes of components that have a fragility curve for a hazard. */
export function classesWithCurve(hazard: Hazard): string[] {
  return fragilityTable.rows.filter((it) => it.hazard === hazard).map((it) => it.class);
}

const byKey = new Map(parameterList.map((it) => [it.key, it]));

export function findParameter(key: string): Parameter | undefined {
  return byKey.get(key);
}

/** A reader over the defaults with a scenario's overrides on top. Unknown keys of `overrides` are passed over. */
export function readParameters(overrides: Readonly<Record<string, number>> = {}): ParameterReader {
  return (key) => {
    const parameter = byKey.get(key);
    if (!parameter) throw new Error(`There is no parameter ${key}.`);
    return Object.hasOwn(overrides, key) ? overrides[key] : parameter.value;
  };
}

/** Errors for overrides that name nothing or lie outside the parameter's range. */
export function checkParameters(overrides: Readonly<Record<string, number>>): Issue[] {
  const issues: Issue[] = [];
  for (const [key, value] of Object.entries(overrides)) {
    const parameter = byKey.get(key);
    if (!parameter) issues.push(issue('error', 'parameter.unknown', { key }, { id: key }));
    else if (!(value >= parameter.min && value <= parameter.max)) {
      const { min, max, unit } = parameter;
      issues.push(issue('error', 'parameter.outOfRange', { key, value, min, max, unit }, { id: key }));
    }
  }
  return issues;
}
