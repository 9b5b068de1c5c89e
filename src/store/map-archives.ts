import { create } from 'zustand';

/** A map file (PMTiles) that the user has dropped: what of it is drawn, without its tiles. Kept until the page is closed. */
export interface MapArchive {
  /** Names its tiles within this page. */
  key: string;
  /** Name of the file. */
  name: string;
  kind: 'vector' | 'raster';
  encoding: 'mvt' | 'mlt' | 'image';
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north. */
  bounds: [number, number, number, number];
  /** Layers of vector tiles by name; none of images. */
  layerIds: readonly string[];
  /** Whose data it is, as the file says. */
  attribution: string;
  isShown: boolean;
  /** A tile could not be read. */
  isBroken?: boolean;
}

export const useMapArchives = create<{ archives: readonly MapArchive[] }>()(() => ({ archives: [] }));

export function addArchive(archive: MapArchive): void {
  useMapArchives.setState(({ archives }) => ({ archives: [...archives, archive] }));
}

export function changeArchive(key: string, changes: Partial<Pick<MapArchive, 'isShown' | 'isBroken'>>): void {
  useMapArchives.setState(({ archives }) => ({
    archives: archives.map((it) => (it.key === key ? { ...it, ...changes } : it)),
  }));
}

export function dropArchive(key: string): void {
  useMapArchives.setState(({ archives }) => ({ archives: archives.filter((it) => it.key !== key) }));
}
