import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundledRegions } from '../generate/bundled';
import { generateRegion } from '../generate/generate-region';
import { toJson } from './output';

/** `npm run regions`: writes the bundled regions from their seeds, and the manifest that names their bytes. */
const dataFolder = resolve(import.meta.dirname, '../../data');

const files = bundledRegions.map(({ name, options }) => {
  const { seed, people, land } = options;
  const file = `regions/${name}.lifeline.json`;
  const text = toJson(generateRegion(options));
  writeFileSync(join(dataFolder, file), text);
  return {
    file,
    source: `lifeline generate --seed ${seed} --people ${people} --land ${land}`,
    synthetic: true,
    licence: 'MIT',
    sha256: createHash('sha256').update(text).digest('hex'),
  };
});
writeFileSync(join(dataFolder, 'manifest.json'), `${JSON.stringify({ files }, null, 2)}\n`);
