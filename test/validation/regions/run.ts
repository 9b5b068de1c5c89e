import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckSettings, RegionReport } from './check-region';
import { type RunOptions, readRunOptions, usage } from './run-options';
import { describeSample, type Sample, sampleOf } from './sample-options';

/**
 * `npm run validate`: makes regions from many seeds at several scales, holds each to what a region is held to, and
 * prints a summary. Reports are kept as they come, so that a broken run can be resumed. Never fails on a time.
 */
let options: ReturnType<typeof readRunOptions>;
try {
  options = readRunOptions(process.argv.slice(2), join(tmpdir(), 'lifeline-validate.jsonl'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
if (options.writeTable) {
  const { writeTable } = await import('../realism/write-table');
  process.stdout.write(`${await writeTable()}\n`);
} else {
  const reports = await checkAll(options);
  process.stdout.write(`${JSON.stringify(summarise(reports), null, 2)}\n`);
  process.exitCode = reports.some((it) => it.faults.length > 0) ? 1 : 0;
}

async function checkAll(wanted: RunOptions): Promise<RegionReport[]> {
  const { outPath, resume } = wanted;
  const reports: RegionReport[] = [];
  if (resume && existsSync(outPath)) {
    const lines = readFileSync(outPath, 'utf8').split('\n').filter(Boolean);
    reports.push(...lines.map((it) => JSON.parse(it) as RegionReport).filter((it) => it.faults.length === 0));
  }
  writeFileSync(outPath, reports.map((it) => `${JSON.stringify(it)}\n`).join(''));
  const done = new Set(reports.map((it) => describeSample(it.sample)));
  // seeds outside, scales inside: an early end has seen every scale
  const samples = wanted.seeds
    .flatMap((seed) => wanted.scales.map((people) => sampleOf(seed, people)))
    .filter((it) => !done.has(describeSample(it)));
  const total = samples.length;
  let finished = 0;
  const settingsOf = ({ seed, people }: Sample): CheckSettings => ({
    baseRunHours: people <= wanted.baseRunPeople || seed % 10 === 1 ? wanted.baseRunHours : 0,
  });
  const takeIn = (report: RegionReport) => {
    finished++;
    reports.push(report);
    appendFileSync(outPath, `${JSON.stringify(report)}\n`);
    const seconds = Object.values(report.seconds).reduce((sum, it) => sum + it, 0);
    const { generate = Number.NaN } = report.seconds;
    const verdict = report.faults.length === 0 ? 'holds' : `${report.faults.length} faults`;
    process.stderr.write(
      `${finished}/${total} ${describeSample(report.sample)}: ${verdict} (made in ${generate.toFixed(1)} s, ${seconds.toFixed(0)} s in all)\n`,
    );
    for (const it of report.faults.slice(0, 5)) process.stderr.write(`    ${it}\n`);
  };
  await Promise.all(
    Array.from({ length: Math.min(wanted.processes, total) }, async () => {
      let child = startChild();
      for (let sample = samples.shift(); sample; sample = samples.shift()) {
        const report = await askChild(child, sample, settingsOf(sample));
        if (report.ended) child = startChild();
        takeIn(report.report);
      }
      child.kill();
    }),
  );
  return reports;
}

function startChild(): ChildProcess {
  return fork(join(import.meta.dirname, 'check-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** A process that dies over a region is that region's fault, and is started anew. */
function askChild(
  child: ChildProcess,
  sample: Sample,
  settings: CheckSettings,
): Promise<{ report: RegionReport; ended: boolean }> {
  return new Promise((resolve) => {
    const onExit = (code: number | null) => {
      child.off('message', onMessage);
      const faults = [`the process ended with ${code}`];
      resolve({ report: { sample, faults, seconds: {}, size: {} }, ended: true });
    };
    const onMessage = (report: RegionReport) => {
      child.off('exit', onExit);
      resolve({ report, ended: false });
    };
    child.once('exit', onExit).once('message', onMessage);
    child.send({ sample, settings });
  });
}

function summarise(reports: readonly RegionReport[]): object {
  const scales = [...new Set(reports.map((it) => it.sample.people))].sort((a, b) => a - b);
  const failed = reports.filter((it) => it.faults.length > 0);
  return {
    regions: reports.length,
    failed: failed.length,
    scales: scales.map((people) => {
      const own = reports.filter((it) => it.sample.people === people);
      const made = own.map((it) => it.seconds.generate ?? 0).sort((a, b) => a - b);
      return {
        people,
        regions: own.length,
        failed: own.filter((it) => it.faults.length > 0).length,
        withBaseRun: own.filter((it) => it.seconds['base run'] !== undefined).length,
        madeInS: { median: made[Math.floor(made.length / 2)], most: made[made.length - 1] },
      };
    }),
    failures: failed.map(({ sample, faults }) => ({ region: describeSample(sample), sample, faults })),
  };
}
