import { scenarioOfState, useProject } from '../../store/project';
import { setMeasure, useView } from '../../store/view';
import { formatRunTime, localClock } from '../charts/time-axis';
import { Button } from '../kit/button';
import { NumberInput } from '../kit/fields';
import { useSay } from '../kit/use-say';

/** The part of the run that is measured, in hours from its start, and its clock. */
export function MetricWindow({ endS }: { endS: number }) {
  const say = useSay();
  const fromS = useView((state) => state.measure.fromS);
  const toS = useView((state) => state.measure.toS) ?? endS;
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '';
  const isWhole = fromS === 0 && toS === endS;
  const at = (timeS: number) => `${formatRunTime(timeS)} (${localClock(startLocal, timeS).time})`;
  const hours = (seconds: number) => Math.round((seconds / 3600) * 100) / 100;
  return (
    <fieldset className="metric-window" aria-label={say('measure.period')}>
      <span className="metric-window-fields">
        {say('measure.from')}
        <NumberInput
          label={say('measure.fromHour')}
          value={hours(fromS)}
          unit="h"
          min={0}
          max={endS / 3600}
          onCommit={(it) => it !== undefined && setMeasure({ fromS: it * 3600 })}
        />
        {say('measure.to')}
        <NumberInput
          label={say('measure.toHour')}
          value={hours(toS)}
          unit="h"
          min={0}
          max={endS / 3600}
          onCommit={(it) =>
            it !== undefined && setMeasure({ toS: it * 3600 >= endS ? undefined : it * 3600 })
          }
        />
        <Button disabled={isWhole} onClick={() => setMeasure({ fromS: 0, toS: undefined })}>
          {say('measure.whole')}
        </Button>
      </span>
      {toS <= fromS ? (
        <p className="metric-window-note" role="alert">
          {say('measure.noLength')}
        </p>
      ) : (
        !isWhole && (
          <p className="metric-window-note muted">{say('measure.clock', { from: at(fromS), to: at(toS) })}</p>
        )
      )}
    </fieldset>
  );
}
