import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateRegion } from '../generate/generate-region';
import { defaultOptions } from '../generate/options';
import { toJson } from './output';

/** `npm run regions`: writes the bundled regions from their seeds, and the manifest that names their bytes. */
const dataFolder = resolve(import.meta.dirname, '../../data');

const bundled = [{ file: 'regions/coast-and-river.lifeline.json', options: defaultOptions }];

const files = bundled.map(({ file, options }) => {
  const text = toJson(generateRegion(options));
  writeFileSync(join(dataFolder, file), text);
  return {
    file,
    source: `lifeline generate --seed ${options.seed} --people ${options.people}`,
    synthetic: true,
    licence: 'MIT',
    sha256: createHash('sha256').update(text).digest('hex'),
  };
});
writeFileSync(join(dataFolder, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
