import './board.css';
import { useDeferredValue, useMemo, useState } from 'react';
import type { RunReader } from '../../client/run-reader';
import { exportBoard } from '../../commands/export-board';
import type { Facility } from '../../model/facility';
import { refKey } from '../../model/ids';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { hover, isLeftWide, showComponent, useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { narrowColumns, wideColumns } from './board-columns';
import type { BoardRow } from './board-rows';
import { boardHeader, tabulateBoard } from './board-table';
import { type BoardFilter, BoardTools, passesFilter } from './board-tools';
import { DataTable } from './data-table';
import { facilityNow } from './facility-now';

const none: readonly Facility[] = [];

/**
 * Who is dark, who is on backup and for how long, who has water, and what follows, at the time cursor. Without a run
 * it shows what each site has for itself.
 */
export function FacilityBoard({ reader }: { reader?: RunReader }) {
  const say = useSay();
  const nameOf = useNameOf();
  const timeS = useTimeS();
  const language = useSettings((state) => state.language);
  const startLocal = useProject((state) => scenarioOfState(state)?.startLocal) ?? '';
  const facilities = useProject((state) => projectOfState(state)?.region.facilities) ?? none;
  const selection = useView((state) => state.selection);
  const isWide = useView(isLeftWide);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Omit<BoardFilter, 'text'>>({});
  const text = useDeferredValue(query.trim().toLocaleLowerCase('uk'));

  const own = useMemo(
    () =>
      facilities.map((it) => ({ facility: it, row: ownRow(it, nameOf({ kind: 'facility', id: it.id })) })),
    [facilities, nameOf],
  );
  const frameS = reader ? reader.record.timesS[reader.frameIx(timeS)] : timeS;
  const all = useMemo(
    () =>
      own.flatMap(({ facility, row }): BoardRow[] => {
        if (!reader) return [row];
        const now = facilityNow(reader, facility, frameS);
        return now ? [{ ...row, ...now }] : [];
      }),
    [own, reader, frameS],
  );
  const rows = useMemo(
    () => all.filter((it) => passesFilter(it, { ...filter, state: undefined, text })),
    [all, filter, text],
  );
  const shown = useMemo(
    () => rows.filter((it) => passesFilter(it, { ...filter, text })),
    [rows, filter, text],
  );
  const columns = useMemo(() => {
    const words = { say, language, startLocal, timeS: frameS };
    return isWide ? wideColumns(words) : narrowColumns(words);
  }, [say, language, startLocal, frameS, isWide]);
  const selected = new Set(selection.map(refKey));
  return (
    <div className="panel-fill">
      <BoardTools
        rows={rows}
        all={all}
        filter={{ ...filter, text }}
        query={query}
        hasRun={reader !== undefined}
        onFilter={(it) => setFilter((now) => ({ ...now, ...it }))}
        onQuery={setQuery}
        onExport={() =>
          void exportBoard({
            name: 'facility-board',
            header: boardHeader,
            rows: tabulateBoard(shown),
          }).then(notifyIssues)
        }
      />
      <DataTable<BoardRow>
        key={isWide ? 'wide' : 'narrow'}
        caption={say('results.facilities')}
        rows={shown}
        columns={columns}
        rowKey={(it) => it.id}
        sortedBy="need"
        rowHeightPx={isWide ? 44 : 60}
        onPick={(it) => showComponent({ kind: 'facility', id: it.id })}
        onHover={(it) => hover(it && { kind: 'facility', id: it.id })}
        isPicked={(it) => selected.has(`facility:${it.id}`)}
        empty={all.length === 0 ? say('region.noneOfKind') : say('board.none')}
      />
    </div>
  );
}

function ownRow(it: Facility, name: string): BoardRow {
  const { id, kind, tier, storedWaterM3 = 0, waterM3Day = 0 } = it;
  return {
    id,
    name,
    kind,
    tier,
    setKw: it.backup.reduce((sum, set) => sum + set.ratedKw, 0),
    tankL: it.backup.reduce((sum, set) => sum + set.fuelL, 0),
    batteryKwh: it.battery?.energyKwh ?? 0,
    solarKw: it.solarKwp ?? 0,
    storeM3: storedWaterM3,
    fullStoreH: storedWaterM3 > 0 && waterM3Day > 0 ? (24 * storedWaterM3) / waterM3Day : undefined,
  };
}
