import type { Generator } from '../../model/grid';
import { findParameter, type Parameter, readParameters } from '../../model/parameters';
import type { MessageId } from '../../words/catalogue';

/** A number of a generator and where it comes from: the grid's file, or a default that can be changed. */
export interface UnitFact {
  label: MessageId;
  values: { value: number; unit: string }[];
  /** Absent: the file states it. */
  defaults?: Parameter[];
}

/** Ramp, least output, start, shortest stop and cranking power as the engine takes them, each with its origin. */
export function unitFacts(unit: Generator, overrides: Readonly<Record<string, number>>): UnitFact[] {
  const read = readParameters(overrides);
  const { technology } = unit;
  const mostMw = Math.max(0, unit.maxMw);
  const facts: UnitFact[] = [];
  const add = (label: MessageId, unitName: string, stated: number | undefined, keys: string[], times = 1) => {
    if (stated !== undefined) {
      facts.push({ label, values: [{ value: stated, unit: unitName }] });
      return;
    }
    const defaults = keys.flatMap((it) => findParameter(it) ?? []);
    if (defaults.length === 0) return;
    const values = defaults.map((it) => ({ value: read(it.key) * times, unit: unitName }));
    facts.push({ label, values, defaults });
  };
  if (unit.energyMwh !== undefined && unit.minMw < 0) add('facts.charges', 'MW', -unit.minMw, []);
  else add('facts.least', 'MW', unit.minMw, []);
  add('facts.ramp', 'MW/min', unit.rampMwPerMin, [`power.ramp.${technology}`], mostMw);
  const isByHeat = unit.startHours === undefined && findParameter(`power.startWarm.${technology}`);
  add(isByHeat ? 'facts.startByHeat' : 'facts.start', 'h', unit.startHours, [
    `power.start.${technology}`,
    `power.startWarm.${technology}`,
    `power.startCold.${technology}`,
  ]);
  add('facts.minDown', 'h', undefined, [`power.minDown.${technology}`]);
  if (technology !== 'interconnection')
    add('facts.cranking', 'MW', unit.crankingMw, [`power.crank.${technology}`], mostMw);
  if (unit.energyMwh !== undefined) add('facts.energy', 'MWh', unit.energyMwh, []);
  return facts;
}
