import type { BaseMap } from '../../../model/base-map';
import type { LonLat } from '../../../model/schema-parts';

/** How far ground, sea and rivers run on past the edge of the sheet, in sheets. */
const sheetsBeyond = 3;

/**
 * A base map whose sea and rivers run on past the edge of its sheet, so that no frame shows around it. Nothing
 * is invented: what touches the edge goes straight on. Without `bounds` it is returned as it is.
 */
export function runOn(baseMap: BaseMap): BaseMap {
  const { bounds } = baseMap;
  if (!bounds) return baseMap;
  const [[west, south], [east, north]] = bounds;
  const near = Math.max(east - west, north - south) * 1e-4;
  const pushed = ([lon, lat]: LonLat): LonLat => [
    push(lon, west, east, near),
    clampLat(push(lat, south, north, near)),
  ];
  return {
    ...baseMap,
    sea: baseMap.sea.map((polygon) => polygon.map((ring) => ring.map(pushed))),
    rivers: baseMap.rivers.map((river) => ({ ...river, line: lengthened(river.line, bounds, near) })),
  };
}

function push(value: number, low: number, high: number, near: number): number {
  const far = (high - low) * sheetsBeyond;
  if (value <= low + near) return value - far;
  return value >= high - near ? value + far : value;
}

/** A line that goes straight on from each end that lies on the edge. */
function lengthened(
  line: LonLat[],
  [[west, south], [east, north]]: [LonLat, LonLat],
  near: number,
): LonLat[] {
  const isOnEdge = ([lon, lat]: LonLat) =>
    lon <= west + near || lon >= east - near || lat <= south + near || lat >= north - near;
  if (line.length < 2) return line;
  const beyond = (end: LonLat, before: LonLat): LonLat[] => {
    if (!isOnEdge(end)) return [];
    const length = Math.hypot(end[0] - before[0], end[1] - before[1]);
    if (!(length > 0)) return [];
    const times = ((north - south) * sheetsBeyond) / length;
    return [[end[0] + (end[0] - before[0]) * times, clampLat(end[1] + (end[1] - before[1]) * times)]];
  };
  const last = line.length - 1;
  return [...beyond(line[0], line[1]), ...line, ...beyond(line[last], line[last - 1])];
}

function clampLat(lat: number): number {
  return Math.max(-85, Math.min(85, lat));
}
