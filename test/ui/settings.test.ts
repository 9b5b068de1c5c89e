import { describe, expect, it } from 'vitest';
import { findParameter, parameterList, readParameters } from '../../src/model/parameters';
import { defaultPolicies, policiesSchema } from '../../src/model/scenario';
import { assumptionGroups, groupOf, inGroups } from '../../src/ui/panels/assumption-groups';
import { ruleChoices, ruleNumbers, ruleOf } from '../../src/ui/panels/rule-choices';
import { english, type MessageId, say } from '../../src/words/catalogue';

describe('the rules of a scenario', () => {
  it('have a control each, DC lines one of their own', () => {
    const keys = [...ruleChoices.map((it) => it.key), 'dcLinesOn'];
    expect(keys.sort()).toEqual(Object.keys(policiesSchema.shape).sort());
  });

  it('offer what a scenario may hold, and say of each choice what it changes', () => {
    const numbers = ruleNumbers(readParameters());
    for (const rule of ruleChoices) {
      expect(rule.options, rule.key).toContain(rule.usual);
      expect(ruleOf(defaultPolicies, rule)).toBe(rule.usual);
      for (const option of rule.options) {
        const policies = { ...defaultPolicies, [rule.key]: option };
        expect(policiesSchema.safeParse(policies).success, option).toBe(true);
        const name = `scenario.${rule.key}.${option}`;
        expect(name in english, name).toBe(true);
        expect(say(`${name}.note` as MessageId, numbers).length, name).toBeGreaterThan(40);
      }
    }
  });

  it('name the numbers that are in force, not the defaults', () => {
    const note = (overrides: Record<string, number>) =>
      say('scenario.protection.bands.note', ruleNumbers(readParameters(overrides)));
    expect(note({})).toContain('after 15 min above 120 %');
    expect(note({ 'power.slowTripS': 1200, 'power.slowTripLoading': 1.3 })).toContain(
      'after 20 min above 130 %',
    );
  });
});

describe('the groups of assumptions', () => {
  it('hold every assumption once, each group in one piece', () => {
    const grouped = inGroups(parameterList);
    expect(new Set(grouped.map((it) => it.key)).size).toBe(parameterList.length);
    const runs = grouped.map(groupOf).filter((it, i, all) => it !== all[i - 1]);
    expect(runs).toEqual([...new Set(runs)]);
    for (const it of runs) expect(`assumption.group.${it}` in english).toBe(true);
  });

  it('leave nothing of the bundled tables to the others', () => {
    const loose = parameterList.filter((it) => ['power', 'others'].includes(groupOf(it)));
    expect(loose.map((it) => it.key)).toEqual([]);
    for (const it of assumptionGroups)
      if (it !== 'power' && it !== 'others')
        expect(
          parameterList.some((parameter) => groupOf(parameter) === it),
          it,
        ).toBe(true);
  });

  it('take in what is not known yet', () => {
    expect(groupOf({ key: 'power.somethingNew' })).toBe('power');
    expect(groupOf({ key: 'tide.height' })).toBe('others');
    expect(groupOf({ key: 'power.ramp.fusion' })).toBe('unitRamps');
  });

  it('give each rule the group of its numbers', () => {
    const groupOfKey = (key: string) => {
      const found = findParameter(key);
      return found && groupOf(found);
    };
    expect(groupOfKey('power.slowTripS')).toBe('protection');
    expect(groupOfKey('power.shedSteps')).toBe('frequency');
    expect(groupOfKey('power.operatorDelayS')).toBe('operators');
    expect(groupOfKey('power.coldLoad1h')).toBe('energising');
    for (const { numbers } of ruleChoices)
      if (numbers)
        expect(
          parameterList.some((it) => groupOf(it) === numbers),
          numbers,
        ).toBe(true);
  });
});
