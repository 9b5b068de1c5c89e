import { useEffect, useState } from 'react';
import type { ComponentRef } from '../../model/ids';
import { useSettings } from '../../store/settings';
import { subscribeTime, useView } from '../../store/view';
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
  const timeS = useThrottledTime();
  const description = describeComponent(component, {
    region: drawn.region,
    reader: drawn.reader,
    timeS,
    lost: lostOverRun(drawn, timeS),
    language,
    flowUnit,
  });
  return onClose ? (
    <ActionCard component={component} description={description} onClose={onClose} onCouple={onCouple} />
  ) : (
    <CardContent description={description} />
  );
}

/** The time cursor for text that is read: at most eight times a second. */
function useThrottledTime(): number {
  const [timeS, setTimeS] = useState(useView.getState().timeS);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribeTime(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setTimeS(useView.getState().timeS);
      }, 120);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return timeS;
}
