import { gzipSync } from 'fflate';
import { zxyToTileId } from 'pmtiles';

type LonLat = readonly [number, number];

/** A feature of a made-up map. */
export interface TinyFeature {
  layer: string;
  shape: 'point' | 'line' | 'polygon';
  line: readonly LonLat[];
  fields?: Record<string, string>;
}

interface TinyArchive {
  features: readonly TinyFeature[];
  /** The one zoom that has tiles. */
  zoom: number;
  /** West, south, east, north. */
  bounds: readonly [number, number, number, number];
  attribution?: string;
}

const extent = 4096;
const shapes = { point: 1, line: 2, polygon: 3 } as const;
const mvt = 1;
const gzip = 2;

/** A PMTiles archive (specification version 3) of Mapbox vector tiles 2.1, written byte by byte. Every feature must lie near one tile. */
export function tinyPmtiles({ features, zoom, bounds, attribution = '' }: TinyArchive): Uint8Array {
  const tiles = new Map<number, Uint8Array>();
  const [west, south, east, north] = bounds;
  const [firstColumn, firstRow] = tileOf([west, north], zoom).map(Math.floor);
  const [lastColumn, lastRow] = tileOf([east, south], zoom).map(Math.floor);
  for (let row = firstRow; row <= lastRow; row++)
    for (let column = firstColumn; column <= lastColumn; column++)
      tiles.set(zxyToTileId(zoom, column, row), gzipSync(tileBytes(features, zoom, column, row)));
  const entries = [...tiles].sort((a, b) => a[0] - b[0]);
  const layerIds = [...new Set(features.map((it) => it.layer))];
  const metadata = gzipSync(
    text(JSON.stringify({ attribution, vector_layers: layerIds.map((id) => ({ id, fields: {} })) })),
  );
  const root = gzipSync(directoryBytes(entries.map(([id, bytes]) => [id, bytes.length])));
  const data = joined(entries.map(([, bytes]) => bytes));
  const rootAt = 127;
  const metadataAt = rootAt + root.length;
  const dataAt = metadataAt + metadata.length;
  const head = new DataView(new ArrayBuffer(rootAt));
  new Uint8Array(head.buffer).set(text('PMTiles'));
  head.setUint8(7, 3);
  const words = [rootAt, root.length, metadataAt, metadata.length, dataAt, 0, dataAt, data.length];
  [...words, entries.length, entries.length, entries.length].forEach((value, ix) => {
    head.setBigUint64(8 + ix * 8, BigInt(value), true);
  });
  [1, gzip, gzip, mvt, zoom, zoom].forEach((value, ix) => {
    head.setUint8(96 + ix, value);
  });
  bounds.forEach((degrees, ix) => {
    head.setInt32(102 + ix * 4, Math.round(degrees * 1e7), true);
  });
  return joined([new Uint8Array(head.buffer), root, metadata, data]);
}

function tileOf([lon, lat]: LonLat, zoom: number): [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [((lon + 180) / 360) * 2 ** zoom, ((1 - y / Math.PI) / 2) * 2 ** zoom];
}

function directoryBytes(entries: readonly (readonly [id: number, length: number])[]): Uint8Array {
  const ids = entries.map(([id], ix) => id - (ix === 0 ? 0 : entries[ix - 1][0]));
  const offsets = entries.map((_, ix) => (ix === 0 ? 1 : 0));
  return Uint8Array.from(
    [
      entries.length,
      ...ids,
      ...entries.map(() => 1),
      ...entries.map(([, length]) => length),
      ...offsets,
    ].flatMap(varint),
  );
}

function tileBytes(features: readonly TinyFeature[], zoom: number, column: number, row: number): Uint8Array {
  const layers = new Map<string, TinyFeature[]>();
  for (const it of features) layers.set(it.layer, [...(layers.get(it.layer) ?? []), it]);
  return Uint8Array.from(
    [...layers].flatMap(([name, of]) => {
      const keys = [...new Set(of.flatMap((it) => Object.keys(it.fields ?? {})))];
      const values = [...new Set(of.flatMap((it) => Object.values(it.fields ?? {})))];
      const bodies = of.map((it) => {
        const tags = Object.entries(it.fields ?? {}).flatMap(([key, value]) => [
          keys.indexOf(key),
          values.indexOf(value),
        ]);
        return field(2, [
          ...field(2, tags.flatMap(varint)),
          ...varint(3 * 8),
          ...varint(shapes[it.shape]),
          ...field(4, geometry(it, zoom, column, row).flatMap(varint)),
        ]);
      });
      return field(3, [
        ...varint(15 * 8),
        ...varint(2),
        ...field(1, [...text(name)]),
        ...bodies.flat(),
        ...keys.flatMap((key) => field(3, [...text(key)])),
        ...values.flatMap((value) => field(4, field(1, [...text(value)]))),
        ...varint(5 * 8),
        ...varint(extent),
      ]);
    }),
  );
}

function geometry({ shape, line }: TinyFeature, zoom: number, column: number, row: number): number[] {
  let [x, y] = [0, 0];
  const moved = line.map((place) => {
    const at = tileOf(place, zoom);
    const [nextX, nextY] = [Math.round((at[0] - column) * extent), Math.round((at[1] - row) * extent)];
    const step = [zigzag(nextX - x), zigzag(nextY - y)];
    [x, y] = [nextX, nextY];
    return step;
  });
  const start = [9, ...moved[0]];
  if (shape === 'point') return start;
  const rest = [((moved.length - 1) << 3) | 2, ...moved.slice(1).flat()];
  return shape === 'polygon' ? [...start, ...rest, 15] : [...start, ...rest];
}

function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

function field(number: number, body: readonly number[]): number[] {
  return [...varint(number * 8 + 2), ...varint(body.length), ...body];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left >= 128) {
    bytes.push((left % 128) + 128);
    left = Math.floor(left / 128);
  }
  return [...bytes, left];
}

function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  let at = 0;
  for (const it of parts) {
    all.set(it, at);
    at += it.length;
  }
  return all;
}
