import { useEffect } from 'react';
import { setPlaying, setTime, useView } from '../../store/view';
import { isMotionReduced } from '../kit/motion';

/** Longest step between two pictures, ms: after a pause of the page, time does not leap. */
const longestFrameMs = 100;
/** With reduced motion the cursor moves in such steps instead of gliding, ms. */
const calmStepMs = 500;

/** Moves the time cursor while the view is playing; stops at the end. A hidden tab stands still. */
export function usePlayback(endS: number): void {
  const playing = useView((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    if (!(endS > 0)) {
      setPlaying(false);
      return;
    }
    if (useView.getState().timeS >= endS) setTime(0);
    let lastMs: number | undefined;
    let savedMs = 0;
    const tick = (nowMs: number) => {
      const passedMs = lastMs === undefined ? 0 : Math.min(nowMs - lastMs, longestFrameMs);
      lastMs = nowMs;
      savedMs += passedMs;
      if (!isMotionReduced() || savedMs >= calmStepMs) {
        const { timeS, speedHPerS } = useView.getState();
        const next = timeS + (savedMs / 1000) * speedHPerS * 3600;
        savedMs = 0;
        setTime(Math.min(next, endS));
        if (next >= endS) {
          setPlaying(false);
          return;
        }
      }
      frame = requestAnimationFrame(tick);
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, endS]);
}
