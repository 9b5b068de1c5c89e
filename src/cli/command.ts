import type { Issue } from '../model/result';

/** What a command may use of the machine; the only place where files are read or written. */
export interface Host {
  readBytes(path: string): Promise<Uint8Array>;
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** A line on standard error. */
  progress(text: string): void;
}

/** The words after the command's name, split by `parseArguments`. */
export interface Arguments {
  positionals: string[];
  /** Last value of each option given. */
  values: Record<string, string>;
  /** All values of options that may be repeated. */
  lists: Record<string, string[]>;
  flags: Set<string>;
}

/** How an option is written. `list` may be repeated. */
export type OptionKind = 'value' | 'list' | 'flag';

/**
 * JSON for standard output with warnings, or the issues that stopped it (exit status 1; `output` then is a
 * report on them, for `check`), or a usage error (2).
 */
export type Outcome =
  | { output?: unknown; issues?: Issue[] }
  | { failed: Issue[]; output?: unknown }
  | { usage: string };

export interface Command {
  name: string;
  /** One line: arguments and options. */
  usage: string;
  /** What it does, its options and its output, for `--help`. */
  help: string;
  options: Record<string, OptionKind>;
  run(args: Arguments, host: Host): Promise<Outcome>;
}
