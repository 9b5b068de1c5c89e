import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const domain = [
  'io',
  'power',
  'water',
  'facility',
  'damage',
  'timeline',
  'metrics',
  'restoration',
  'backup',
  'exercise',
];

/** Folder -> folders it may import, besides itself. `x:type` allows type imports only. */
const allowed: Record<string, string[]> = {
  model: ['data', 'numerics'],
  words: ['model'],
  numerics: [],
  io: ['model', 'numerics', 'words'],
  power: ['model', 'numerics', 'words'],
  water: ['model', 'numerics', 'words'],
  facility: ['model', 'numerics', 'words'],
  damage: ['model', 'numerics', 'words'],
  timeline: ['model', 'numerics', 'words', 'io', 'power', 'water', 'facility', 'damage'],
  metrics: ['model', 'numerics', 'words', 'io', 'power', 'water', 'facility', 'damage', 'timeline'],
  restoration: [
    'model',
    'numerics',
    'words',
    'io',
    'power',
    'water',
    'facility',
    'damage',
    'timeline',
    'metrics',
  ],
  backup: ['model', 'numerics', 'words', 'io', 'power', 'water', 'facility', 'damage', 'timeline', 'metrics'],
  exercise: [
    'model',
    'numerics',
    'words',
    'io',
    'power',
    'water',
    'facility',
    'damage',
    'timeline',
    'metrics',
  ],
  generate: ['model', 'numerics', 'power', 'water', 'damage', 'io'],
  protocol: ['model', 'numerics', ...domain].map((folder) => `${folder}:type`),
  client: ['protocol', 'model', 'workers'],
  store: ['model', 'protocol:type'],
  commands: ['store', 'client', 'model', 'words', 'data'],
  ui: ['store', 'commands', 'model', 'words', 'client', 'protocol:type'],
  cli: ['model', 'numerics', 'words', ...domain, 'generate', 'workers', 'data'],
  workers: ['model', 'numerics', 'words', ...domain, 'generate', 'protocol'],
};

/** Ranks as in the architecture: a folder imports lower ranks only. */
const pure = ['model', 'numerics', 'words', 'generate', ...domain];

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function folderOf(path: string): string {
  const parts = relative(root, path).split('/');
  return parts[0] === 'src' ? (parts.length > 2 ? parts[1] : 'main') : parts[0];
}

const sources = [...files(join(root, 'src')), ...files(join(root, 'workers'))];
const importLine =
  /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

describe('who may import whom', () => {
  it('holds the table of the architecture', () => {
    const breaches: string[] = [];
    for (const file of sources) {
      const from = folderOf(file);
      for (const match of readFileSync(file, 'utf8').matchAll(importLine)) {
        const spec = match[3] ?? match[4];
        if (!spec.startsWith('.')) continue;
        const to = folderOf(resolve(dirname(file), spec.replace(/\?.*$/, '')));
        if (to === from || from === 'main') continue;
        const list = allowed[from] ?? [];
        const isType = match[2] !== undefined;
        if (list.includes(to) || (isType && list.includes(`${to}:type`))) continue;
        breaches.push(`${relative(root, file)} imports ${spec}`);
      }
    }
    expect(breaches).toEqual([]);
  });

  it('keeps workers/*.worker.ts and wasm out of reach of the cli and the client', () => {
    const breaches = sources.filter((file) => {
      const text = readFileSync(file, 'utf8');
      const from = folderOf(file);
      if (from === 'cli') return /from\s+'[^']*\.worker'/.test(text);
      if (from === 'client') return /from\s+'[^']*workers\/(?![^']*\.worker)/.test(text);
      return false;
    });
    expect(breaches).toEqual([]);
  });

  it('keeps clocks, chance, platform arithmetic and the page out of the domain', () => {
    const forbidden =
      /\bMath\.(random|exp|log|pow|sin|cos|tan|atan|atan2|sinh|cosh|tanh|hypot|log2|log10|expm1|log1p)\b|\bDate\.now\b|new Date\(\)|(?<![.\w])(window|document)\.|\*\*(?!\/|\*)|from '(react|react-dom|zustand|maplibre-gl|comlink|node:fs|fs)'/;
    const breaches: string[] = [];
    for (const file of sources) {
      if (!pure.includes(folderOf(file))) continue;
      const code = readFileSync(file, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '');

      const hit = code.match(forbidden);
      if (hit) breaches.push(`${relative(root, file)}: ${hit[0].trim()}`);
    }
    expect(breaches).toEqual([]);
  });
});
