import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../shared');

/** Path of a reference file or network beside the checkout. */
export function sharedPath(relative: string): string {
  return resolve(root, relative);
}

export function readSharedText(relative: string): string {
  return readFileSync(sharedPath(relative), 'utf8');
}

/** A suite that needs the reference files: it says that it is passed over where they are absent, and fails there in CI. */
export function describeShared(name: string, suite: () => void): void {
  if (existsSync(root)) describe(name, suite);
  else if (process.env.CI) {
    describe(name, () => {
      it('has its reference files', () => {
        throw new Error(`The folder ${root} is absent.`);
      });
    });
  } else {
    // The suite itself is not called: it may read the files while its tests are being listed.
    describe.skip(name, () => {
      it(`needs ${root}, which is absent`, () => {});
    });
  }
}
