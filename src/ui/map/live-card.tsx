import type { ComponentRef } from '../../model/ids';
import { useSettings } from '../../store/settings';
import { useTimeS } from '../kit/use-time';
import { shutIn } from '../panels/loss-words';
import { ActionCard, CardContent } from './component-card';
import { describeComponent } from './describe-component';
import { type DrawnState, lostOverRun } from './use-map-state';

interface LiveCardProps {
  component: ComponentRef;
  drawn: DrawnState;
  /** Given for the card of a clicked component. */
  onClose?(): void;
  onCouple?(): void;
}

/** A component's card at the time cursor. */
export function LiveCard({ component, drawn, onClose, onCouple }: LiveCardProps) {
  const language = useSettings((state) => state.language);
  const flowUnit = useSettings((state) => state.flowUnit);
  const timeS = useTimeS(120);
  const description = describeComponent(component, {
    region: drawn.region,
    geometry: drawn.geometry,
    reader: drawn.reader,
    timeS,
    lost: lostOverRun(drawn, timeS),
    shut: shutIn(drawn.scenario),
    language,
    flowUnit,
  });
  return onClose ? (
    <ActionCard component={component} description={description} onClose={onClose} onCouple={onCouple} />
  ) : (
    <CardContent description={description} />
  );
}
