import { useSyncExternalStore } from 'react';
import { useSettings } from '../../store/settings';

let query: MediaQueryList | undefined;

function systemQuery(): MediaQueryList {
  query ??= matchMedia('(prefers-reduced-motion: reduce)');
  return query;
}

/** Whether things should stand still: the user asked for it here, or the system does. The only reader of both. */
export function isMotionReduced(): boolean {
  return useSettings.getState().motion === 'reduce' || systemQuery().matches;
}

/** Calls `changed` whenever either the setting or the system's preference changes; returns how to stop. */
export function followMotion(changed: () => void): () => void {
  const stop = useSettings.subscribe(changed);
  systemQuery().addEventListener('change', changed);
  return () => {
    stop();
    systemQuery().removeEventListener('change', changed);
  };
}

/** The same as `isMotionReduced`, for components. */
export function useMotionReduced(): boolean {
  return useSyncExternalStore(followMotion, isMotionReduced);
}
