import { Compression, FileSource, type Header, PMTiles, TileType } from 'pmtiles';
import { fail, type Issue, issue, ok, type Result } from '../model/result';
import {
  addArchive,
  changeArchive,
  dropArchive,
  type MapArchive,
  useMapArchives,
} from '../store/map-archives';

/** Archives by key. Their files stay on disk: a tile is read when the map asks for it. */
const readers = new Map<string, PMTiles>();
let lastKey = 0;

const headBytes = 127;
const magic = 'PMTiles';
const version = 3;

export function isMapArchive(file: File): boolean {
  return /\.pmtiles$/i.test(file.name);
}

/** Puts map files under the networks. Tells of each what came of it; a file that cannot be drawn changes nothing. */
export async function openMapArchives(files: readonly File[]): Promise<Issue[]> {
  const told: Issue[] = [];
  for (const file of files) {
    const read = await readArchive(file);
    if (!read.ok) {
      told.push(...read.error);
      continue;
    }
    const twin = useMapArchives.getState().archives.find((it) => it.name === file.name);
    if (twin) removeMapArchive(twin.key);
    readers.set(read.value.archive.key, read.value.reader);
    addArchive(read.value.archive);
    told.push(issue('info', 'archive.opened', { file: file.name }));
  }
  return told;
}

export function removeMapArchive(key: string): void {
  readers.delete(key);
  dropArchive(key);
}

/** Bytes of a tile, undefined where the archive has none. Throws where its bytes cannot be read; the archive is then marked as broken. */
export async function readArchiveTile(
  key: string,
  zoom: number,
  column: number,
  row: number,
  signal: AbortSignal,
): Promise<ArrayBuffer | undefined> {
  try {
    const tile = await readers.get(key)?.getZxy(zoom, column, row, signal);
    return tile?.data;
  } catch (error) {
    if (!signal.aborted) markBroken(key);
    throw error;
  }
}

/** Marks an archive of which a tile could not be read or drawn. */
export function markBroken(key: string): void {
  const known = useMapArchives.getState().archives.find((it) => it.key === key);
  if (known && !known.isBroken) changeArchive(key, { isBroken: true });
}

async function readArchive(file: File): Promise<Result<{ archive: MapArchive; reader: PMTiles }>> {
  const refuse = (code: string, params: Record<string, string | number> = {}) =>
    fail([issue('error', code, { file: file.name, ...params }, { file: file.name })]);
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const sign = new TextDecoder().decode(head.subarray(0, magic.length));
    if (head.length < headBytes || sign !== magic) return refuse('archive.notOne');
    if (head[magic.length] !== version) return refuse('archive.version', { version: head[magic.length] });
    const reader = new PMTiles(new KeyedSource(file));
    const header = await reader.getHeader();
    const end = endOf(header);
    if (end > file.size) return refuse('archive.cutOff', { bytes: file.size, wanted: end });
    if ([header.tileCompression, header.internalCompression].some((it) => !canUnpack(it)))
      return refuse('archive.compression');
    const encoding = encodingOf(header.tileType);
    if (!encoding) return refuse('archive.tileType');
    const metadata = asRecord(await reader.getMetadata());
    const layerIds = encoding === 'image' ? [] : layerIdsOf(metadata);
    if (encoding !== 'image' && layerIds.length === 0) return refuse('archive.noLayers');
    const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = header;
    const archive: MapArchive = {
      key: `map-${++lastKey}`,
      name: file.name,
      kind: encoding === 'image' ? 'raster' : 'vector',
      encoding,
      minZoom,
      maxZoom,
      bounds: [minLon, minLat, maxLon, maxLat],
      layerIds,
      attribution: plainText(metadata.attribution),
      isShown: true,
    };
    return ok({ archive, reader });
  } catch {
    return refuse('archive.broken');
  }
}

/** Two files of one name are two sources to the reader's cache. */
class KeyedSource extends FileSource {
  private readonly key = `${this.file.name}|${this.file.size}|${this.file.lastModified}`;
  override getKey(): string {
    return this.key;
  }
}

function endOf(header: Header): number {
  return Math.max(
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.tileDataOffset + (header.tileDataLength ?? 0),
  );
}

function canUnpack(compression: Compression): boolean {
  return [Compression.Unknown, Compression.None, Compression.Gzip].includes(compression);
}

function encodingOf(type: TileType): MapArchive['encoding'] | undefined {
  if (type === TileType.Mvt) return 'mvt';
  if (type === TileType.Mlt) return 'mlt';
  return [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(type) ? 'image' : undefined;
}

function layerIdsOf({ vector_layers: layers }: Record<string, unknown>): string[] {
  if (!Array.isArray(layers)) return [];
  return layers.map((it) => asRecord(it).id).filter((it): it is string => typeof it === 'string');
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** What an attribution reads as, without its links; nothing of it is run or fetched. */
function plainText(html: unknown): string {
  if (typeof html !== 'string') return '';
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
}
