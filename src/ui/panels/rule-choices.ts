import type { ParameterReader } from '../../model/parameters';
import {
  balanceRules,
  defaultPolicies,
  operatorPolicies,
  type Policies,
  protectionRules,
  restorationPolicies,
  susceptanceModels,
} from '../../model/scenario';
import type { AssumptionGroup } from './assumption-groups';

/** Policies that are a choice from a list; DC lines have a control of their own. */
export type RuleKey = Exclude<keyof Policies, 'dcLinesOn'>;

export interface RuleChoice {
  key: RuleKey;
  options: readonly string[];
  /** What holds where a scenario says nothing else. */
  usual: string;
  /** The numbers that the rule works with. */
  numbers?: AssumptionGroup;
}

/** One control for each rule, in the order of the settings. */
export const ruleChoices: readonly RuleChoice[] = [
  {
    key: 'protection',
    options: protectionRules,
    usual: defaultPolicies.protection,
    numbers: 'protection',
  },
  { key: 'balance', options: balanceRules, usual: defaultPolicies.balance, numbers: 'frequency' },
  { key: 'operators', options: operatorPolicies, usual: defaultPolicies.operators, numbers: 'operators' },
  {
    key: 'restoration',
    options: restorationPolicies,
    usual: defaultPolicies.restoration ?? restorationPolicies[0],
    numbers: 'energising',
  },
  { key: 'susceptance', options: susceptanceModels, usual: defaultPolicies.susceptance },
];

export function ruleOf(policies: Policies, { key, usual }: RuleChoice): string {
  return policies[key] ?? usual;
}

/** The numbers that the rules' explanations name, as this scenario has them. */
export function ruleNumbers(read: ParameterReader): Record<string, number> {
  return {
    slowPercent: round(read('power.slowTripLoading') * 100),
    slowMin: round(read('power.slowTripS') / 60),
    fastPercent: round(read('power.fastTripLoading') * 100),
    fastS: round(read('power.fastTripS')),
    recloseMin: round(read('power.recloseS') / 60),
    reclosePercent: round(read('power.recloseLoading') * 100),
    relayS: round(read('power.relayS')),
    primaryS: round(read('power.primaryRampS')),
    stepPercent: round(read('power.shedStepShare') * 100),
    steps: read('power.shedSteps'),
    delayMin: round(read('power.operatorDelayS') / 60),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
