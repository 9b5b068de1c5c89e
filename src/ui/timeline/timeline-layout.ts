import type { Region } from '../../model/region';

/** Rows of the time bar from top to bottom. Each has its own y axis; all share the time axis. */
export const rowIds = ['electricity', 'water', 'people', 'facilities'] as const;
export type RowId = (typeof rowIds)[number];

export interface TimelineLayout {
  widthPx: number;
  heightPx: number;
  /** Plot area, px. */
  left: number;
  right: number;
  /** Rows that the region has something for. */
  shown: readonly RowId[];
  /** Top and bottom of each row; both the same where it is not shown. */
  rows: Record<RowId, { top: number; bottom: number }>;
  /** Middle of the three lanes of event signs. */
  eventsY: number;
  /** Base line of the hours' labels. */
  axisY: number;
}

/** Least height at which every row can be read, px. */
export const leastHeightPx = 128;
export const mostHeightPx = 360;

const top = 7;
const gap = 4;
const eventsPx = 22;
const axisPx = 16;
/** Height of a row of counts against one of supply. */
const countShare = 0.42;

/** What a region has a curve for: a grid alone shows no water, and a water network alone no electricity. */
export function rowsOf(region: Region): RowId[] {
  const has: Record<RowId, boolean> = {
    electricity: region.grid.buses.length > 0,
    water: region.waterNetworks.length > 0 || (region.supplyZones?.nodes.length ?? 0) > 0,
    people: region.areas.length > 0,
    facilities: region.facilities.length > 0,
  };
  const shown = rowIds.filter((id) => has[id]);
  return shown.length > 0 ? shown : ['electricity'];
}

/** Shares a height out among the rows shown: electricity and water get most of it. */
export function layoutTimeline(
  widthPx: number,
  heightPx: number,
  shown: readonly RowId[] = rowIds,
): TimelineLayout {
  const isNarrow = widthPx < 520;
  const left = isNarrow ? 10 : 58;
  const right = Math.max(left + 40, widthPx - (isNarrow ? 132 : 220));
  const free = heightPx - top - eventsPx - axisPx - gap * shown.length;
  const shareOf = (id: RowId) => (id === 'electricity' || id === 'water' ? 1 : countShare);
  const unit = Math.max(free, 40) / shown.reduce((sum, id) => sum + shareOf(id), 0);
  const rows = {} as TimelineLayout['rows'];
  let y = top;
  for (const id of rowIds) {
    const height = shown.includes(id) ? shareOf(id) * unit : 0;
    rows[id] = { top: Math.round(y), bottom: Math.round(y + height) };
    if (height > 0) y += height + gap;
  }
  const eventsY = Math.round(y + eventsPx / 2);
  return { widthPx, heightPx, left, right, shown, rows, eventsY, axisY: heightPx - 4 };
}
