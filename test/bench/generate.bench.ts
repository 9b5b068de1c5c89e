import { generateInSteps } from '../../src/generate/generate-region';
import type { GenerateStep } from '../../src/generate/options';
import { type BenchRow, cpuMs, summarise } from './bench-row';

const scales = [
  { people: 50_000, runs: 5 },
  { people: 400_000, runs: 5 },
  { people: 2_000_000, runs: 3 },
  { people: 10_000_000, runs: 1 },
];

/** Regions of each scale, by processor time, with the share of each step and the size of the project. */
export async function rows(): Promise<BenchRow[]> {
  generate(50_000);
  return scales.map(({ people, runs }) => {
    const made = Array.from({ length: runs }, () => generate(people));
    const last = made[made.length - 1];
    const shares = [...last.stepMs].map(([step, ms]) => `${step} ${Math.round((100 * ms) / last.totalMs)} %`);
    return {
      name: `generate ${people.toLocaleString('en')} people (processor)`,
      ...summarise(made.map((it) => it.totalMs)),
      note: [
        ...(people === 2_000_000 ? ['10 s wanted'] : []),
        `${(last.bytes / 1e6).toFixed(1)} MB`,
        ...shares,
      ].join(', '),
    };
  });
}

function generate(people: number): { totalMs: number; stepMs: Map<GenerateStep, number>; bytes: number } {
  const stepMs = new Map<GenerateStep, number>();
  const startMs = cpuMs();
  const steps = generateInSteps({ seed: 1, people });
  let at = startMs;
  let doing: GenerateStep | undefined;
  for (;;) {
    const { done, value } = steps.next();
    const now = cpuMs();
    if (doing) stepMs.set(doing, now - at);
    at = now;
    if (done) {
      return { totalMs: now - startMs, stepMs, bytes: JSON.stringify(value).length };
    }
    doing = value;
  }
}
