/** Text of a file's bytes: UTF-8 or UTF-16 by its mark, else UTF-8 where it is valid, else Windows-1251. A lone CR ends a line. */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

const sampleBytes = 65_536;

/** True for bytes that are no text: a NUL outside UTF-16, or many control characters, in the first 64 KiB. */
export function isBinary(bytes: Uint8Array): boolean {
  const hasUtf16Mark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (hasUtf16Mark) return false;
  const end = Math.min(bytes.length, sampleBytes);
  let controlCount = 0;
  for (let ix = 0; ix < end; ix++) {
    const byte = bytes[ix];
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 26) controlCount++;
  }
  return controlCount > 0.02 * end + 2;
}

/** True for the first bytes of a ZIP file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
