import { useMapArchives } from '../../store/map-archives';
import { useRuns } from '../../store/runs';
import { formatRunTime } from '../charts/time-axis';
import { useSay } from '../kit/use-say';
import type { DrawnState } from './use-map-state';

/** What must be known about the drawing itself. */
export function MapNotes({ drawn: { region, features, instant } }: { drawn: DrawnState }) {
  const say = useSay();
  const archives = useMapArchives((state) => state.archives);
  const isRunning = useRuns((state) => state.status === 'running');
  return (
    <div className="map-notes">
      {instant && (
        <p className="map-at-once" role="status">
          {say(isRunning ? 'map.atOnce.running' : 'map.atOnce', { time: formatRunTime(instant.timeS) })}
        </p>
      )}
      {region.baseMap.schematic === true && <p>{say('map.schematic')}</p>}
      {region.synthetic && <p>{say('map.synthetic')}</p>}
      {features.guessedCount > 0 && <p>{say('map.guessed', { count: features.guessedCount })}</p>}
      {features.drawnCount > 0 && <p>{say('map.drawnSupply', { count: features.drawnCount })}</p>}
      {features.unplacedCount > 0 && <p>{say('map.unplaced', { count: features.unplacedCount })}</p>}
      {archives
        .filter((it) => it.isShown && it.attribution !== '')
        .map((it) => (
          <p key={it.key}>{say('archive.from', { text: it.attribution })}</p>
        ))}
    </div>
  );
}
