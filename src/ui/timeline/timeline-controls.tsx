import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RunReader } from '../../client/run-reader';
import { setPlaying, setTime, subscribeTime, useView } from '../../store/view';
import { formatDay, formatRunTime, localClock } from '../charts/time-axis';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { EventSteps } from './event-steps';

const speeds = [1, 2, 4, 8, 16] as const;

interface TimelineControlsProps {
  startLocal: string;
  language: string;
  endS: number;
  /** Goes one recorded step forward (1) or back (-1). */
  onStep(direction: 1 | -1): void;
  reader: RunReader | undefined;
}

/** Play, step, speed and the time itself. */
export function TimelineControls({ startLocal, language, endS, onStep, reader }: TimelineControlsProps) {
  const say = useSay();
  const playing = useView((state) => state.playing);
  const speedHPerS = useView((state) => state.speedHPerS);
  const disabled = !(endS > 0);
  return (
    <div className="time-controls">
      <div className="time-head">
        <ClockText startLocal={startLocal} language={language} />
        <EventSteps reader={reader} />
      </div>
      <div className="time-buttons">
        <IconButton
          side="top"
          label={say('timeline.toStart')}
          icon={<SkipBack />}
          disabled={disabled}
          onClick={() => setTime(0)}
        />
        <IconButton
          side="top"
          label={say('timeline.stepBack')}
          keys="←"
          icon={<StepBack />}
          disabled={disabled}
          onClick={() => onStep(-1)}
        />
        <IconButton
          side="top"
          className="time-play"
          label={say(playing ? 'timeline.pause' : 'timeline.play')}
          keys="Space"
          icon={playing ? <Pause /> : <Play />}
          disabled={disabled}
          onClick={() => setPlaying(!playing)}
        />
        <IconButton
          side="top"
          label={say('timeline.stepForward')}
          keys="→"
          icon={<StepForward />}
          disabled={disabled}
          onClick={() => onStep(1)}
        />
        <select
          className="time-speed"
          aria-label={say('timeline.speed')}
          value={speedHPerS}
          onChange={(event) => useView.setState({ speedHPerS: Number(event.target.value) })}
        >
          {speeds.map((hours) => (
            <option key={hours} value={hours}>
              {say('timeline.speedValue', { hours })}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** The run's time beside the local clock; written by subscription. */
function ClockText({ startLocal, language }: { startLocal: string; language: string }) {
  const run = useRef<HTMLSpanElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (timeS: number) => {
      const { date, time } = localClock(startLocal, timeS);
      if (run.current) run.current.textContent = formatRunTime(timeS);
      if (clock.current) clock.current.textContent = `${formatDay(date, language)}, ${time}`;
    };
    write(useView.getState().timeS);
    return subscribeTime(write);
  }, [startLocal, language]);
  return (
    <div className="time-clock">
      <span ref={run} className="time-run" />
      <span ref={clock} className="muted" />
    </div>
  );
}
