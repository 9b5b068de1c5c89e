import table from '../../data/fuel-table.json';

/** Litres an hour by rating (rows) and load share (columns), with its source. */
export const fuelTable: {
  ratedKw: number[];
  loadShare: number[];
  useLPerH: number[][];
  source: string;
} = table;
