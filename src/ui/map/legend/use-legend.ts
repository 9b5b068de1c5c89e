import { useEffect, useMemo, useState } from 'react';
import { useSettings } from '../../../store/settings';
import { useView } from '../../../store/view';
import { formatNumber } from '../../charts/format-number';
import { type Say, useSay } from '../../kit/use-say';
import type { MapHost } from '../map-host';
import { nodeZoomOf, type StyleContext } from '../style/expressions';
import type { DrawnState } from '../use-map-state';
import { stepsOf } from '../water-legend';
import { type LegendGroup, type LegendRow, makeLegend } from './legend-model';

/** The legend of what is on the map now, and its strip. */
export function useLegend(
  host: MapHost | undefined,
  drawn: DrawnState,
  context: StyleContext,
): { groups: LegendGroup[]; strip: LegendRow[] } {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const layers = useView((state) => state.layers);
  const areaFill = useView((state) => state.areaFill);
  const waterView = useView((state) => state.waterView);
  const hiddenKinds = useView((state) => state.hiddenKinds);
  const near = useNearness(host, context);
  const { region, features, geometry, reader } = drawn;
  const { facilities, grid, baseMap } = region;
  const has = useMemo(
    () => ({
      voltages: [...new Set(grid.buses.map((it) => it.baseKv))].filter((kv) => kv > 0).sort((a, b) => b - a),
      kinds: new Set<string>(facilities.map((it) => it.kind)),
      steps: stepsOf(geometry),
      hasWater: geometry.length > 0,
      hasSupply: features.refs.supplyNodes.length > 0,
      hasWaterPoints: features.refs.waterPoints.length > 0,
      hasAreas: features.collections.areas.features.length > 0,
      hasFeeders: features.collections.feeders.features.length > 0,
      hasDcLines: features.dcLines.features.length > 0,
      land: {
        base: baseMap.sea.length + baseMap.rivers.length + baseMap.builtUp.length > 0,
        relief: baseMap.relief !== undefined,
        roads: baseMap.roads.length > 0,
      },
    }),
    [grid, facilities, geometry, features, baseMap],
  );
  const { palette } = context;
  const hasRun = reader !== undefined;
  return useMemo(() => {
    const number = (value: number) => formatNumber(value, language);
    const input = { ...has, ...near, layers, areaFill, waterView, hiddenKinds, palette, hasRun, number };
    return { groups: makeLegend(input, say), strip: stripOf(has.hasAreas, has.kinds.size > 0, layers, say) };
  }, [has, near, layers, areaFill, waterView, hiddenKinds, palette, hasRun, language, say]);
}

function stripOf(
  hasAreas: boolean,
  hasSites: boolean,
  layers: { areas: boolean; facilities: boolean; grid: boolean },
  say: Say,
): LegendRow[] {
  const rows: LegendRow[] = [];
  if (layers.areas && hasAreas)
    rows.push(
      { sign: { kind: 'area', shareIx: 0, power: true }, text: say('map.key.areaPower') },
      { sign: { kind: 'area', shareIx: 0, water: true }, text: say('map.key.areaWater') },
    );
  if (layers.facilities && hasSites)
    rows.push(
      { sign: { kind: 'image', name: 'count-dark' }, text: say('map.key.dark') },
      { sign: { kind: 'image', name: 'count-backup' }, text: say('map.key.backup') },
      { sign: { kind: 'image', name: 'count-dry' }, text: say('map.key.noWater') },
    );
  rows.push({ sign: { kind: 'image', name: 'mark-lost' }, text: say('map.key.lost') });
  return rows;
}

/** How near the map is, in the steps at which what it draws changes. */
function useNearness(host: MapHost | undefined, context: StyleContext) {
  const { townZoom, iconZoom } = context;
  const nodeZoom = nodeZoomOf(context);
  const read = (zoom: number) =>
    (zoom >= townZoom ? 1 : 0) +
    (zoom >= nodeZoom ? 2 : 0) +
    (zoom >= Math.max(iconZoom, townZoom + 0.1) ? 4 : 0);
  const [code, setCode] = useState(0);
  const map = host?.map;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read is made of the zooms listed
  useEffect(() => {
    if (!map) return;
    const look = () => setCode(read(map.getZoom()));
    look();
    map.on('zoom', look);
    return () => {
      map.off('zoom', look);
    };
  }, [map, townZoom, nodeZoom, iconZoom]);
  return useMemo(
    () => ({ isNear: (code & 1) !== 0, areNodes: (code & 2) !== 0, areIcons: (code & 4) !== 0 }),
    [code],
  );
}
