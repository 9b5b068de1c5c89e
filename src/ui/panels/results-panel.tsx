import './results.css';
import { Camera, Download, Play } from 'lucide-react';
import { exportResults } from '../../commands/export-results';
import { runScenario } from '../../commands/run-scenario';
import { projectOfState, useProject } from '../../store/project';
import { isStale, useRuns } from '../../store/runs';
import { useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { BandSection } from '../band/band-section';
import { CoolingNote } from '../band/cooling-note';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { TabPanel } from '../kit/tabs';
import { useSay } from '../kit/use-say';
import { useHeldRun } from '../map/use-held';
import { SchedulePanel } from '../schedule/schedule-panel';
import { AreaBoard } from '../tables/area-board';
import { EventTable } from '../tables/event-table';
import { FacilityBoard } from '../tables/facility-board';
import { VoltagePanel } from '../voltage/voltage-panel';
import { DeadlockList } from './deadlocks';
import { MetricSection } from './metric-section';

/** What the run gave: metrics, facilities, areas, events and issues. */
export function ResultsPanel() {
  const say = useSay();
  const reader = useHeldRun();
  const latest = useRuns((state) => state.latest);
  const tab = useView((state) => state.resultsTab);
  const hasFacilities = useProject((state) => (projectOfState(state)?.region.facilities.length ?? 0) > 0);
  const hasAreas = useProject((state) => (projectOfState(state)?.region.areas.length ?? 0) > 0);
  return (
    <>
      <RunNotice />
      {reader && latest ? (
        <TabPanel
          label={say('rail.results')}
          open={tab}
          onOpen={(resultsTab) => useView.setState({ resultsTab })}
          tabs={[
            {
              key: 'metrics',
              title: say('results.metrics'),
              content: (
                <MetricSection
                  latest={latest}
                  record={reader.record}
                  before={
                    <>
                      <DeadlockList record={reader.record} />
                      <BandSection operators={latest.operators} />
                      <CoolingNote record={reader.record} />
                    </>
                  }
                  after={
                    <>
                      {latest.issues.length > 0 && (
                        <section className="panel-section">
                          <h3>{say('results.issues')}</h3>
                          <IssueList issues={latest.issues} />
                        </section>
                      )}
                      <div className="panel-bar">
                        <Button
                          icon={<Download aria-hidden />}
                          onClick={() => void exportResults().then(notifyIssues)}
                        >
                          {say('results.export')}
                        </Button>
                        <Button
                          icon={<Camera aria-hidden />}
                          onClick={() => useView.setState({ pictureOpen: true })}
                        >
                          {say('picture.open')}
                        </Button>
                      </div>
                    </>
                  }
                />
              ),
            },
            ...(hasFacilities
              ? [
                  {
                    key: 'facilities',
                    title: say('results.facilities'),
                    content: <FacilityBoard reader={reader} />,
                  },
                ]
              : []),
            ...(hasAreas
              ? [{ key: 'areas', title: say('results.areas'), content: <AreaBoard reader={reader} /> }]
              : []),
            {
              key: 'rota',
              title: say('schedule.tab'),
              content: <SchedulePanel schedule={reader.record.schedule} />,
            },
            { key: 'events', title: say('results.events'), content: <EventTable reader={reader} /> },
            {
              key: 'voltages',
              title: say('voltage.title'),
              content: <VoltagePanel reader={reader} latest={latest} />,
            },
          ]}
        />
      ) : (
        <NoRun hasFacilities={hasFacilities} />
      )}
    </>
  );
}

/** Before the first result: the way to it, and what each site has for itself. */
function NoRun({ hasFacilities }: { hasFacilities: boolean }) {
  const say = useSay();
  const status = useRuns((state) => state.status);
  if (status === 'running') return <p className="part-loading">{say('results.running')}</p>;
  return (
    <>
      <div className="no-run">
        <p className="muted">{say('results.none')}</p>
        <Button look="primary" icon={<Play aria-hidden />} onClick={() => void runScenario()}>
          {say('run.run')}
        </Button>
        {hasFacilities && <p className="muted">{say('board.noRun')}</p>}
      </div>
      {hasFacilities && <FacilityBoard />}
    </>
  );
}

/** Says when what is shown is old, and why the last attempt did not finish. */
function RunNotice() {
  const say = useSay();
  const runs = useRuns();
  const stale = useProject((state) => isStale(runs, state));
  const { status, issues } = runs;
  if (status === 'failed' || status === 'cancelled') {
    return (
      <div className="run-notice callout" data-tone={status === 'failed' ? 'bad' : 'attention'}>
        <IssueList issues={issues} />
        {runs.latest && <p className="muted">{say('results.fromBefore')}</p>}
      </div>
    );
  }
  if (stale && status !== 'running') {
    return (
      <p className="run-notice callout" data-tone="attention">
        {say('run.staleTip')}
      </p>
    );
  }
  return null;
}
