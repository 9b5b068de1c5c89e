import { publicCases } from './cases';
import type { Measures } from './measures';
import { measureSample, tableSamples } from './samples';

/** Figures of every region of the table, one after the other. */
export async function measureSamples(): Promise<Measures[]> {
  const all: Measures[] = [];
  for (const it of tableSamples) all.push(await measureSample(it));
  return all;
}

export async function measureCases(): Promise<{ label: string; measures: Measures }[]> {
  const all = [];
  for (const it of publicCases) all.push({ label: it.label, measures: await it.measure() });
  return all;
}
