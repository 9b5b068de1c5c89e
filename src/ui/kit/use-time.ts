import { useEffect, useState } from 'react';
import { useView } from '../../store/view';

/** At play nobody reads figures that change faster, and to paint them costs what the moving map needs, ms. */
const playingMs = 500;

/**
 * The time cursor, told to React at most every `everyMs`, at play every half second; what must follow it frame by frame subscribes to the
 * store instead. The last value always arrives.
 */
export function useTimeS(everyMs = 200): number {
  const [timeS, setTimeS] = useState(() => useView.getState().timeS);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      setTimeS(useView.getState().timeS);
    };
    tell();
    const stop = useView.subscribe(
      (state) => state.timeS,
      () => {
        timer ??= setTimeout(tell, useView.getState().playing ? Math.max(everyMs, playingMs) : everyMs);
      },
    );
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return timeS;
}
