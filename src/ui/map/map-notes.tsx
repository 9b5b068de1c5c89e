import { useSay } from '../kit/use-say';
import type { DrawnState } from './use-map-state';

/** What must be known about the drawing itself. */
export function MapNotes({ drawn: { region, features } }: { drawn: DrawnState }) {
  const say = useSay();
  return (
    <div className="map-notes">
      {region.baseMap.schematic === true && <p>{say('map.schematic')}</p>}
      {region.synthetic && <p>{say('map.synthetic')}</p>}
      {features.unplacedCount > 0 && <p>{say('map.unplaced', { count: features.unplacedCount })}</p>}
    </div>
  );
}
