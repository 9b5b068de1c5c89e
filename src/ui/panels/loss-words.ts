import { refKey } from '../../model/ids';
import type { LossEvent, Scenario } from '../../model/scenario';
import type { MessageId } from '../../words/catalogue';

/** A pipe or valve that an event closes without damage is shut; anything else without damage is out of service. */
export function isShut({ component, damage }: Pick<LossEvent, 'component' | 'damage'>): boolean {
  return damage === 'none' && (component.kind === 'pipe' || component.kind === 'valve');
}

/** `refKey`s of what a scenario shuts without damage. */
export function shutIn(scenario: Pick<Scenario, 'events'> | undefined): ReadonlySet<string> {
  return new Set(scenario?.events.filter(isShut).map((it) => refKey(it.component)));
}

/** What a loss is: its damage, or that it is shut, or out of service without damage. */
export function lossWord(loss: Pick<LossEvent, 'component' | 'damage'>): MessageId {
  if (loss.damage !== 'none') return `damage.${loss.damage}`;
  return isShut(loss) ? 'loss.shut' : 'loss.outUndamaged';
}

/** How a stated time of return is told: repaired, opened or back in service, or not before the end of the scenario. */
export function backWord(loss: LossEvent, horizonS: number): MessageId | undefined {
  if (loss.repairS === undefined) return undefined;
  const isLate = loss.timeS + loss.repairS > horizonS;
  if (isShut(loss)) return isLate ? 'loss.opensLate' : 'loss.opens';
  return isLate ? 'loss.backLate' : 'loss.back';
}
