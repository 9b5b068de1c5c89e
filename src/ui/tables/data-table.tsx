import './data-table.css';
import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Tip } from '../kit/button';
import { useRowsInView } from '../kit/use-rows-in-view';

export interface Column<Row> {
  key: string;
  title: string;
  /** Meaning, shown on hover and focus of the title. */
  tip?: string;
  /** What the column sorts by; absent: it does not sort. */
  sortBy?: (row: Row) => string | number;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  width?: string;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Enter, Space or a click on a row. */
  onPick?: (row: Row) => void;
  isPicked?: (row: Row) => boolean;
  onHover?: (row: Row | undefined) => void;
  /** Column sorted by first. */
  sortedBy?: string;
  empty: string;
  rowHeightPx?: number;
  /** Subject of a row: while nothing is sorted, each subject gets a heading. Rows of one subject stand together. */
  groupOf?: (row: Row) => string;
}

/** A line of the table: a row, or the heading above its group. */
type Line<Row> = { row: Row } | { heading: string };

/** A sortable table that draws only the rows in view. Arrow keys, Home and End move; Enter picks. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, columns, rowKey, onPick, isPicked, onHover, empty, rowHeightPx: rowPx = 30 } = props;
  const [sort, setSort] = useState<{ key?: string; down: boolean }>({ key: props.sortedBy, down: false });
  const [focusIx, setFocusIx] = useState(0);
  const moveFocus = useRef(false);

  const { groupOf } = props;
  const sorted = useMemo((): Line<Row>[] => {
    const by = columns.find((it) => it.key === sort.key)?.sortBy;
    if (!by) return groupOf ? withHeadings(rows, groupOf) : rows.map((row) => ({ row }));
    const sign = sort.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(by(a), by(b))).map((row) => ({ row }));
  }, [rows, columns, sort, groupOf]);

  const { box, first, last, pageRows, reveal } = useRowsInView(sorted.length, rowPx);
  const at = Math.min(focusIx, Math.max(0, sorted.length - 1));

  useEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    box.current?.querySelector<HTMLElement>(`[aria-rowindex="${at + 2}"]`)?.focus();
  });

  const onKey = (event: KeyboardEvent) => {
    const step: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + pageRows,
      PageUp: at - pageRows,
      Home: 0,
      End: sorted.length - 1,
    };
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.target !== event.currentTarget || !onPick) return;
      event.preventDefault();
      const line = sorted[at];
      if ('row' in line) onPick(line.row);
    } else if (event.key in step && event.target === event.currentTarget) {
      event.preventDefault();
      const next = Math.min(Math.max(step[event.key], 0), sorted.length - 1);
      setFocusIx(next);
      moveFocus.current = true;
      reveal(next);
    }
  };

  if (rows.length === 0) return <p className="table-empty">{empty}</p>;
  return (
    <div className="table-box" ref={box} style={{ '--row-height': `${rowPx}px` } as CSSProperties}>
      <table className="table" aria-rowcount={sorted.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((it) => (
              <th
                key={it.key}
                scope="col"
                style={it.width ? { width: it.width } : undefined}
                className={it.numeric ? 'numeric' : undefined}
                aria-sort={sort.key === it.key ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <ColumnTitle
                  column={it}
                  isDown={sort.key === it.key ? sort.down : undefined}
                  onSort={() => setSort(nextSort(sort, it.key, groupOf !== undefined))}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden style={{ height: first * rowPx }} />}
          {sorted.slice(first, last).map((line, i) => {
            const ix = first + i;
            if ('heading' in line) {
              return (
                <tr key={`group:${line.heading}`} aria-rowindex={ix + 2}>
                  <th className="table-group" colSpan={columns.length} scope="rowgroup">
                    {line.heading}
                  </th>
                </tr>
              );
            }
            const { row } = line;
            return (
              <tr
                key={rowKey(row)}
                aria-rowindex={ix + 2}
                aria-selected={isPicked?.(row)}
                tabIndex={onPick ? (ix === at ? 0 : -1) : undefined}
                onFocus={() => setFocusIx(ix)}
                onClick={() => onPick?.(row)}
                onKeyDown={onKey}
                onPointerEnter={onHover && (() => onHover(row))}
                onPointerLeave={onHover && (() => onHover(undefined))}
                data-pickable={onPick ? '' : undefined}
              >
                {columns.map((it) => (
                  <td key={it.key} className={it.numeric ? 'numeric' : undefined}>
                    {it.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {last < sorted.length && <tr aria-hidden style={{ height: (sorted.length - last) * rowPx }} />}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnTitleProps<Row> {
  column: Column<Row>;
  /** Absent: the table is not sorted by it. */
  isDown?: boolean;
  onSort: () => void;
}

/** A title: a button where it sorts, with its meaning in a tip that the keyboard reaches. */
function ColumnTitle<Row>({ column: { title, tip, sortBy }, isDown, onSort }: ColumnTitleProps<Row>) {
  if (!sortBy && !tip) return title;
  const button = (
    <button
      type="button"
      className={sortBy ? 'table-sort' : 'table-sort table-told'}
      data-told={tip ? '' : undefined}
      onClick={sortBy ? onSort : undefined}
    >
      <span>{title}</span>
      {isDown === true && <ChevronDown size={12} aria-hidden />}
      {isDown === false && <ChevronUp size={12} aria-hidden />}
    </button>
  );
  return tip ? (
    <Tip text={tip} side="top">
      {button}
    </Tip>
  ) : (
    button
  );
}

function withHeadings<Row>(rows: readonly Row[], groupOf: (row: Row) => string): Line<Row>[] {
  let before: string | undefined;
  return rows.flatMap((row): Line<Row>[] => {
    const heading = groupOf(row);
    const isNew = heading !== before;
    before = heading;
    return isNew ? [{ heading }, { row }] : [{ row }];
  });
}

/** Up, down, and, where there are groups to go back to, unsorted. */
function nextSort(sort: { key?: string; down: boolean }, key: string, hasGroups: boolean) {
  if (sort.key !== key) return { key, down: false };
  if (sort.down && hasGroups) return { key: undefined, down: false };
  return { key, down: !sort.down };
}

const collator = new Intl.Collator(['en', 'uk'], { numeric: true });

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
