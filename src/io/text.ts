/**
 * Text of a file's bytes: UTF-8 or UTF-16 by its mark, else UTF-8 where it is valid, else Windows-1251, or Windows-1252 (Latin-1) where single accented
 * letters stand among Latin ones. A lone CR ends a line.
 */
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
    return new TextDecoder(looksLatin(bytes) ? 'windows-1252' : 'windows-1251').decode(bytes);
  }
}

/** Runs of letters beyond ASCII longer than this are words in Cyrillic. */
const longestAccents = 2;

/** True where more letters beyond ASCII stand by ones or twos beside Latin letters (`Größe`) than in words of their own. */
function looksLatin(bytes: Uint8Array): boolean {
  let latin = 0;
  let cyrillic = 0;
  for (let start = 0; start < bytes.length; start++) {
    if (bytes[start] < firstLetter) continue;
    let end = start;
    while (end < bytes.length && bytes[end] >= firstLetter) end += 1;
    const isBesideLatin = isLatinLetter(bytes[start - 1]) || isLatinLetter(bytes[end]);
    if (isBesideLatin && end - start <= longestAccents) latin += end - start;
    else cyrillic += end - start;
    start = end;
  }
  return latin > cyrillic;
}

/** In both code pages letters beyond ASCII begin here, but for a few. */
const firstLetter = 0xc0;

function isLatinLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
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
