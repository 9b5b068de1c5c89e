import type { Command } from './command';

/** Commands by name, loaded when asked for, in the order `--help` lists them. */
export const registry: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check')).check,
  flow: async () => (await import('./flow')).flow,
  acflow: async () => (await import('./acflow')).acflow,
  shed: async () => (await import('./shed')).shed,
  cascade: async () => (await import('./cascade')).cascade,
  hydraulics: async () => (await import('./hydraulics')).hydraulics,
  join: async () => (await import('./join')).join,
  simulate: async () => (await import('./simulate')).simulate,
  convert: async () => (await import('./convert')).convert,
  generate: async () => (await import('./generate')).generate,
};
