import type { ComponentRef } from '../model/ids';
import type { Region } from '../model/region';
import type { SupplyKind } from '../model/water';

/** Rows of the table of repair times. */
export const repairClasses = [
  'substation110',
  'substation330',
  'substation750',
  'transformer110',
  'transformer330',
  'transformer750',
  'line110',
  'line330',
  'line750',
  'cable',
  'thermalUnit',
  'hydroUnit',
  'feeder',
  'pumpStation',
  'treatment',
  'tank',
  'well',
  'pipeSmall',
  'pipeLarge',
  'pump',
  'valve',
  'facility',
] as const;
export type RepairClass = (typeof repairClasses)[number];

/** A zone as a whole is lost with the main that feeds it. */
const supplyClasses: Readonly<Record<SupplyKind, RepairClass>> = {
  source: 'well',
  treatment: 'treatment',
  station: 'pumpStation',
  reservoir: 'tank',
  zone: 'pipeLarge',
};

/** Pipes from this diameter on count as large, m (20 in in the Hazus table). */
const largePipeM = 0.5;

/**
 * Finds the row of the repair table for a component. Voltage classes: below 200 kV, below 450 kV, above.
 * `pipeDiameterM` tells a pipe's diameter, NaN where it is not known. Undefined for kinds that cannot be lost.
 */
export function createRepairClassifier(
  region: Region,
  pipeDiameterM: (id: string) => number,
): (component: ComponentRef) => RepairClass | undefined {
  const busKv = new Map(region.grid.buses.map((it) => [it.id, it.baseKv]));
  const branches = new Map(region.grid.branches.map((it) => [it.id, it]));
  const dcLines = new Map(region.grid.dcLines.map((it) => [it.id, it]));
  const generators = new Map(region.grid.generators.map((it) => [it.id, it]));
  const facilities = new Map(region.facilities.map((it) => [it.id, it]));
  const supplyKindOf = new Map(region.supplyZones?.nodes.map((it) => [it.id, it.kind]));

  return ({ kind, id }) => {
    switch (kind) {
      case 'bus':
        return `substation${voltageClass(busKv.get(id) ?? 0)}`;
      case 'branch': {
        const branch = branches.get(id);
        if (!branch) return undefined;
        if (branch.kind === 'cable') return 'cable';
        const kv = Math.max(busKv.get(branch.fromBusId) ?? 0, busKv.get(branch.toBusId) ?? 0);
        return branch.kind === 'line' ? `line${voltageClass(kv)}` : `transformer${voltageClass(kv)}`;
      }
      case 'generator':
        return generators.get(id)?.technology === 'hydro' ? 'hydroUnit' : 'thermalUnit';
      case 'dcLine': {
        // The transformers of its converters are what takes longest.
        const line = dcLines.get(id);
        const kv = Math.max(busKv.get(line?.fromBusId ?? '') ?? 0, busKv.get(line?.toBusId ?? '') ?? 0);
        return line ? `transformer${voltageClass(kv)}` : undefined;
      }
      case 'feeder':
        return 'feeder';
      case 'facility': {
        const facilityKind = facilities.get(id)?.kind;
        if (facilityKind === 'pumpStation' || facilityKind === 'sewageLift') return 'pumpStation';
        return facilityKind === 'waterWorks' ? 'treatment' : 'facility';
      }
      case 'pipe':
        return pipeDiameterM(id) >= largePipeM ? 'pipeLarge' : 'pipeSmall';
      case 'junction':
        return 'pipeSmall';
      case 'reservoir':
        return 'treatment';
      case 'supplySource':
      case 'supplyZone': {
        const supplyKind = supplyKindOf.get(id);
        return supplyKind && supplyClasses[supplyKind];
      }
      case 'tank':
      case 'pump':
      case 'valve':
        return kind;
      default:
        return undefined;
    }
  };
}

function voltageClass(kv: number): 110 | 330 | 750 {
  if (kv < 200) return 110;
  return kv < 450 ? 330 : 750;
}
