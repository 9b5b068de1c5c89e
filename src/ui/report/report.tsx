import './report.css';
import { Camera, Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { exportResults } from '../../commands/export-results';
import { runScenario } from '../../commands/run-scenario';
import type { Project } from '../../model/project';
import type { Scenario } from '../../model/scenario';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { isStale, type RunSummary, useRuns } from '../../store/runs';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { notifyIssues } from '../app/notice-store';
import { CoolingNote } from '../band/cooling-note';
import { formatRunTime, localClock } from '../charts/time-axis';
import { Button } from '../kit/button';
import { scenarioName } from '../kit/scenario-name';
import { useSay } from '../kit/use-say';
import { named } from '../map/describe-component';
import { useHeldRun } from '../map/use-held';
import { ReportDeadlocks } from '../panels/deadlocks';
import { ReportAssumptions } from './report-assumptions';
import { ReportBand } from './report-band';
import { ReportCurves } from './report-curves';
import { ReportEvents } from './report-events';
import { ReportFacilities } from './report-facilities';
import { ReportLosses } from './report-losses';
import { ReportMetrics } from './report-metrics';
import { ReportPeople } from './report-people';
import { ReportSchedule } from './report-schedule';

/** The printable summary of the latest run, with handling mark, run id, seed and time on every page. */
export function Report() {
  const say = useSay();
  const project = useProject(projectOfState);
  const scenario = useProject(scenarioOfState);
  const latest = useRuns((state) => state.latest);
  const runs = useRuns();
  const stale = useProject((state) => isStale(runs, state));
  const reader = useHeldRun();
  const [made] = useState(localMinute);
  if (!project || !scenario) return null;
  if (!latest || !reader) {
    return (
      <div className="report-empty">
        <p>{say('report.none')}</p>
        <Button look="primary" onClick={() => void runScenario()}>
          {say('run.run')}
        </Button>
      </div>
    );
  }
  return (
    <div className="report-view">
      <div className="report-bar">
        <Button look="primary" icon={<Printer aria-hidden />} onClick={() => window.print()}>
          {say('report.print')}
        </Button>
        <Button icon={<Download aria-hidden />} onClick={() => void exportResults().then(notifyIssues)}>
          {say('results.export')}
        </Button>
        <Button
          icon={<Camera aria-hidden />}
          onClick={() => useView.setState({ railItem: 'results', pictureOpen: true })}
        >
          {say('picture.open')}
        </Button>
        {stale && (
          <>
            <span className="report-stale">{say('run.staleTip')}</span>
            <Button onClick={() => void runScenario()}>{say('run.run')}</Button>
          </>
        )}
      </div>
      <table className="report-page">
        <thead>
          <tr>
            <td>
              <MarkLine project={project} text={say('report.head')} />
            </td>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td>
              <MarkLine
                project={project}
                text={say('report.foot', {
                  run: latest.identity.runId,
                  fingerprint: latest.identity.fingerprint,
                  seed: latest.identity.seed,
                  time: made,
                })}
              />
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td>
              <Situation project={project} scenario={scenario} latest={latest} />
              <ReportLosses scenario={scenario} events={reader.record.events} />
              <ReportMetrics metrics={latest.metrics} />
              <ReportBand operators={latest.operators} />
              <CoolingNote record={reader.record} />
              <ReportDeadlocks record={reader.record} />
              <ReportCurves reader={reader} operators={latest.operators} />
              <ReportPeople reader={reader} areas={project.region.areas} />
              <ReportFacilities
                reader={reader}
                facilities={project.region.facilities}
                startLocal={scenario.startLocal}
              />
              <ReportAssumptions scenario={scenario} />
              <ReportSchedule schedule={reader.record.schedule} />
              <ReportEvents reader={reader} startLocal={scenario.startLocal} issues={latest.issues} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function MarkLine({ project, text }: { project: Project; text: string }) {
  return (
    <div className="report-mark">
      <strong>{project.handling}</strong>
      <span>{text}</span>
    </div>
  );
}

interface SituationProps {
  project: Project;
  scenario: Scenario;
  latest: RunSummary;
}

function Situation({ project, scenario, latest }: SituationProps) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const { region } = project;
  const clock = localClock(scenario.startLocal, 0);
  return (
    <header>
      <h1>{scenarioName(scenario, language, say)}</h1>
      <p className="report-lead">
        {named(region, language, region.id)}
        {region.synthetic && ` · ${say('region.synthetic')}`}
      </p>
      <p>
        {say('report.period', {
          date: clock.date,
          time: clock.time,
          zone: region.timeZone,
          horizon: formatRunTime(latest.endS),
        })}
      </p>
      {scenario.note && <p>{scenario.note}</p>}
    </header>
  );
}

/** Local date and time, to the minute. */
function localMinute(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
