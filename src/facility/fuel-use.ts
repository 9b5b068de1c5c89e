import { fuelTable } from '../model/fuel-table';
import type { ParameterReader } from '../model/parameters';

/** A set's own consumption line, where it is known. */
export interface FuelLine {
  idleLPerKw?: number;
  loadLPerKwh?: number;
}

/**
 * Litres an hour of a running set. With its own line: `idle·rated + load·kW`. Else the fuel chart, linear in
 * rating and in load share (below a quarter load: the line of the first two columns), from 20 to 1000 kW; outside
 * that the linear fits of the parameters.
 */
export function fuelUseLPerH(ratedKw: number, loadKw: number, line: FuelLine, read: ParameterReader): number {
  if (line.idleLPerKw !== undefined && line.loadLPerKwh !== undefined)
    return line.idleLPerKw * ratedKw + line.loadLPerKwh * loadKw;
  const ratings = fuelTable.ratedKw;
  const last = ratings.length - 1;
  if (ratedKw < ratings[0])
    return read('backup.smallIdleLPerKw') * ratedKw + read('backup.smallLoadLPerKwh') * loadKw;
  if (ratedKw > ratings[last])
    return read('backup.largeIdleLPerKw') * ratedKw + read('backup.largeLoadLPerKwh') * loadKw;
  let row = 0;
  while (row < last - 1 && ratings[row + 1] < ratedKw) row++;
  const part = (ratedKw - ratings[row]) / (ratings[row + 1] - ratings[row]);
  const share = loadKw / ratedKw;
  return litresAtShare(row, share) * (1 - part) + litresAtShare(row + 1, share) * part;
}

function litresAtShare(row: number, share: number): number {
  const shares = fuelTable.loadShare;
  const use = fuelTable.useLPerH[row];
  let column = 0;
  while (column < shares.length - 2 && shares[column + 1] < share) column++;
  const part = (share - shares[column]) / (shares[column + 1] - shares[column]);
  return use[column] + part * (use[column + 1] - use[column]);
}
