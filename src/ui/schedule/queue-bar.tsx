import type { QueueStep, ScheduleDay } from '../../model/outage-schedule';

const dayS = 86400;
/** Hours with a line in the bar. */
export const tickHours = [0, 6, 12, 18, 24] as const;

interface QueueBarProps {
  steps: readonly QueueStep[];
  feederCount: number;
  day: ScheduleDay;
}

/**
 * A queue's local day as a bar: full where all of it is off by the rota, hatched and as high as its share where a part
 * is, dotted where it is off for other reasons. The words beside it say the same.
 */
export function QueueBar({ steps, feederCount, day }: QueueBarProps) {
  const place = (fromS: number, toS: number) => ({
    insetInlineStart: `${(100 * (fromS - day.midnightS)) / dayS}%`,
    inlineSize: `${(100 * (toS - fromS)) / dayS}%`,
  });
  const runEndS = day.midnightS + dayS;
  return (
    <div className="queue-bar" aria-hidden>
      {day.fromS > day.midnightS && (
        <span className="queue-outside" style={place(day.midnightS, day.fromS)} />
      )}
      {day.toS < runEndS && <span className="queue-outside" style={place(day.toS, runEndS)} />}
      {tickHours.slice(1, -1).map((hour) => (
        <span key={hour} className="queue-tick" style={{ insetInlineStart: `${(100 * hour) / 24}%` }} />
      ))}
      {steps.map(({ fromS, toS, rotaCount, otherCount }) => (
        <span key={fromS} className="queue-step" style={place(fromS, toS)}>
          {otherCount > 0 && <i data-off="other" style={{ blockSize: heightOf(otherCount, feederCount) }} />}
          {rotaCount > 0 && (
            <i
              data-off={rotaCount === feederCount ? 'all' : 'part'}
              style={{ blockSize: heightOf(rotaCount, feederCount) }}
            />
          )}
        </span>
      ))}
    </div>
  );
}

/** Hours under the bars of a day. */
export function HourAxis() {
  return (
    <div className="queue-axis" aria-hidden>
      {tickHours.map((hour) => (
        <span key={hour} style={{ insetInlineStart: `${(100 * hour) / 24}%` }}>
          {String(hour).padStart(2, '0')}
        </span>
      ))}
    </div>
  );
}

function heightOf(count: number, of: number): string {
  return `${(100 * count) / of}%`;
}
