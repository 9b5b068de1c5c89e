import type { ParameterReader } from '../../model/parameters';
import type { SupplyZones } from '../../model/water';

/** Daily mean of each zone's demand, in the order of the nodes that are zones: what it states, else litres by its people. */
export function meanZoneDemandM3s({ nodes }: SupplyZones, read: ParameterReader): Float64Array {
  const m3sPerPerson = read('water.zoneLitresPerPersonDay') / 86_400_000;
  return Float64Array.from(
    nodes
      .filter((it) => it.kind === 'zone')
      .map(({ demandM3s, people = 0 }) => demandM3s ?? people * m3sPerPerson),
  );
}
