import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project, Workspace } from 'epanet-js';
import { cpuMs, type Timing, timeParts } from './bench-row';

/** EPANET's code of the duration. */
const durationCode = 0;

/** The steps of a file by the package's own toolkit calls, nothing read: `runH`, `nextH`. Opening is not counted. */
export async function timePackageSteps(text: string, durationS: number, runs: number): Promise<Timing> {
  const workspace = new Workspace();
  await workspace.loadModule();
  workspace.writeFile('bench.inp', text);
  return timeParts(() => {
    const project = new Project(workspace);
    project.open('bench.inp', 'bench.rpt', '');
    project.setTimeParameter(durationCode, durationS);
    project.openH();
    project.initH(0);
    const startMs = cpuMs();
    do project.runH();
    while (project.nextH() > 0);
    const takenMs = cpuMs() - startMs;
    project.closeH();
    project.close();
    return takenMs;
  }, runs);
}

/**
 * The same in a native library (`libepanet2.so` of EPANET 2.3.5) whose path is in `EPANET_LIBRARY`; undefined where none is
 * named or there is no C compiler.
 */
export function timeNativeSteps(text: string, durationS: number, runs: number): number | undefined {
  const library = process.env.EPANET_LIBRARY;
  if (!library) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'epanet-'));
  try {
    const program = join(folder, 'epanet-reference');
    const source = join(import.meta.dirname, 'epanet-reference.c');
    execFileSync('cc', ['-O2', '-o', program, source, '-ldl'], { stdio: 'pipe' });
    const file = join(folder, 'bench.inp');
    writeFileSync(file, text);
    const args = [library, file, String(durationS), String(runs)];
    return JSON.parse(execFileSync(program, args, { encoding: 'utf8' })).medianMs;
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
