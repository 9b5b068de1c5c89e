import { useMemo } from 'react';
import { useSay } from '../kit/use-say';
import { Legend } from './legend';
import type { Palette } from './palette';
import type { DrawnState } from './use-map-state';

/** Legend, and what must be known about the drawing itself. */
export function MapFoot({ drawn, palette }: { drawn: DrawnState; palette: Palette }) {
  const say = useSay();
  const { region, features, geometry, reader } = drawn;
  const { facilities, grid } = region;
  const voltages = useMemo(
    () => [...new Set(grid.buses.map((it) => it.baseKv))].filter((kv) => kv > 0).sort((a, b) => b - a),
    [grid.buses],
  );
  const kinds = useMemo(() => new Set<string>(facilities.map((it) => it.kind)), [facilities]);
  return (
    <div className="map-foot">
      <div className="map-notes">
        {region.baseMap.schematic === true && <p>{say('map.schematic')}</p>}
        {region.synthetic && <p>{say('map.synthetic')}</p>}
        {features.unplacedCount > 0 && <p>{say('map.unplaced', { count: features.unplacedCount })}</p>}
      </div>
      <Legend
        palette={palette}
        voltages={voltages}
        facilityKindsShown={kinds}
        hasWater={geometry.length > 0}
        hasAreas={features.collections.areas.features.length > 0}
        hasRun={reader !== undefined}
      />
    </div>
  );
}
