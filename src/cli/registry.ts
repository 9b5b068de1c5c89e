import type { Command } from './command';

/** Commands by name, loaded when asked for, in the order `--help` lists them. */
export const registry: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check')).check,
  flow: async () => (await import('./flow')).flow,
  cascade: async () => (await import('./cascade')).cascade,
  shed: async () => (await import('./shed')).shed,
  join: async () => (await import('./join')).join,
  simulate: async () => (await import('./simulate')).simulate,
  generate: async () => (await import('./generate')).generate,
  hydraulics: async () => (await import('./hydraulics')).hydraulics,
};
