import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import type { ComponentRef } from '../model/ids';
import { parseRefKey } from '../model/ids';
import {
  balanceRules,
  operatorPolicies,
  type Policies,
  protectionRules,
  restorationPolicies,
  susceptanceModels,
} from '../model/scenario';
import { cascadeHorizonS, integralHorizonS } from '../power/cascade';
import { runCascadeBand } from '../power/cascade-band';
import { preparePower } from '../power/prepare-power';
import { say } from '../words/catalogue';
import { readNumberOption } from './arguments';
import type { Arguments, Command } from './command';
import { loadCase } from './load-case';
import { readLosses } from './losses';

/** One cascade after a loss. */
export const cascade: Command = {
  name: 'cascade',
  usage:
    'lifeline cascade CASE [--lost KIND:ID …] [--protection bands|thermal|integral] [--balance stages|uniform] [--operators none|redispatch] [--horizon-s N] [--susceptance matpower|powermodels|reactance] [--restoration both|neighbours|own] [--dc-lines]',
  help: say('cli.cascadeHelp'),
  options: {
    lost: 'list',
    protection: 'value',
    balance: 'value',
    operators: 'value',
    'horizon-s': 'value',
    susceptance: 'value',
    restoration: 'value',
    'dc-lines': 'flag',
  },
  async run(args, host) {
    const request = readRequest(args);
    if ('usage' in request) return request;
    const loaded = await loadCase(args.positionals[0], host);
    if (!loaded.ok) return { failed: loaded.error };
    const { project, issues } = loaded.value;
    const prepared = preparePower(project.region);
    if (!prepared.ok) return { failed: [...issues, ...prepared.error] };
    const keys = args.lists.lost ?? [];
    const known = readLosses(keys, prepared.value.structure);
    if (!known.ok) return { failed: [...issues, ...known.error] };
    issues.push(...prepared.value.issues);
    const found = runCascadeBand(prepared.value, {
      ...request,
      lost: keys.map(parseRefKey).filter((it): it is ComponentRef => it !== undefined),
      lpSolver: await loadHighs(readHighsWasm()),
      onIssue: (it) => issues.push(it),
    });
    if (!found.ok) return { failed: [...issues, ...found.error] };
    return { output: found.value, issues };
  },
};

function readRequest(args: Arguments): { policies: Policies; horizonS: number } | { usage: string } {
  const { values, positionals } = args;
  if (positionals.length !== 1) return { usage: say('cli.oneCase') };
  const protection = choose(values.protection, protectionRules, 'bands');
  if (!protection) return wrong('--protection', protectionRules);
  const balance = choose(values.balance, balanceRules, protection === 'integral' ? 'uniform' : 'stages');
  if (!balance) return wrong('--balance', balanceRules);
  const operators = choose(values.operators, operatorPolicies, 'none');
  if (!operators) return wrong('--operators', operatorPolicies);
  const susceptance = choose(values.susceptance, susceptanceModels, 'matpower');
  if (!susceptance) return wrong('--susceptance', susceptanceModels);
  const restoration = choose(values.restoration, restorationPolicies, 'both');
  if (!restoration) return wrong('--restoration', restorationPolicies);
  const text = values['horizon-s'];
  const usual = protection === 'integral' ? integralHorizonS : cascadeHorizonS;
  const horizonS = text === undefined ? usual : readNumberOption(text);
  if (horizonS === undefined || !(horizonS >= 0)) return { usage: say('cli.badHorizon') };
  const dcLines = args.flags.has('dc-lines') ? { dcLinesOn: true } : {};
  const policies = { protection, balance, operators, susceptance, restoration, ...dcLines };
  return { policies, horizonS };
}

function choose<T extends string>(text: string | undefined, known: readonly T[], usual: T): T | undefined {
  return known.find((it) => it === (text ?? usual));
}

function wrong(option: string, known: readonly string[]): { usage: string } {
  return { usage: say('cli.oneOf', { option, values: known.join(', ') }) };
}
