import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import type { BoardRow } from './board-rows';

/** Columns of the board as a file: plain names with their units. */
export const boardHeader = [
  'facilityId',
  'name',
  'kind',
  'tier',
  'power',
  'powerShare',
  'fuelL',
  'fuelLeftH',
  'chargeKwh',
  'chargeLeftH',
  'emptyAtS',
  'nextFuelAtS',
  'fuelCalledForAtS',
  'water',
  'storedWaterM3',
  'storeLeftH',
  'sewageFill',
  'overflowInH',
  'indoorC',
  'dryHospitalSinceS',
  'harm',
  'setKw',
  'batteryKwh',
  'solarKw',
] as const;

/** Rows of the board as a file, in the order given; what does not apply is left empty. */
export function tabulateBoard(rows: readonly BoardRow[]): (string | number | undefined)[][] {
  return rows.map((it) => [
    it.id,
    it.name,
    it.kind,
    it.tier,
    nameOf(facilityPowerStates, it.power),
    it.powerShare,
    it.setKw > 0 ? it.fuelL : undefined,
    it.fuelH,
    it.batteryKwh > 0 ? it.chargeKwh : undefined,
    it.chargeH,
    it.emptyS,
    it.nextFuelS,
    it.calledS,
    nameOf(facilityWaterStates, it.water),
    it.storeM3 > 0 ? it.storedM3 : undefined,
    it.storeH,
    it.sewageFill,
    it.overflowH,
    it.indoorC,
    it.drySinceS,
    it.harm,
    it.setKw,
    it.batteryKwh,
    it.solarKw,
  ]);
}

function nameOf(codes: Readonly<Record<string, number>>, code: number | undefined): string | undefined {
  return Object.keys(codes).find((name) => codes[name] === code);
}
