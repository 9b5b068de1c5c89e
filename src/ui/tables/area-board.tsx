import './board.css';
import { FileDown, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { exportBoard } from '../../commands/export-board';
import { refKey } from '../../model/ids';
import type { Area } from '../../model/people';
import { projectOfState, useProject } from '../../store/project';
import { hover, isLeftWide, showComponent, useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { PeopleChart } from '../charts/people-chart';
import { IconButton } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { narrowAreaColumns, wideAreaColumns } from './area-columns';
import { type AreaRow, areaHeader, areaRows, tabulateAreas } from './area-rows';
import { DataTable } from './data-table';

const none: readonly Area[] = [];

/** People short of water over the run, and by area the shares served, litres now, and the lowest litres and when. */
export function AreaBoard({ reader }: { reader: RunReader }) {
  const say = useSay();
  const nameOf = useNameOf();
  const timeS = useTimeS();
  const areas = useProject((state) => projectOfState(state)?.region.areas) ?? none;
  const selection = useView((state) => state.selection);
  const isWide = useView(isLeftWide);
  const frameS = reader.record.timesS[reader.frameIx(timeS)];
  const rows = useMemo(
    () => areaRows(reader, areas, (id) => nameOf({ kind: 'area', id }), frameS),
    [reader, areas, nameOf, frameS],
  );
  const columns = useMemo(
    () => (isWide ? wideAreaColumns(say, reader, frameS) : narrowAreaColumns(say)),
    [isWide, say, reader, frameS],
  );
  const selected = new Set(selection.map(refKey));
  return (
    <div className="panel-fill">
      <div className="area-head">
        <PeopleChart reader={reader} widthPx={isWide ? 340 : 290} />
        <span className="board-buttons">
          <IconButton
            label={say('board.csv')}
            icon={<FileDown aria-hidden />}
            onClick={() =>
              void exportBoard({ name: 'area-board', header: areaHeader, rows: tabulateAreas(rows) }).then(
                notifyIssues,
              )
            }
          />
          <IconButton
            className="board-wide"
            label={say(isWide ? 'board.narrow' : 'board.wide')}
            icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
            onClick={() => useView.setState({ leftWide: !isWide })}
          />
        </span>
      </div>
      <DataTable<AreaRow>
        key={isWide ? 'wide' : 'narrow'}
        caption={say('results.areas')}
        rows={rows}
        columns={columns}
        rowKey={(it) => it.id}
        rowHeightPx={58}
        sortedBy="litres"
        onPick={(it) => showComponent({ kind: 'area', id: it.id })}
        onHover={(it) => hover(it && { kind: 'area', id: it.id })}
        isPicked={(it) => selected.has(`area:${it.id}`)}
        empty={say('region.noneOfKind')}
      />
    </div>
  );
}
