import { expect, it } from 'vitest';
import { acflow } from '../../src/cli/acflow';
import { toJson } from '../../src/cli/output';
import { describeShared, readSharedText, sharedPath } from '../shared-files';

interface Printed {
  status: string;
  iterations: number;
  mismatchPu: number;
  lossMw: number;
  buses: { id: string; voltagePu: number; angleDeg: number }[];
  branches: { id: string; fromMw: number; fromMvar: number; toMw: number; toMvar: number }[];
  generators: { id: string; busId: string; outputMw: number; outputMvar: number }[];
  outside: { busId: string; voltagePu: number }[];
}

async function run(file: string): Promise<Printed> {
  const path = sharedPath(`cases/power/${file}.m`);
  const outcome = await acflow.run(
    { positionals: [path], values: {}, lists: { lost: [] }, flags: new Set() },
    {
      readBytes: async () => new TextEncoder().encode(readSharedText(`cases/power/${file}.m`)),
      writeBytes: async () => {},
      progress: () => {},
    },
  );
  if (!('output' in outcome)) throw new Error(JSON.stringify(outcome));
  return JSON.parse(toJson(outcome.output));
}

/** Losses, MW, and lowest voltage of MATPOWER 8's `runpf` with its defaults; the voltage where it is published. */
const published: [string, number, number?, string?][] = [
  ['case9', 4.641, 0.99563, '9'],
  ['case14', 13.3933],
  ['case30', 2.4438],
  ['case39', 43.6411, 0.982, '31'],
  ['case57', 27.8638, 0.93593, '31'],
  ['case118', 132.8629, 0.943, '76'],
];

/** Cases without a published loss: it must be a plausible share of the load. */
const others = ['case6ww', 'case24_ieee_rts', 'case_RTS_GMLC', 'case_ACTIVSg200', 'case_ACTIVSg2000'];

describeShared('AC power flow against MATPOWER runpf', () => {
  it.each(published)('%s', async (file, lossMw, lowestPu, lowestBusId) => {
    const found = await run(file);
    expect(found.status).toBe('solved');
    expect(Math.abs(found.lossMw - lossMw)).toBeLessThan(5.1e-5);
    if (lowestPu === undefined) return;
    const lowest = found.buses.reduce((a, b) => (b.voltagePu < a.voltagePu ? b : a));
    expect(lowest.id).toBe(lowestBusId);
    expect(Math.abs(lowest.voltagePu - lowestPu)).toBeLessThan(5.1e-6);
  });

  it.each([...others, 'case_ACTIVSg10k'])('%s converges from the voltages of its file', async (file) => {
    const found = await run(file);
    expect(found.status).toBe('solved');
    expect(found.iterations).toBeLessThanOrEqual(6);
    expect(found.mismatchPu).toBeLessThan(1e-8);
    const generatedMw = found.generators.reduce((sum, it) => sum + it.outputMw, 0);
    expect(found.lossMw).toBeGreaterThan(0.005 * generatedMw);
    expect(found.lossMw).toBeLessThan(0.05 * generatedMw);
  });

  it('has no answer where the unit of the reference bus would have to carry more than its line can', async () => {
    // PGLib's 39-bus case states half of the output that its load needs. Moving the missing 2,571 MW to the reference
    // bus step by step, the voltages end at about 2,430 MW.
    const found = await run('pglib/pglib_opf_case39_epri');
    expect(found.status).toBe('notConverged');
    expect(found.mismatchPu).toBeGreaterThan(1e-8);
    expect(found).not.toHaveProperty('lossMw');
  });

  it('gives the angles and outputs that IEEE publishes for 14 buses', async () => {
    const found = await run('case14');
    const at = (id: string) => found.buses.find((it) => it.id === id);
    // IEEE common format file of the 14-bus case, three decimals of voltage and two of angle
    expect(at('3')?.angleDeg).toBeCloseTo(-12.72, 1);
    expect(at('14')?.voltagePu).toBeCloseTo(1.036, 2);
    expect(at('14')?.angleDeg).toBeCloseTo(-16.04, 1);
    expect(found.generators[0].outputMw).toBeCloseTo(232.4, 1);
    expect(found.generators[0].outputMvar).toBeCloseTo(-16.5, 1);
    // set-points of 1.07 and 1.09 above the file's own limit of 1.06
    expect(found.outside.map((it) => it.busId)).toEqual(['6', '7', '8']);
  });
});
