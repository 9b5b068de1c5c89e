import { useEffect, useMemo } from 'react';
import type { heldInstant } from '../../client/held';
import type { RunReader } from '../../client/run-reader';
import type { Region } from '../../model/region';
import type { Scenario } from '../../model/scenario';
import type { WaterGeometry } from '../../model/water-geometry';
import { subscribeTime, useView } from '../../store/view';
import { lostNow } from './lost-now';
import type { MapFeatures } from './map-features';
import { countOverlay, markOverlay } from './overlays';
import { createStateFeed } from './state-feed';
import type { HostedMap } from './use-map-host';

export interface DrawnState {
  region: Region;
  features: MapFeatures;
  geometry: readonly WaterGeometry[];
  reader?: RunReader;
  scenario?: Scenario;
  /** What the grid does at once after the latest change of losses; drawn over the run until it answers. */
  instant?: ReturnType<typeof heldInstant>;
  /** True where the run was made from other content; losses of the scenario are drawn over it. */
  isStale: boolean;
}

const noneLost: ReadonlySet<string> = new Set();

/** What the scenario has out now and the run does not know of. */
export function lostOverRun(
  drawn: Pick<DrawnState, 'reader' | 'scenario' | 'isStale'>,
  timeS: number,
): ReadonlySet<string> {
  return drawn.isStale || !drawn.reader ? lostNow(drawn.scenario, timeS, drawn.reader) : noneLost;
}

/** Draws the state under the time cursor; the cursor is heard by subscription, at most once a frame. */
export function useMapState({ host, styleCount }: HostedMap, drawn: DrawnState): void {
  const { region, features, geometry, reader, scenario, isStale, instant } = drawn;
  const { grid, areas, feeders, supplyZones, baseMap } = region;
  const feed = useMemo(
    () =>
      host &&
      createStateFeed(
        {
          setFeatureState: host.setState,
          setMarks: (marks) => host.setOverlay('marks', markOverlay(features, marks)),
          setCounts: (counts) => host.setOverlay('counts', countOverlay(baseMap.places, counts)),
        },
        { grid, areas, feeders, supplyZones, baseMap },
        features,
        geometry,
      ),
    [host, grid, areas, feeders, supplyZones, baseMap, features, geometry],
  );

  useEffect(() => {
    if (styleCount > 0) feed?.reset();
  }, [feed, styleCount]);

  useEffect(() => {
    if (!host || !feed || styleCount === 0) return;
    feed.setRun(reader);
    let waiting = 0;
    const draw = () => {
      waiting = 0;
      if (!host.isReady()) return;
      const { timeS, waterView } = useView.getState();
      feed.setWaterView(waterView);
      feed.show(timeS, lostOverRun({ reader, scenario, isStale }, instant?.timeS ?? timeS), instant?.state);
    };
    // In a frame of its own: the task that brought the answer has the panels to show.
    waiting = requestAnimationFrame(draw);
    const drawSoon = () => {
      if (waiting === 0) waiting = requestAnimationFrame(draw);
    };
    const stops = [subscribeTime(drawSoon), useView.subscribe((state) => state.waterView, drawSoon)];
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(waiting);
    };
  }, [host, feed, reader, scenario, isStale, instant, styleCount]);
}
