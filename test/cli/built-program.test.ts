import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseLines } from '../builders/case-text';
import { folderWith, runNode } from './run-cli';

const root = resolve(import.meta.dirname, '../..');
/** Beside the real one, so that the packages are found from it. */
const outDir = 'dist/cli-under-test';
const program = join(root, outDir, 'lifeline.js');

/** The three-bus case with a chain of buses behind bus 3. */
function chainCase(busCount: number): string {
  const buses: string[] = [];
  const branches: string[] = [];
  for (let number = 4; number <= busCount; number++) {
    buses.push(`${number} 1 0.01 0 0 0 1 1 0 35 1 1.1 0.9;`);
    branches.push(`${number - 1} ${number} 0 0.001 0 0 0 0 0 0 1 0 0;`);
  }
  const lines = [...caseLines];
  lines.splice(15, 0, ...branches);
  lines.splice(7, 0, ...buses);
  return lines.join('\n');
}

describe('the built program', () => {
  beforeAll(async () => {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const built = await runNode([vite, 'build', '--mode', 'cli', '--outDir', outDir], root);
    expect(built.status, built.stderr).toBe(0);
  });

  it('begins as a program and runs from any folder', async () => {
    expect(readFileSync(program, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    const folder = folderWith({ 'three.m': caseLines.join('\n') });
    const { status, stdout } = await runNode([program, 'check', 'three.m'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).files[0].counts.buses).toBe(3);
  });

  it('writes a large result whole before it ends', async () => {
    const folder = folderWith({ 'chain.m': chainCase(20_000) });
    const { status, stdout } = await runNode([program, 'flow', 'chain.m'], folder);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout).buses).toHaveLength(20_000);
  });
});
