import type { ConsumerKind } from '../../model/coupling';
import type { Bus } from '../../model/grid';
import { splitWaterId, zonesNetworkId } from '../../model/ids';
import { findIn as findRow } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { ElementLookup, NetworkElements } from '../../model/validation/check-water';
import type { SupplyKind, WaterNetwork } from '../../model/water';
import { readStem } from '../file-name';
import type { CouplingRow } from './read-rows';

/** A bus by id, by a number written another way (`12.0`), or by a name that only one bus has. */
export function findBus(text: string, buses: readonly Bus[]): Bus | undefined {
  const exact = findRow(buses, text);
  if (exact) return exact;
  const number = /^\d+([.,]0*)?$/.test(text) ? String(Number.parseInt(text, 10)) : undefined;
  const byNumber = number === undefined ? undefined : findRow(buses, number);
  if (byNumber) return byNumber;
  const wanted = text.trim().toLowerCase();
  const named = buses.filter((bus) =>
    [bus.name, bus.nameUk].some((it) => it?.trim().toLowerCase() === wanted),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Elements of water networks that are joined to the grid. */
export type ElementKind = Extract<ConsumerKind, 'pump' | 'treatment' | 'valve'>;

export interface Why {
  code: string;
  params: Record<string, string | number>;
}

/** An element that was found, or why it was not. */
export type Named =
  | { networkId: string; elementId: string; why?: undefined }
  | { networkId?: undefined; why: Why };

/** The pump or valve, or the reservoir that is treated, that a row names; in the named network, in the only one that has it, or in the supply zones. */
export function findWaterElement(
  kind: ElementKind,
  row: CouplingRow,
  region: Region,
  elementsOf: ElementLookup,
): Named {
  const { id } = row;
  if (row.network !== undefined) {
    const network = findNetwork(row.network, region);
    if (!network) {
      const networks = region.waterNetworks.map((it) => it.id).join(', ') || '-';
      return { why: { code: 'couplings.noSuchNetwork', params: { id, network: row.network, networks } } };
    }
    return (
      findIn(kind, id, [network], elementsOf) ??
      findIn(kind, elementPart(id, network), [network], elementsOf) ??
      missing(kind, row, [network], elementsOf)
    );
  }
  const whole = findIn(kind, id, region.waterNetworks, elementsOf);
  const node = findSupplyNode(kind, id, region);
  if (whole && node) {
    const networks = [
      ...region.waterNetworks.filter((it) => holds(kind, id, elementsOf(it.id))),
      { id: '-' },
    ];
    const params = { id, networks: networks.map((it) => it.id).join(', ') };
    return { why: { code: 'couplings.manyNetworks', params } };
  }
  if (whole) return whole;
  if (node) return { networkId: zonesNetworkId, elementId: node.id };
  if (id.includes('/')) {
    const { networkId, elementId } = splitWaterId(id);
    const network = findNetwork(networkId, region);
    const inside = network && findIn(kind, elementId, [network], elementsOf);
    if (inside) return inside;
  }
  return missing(kind, row, region.waterNetworks, elementsOf, region);
}

/** A station of the supply zones, which is a pump to the program, or one of their sources and works. */
function findSupplyNode(kind: ElementKind, id: string, { supplyZones }: Region) {
  const node = findRow(supplyZones?.nodes ?? [], id);
  return node && suppliedKinds[kind].includes(node.kind) ? node : undefined;
}

const suppliedKinds: Record<ElementKind, readonly SupplyKind[]> = {
  pump: ['station'],
  valve: [],
  treatment: ['source', 'treatment'],
};

/** A network by id, file name or name, whatever the case. */
function findNetwork(text: string, region: Region): WaterNetwork | undefined {
  const wanted = [text, readStem(text)].map((it) => it.toLowerCase());
  const names = ({ id, name, nameUk }: WaterNetwork) => [id, name, nameUk, name && readStem(name)];
  return (
    region.waterNetworks.find((it) => it.id === text) ??
    region.waterNetworks.find((it) => names(it).some((name) => name && wanted.includes(name.toLowerCase())))
  );
}

function elementPart(id: string, network: WaterNetwork): string {
  return id.startsWith(`${network.id}/`) ? id.slice(network.id.length + 1) : id;
}

function findIn(
  kind: ElementKind,
  elementId: string,
  networks: readonly WaterNetwork[],
  elementsOf: ElementLookup,
): Named | undefined {
  const holders = networks.filter(({ id }) => holds(kind, elementId, elementsOf(id)));
  if (holders.length === 1) return { networkId: holders[0].id, elementId };
  if (holders.length < 2) return undefined;
  const params = { id: elementId, networks: holders.map((it) => it.id).join(', ') };
  return { why: { code: 'couplings.manyNetworks', params } };
}

function holds(kind: ElementKind, id: string, elements: NetworkElements | undefined): boolean {
  if (!elements) return false;
  return kind === 'treatment' ? elements.nodeKind(id) === 'reservoir' : elements.linkKind(id) === kind;
}

function missing(
  kind: ElementKind,
  { id }: CouplingRow,
  networks: readonly WaterNetwork[],
  elementsOf: ElementLookup,
  region?: Region,
): Named {
  const nodes = region?.supplyZones?.nodes ?? [];
  if (networks.length === 0 && nodes.length === 0)
    return { why: { code: 'couplings.noNetwork', params: { id } } };
  if (kind === 'treatment') return { why: { code: 'couplings.noSuchReservoir', params: { id } } };
  if (kind === 'valve') return { why: { code: 'couplings.noSuchValve', params: { id } } };
  const stations = nodes.filter((it) => it.kind === 'station').map((it) => it.id);
  const pumps = [...networks.flatMap((it) => elementsOf(it.id)?.pumpIds ?? []), ...stations];
  const some = pumps.slice(0, 8).join(', ') + (pumps.length > 8 ? ', …' : '');
  return { why: { code: 'couplings.noSuchPump', params: { id, pumps: some || '-' } } };
}
