import { parseArgs } from 'node:util';

export interface RunOptions {
  seeds: number[];
  scales: number[];
  baseRunHours: number;
  /** Regions up to this many people have their base run at every seed, larger ones at every tenth. */
  baseRunPeople: number;
  processes: number;
  /** Every report as a line of JSON. */
  outPath: string;
  /** Regions that the file already holds without a fault are passed over. */
  resume: boolean;
}

export const usage = `npm run validate -- [--seeds 200 | 1-200 | 3,17] [--scales 50k,400k,2M] [--hours 48]
  [--processes 2] [--out FILE] [--resume] [--base-run-people 2M] [--write-table]

Makes regions and holds each to what a region is held to; exits with 1 where any fails.
--hours H            hours of the run in which nothing is lost; 0 leaves it out
--base-run-people N  larger regions have that run at every tenth seed only
--resume             passes over regions that FILE holds without a fault
--write-table        writes the realism table of src/generate/README.md instead`;

const suffixes: Record<string, number> = { k: 1e3, M: 1e6 };

/** People as a number with k or M behind it. Throws on anything else. */
export function readPeople(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([kM]?)$/.exec(text.trim());
  if (!match) throw new RangeError(`${text} is no number of people`);
  return Math.round(Number(match[1]) * (suffixes[match[2]] ?? 1));
}

/** `200` means 1 to 200; `5-9` a range; `3,17` these two; `7,` seed 7 alone. */
export function readSeeds(text: string): number[] {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  if (/^\d+$/.test(text)) return range(1, Number(text));
  return text
    .split(',')
    .filter((it) => it !== '')
    .flatMap((part) => {
      const match = /^(\d+)(?:-(\d+))?$/.exec(part.trim());
      if (!match) throw new RangeError(`${part} is no seed`);
      return range(Number(match[1]), Number(match[2] ?? match[1]));
    });
}

export function readRunOptions(words: string[], outPath: string): RunOptions & { writeTable: boolean } {
  const { values } = parseArgs({
    args: words,
    options: {
      seeds: { type: 'string', default: '200' },
      scales: { type: 'string', default: '50k,400k,2M' },
      hours: { type: 'string', default: '48' },
      processes: { type: 'string', default: '2' },
      out: { type: 'string', default: outPath },
      resume: { type: 'boolean', default: false },
      'base-run-people': { type: 'string', default: '2M' },
      'write-table': { type: 'boolean', default: false },
    },
  });
  return {
    seeds: readSeeds(values.seeds),
    scales: values.scales.split(',').map(readPeople),
    baseRunHours: Number(values.hours),
    baseRunPeople: readPeople(values['base-run-people']),
    processes: Number(values.processes),
    outPath: values.out,
    resume: values.resume,
    writeTable: values['write-table'],
  };
}
