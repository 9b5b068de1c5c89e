import { crc32 } from '../../src/ui/map/picture/png-text';

/** Words of a PNG's tEXt and iTXt chunks by key. Throws where a chunk's checksum is wrong or the file is none. */
export function readPngText(png: Uint8Array): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { type, body } of chunksOf(png)) {
    if (type !== 'tEXt' && type !== 'iTXt') continue;
    const end = body.indexOf(0);
    const key = new TextDecoder('latin1').decode(body.subarray(0, end));
    const value = body.subarray(type === 'tEXt' ? end + 1 : end + 5);
    words[key] = new TextDecoder(type === 'tEXt' ? 'latin1' : 'utf-8').decode(value);
  }
  return words;
}

/** Width and height of a PNG, px. */
export function pngSize(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function chunksOf(png: Uint8Array): { type: string; body: Uint8Array }[] {
  const view = new DataView(png.buffer, png.byteOffset);
  if (view.getUint32(0) !== 0x89504e47) throw new Error('not a PNG');
  const chunks: { type: string; body: Uint8Array }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const type = new TextDecoder('latin1').decode(png.subarray(at + 4, at + 8));
    if (crc32(png.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      throw new Error(`the checksum of ${type} is wrong`);
    chunks.push({ type, body: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}
