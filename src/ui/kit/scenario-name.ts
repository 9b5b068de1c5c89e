import type { Scenario } from '../../model/scenario';
import { named } from '../map/describe-component';
import type { Say } from './use-say';

/** Id of the scenario that an opened grid begins with; it names nothing. */
const firstId = 'default';

/** A scenario's name for people; its id where it has none and someone chose the id. */
export function scenarioName(scenario: Scenario, language: 'en' | 'uk', say: Say): string {
  return named(scenario, language, scenario.id === firstId ? say('scenario.unnamed') : scenario.id);
}
