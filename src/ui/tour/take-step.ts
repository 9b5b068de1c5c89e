import { setPlaying, setTime, showComponent, showResults, showWhole, useView } from '../../store/view';
import type { TourStep } from './tour-steps';

/** Puts the window where a station of the visit wants it. */
export function takeStep(step: TourStep): void {
  setPlaying(false);
  setTime(step.timeS);
  switch (step.kind) {
    case 'start':
      useView.setState({ areaFill: 'both', tool: { kind: 'select' } });
      showWhole();
      break;
    case 'lost':
      showComponent(step.ref);
      break;
    case 'dark':
      useView.setState({ areaFill: 'power' });
      showWhole();
      break;
    case 'dry':
      useView.setState({ areaFill: 'both' });
      showWhole();
      break;
    case 'site':
      showResults('facilities');
      showComponent(step.ref);
      break;
    case 'back':
      showResults('metrics');
      showWhole();
      break;
    case 'yours':
      useView.setState({ railItem: 'scenario', leftOpen: true, scenarioTab: 'losses' });
      break;
  }
}
