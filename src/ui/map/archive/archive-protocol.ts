import { addProtocol } from 'maplibre-gl';
import { readArchiveTile } from '../../../commands/map-archives';

const path = /^archive:\/\/([^/]+)\/(\d+)\/(\d+)\/(\d+)$/;
/** One clear pixel, for images that an archive does not have. */
const clearPixel = new Promise<ArrayBuffer>((resolve) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  canvas.toBlob((blob) => void blob?.arrayBuffer().then(resolve));
});

/** Lets the map read tiles out of dropped files. Nothing leaves the machine: the address names a file that is held here. */
export function registerArchiveProtocol(isImage: (key: string) => boolean): void {
  addProtocol('archive', async ({ url }, abort) => {
    const [, key, zoom, column, row] = path.exec(url) ?? [];
    const bytes = await readArchiveTile(key, Number(zoom), Number(column), Number(row), abort.signal);
    return { data: bytes ?? (isImage(key) ? await clearPixel : new ArrayBuffer(0)) };
  });
}
