#!/usr/bin/env node
import type { Issue } from '../model/result';
import { issue } from '../model/result';
import { say } from '../words/catalogue';
import { parseArguments } from './arguments';
import type { Command, Host, Outcome } from './command';
import { createNodeHost, reasonOf } from './host';
import { printIssue, toJson } from './output';
import { registry } from './registry';

const exitStatus = { done: 0, badInput: 1, usage: 2 } as const;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitStatus.done);
  throw error;
});

const status = await runProgram(process.argv.slice(2), createNodeHost());
process.exit(status);

async function runProgram(words: string[], host: Host): Promise<number> {
  const [name, ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    await write(process.stdout, await overview());
    return exitStatus.done;
  }
  const load = name !== undefined && Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (!load) {
    const reason = name === undefined ? say('cli.noCommand') : say('cli.unknownCommand', { name });
    await write(process.stderr, `${reason}\n\n${await overview()}`);
    return exitStatus.usage;
  }
  return runCommand(await load(), rest, host);
}

async function runCommand(command: Command, words: string[], host: Host): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    await write(process.stdout, `${command.usage}\n\n${command.help}\n\n${say('cli.commonHelp')}\n`);
    return exitStatus.done;
  }
  const args = parseArguments(words, command.options);
  if (!args.ok) return refuse(command, say(args.error.id, args.error.params));
  let outcome: Outcome;
  let text = '';
  try {
    outcome = await command.run(args.value, host);
    if ('output' in outcome && outcome.output !== undefined) text = toJson(outcome.output);
  } catch (bug) {
    const reason = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug);
    outcome = { failed: [issue('error', 'cli.crashed', { reason })] };
  }
  if ('usage' in outcome) return refuse(command, outcome.usage);
  const issues = 'failed' in outcome ? outcome.failed : (outcome.issues ?? []);
  if (issues.length > 0) await writeIssues(issues);
  const isWritten = text === '' || (await writeOutput(text, args.value.values.out, host));
  return 'failed' in outcome || !isWritten ? exitStatus.badInput : exitStatus.done;
}

/** False, with the reason on standard error, where the file cannot be written. */
async function writeOutput(text: string, path: string | undefined, host: Host): Promise<boolean> {
  if (path === undefined) {
    await write(process.stdout, text);
    return true;
  }
  try {
    await host.writeBytes(path, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    await writeIssues([issue('error', 'cli.cannotWrite', { reason: reasonOf(error) }, { file: path })]);
    return false;
  }
}

async function refuse(command: Command, reason: string): Promise<number> {
  await write(process.stderr, `${reason}\n${command.usage}\n`);
  return exitStatus.usage;
}

async function overview(): Promise<string> {
  const lines = [say('cli.overview'), ''];
  for (const load of Object.values(registry)) lines.push(`  ${(await load()).usage}`);
  return `${[...lines, '', say('cli.commonHelp')].join('\n')}\n`;
}

async function writeIssues(issues: Issue[]): Promise<void> {
  await write(process.stderr, toJson({ issues: issues.map(printIssue) }));
}

/** Resolves when the bytes have left this process, however slowly the reader takes them. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()));
}
