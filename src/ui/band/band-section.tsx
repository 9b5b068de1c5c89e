import './band.css';
import { Users, X } from 'lucide-react';
import { useMemo } from 'react';
import { cancelBand, workOutBand } from '../../commands/work-out-band';
import type { RunBand } from '../../model/run-record';
import type { OperatorPolicy } from '../../model/scenario';
import { useBand } from '../../store/band';
import { scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { subscribeTime, useView } from '../../store/view';
import { Curve } from '../charts/curve';
import { Button, Tip } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { MetricValue } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { useHeldBand } from '../map/use-held';
import { bandLines } from './band-lines';
import { sayAvoided, sayBand } from './band-words';

const cursor = { now: () => useView.getState().timeS, subscribe: subscribeTime };

/** What operators can change in the latest run: working it out, the three results, and what hangs on them. */
export function BandSection({ operators }: { operators: OperatorPolicy }) {
  const say = useSay();
  const band = useHeldBand();
  return (
    <section className="panel-section band">
      <h3>{say('band.title')}</h3>
      {band ? <BandResult band={band} operators={operators} /> : <BandWork />}
    </section>
  );
}

function BandResult({ band, operators }: { band: RunBand; operators: OperatorPolicy }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const words = useMemo(() => sayBand(band, operators, language, say), [band, operators, language, say]);
  const lines = useMemo(() => bandLines(band, operators, say), [band, operators, say]);
  return (
    <>
      <table className="band-table">
        <thead>
          <tr>
            <th scope="col">{say('band.who')}</th>
            <th scope="col" className="numeric">
              {say('band.unserved')}
            </th>
            <th scope="col" className="numeric">
              {say('band.avoided')}
            </th>
          </tr>
        </thead>
        <tbody>
          {words.rows.map((it) => (
            <tr key={it.key}>
              <th scope="row">
                <Tip text={it.definition} side="right">
                  <button type="button" className="defined">
                    {it.name}
                  </button>
                </Tip>
              </th>
              <td className="numeric">
                <MetricValue value={it.unservedMwh} unit="MWh" />
              </td>
              <td className="numeric">{it.avoidedShare === undefined ? '' : sayAvoided(it.avoidedShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {words.sentences.map((it) => (
        <p key={it.key}>{it.text}</p>
      ))}
      {words.hasWidth && (
        <figure className="inspector-curve">
          <figcaption>{say('band.curves')}, MW</figcaption>
          <Curve
            title={say('band.curves')}
            unit="MW"
            timesS={band.timesS}
            lines={lines}
            cursor={cursor}
            language={language}
            widthPx={288}
            heightPx={140}
          />
        </figure>
      )}
    </>
  );
}

function BandWork() {
  const say = useSay();
  const { status, progress, issues } = useBand();
  const scenario = useProject(scenarioOfState);
  if (status === 'working') {
    const done = progress?.done ?? 0;
    const percent = Math.floor(done * 100);
    const text = say('band.working', { percent });
    return (
      <div className="band-work">
        <p className="muted">{text}</p>
        <div className="run-bar" role="progressbar" aria-label={say('band.title')} aria-valuenow={percent}>
          <i style={{ transform: `scaleX(${done})` }} />
        </div>
        <Button icon={<X aria-hidden />} onClick={() => void cancelBand()}>
          {say('band.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <p className="muted">
        {say(status === 'failed' ? 'band.failed' : status === 'cancelled' ? 'band.cancelled' : 'band.notYet')}
      </p>
      {status === 'failed' && issues.length > 0 && <IssueList issues={issues} />}
      <div className="panel-bar">
        <Button icon={<Users aria-hidden />} disabled={!scenario} onClick={() => void workOutBand()}>
          {say('band.workOut')}
        </Button>
      </div>
    </>
  );
}
