import { generateRegion } from '../../src/generate/generate-region';
import type { Land } from '../../src/generate/options';
import type { Project } from '../../src/model/project';

export interface Sample {
  seed: number;
  people: number;
  land: Land;
}

/** Seeds, sizes and lands that every rule of a generated region is held to. */
export const samples: readonly Sample[] = [
  { seed: 1, people: 400_000, land: 'coast' },
  { seed: 2, people: 400_000, land: 'river' },
  { seed: 3, people: 400_000, land: 'mountain' },
  { seed: 4, people: 400_000, land: 'coast' },
  { seed: 5, people: 120_000, land: 'river' },
  { seed: 6, people: 50_000, land: 'mountain' },
  { seed: 7, people: 1_000_000, land: 'coast' },
];

const made = new Map<string, Project>();

/** The project of a sample, made once. */
export function projectOfSample(sample: Sample): Project {
  const key = `${sample.seed} ${sample.people} ${sample.land}`;
  let project = made.get(key);
  if (!project) {
    project = generateRegion(sample);
    made.set(key, project);
  }
  return project;
}
