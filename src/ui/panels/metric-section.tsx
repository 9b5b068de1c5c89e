import './metrics.css';
import { FileDown, FileSpreadsheet, PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { exportMetrics, measureHeldRun } from '../../commands/measure-run';
import {
  type MeasureKind,
  type MetricSystem,
  type MetricTable,
  metricSystems,
  type TimeSpan,
} from '../../model/metric-table';
import type { Issue } from '../../model/result';
import type { RunRecord } from '../../model/run-record';
import type { RunSummary } from '../../store/runs';
import { setMeasure, useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { IconButton } from '../kit/button';
import { SelectInput } from '../kit/fields';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';
import { MetricList } from './metric-list';
import { absentOf, metricsOfRegion, systemsIn } from './metric-rows';
import { MetricTableView } from './metric-table';
import { MetricWindow } from './metric-window';

interface MetricSectionProps {
  latest: RunSummary;
  record: RunRecord;
  /** Stands before and after the figures of the whole region. */
  before: ReactNode;
  after: ReactNode;
}

/** The metrics of a run: of the whole region as a list, of its parts as a table, over any part of the run. */
export function MetricSection({ latest, record, before, after }: MetricSectionProps) {
  const say = useSay();
  const { by, system, fromS, toS } = useView((state) => state.measure);
  const span = { fromS, toS: toS ?? latest.endS };
  const { table, issues } = useMetricTable(latest.identity.runId, by, span);
  const isWhole = fromS === 0 && toS === undefined;
  const kinds = kindsOf(record);
  const isTable = by !== 'region' && kinds.includes(by);
  const tools = (
    <div className="metric-tools">
      <div className="metric-choice">
        <SelectInput<MeasureKind>
          label={say('measure.by')}
          value={by}
          options={kinds.map((it) => [it, say(`measure.by.${it}`)] as const)}
          onChoose={(it) => setMeasure({ by: it, ...(it === 'facility' ? { system: 'facilities' } : {}) })}
        />
        <WaysOut by={by} span={span} isTable={isTable} />
      </div>
      <MetricWindow endS={latest.endS} />
    </div>
  );
  if (isTable) {
    return (
      <div className="panel-fill metric-panel">
        {tools}
        {issues.length > 0 && <IssueList issues={issues} />}
        {table && <SystemTable table={table} system={system} />}
      </div>
    );
  }
  const shown = isWhole || !table ? latest.metrics : metricsOfRegion(table);
  return (
    <div className="panel-scroll panel-first">
      {tools}
      {isWhole && before}
      {issues.length > 0 && <IssueList issues={issues} />}
      <MetricList metrics={shown} />
      {table && <AbsentMetrics table={table} systems={metricSystems} />}
      {after}
    </div>
  );
}

/** Asks the worker; a table that was asked for before another choice is not shown. */
function useMetricTable(runId: string, by: MeasureKind, { fromS, toS }: TimeSpan) {
  const [found, setFound] = useState<{ runId: string; table?: MetricTable; issues: Issue[] }>();
  useEffect(() => {
    let isWanted = true;
    void measureHeldRun(by, { fromS, toS }).then((reply) => {
      if (!isWanted) return;
      setFound(reply.ok ? { runId, table: reply.value, issues: [] } : { runId, issues: reply.error });
    });
    return () => {
      isWanted = false;
    };
  }, [runId, by, fromS, toS]);
  const isOurs = found?.runId === runId;
  const table = isOurs && found.table?.by === by ? found.table : undefined;
  return { table, issues: isOurs ? found.issues : [] };
}

/** What the run has rows for. */
function kindsOf({ index, places }: RunRecord): MeasureKind[] {
  return [
    'region',
    ...(index.areaIds.length > 0 ? (['area'] as const) : []),
    ...(places.townIds.length > 0 ? (['town'] as const) : []),
    ...(index.facilityIds.length > 0 ? (['facility'] as const) : []),
    ...(index.feederIds.length + index.facilityIds.length > 0 ? (['tier'] as const) : []),
    ...(places.networkIds.length > 0 ? (['system'] as const) : []),
  ];
}

function SystemTable({ table, system }: { table: MetricTable; system: MetricSystem }) {
  const say = useSay();
  const systems = systemsIn(table);
  const open = systems.includes(system) ? system : (systems[0] ?? system);
  return (
    <>
      {systems.length > 1 && (
        <SelectInput<MetricSystem>
          label={say('measure.system')}
          value={open}
          options={systems.map((it) => [it, say(`results.group.${it}`)] as const)}
          onChoose={(it) => setMeasure({ system: it })}
        />
      )}
      <MetricTableView key={`${table.by}:${open}`} table={table} system={open} />
      <AbsentMetrics table={table} systems={[open]} />
    </>
  );
}

/** What could not be worked out, and why. */
function AbsentMetrics({ table, systems }: { table: MetricTable; systems: readonly MetricSystem[] }) {
  const say = useSay();
  const absent = absentOf(table, systems);
  if (absent.length === 0) return null;
  return (
    <details className="metric-absent">
      <summary>{say('measure.absent', { count: absent.length })}</summary>
      <dl>
        {absent.map(({ name, reason }) => (
          <div key={name}>
            <dt>{say(`metric.${name}`)}</dt>
            <dd className="muted">{say(`metric.absent.${reason}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The table as files, and in a wide panel. */
function WaysOut({ by, span, isTable }: { by: MeasureKind; span: TimeSpan; isTable: boolean }) {
  const say = useSay();
  const isWide = useView((state) => state.leftWide);
  const save = (format: 'csv' | 'xlsx') => void exportMetrics(by, span, format).then(notifyIssues);
  return (
    <>
      <IconButton
        label={say('measure.exportCsv')}
        icon={<FileDown aria-hidden />}
        onClick={() => save('csv')}
      />
      <IconButton
        label={say('measure.exportXlsx')}
        icon={<FileSpreadsheet aria-hidden />}
        onClick={() => save('xlsx')}
      />
      {isTable && (
        <IconButton
          className="board-wide"
          label={say(isWide ? 'measure.narrow' : 'measure.wide')}
          icon={isWide ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
          onClick={() => useView.setState({ leftWide: !isWide })}
        />
      )}
    </>
  );
}
