import { cascade } from '../../../src/cli/cascade';
import { toJson } from '../../../src/cli/output';
import type { RunEvent } from '../../../src/model/run-event';

/** DCSIMSEP's 900 s, less the second before the loss. */
export const horizonS = 899;

export interface CommandOutput {
  events: RunEvent[];
  demandMw: number;
  servedMw: number;
  islands: { busIds: string[]; servedMw: number; outputMw: number }[];
}

/** `cascade` on a MATPOWER file with DCSIMSEP's rules, read back from what it prints. `lost` are branch rows from 1. */
export async function runCommand(text: string, lost: readonly number[]): Promise<CommandOutput> {
  const values = {
    protection: 'integral',
    balance: 'uniform',
    susceptance: 'reactance',
    operators: 'none',
    'horizon-s': String(horizonS),
  };
  const lists = { lost: lost.map((row) => `branch:${row}`) };
  const host = {
    readBytes: async () => new TextEncoder().encode(text),
    writeBytes: async () => {},
    progress: () => {},
  };
  const outcome = await cascade.run({ positionals: ['case.m'], values, lists, flags: new Set() }, host);
  if (!('output' in outcome)) throw new Error(JSON.stringify(outcome));
  return JSON.parse(toJson(outcome.output));
}

export function tripsOf(output: CommandOutput): RunEvent[] {
  return output.events.filter((it) => it.kind === 'branchTripped');
}
