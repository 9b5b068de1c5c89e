import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { refKey } from '../../model/ids';
import { projectOfState, useProject } from '../../store/project';
import { hover, showComponent, useView } from '../../store/view';
import { formatShare } from '../charts/format-number';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { type Column, DataTable } from './data-table';

interface AreaRow {
  id: string;
  name: string;
  power: number;
  water: number;
  litres: number;
}

/** Share of electricity and water served and litres per person by area, at the time cursor. */
export function AreaBoard({ reader }: { reader: RunReader }) {
  const say = useSay();
  const nameOf = useNameOf();
  const timeS = useTimeS();
  const areas = useProject((state) => projectOfState(state)?.region.areas);
  const selection = useView((state) => state.selection);
  const rows = useMemo(() => {
    const frameIx = reader.frameIx(timeS);
    const power = reader.row('areaPowerShare', frameIx);
    const water = reader.row('areaWaterShare', frameIx);
    const litres = reader.row('areaLitresPerPersonDay', frameIx);
    return (areas ?? []).flatMap((it): AreaRow[] => {
      const ix = reader.column('areaIds', it.id);
      if (ix < 0) return [];
      const name = nameOf({ kind: 'area', id: it.id });
      return [{ id: it.id, name, power: power[ix], water: water[ix], litres: litres[ix] }];
    });
  }, [areas, reader, timeS, nameOf]);
  const columns = useMemo(
    (): Column<AreaRow>[] => [
      {
        key: 'name',
        title: say('results.area'),
        sortBy: (it) => it.name,
        cell: (it) => (
          <span className="area-name" title={it.name}>
            {it.name}
          </span>
        ),
      },
      {
        key: 'power',
        title: say('results.power'),
        tip: say('results.powerTip'),
        numeric: true,
        width: '58px',
        sortBy: (it) => orLast(it.power),
        cell: (it) => <Share value={it.power} />,
      },
      {
        key: 'water',
        title: say('results.water'),
        tip: say('results.waterTip'),
        numeric: true,
        width: '58px',
        sortBy: (it) => orLast(it.water),
        cell: (it) => <Share value={it.water} />,
      },
      {
        key: 'litres',
        title: say('results.litres'),
        tip: say('results.litresTip'),
        numeric: true,
        width: '58px',
        sortBy: (it) => orLast(it.litres),
        cell: (it) =>
          Number.isFinite(it.litres) ? (
            <span className={it.litres < 15 ? 'short' : undefined}>
              <Quantity value={it.litres} unit="L" />
            </span>
          ) : (
            '–'
          ),
      },
    ],
    [say],
  );
  const selected = new Set(selection.map(refKey));
  return (
    <div className="panel-fill">
      <DataTable<AreaRow>
        caption={say('results.areas')}
        rows={rows}
        columns={columns}
        rowKey={(it) => it.id}
        rowHeightPx={40}
        sortedBy="power"
        onPick={(it) => showComponent({ kind: 'area', id: it.id })}
        onHover={(it) => hover(it && { kind: 'area', id: it.id })}
        isPicked={(it) => selected.has(`area:${it.id}`)}
        empty={say('region.noneOfKind')}
      />
    </div>
  );
}

function Share({ value }: { value: number }) {
  return <span className={value < 0.5 ? 'short' : undefined}>{formatShare(value)}</span>;
}

function orLast(value: number): number {
  return Number.isFinite(value) ? value : Number.MAX_VALUE;
}
