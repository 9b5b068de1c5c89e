import { type ComponentKind, type ComponentRef, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import type { MapFeatures } from './map-features';

export interface SearchEntry {
  ref: ComponentRef;
  name?: string;
  nameUk?: string;
  /** Lower-case text that a query is looked for in. */
  text: string;
}

/** What may stand before the first letter of a word. */
const beforeWord = /[\s/(-]/;

const kindOrder: readonly ComponentKind[] = [
  'facility',
  'area',
  'generator',
  'bus',
  'reservoir',
  'tank',
  'pump',
  'feeder',
  'branch',
  'valve',
  'pipe',
  'junction',
];

/** Everything that can be found, in the order in which equal matches are listed. */
export function makeSearchIndex(region: Region, features: MapFeatures): SearchEntry[] {
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
  const add = (kind: ComponentKind, row: { id: string; name?: string; nameUk?: string }) => {
    const ref = { kind, id: row.id };
    const text = [row.name, row.nameUk, row.id].filter(Boolean).join('\n').toLocaleLowerCase('uk');
    rows.set(refKey(ref), { ref, name: row.name, nameUk: row.nameUk, text });
  };
  for (const row of region.facilities) add('facility', row);
  for (const row of region.areas) add('area', row);
  for (const row of region.grid.buses) add('bus', row);
  for (const row of region.grid.generators) add('generator', row);
  for (const row of region.feeders) add('feeder', row);
  for (const row of region.grid.branches) add('branch', row.name ? row : { id: row.id, ...endsOf(row) });
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
 * Best matches first: a name or id that is the query, then one that begins with it, a word that does, then the
 * rest. Several words may stand apart, as long as each begins a word.
 */
export function searchComponents(index: readonly SearchEntry[], query: string, most: number): SearchEntry[] {
  const wanted = query.trim().toLocaleLowerCase('uk');
  if (wanted === '') return [];
  const words = wanted.split(/\s+/);
  const groups: SearchEntry[][] = [[], [], [], []];
  for (const entry of index) {
    const at = entry.text.indexOf(wanted);
    if (at < 0) {
      if (words.length > 1 && words.every((word) => beginsWord(entry.text, word))) groups[3].push(entry);
      continue;
    }
    const lines = entry.text.split('\n');
    const group = lines.includes(wanted)
      ? 0
      : lines.some((line) => line.startsWith(wanted))
        ? 1
        : beforeWord.test(entry.text[at - 1] ?? '')
          ? 2
          : 3;
    groups[group].push(entry);
  }
  return groups.flat().slice(0, most);
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || beforeWord.test(text[at - 1])) return true;
  }
  return false;
}
