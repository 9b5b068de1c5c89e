/** Signature of a PNG file, and what ends its header: 8 bytes and the chunk IHDR of 25. */
const headBytes = 33;

/**
 * A PNG with words in it (chunks tEXt, or iTXt where a value is not Latin-1), put right after its header, where any
 * reader of metadata finds them. Keys as the PNG specification names them, 1 to 79 Latin letters.
 */
export function withText(png: Uint8Array, words: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(words).map(([key, value]) => chunkOf(key, value));
  const size = png.length + chunks.reduce((sum, it) => sum + it.length, 0);
  const out = new Uint8Array(size);
  out.set(png.subarray(0, headBytes));
  let at = headBytes;
  for (const it of chunks) {
    out.set(it, at);
    at += it.length;
  }
  out.set(png.subarray(headBytes), at);
  return out;
}

function chunkOf(key: string, value: string): Uint8Array {
  const isLatin = [...value].every((sign) => sign.charCodeAt(0) < 256);
  const body = isLatin
    ? [...latin(key), 0, ...latin(value)]
    : // Not packed, no language, no translated key.
      [...latin(key), 0, 0, 0, 0, 0, ...new TextEncoder().encode(value)];
  const chunk = new Uint8Array(12 + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  chunk.set(latin(isLatin ? 'tEXt' : 'iTXt'), 4);
  chunk.set(body, 8);
  view.setUint32(8 + body.length, crc32(chunk.subarray(4, 8 + body.length)));
  return chunk;
}

function latin(text: string): number[] {
  return [...text].map((sign) => sign.charCodeAt(0));
}

/** Cyclic redundancy check of ISO 3309, as PNG uses it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
