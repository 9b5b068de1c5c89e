/** Turns text into bytes, one for each character, and back; what EPANET's limit of 31 bytes for an id counts. */
export interface ByteText {
  /** Without an end. */
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

const asciiCount = 128;
const byteCount = 256;

/**
 * EPANET takes bytes, whatever they mean, and no id of more than 31. Each character of `text` outside ASCII gets a byte of its own, so that an id in
 * Cyrillic may be as long as one in Latin; with more than 128 such characters in one text, UTF-8 has to do.
 */
export function createByteText(text: string): ByteText {
  const byteOf = new Map<string, number>();
  const characters: string[] = [];
  for (const character of text) {
    if (character.charCodeAt(0) < asciiCount || byteOf.has(character)) continue;
    byteOf.set(character, asciiCount + characters.length);
    characters.push(character);
    if (characters.length > byteCount - asciiCount) return inUtf8;
  }
  if (characters.length === 0) return inUtf8;
  return {
    encode(it) {
      const bytes = new Uint8Array(it.length);
      let count = 0;
      for (const character of it) {
        const code = character.charCodeAt(0);
        bytes[count++] = code < asciiCount ? code : (byteOf.get(character) ?? unknownByte);
      }
      return bytes.subarray(0, count);
    },
    decode(bytes) {
      let out = '';
      for (const byte of bytes)
        out += byte < asciiCount ? String.fromCharCode(byte) : (characters[byte - asciiCount] ?? '?');
      return out;
    },
  };
}

const unknownByte = 63;

const inUtf8: ByteText = {
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
};
