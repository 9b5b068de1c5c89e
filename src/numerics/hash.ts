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

/** A 64-bit hash over many 32-bit words, quick enough for whole runs. */
export interface WordHash {
  add(words: Uint32Array): void;
  /** 16 hex digits of all words added so far. */
  hex(): string;
}

/** Two lanes of MurmurHash3's 32-bit mix with different multipliers (Appleby, public domain). */
export function createWordHash(): WordHash {
  let a = 0x2f0b4c47;
  let b = 0x6ab9d291;
  let count = 0;
  return {
    add(words) {
      for (let i = 0; i < words.length; i++) {
        let k = Math.imul(words[i], 0xcc9e2d51);
        k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
        a ^= k;
        a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
        let m = Math.imul(words[i], 0x38b34ae5);
        m = Math.imul((m << 17) | (m >>> 15), 0x239b961b);
        b ^= m;
        b = (Math.imul((b << 11) | (b >>> 21), 5) + 0x561ccd1b) | 0;
      }
      count += words.length;
    },
    hex: () =>
      [a, b]
        .map((lane) =>
          finish(lane ^ count)
            .toString(16)
            .padStart(8, '0'),
        )
        .join(''),
  };
}

function finish(lane: number): number {
  let h = lane ^ (lane >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
