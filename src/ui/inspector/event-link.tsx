import { Fuel, Truck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { RunEvent } from '../../model/run-event';
import { scenarioOfState, useProject } from '../../store/project';
import { hover } from '../../store/view';
import { systemOf } from '../../words/event-sentence';
import { formatRunTime, localClock } from '../charts/time-axis';
import { showEvent } from '../kit/show-event';
import { useSayEvent } from '../kit/use-say-event';
import { systemIcons } from '../tables/event-table';

interface EventLinkProps {
  reader: RunReader;
  eventIx: number;
  /** Said after the time. */
  children?: ReactNode;
}

/** A logged event as a sentence with its time and the sign of its system; pressed, it selects what it is about then. */
export function EventLink({ reader, eventIx, children }: EventLinkProps) {
  const sayEvent = useSayEvent();
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '';
  const event = reader.record.events[eventIx];
  const ref: ComponentRef = { kind: event.component, id: event.id };
  const Icon = iconOf(event);
  return (
    <button
      type="button"
      className="event-link"
      onClick={() => showEvent(reader, event)}
      onPointerEnter={() => hover(ref)}
      onPointerLeave={() => hover(undefined)}
    >
      <Icon size={14} aria-hidden data-system={systemOf(event)} />
      <span>{sayEvent(event)}</span>
      <span className="why-time">
        {formatRunTime(event.timeS)} · {localClock(startLocal, event.timeS).time}
        {children}
      </span>
    </button>
  );
}

/** Fuel and water on wheels have signs of their own among what happens at sites. */
function iconOf(event: RunEvent): typeof Fuel {
  if (event.kind === 'delivered') return (event.values?.dieselL ?? 0) > 0 ? Fuel : Truck;
  return /^(backupRanDry|fuelCalledFor)/.test(event.kind) ? Fuel : systemIcons[systemOf(event)];
}
