/**
 * 64-bit FNV-1a over UTF-16 code units, as 16 hex digits. Names content (revisions, run ids); it is no
 * safeguard against forgery.
 */
export function hashText(text: string): string {
  const hash = createHash();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hash.byte(code & 0xff);
    hash.byte(code >>> 8);
  }
  return hash.hex();
}

/** As `hashText`, over bytes. */
export function hashBytes(bytes: Uint8Array): string {
  const hash = createHash();
  for (let i = 0; i < bytes.length; i++) hash.byte(bytes[i]);
  return hash.hex();
}

/** The 64-bit state is held as four 16-bit limbs, so that every product stays exact in a double. */
function createHash() {
  let h0 = 0x2325;
  let h1 = 0x8422;
  let h2 = 0x9ce4;
  let h3 = 0xcbf2;
  return {
    byte(value: number): void {
      h0 ^= value;
      // times 0x100000001b3
      const p0 = h0 * 0x1b3;
      const p1 = h1 * 0x1b3 + (p0 >>> 16);
      const p2 = h2 * 0x1b3 + h0 * 0x100 + (p1 >>> 16);
      const p3 = h3 * 0x1b3 + h1 * 0x100 + (p2 >>> 16);
      h0 = p0 & 0xffff;
      h1 = p1 & 0xffff;
      h2 = p2 & 0xffff;
      h3 = p3 & 0xffff;
    },
    hex(): string {
      return [h3, h2, h1, h0].map((limb) => limb.toString(16).padStart(4, '0')).join('');
    },
  };
}
