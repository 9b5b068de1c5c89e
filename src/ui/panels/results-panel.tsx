import './results.css';
import { Download, Play } from 'lucide-react';
import { exportResults } from '../../commands/export-results';
import { runScenario } from '../../commands/run-scenario';
import { useProject } from '../../store/project';
import { isStale, useRuns } from '../../store/runs';
import { notifyIssues } from '../app/notice-store';
import { BandSection } from '../band/band-section';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { TabPanel } from '../kit/tabs';
import { useSay } from '../kit/use-say';
import { useHeldRun } from '../map/use-held';
import { AreaBoard } from '../tables/area-board';
import { EventTable } from '../tables/event-table';
import { FacilityBoard } from '../tables/facility-board';
import { MetricList } from './metric-list';

/** What the run gave: metrics, facilities, areas, events and issues. */
export function ResultsPanel() {
  const say = useSay();
  const reader = useHeldRun();
  const latest = useRuns((state) => state.latest);
  return (
    <>
      <RunNotice />
      {reader && latest ? (
        <TabPanel
          label={say('rail.results')}
          tabs={[
            {
              key: 'metrics',
              title: say('results.metrics'),
              content: (
                <div className="panel-scroll panel-first">
                  <BandSection operators={latest.operators} />
                  <MetricList metrics={latest.metrics} />
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
                  </div>
                </div>
              ),
            },
            {
              key: 'facilities',
              title: say('results.facilities'),
              content: <FacilityBoard reader={reader} />,
            },
            { key: 'areas', title: say('results.areas'), content: <AreaBoard reader={reader} /> },
            { key: 'events', title: say('results.events'), content: <EventTable reader={reader} /> },
          ]}
        />
      ) : (
        <NoRun />
      )}
    </>
  );
}

function NoRun() {
  const say = useSay();
  const status = useRuns((state) => state.status);
  if (status === 'running') return <p className="part-loading">{say('results.running')}</p>;
  return (
    <div className="panel-scroll">
      <p className="muted">{say('results.none')}</p>
      <div className="panel-bar">
        <Button look="primary" icon={<Play aria-hidden />} onClick={() => void runScenario()}>
          {say('run.run')}
        </Button>
      </div>
    </div>
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
