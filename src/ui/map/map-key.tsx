import { useMemo } from 'react';
import { Legend } from './legend';
import type { Palette } from './palette';
import type { DrawnState } from './use-map-state';
import { stepsOf } from './water-legend';

/** The legend of what this region has. */
export function MapKey({ drawn, palette }: { drawn: DrawnState; palette: Palette }) {
  const { region, features, geometry, reader } = drawn;
  const { facilities, grid } = region;
  const voltages = useMemo(
    () => [...new Set(grid.buses.map((it) => it.baseKv))].filter((kv) => kv > 0).sort((a, b) => b - a),
    [grid.buses],
  );
  const steps = useMemo(() => stepsOf(geometry), [geometry]);
  const kinds = useMemo(() => new Set<string>(facilities.map((it) => it.kind)), [facilities]);
  return (
    <Legend
      palette={palette}
      voltages={voltages}
      facilityKindsShown={kinds}
      hasWater={geometry.length > 0}
      hasSupply={features.refs.supplyNodes.length > 0}
      steps={steps}
      hasWaterPoints={features.refs.waterPoints.length > 0}
      hasAreas={features.collections.areas.features.length > 0}
      hasFeeders={features.collections.feeders.features.length > 0}
      hasRun={reader !== undefined}
    />
  );
}
