import { inflateSync } from 'node:zlib';

/**
 * Text of each page of a PDF as Chromium writes them: plain objects, deflated streams, fonts with a table from
 * codes to Unicode. Words come in the order in which they were painted; spaces are not kept.
 */
export function readPdfPages(bytes: Uint8Array): string[] {
  const source = Buffer.from(bytes);
  const text = source.toString('latin1');
  const objects = new Map<string, { at: number; head: string }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const at = match.index + match[0].length;
    const end = Math.min(...['stream', 'endobj'].map((it) => text.indexOf(it, at)).filter((it) => it >= 0));
    objects.set(match[1], { at: end, head: text.slice(at, end) });
  }
  const headOf = (id: string | undefined) => (id && objects.get(id)?.head) || '';
  const streamOf = (id: string | undefined): string => {
    const object = id ? objects.get(id) : undefined;
    if (!object || !text.startsWith('stream', object.at)) return '';
    const start = text.indexOf('\n', object.at) + 1;
    const length = /\/Length (\d+)(?! 0 R)/.exec(object.head)?.[1];
    const end = length ? start + Number(length) : text.indexOf('\nendstream', start);
    const raw = source.subarray(start, end);
    return (object.head.includes('FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
  };

  const fonts = new Map<string, Map<number, string>>();
  const fontOf = (id: string) => {
    const known = fonts.get(id);
    if (known) return known;
    const made = readCodes(streamOf(/\/ToUnicode (\d+) 0 R/.exec(headOf(id))?.[1]));
    fonts.set(id, made);
    return made;
  };
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const names = new Map([...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map((it) => [it[1], it[2]] as const));
    let font = new Map<number, string>();
    let isWide = false;
    let out = '';
    const content = streamOf(/\/Contents (\d+) 0 R/.exec(head)?.[1]);
    for (const token of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (token[1]) {
        const id = names.get(token[1]) ?? '';
        font = fontOf(id);
        isWide = headOf(id).includes('/Type0');
        continue;
      }
      for (let i = 0; i < token[2].length; i += isWide ? 4 : 2) {
        out += font.get(Number.parseInt(token[2].slice(i, i + (isWide ? 4 : 2)), 16)) ?? '';
      }
    }
    return out.replace(/\s+/g, '');
  });
}

/** Code to text, from a font's ToUnicode table. */
function readCodes(table: string): Map<number, string> {
  const codes = new Map<number, string>();
  const hex = (it: string) => Number.parseInt(it, 16);
  const unicode = (it: string) => String.fromCharCode(...(it.match(/.{4}/g) ?? []).map((unit) => hex(unit)));
  for (const [, block] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const it of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      codes.set(hex(it[1]), unicode(it[2]));
  }
  for (const [, block] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const it of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      const first = hex(it[1]);
      const from = unicode(it[3]).charCodeAt(0);
      for (let code = first; code <= hex(it[2]); code++)
        codes.set(code, String.fromCharCode(from + code - first));
    }
  }
  return codes;
}
