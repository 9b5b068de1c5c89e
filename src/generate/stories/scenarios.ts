import type { Scenario } from '../../model/scenario';
import { blackout } from './blackout';
import { coolingLost } from './cooling-lost';
import { cutOff } from './cut-off';
import { floodedStation } from './flooded-station';
import { iceStorm } from './ice-storm';
import type { Surroundings } from './surroundings';
import { transformerFailure } from './transformer-failure';

/** Stories to start from; the first is shown first. */
export function tellScenarios(around: Surroundings): Scenario[] {
  return [
    iceStorm(around),
    floodedStation(around),
    transformerFailure(around),
    cutOff(around),
    blackout(around),
    ...coolingLost(around),
  ];
}
