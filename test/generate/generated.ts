import { generateRegion } from '../../src/generate/generate-region';
import type { Project } from '../../src/model/project';

/** Seeds and sizes that every rule of a generated region is held to. */
export const samples = [
  { seed: 1, people: 400_000 },
  { seed: 2, people: 400_000 },
  { seed: 3, people: 400_000 },
  { seed: 4, people: 400_000 },
  { seed: 5, people: 400_000 },
  { seed: 6, people: 50_000 },
  { seed: 7, people: 1_000_000 },
];

const made = new Map<string, Project>();

/** The project of a sample, made once. */
export function projectOfSample(sample: { seed: number; people: number }): Project {
  const key = `${sample.seed} ${sample.people}`;
  let project = made.get(key);
  if (!project) {
    project = generateRegion(sample);
    made.set(key, project);
  }
  return project;
}
