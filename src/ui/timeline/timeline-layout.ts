/** Rows of the time bar from top to bottom. Each has its own y axis; all share the time axis. */
export const rowIds = ['electricity', 'water', 'people', 'facilities'] as const;
export type RowId = (typeof rowIds)[number];

export interface TimelineLayout {
  widthPx: number;
  heightPx: number;
  /** Plot area, px. */
  left: number;
  right: number;
  /** Top and bottom of each row. */
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

/** Shares a height out: electricity and water get most of it. */
export function layoutTimeline(widthPx: number, heightPx: number): TimelineLayout {
  const isNarrow = widthPx < 520;
  const left = isNarrow ? 10 : 46;
  const right = Math.max(left + 40, widthPx - (isNarrow ? 132 : 220));
  const free = heightPx - top - eventsPx - axisPx - gap * rowIds.length;
  const unit = Math.max(free, 40) / (2 + 2 * countShare);
  const rows = {} as TimelineLayout['rows'];
  let y = top;
  for (const id of rowIds) {
    const height = (id === 'electricity' || id === 'water' ? 1 : countShare) * unit;
    rows[id] = { top: Math.round(y), bottom: Math.round(y + height) };
    y += height + gap;
  }
  return { widthPx, heightPx, left, right, rows, eventsY: Math.round(y + eventsPx / 2), axisY: heightPx - 4 };
}
