import { useMemo } from 'react';
import type { ComponentKind } from '../../model/ids';
import { refKey } from '../../model/ids';
import {
  type MetricName,
  type MetricSystem,
  type MetricTable,
  type MetricTableRow,
  metricsBySystem,
  unitIn,
} from '../../model/metric-table';
import { useSettings } from '../../store/settings';
import { hover, isLeftWide, showComponent, useView } from '../../store/view';
import { sayRow } from '../../words/metric-rows';
import { MetricValue } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { type Say, useSay } from '../kit/use-say';
import { type Column, DataTable } from '../tables/data-table';
import { isReturnTime } from './metric-rows';

const kinds: Partial<Record<MetricTable['by'], ComponentKind>> = { area: 'area', facility: 'facility' };

/** Metrics of one system by row. Consumers can be sorted by what they lack; systems stand in the order of the region. */
export function MetricTableView({ table, system }: { table: MetricTable; system: MetricSystem }) {
  const say = useSay();
  const selection = useView((state) => state.selection);
  const isWide = useView(isLeftWide);
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const columns = useMemo(() => {
    const kind = kinds[table.by];
    const name = (it: MetricTableRow) =>
      kind && it.id !== undefined ? nameOf({ kind, id: it.id }) : sayRow(table.by, it, language);
    return columnsOf(table, system, isWide, say, name);
  }, [table, system, isWide, say, nameOf, language]);
  const rows = useMemo(() => rowsOf(table, system), [table, system]);
  const selected = new Set(selection.map(refKey));
  const kind = kinds[table.by];
  const refOf = (it: MetricTableRow) => (kind && it.id !== undefined ? { kind, id: it.id } : undefined);
  return (
    <DataTable<MetricTableRow>
      caption={say(`measure.by.${table.by}`)}
      rows={rows}
      columns={columns}
      rowKey={(it) => it.id ?? ''}
      rowHeightPx={34}
      onPick={
        kind &&
        ((it) => {
          const ref = refOf(it);
          if (ref) showComponent(ref);
        })
      }
      onHover={(it) => hover(it && refOf(it))}
      isPicked={(it) => it.id !== undefined && selected.has(`${kind}:${it.id}`)}
      empty={say('measure.none')}
    />
  );
}

/** A facility without water, or a water network under electricity, has nothing to say; a district has a reason. */
function rowsOf({ by, names, rows }: MetricTable, system: MetricSystem): readonly MetricTableRow[] {
  if (by !== 'facility' && by !== 'system') return rows;
  const shown = names.filter((it) => it in metricsBySystem[system]);
  return rows.filter(({ values }) => shown.some((name) => values[name] !== undefined));
}

function columnsOf(
  table: MetricTable,
  system: MetricSystem,
  isWide: boolean,
  say: Say,
  nameOf: (row: MetricTableRow) => string,
): Column<MetricTableRow>[] {
  const { by } = table;
  const isSorted = by !== 'system';
  const names = table.names.filter((it) => it in metricsBySystem[system]);
  return [
    {
      key: 'name',
      title: say(`measure.row.${by}`),
      width: isWide ? '176px' : '118px',
      ...(isSorted ? { sortBy: nameOf } : {}),
      cell: (it) => {
        const name = nameOf(it);
        return (
          <span className="area-name" title={name}>
            {name}
          </span>
        );
      },
    },
    ...names.map(
      (name): Column<MetricTableRow> => ({
        key: name,
        title: say(`metric.${name}.short`),
        tip: `${say(`metric.${name}`)}. ${say(`metric.${name}.definition`)}`,
        numeric: true,
        width: '86px',
        // what is absent stands below every number
        ...(isSorted ? { sortBy: (it: MetricTableRow) => it.values[name] ?? -1 } : {}),
        cell: (it) => <MetricCell row={it} name={name} unit={unitIn(by, name)} />,
      }),
    ),
  ];
}

function MetricCell({ row, name, unit }: { row: MetricTableRow; name: MetricName; unit: string }) {
  const say = useSay();
  const value = row.values[name];
  if (value === undefined) {
    const reason = row.absent[name];
    const text = reason === undefined ? '' : say(`metric.absent.${reason}`);
    return (
      <span className="muted" title={text}>
        {reason === 'notBack' ? say('measure.notBack') : '–'}
        <span className="visually-hidden">{text}</span>
      </span>
    );
  }
  if (value === 0 && isReturnTime(name)) return <span className="muted">{say('measure.neverBelow')}</span>;
  return <MetricValue value={value} unit={unit} bare />;
}
