import type { RunBand } from '../../model/run-record';
import type { OperatorPolicy } from '../../model/scenario';
import type { CurveLine } from '../charts/curve';
import type { Say } from '../kit/use-say';

/** The curves of a band, best first: the chosen policy on top of the area between the other two. */
export function bandLines(band: RunBand, operators: OperatorPolicy, say: Say): CurveLine[] {
  const best: CurveLine = { label: say('band.best'), values: band.bestServedMw, role: 'best' };
  const chosen: CurveLine = {
    label: operators === 'none' ? say('band.bare') : say('band.chosen'),
    values: band.chosenServedMw,
    role: 'electricity',
    band: { low: band.bareServedMw, high: band.bestServedMw },
  };
  if (operators === 'none') return [best, chosen];
  return [best, chosen, { label: say('band.bare'), values: band.bareServedMw, role: 'bare' }];
}
