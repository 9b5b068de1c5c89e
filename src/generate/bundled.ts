import { defaultOptions, type GenerateOptions } from './options';

/** The regions that come with the app, by file name, and what they are made from. */
export const bundledRegions: readonly { name: string; options: GenerateOptions }[] = [
  { name: 'coast-and-river', options: defaultOptions },
  { name: 'river-valley', options: { ...defaultOptions, seed: 4, people: 120_000, land: 'river' } },
  { name: 'large-region', options: { ...defaultOptions, seed: 2, people: 2_000_000 } },
];
