import { z } from 'zod';

/** "No index" in index arrays. */
export const none = -1;

/** Every kind of thing that can be selected, lost, repaired or named by an event. */
export const componentKinds = [
  'bus',
  'branch',
  'generator',
  'dcLine',
  'feeder',
  'junction',
  'reservoir',
  'tank',
  'pipe',
  'pump',
  'valve',
  'facility',
  'area',
  'network',
  'island',
  'supplySource',
  'supplyZone',
  'waterPoint',
] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** Kinds that live inside a water network; their id reads `networkId/elementId`. */
export const waterKinds = ['junction', 'reservoir', 'tank', 'pipe', 'pump', 'valve'] as const;
export type WaterKind = (typeof waterKinds)[number];

export function isWaterKind(kind: ComponentKind): kind is WaterKind {
  return (waterKinds as readonly string[]).includes(kind);
}

/** Kinds of nodes of the supply zones; their links go by `pipe`. */
export function isSupplyKind(kind: ComponentKind): boolean {
  return kind === 'supplySource' || kind === 'supplyZone';
}

/** Names one component by kind and outside id. */
export const componentRefSchema = z.strictObject({ kind: z.enum(componentKinds), id: z.string() });
export type ComponentRef = z.infer<typeof componentRefSchema>;

/** `kind:id`, unique over a Region; used as a map key and on the command line. */
export function refKey(ref: ComponentRef): string {
  return `${ref.kind}:${ref.id}`;
}

/** Reads `kind:id`; the id may itself hold colons. Undefined when the kind is unknown or the id empty. */
export function parseRefKey(key: string): ComponentRef | undefined {
  const colon = key.indexOf(':');
  if (colon < 1 || colon === key.length - 1) return undefined;
  const kind = key.slice(0, colon);
  if (!(componentKinds as readonly string[]).includes(kind)) return undefined;
  return { kind: kind as ComponentKind, id: key.slice(colon + 1) };
}

/** What a water id of a Region names: an element of a network of the given kind, or a node of the supply zones. */
export function waterRef(id: string, kind: WaterKind): ComponentRef {
  if (id.includes('/')) return { kind, id };
  return { kind: kind === 'junction' ? 'supplyZone' : 'supplySource', id };
}

/** Network id that stands for a Region's supply zones, whose elements go by their own ids without a slash. */
export const zonesNetworkId = '';

/** Id of an element of a water network as used in a Region. Network ids hold no slash; element ids may. */
export function waterId(networkId: string, elementId: string): string {
  return networkId === zonesNetworkId ? elementId : `${networkId}/${elementId}`;
}

/** Splits a water id into network and element id at the first slash; an id without one is of the supply zones. */
export function splitWaterId(id: string): { networkId: string; elementId: string } {
  const slash = id.indexOf('/');
  if (slash === -1) return { networkId: zonesNetworkId, elementId: id };
  return { networkId: id.slice(0, slash), elementId: id.slice(slash + 1) };
}
