import { RotateCcw } from 'lucide-react';
import { changePolicies } from '../../commands/change-scenario';
import { parameterList, readParameters } from '../../model/parameters';
import type { Policies, Scenario } from '../../model/scenario';
import { showAssumptions } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { IconButton } from '../kit/button';
import { Field, SelectInput } from '../kit/fields';
import { useSay } from '../kit/use-say';
import { groupOf } from './assumption-groups';
import { type RuleChoice, ruleChoices, ruleNumbers, ruleOf } from './rule-choices';

/** The rules by which grid and operators act: what each one changes, whether it is the usual one, and its numbers. */
export function RuleFields({ scenario }: { scenario: Scenario }) {
  return ruleChoices.map((it) => <RuleField key={it.key} rule={it} scenario={scenario} />);
}

function RuleField({ rule, scenario }: { rule: RuleChoice; scenario: Scenario }) {
  const say = useSay();
  const { key, options, usual, numbers } = rule;
  const chosen = ruleOf(scenario.policies, rule);
  const nameOf = (option: string) => say(`scenario.${key}.${option}` as MessageId);
  const choose = (option: string) =>
    changePolicies({ [key]: option } as Partial<Policies>, say(`scenario.${key}`));
  const read = readParameters(scenario.parameters);
  const group = parameterList.filter((it) => groupOf(it) === numbers);
  const changed = group.filter((it) => Object.hasOwn(scenario.parameters, it.key)).length;
  const isUsual = chosen === usual;
  const note = say(`scenario.${key}.${chosen}.note` as MessageId, ruleNumbers(read));
  return (
    <Field
      label={say(`scenario.${key}`)}
      note={
        <>
          {note}
          {numbers && (
            <button
              type="button"
              className="link-button rule-numbers"
              onClick={() => showAssumptions(numbers)}
            >
              {say('scenario.numbers', { count: group.length, changed })}
            </button>
          )}
        </>
      }
    >
      {(id) => (
        <span className={isUsual ? 'rule-choice' : 'rule-choice rule-changed'}>
          <SelectInput
            id={id}
            value={chosen}
            options={options.map((it) => [it, nameOf(it)] as const)}
            onChoose={choose}
          />
          {!isUsual && (
            <IconButton
              label={say('scenario.usual', { name: nameOf(usual) })}
              icon={<RotateCcw />}
              onClick={() => choose(usual)}
            />
          )}
        </span>
      )}
    </Field>
  );
}
