import type { Region } from '../../model/region';
import type { SupplyNode } from '../../model/water';
import { formatCsv } from '../table/write-table';

/** The columns of the template, in SI but for flows in m3/h. */
export const zoneHeader = [
  'kind',
  'id',
  'name',
  'from',
  'to',
  'capacity (m3/h)',
  'volume (m3)',
  'fill (%)',
  'people',
  'tier',
  'L/person/day',
  'demand (m3/h)',
  'area',
  'bus',
  'feeder',
  'kw',
  'backup_kw',
  'fuel_l',
  'lon',
  'lat',
  'leak (%)',
] as const;

type Cell = string | number | undefined;

/** Rows that a user may change into a first table of his own; the numbers are invented. */
const example: readonly string[] = [
  'source,well,Wells,,,120,,,,,,,,B1,,40,,,,',
  'treatment,works,Water works,,,100,,,,,,,,B1,,60,100,400,,',
  'station,lift,Main lift,,,90,,,,,,,,B2,,75,,,,',
  'reservoir,tower,Hill tank,,,,600,80,,,,,,,,,,,,',
  'zone,hospital,Hospital,,,,,,400,1,300,,,,,,,,,',
  'zone,town,Town,,,,,,12000,4,120,,,,,,,,,',
  'link,w1,,well,works,120,,,,,,,,,,,,,,',
  'link,w2,,works,lift,100,,,,,,,,,,,,,,',
  'link,w3,,lift,tower,90,,,,,,,,,,,,,,',
  'link,w4,,tower,hospital,40,,,,,,,,,,,,,,',
  'link,w5,,tower,town,120,,,,,,,,,,,,,,',
];

/**
 * The supply zones of a region as the rows of a table that reads back. Places only where asked for. A region without
 * supply zones gives none.
 */
export function zoneRows(region: Region, coordinates: boolean): Cell[][] {
  const { nodes = [], links = [] } = region.supplyZones ?? {};
  const stations = new Map(
    region.facilities.flatMap((it) => [...(it.pumpIds ?? []), ...(it.sourceIds ?? [])].map((id) => [id, it])),
  );
  const joints = new Map(region.couplings.map((it) => [`${it.consumer.kind}:${it.consumer.id}`, it]));
  const row = (node: SupplyNode): Cell[] => {
    const station = stations.get(node.id);
    const kind = node.kind === 'station' ? 'pump' : 'treatment';
    const joint = joints.get(station ? `facility:${station.id}` : `${kind}:${node.id}`);
    const set = station?.backup[0];
    const place = coordinates ? node.lonLat : undefined;
    return [
      node.kind,
      node.id,
      node.name,
      undefined,
      undefined,
      perHour(node.capacityM3s),
      node.volumeM3,
      node.startFill === undefined ? undefined : roundOff(node.startFill * 100),
      node.people,
      node.tier,
      undefined,
      perHour(node.demandM3s),
      node.areaId,
      joint?.feederId === undefined ? joint?.busId : undefined,
      joint?.feederId,
      station?.demandKw,
      set?.ratedKw,
      set?.fuelL,
      place?.[0],
      place?.[1],
      node.leakShare === undefined ? undefined : roundOff(node.leakShare * 100),
    ];
  };
  return [
    ...nodes.map(row),
    ...links.map((it): Cell[] => ['link', it.id, undefined, it.fromId, it.toId, perHour(it.capacityM3s)]),
  ];
}

/** The table as CSV; for a region without supply zones the template, its example rows behind `#`. */
export function formatZones(region: Region, handling: string, coordinates: boolean): string {
  const head = [`# ${handling}`];
  const rows = zoneRows(region, coordinates);
  const padded = rows.map((it) => [...it, ...Array<undefined>(zoneHeader.length - it.length)]);
  const text = formatCsv(head, zoneHeader, padded);
  return rows.length > 0 ? text : `${text}${example.map((it) => `# ${it}`).join('\r\n')}\r\n`;
}

function perHour(m3s: number | undefined): number | undefined {
  return m3s === undefined ? undefined : roundOff(m3s * 3600);
}

/** Drops what the change of units added, far below any figure that people give. */
function roundOff(value: number): number {
  return Number(value.toPrecision(15));
}
