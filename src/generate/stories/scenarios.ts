import type { Region } from '../../model/region';
import type { Scenario } from '../../model/scenario';
import { blackout } from './blackout';
import { coolingLost } from './cooling-lost';
import { cutOff } from './cut-off';
import { earthquake } from './earthquake';
import { floodedStation } from './flooded-station';
import { iceStorm } from './ice-storm';
import { lifelineLost } from './lifeline';
import { longShortage } from './long-shortage';
import { largePeople, type Surroundings } from './surroundings';
import { transformerFailure } from './transformer-failure';

/** Stories to start from, five a region; the first is shown first. */
export function tellScenarios(around: Surroundings, region: Region): Scenario[] {
  if (around.people >= largePeople)
    return [
      iceStorm(around),
      earthquake(around, region),
      longShortage(around),
      blackout(around),
      ...coolingLost(around),
    ];
  const lifeline = lifelineLost(around, region);
  if (lifeline.length > 0) return [...lifeline, floodedStation(around), iceStorm(around), blackout(around)];
  return [
    iceStorm(around),
    floodedStation(around),
    ...(around.land === 'coast' ? coolingLost(around) : [transformerFailure(around)]),
    cutOff(around),
    blackout(around),
  ];
}
