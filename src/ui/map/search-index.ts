import { type ComponentKind, type ComponentRef, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import { supplyRef } from '../../model/supply-ref';
import type { MessageId } from '../../words/catalogue';
import type { MapFeatures } from './map-features';

export interface SearchEntry {
  ref: ComponentRef;
  name?: string;
  nameUk?: string;
  /** Message of its kind. */
  kindId: MessageId;
  /** Lower-case text that a query is looked for in. */
  text: string;
  /** Lower-case word of the kind, by which all of a kind are found after what is called so. */
  kindText: string;
}

/** What may stand before the first letter of a word. */
const beforeWord = /[\s/(-]/;

const kindOrder: readonly ComponentKind[] = [
  'facility',
  'area',
  'generator',
  'bus',
  'supplySource',
  'supplyZone',
  'waterPoint',
  'reservoir',
  'tank',
  'pump',
  'feeder',
  'branch',
  'valve',
  'pipe',
  'junction',
];

type Words = (id: MessageId) => string;
type Row = { id: string; name?: string; nameUk?: string };

/** Everything that can be found, in the order in which equal matches are listed. `words` says the kinds. */
export function makeSearchIndex(region: Region, features: MapFeatures, words: Words): SearchEntry[] {
  const kindWords = new Map<MessageId, string>();
  const kindText = (id: MessageId) => {
    const known = kindWords.get(id) ?? words(id).toLocaleLowerCase('uk');
    kindWords.set(id, known);
    return known;
  };
  const rows = new Map<string, SearchEntry>();
  const buses = new Map(region.grid.buses.map((it) => [it.id, it]));
  /** A branch without a name is called by its two ends, as everywhere else. */
  const endsOf = ({ fromBusId, toBusId }: { fromBusId: string; toBusId: string }) => {
    const ends = [fromBusId, toBusId].map((id) => ({ id, ...buses.get(id) }));
    return {
      name: ends.map((it) => it.name ?? it.id).join(' – '),
      nameUk: ends.some((it) => it.nameUk)
        ? ends.map((it) => it.nameUk ?? it.name ?? it.id).join(' – ')
        : undefined,
    };
  };
  const add = (kind: ComponentKind, row: Row, kindId: MessageId = `map.kind.${kind}`) => {
    const ref = { kind, id: row.id };
    const text = [row.name, row.nameUk, row.id].filter(Boolean).join('\n').toLocaleLowerCase('uk');
    const { name, nameUk } = row;
    rows.set(refKey(ref), { ref, name, nameUk, kindId, text, kindText: kindText(kindId) });
  };
  for (const row of region.facilities) add('facility', row, `map.facility.${row.kind}`);
  for (const row of region.areas) add('area', row);
  for (const row of region.grid.buses) add('bus', row);
  for (const row of region.grid.generators) add('generator', row);
  for (const row of region.feeders) add('feeder', row);
  for (const row of region.grid.branches) add('branch', row.name ? row : { id: row.id, ...endsOf(row) });
  const nodes = new Map(region.supplyZones?.nodes.map((it) => [it.id, it]));
  for (const row of nodes.values()) add(supplyRef(row).kind, row, `map.supply.${row.kind}`);
  for (const { id, fromId, toId } of region.supplyZones?.links ?? []) {
    const ends = [fromId, toId].map((it) => nodes.get(it)?.name ?? it);
    add('pipe', { id, name: ends.join(' → ') }, 'map.supply.link');
  }
  for (const row of region.waterPoints ?? []) add('waterPoint', row);
  for (const source of ['reservoirs', 'tanks', 'pipes', 'nodes'] as const) {
    for (const ref of features.refs[source]) add(ref.kind, { id: ref.id });
  }
  return [...rows.values()].sort((a, b) => rank(a) - rank(b));
}

function rank(entry: SearchEntry): number {
  const at = kindOrder.indexOf(entry.ref.kind);
  return at < 0 ? kindOrder.length : at;
}

/**
 * Best matches first: an id that is the query, a name that is, then those that begin with it, the shorter first, a word that does, then the
 * rest, at last those of a kind that is called so. Several words may stand apart, as long as each begins a word.
 */
export function searchComponents(index: readonly SearchEntry[], query: string, most: number): SearchEntry[] {
  const wanted = query.trim().toLocaleLowerCase('uk');
  if (wanted === '') return [];
  const words = wanted.split(/\s+/);
  const groups: SearchEntry[][] = [[], [], [], [], [], []];
  const letters = new Map<SearchEntry, number>();
  for (const entry of index) {
    const at = entry.text.indexOf(wanted);
    if (at < 0) {
      const isMeant = (word: string) => beginsWord(entry.text, word) || beginsWord(entry.kindText, word);
      if (words.length > 1 && words.every(isMeant)) groups[4].push(entry);
      else if (beginsWord(entry.kindText, wanted)) groups[5].push(entry);
      continue;
    }
    const lines = entry.text.split('\n');
    const begun = lines.filter((line) => line.startsWith(wanted)).map((line) => line.length);
    const isBegun = begun.length > 0;
    if (isBegun) letters.set(entry, Math.min(...begun));
    if (lines.at(-1) === wanted) groups[0].push(entry);
    else if (lines.includes(wanted)) groups[1].push(entry);
    else groups[isBegun ? 2 : beforeWord.test(entry.text[at - 1] ?? '') ? 3 : 4].push(entry);
  }
  groups[2].sort((a, b) => (letters.get(a) ?? 0) - (letters.get(b) ?? 0));
  return groups.flat().slice(0, most);
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || beforeWord.test(text[at - 1])) return true;
  }
  return false;
}
