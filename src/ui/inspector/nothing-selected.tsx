import { MousePointerClick } from 'lucide-react';
import { useMemo } from 'react';
import { checkVoltages } from '../../commands/check-voltages';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { setTime, showResults } from '../../store/view';
import { formatShare } from '../charts/format-number';
import { formatRunTime, localClock } from '../charts/time-axis';
import { scenarioName } from '../kit/scenario-name';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { useHeldRun } from '../map/use-held';
import { DoubtNow } from '../voltage/doubt-now';
import { OutNowList } from './out-now-list';
import { worstMoments } from './worst-moments';

/** How the whole region is at the cursor, and what to do to see more. */
export function NothingSelected() {
  const say = useSay();
  const reader = useHeldRun();
  const timeS = useTimeS();
  const language = useSettings((state) => state.language);
  const scenario = useProject(scenarioOfState);
  const region = useProject((state) => projectOfState(state)?.region);
  const moments = useMemo(() => (reader ? worstMoments(reader.record) : []), [reader]);
  const clock = localClock(scenario?.startLocal ?? '', timeS);
  const at = reader?.frameIx(timeS) ?? 0;
  const series = reader?.record.series;
  const share = (served: number, needed: number) => (needed > 0 ? Math.round((100 * served) / needed) : 100);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <p className="inspector-kind">
            {formatRunTime(timeS)} · {clock.time}
          </p>
          <h2>{say('inspector.regionNow')}</h2>
          {scenario && <p className="inspector-scenario">{scenarioName(scenario, language, say)}</p>}
        </div>
      </header>
      <div className="inspector-scroll">
        {series && (
          <dl className="facts">
            {(region?.grid.buses.length ?? 0) > 0 && (
              <div>
                <dt>{say('now.electricity')}</dt>
                <dd>
                  {share(series.electricityServedMw[at], series.electricityNeededMw[at])}
                  <span className="unit"> %</span>
                </dd>
              </div>
            )}
            {series.waterNeededM3s[at] > 0 && (
              <div>
                <dt>{say('now.water')}</dt>
                <dd>
                  {share(series.waterServedM3s[at], series.waterNeededM3s[at])}
                  <span className="unit"> %</span>
                </dd>
              </div>
            )}
            {(region?.areas.length ?? 0) > 0 && (
              <>
                <Count label={say('now.withoutPower')} value={series.peopleWithoutPower[at]} />
                <Count label={say('now.below15')} value={series.peopleBelow15L[at]} />
              </>
            )}
            {(region?.facilities.length ?? 0) > 0 && (
              <>
                <Count label={say('now.dark')} value={series.facilitiesDark[at]} />
                <Count label={say('now.onBackup')} value={series.facilitiesOnBackup[at]} />
              </>
            )}
          </dl>
        )}
        {reader && (
          <DoubtNow reader={reader} timeS={timeS}>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                showResults('voltages');
                void checkVoltages(timeS);
              }}
            >
              {say('voltage.checkThis')}
            </button>
          </DoubtNow>
        )}
        {reader && <OutNowList reader={reader} timeS={timeS} />}
        {moments.length > 0 && (
          <section className="panel-section">
            <h3>{say('now.worst')}</h3>
            {moments.map((it) => (
              <button key={it.system} type="button" className="link-button" onClick={() => setTime(it.timeS)}>
                {say(`now.worst.${it.system}`, {
                  time: formatRunTime(it.timeS),
                  share: formatShare(it.share),
                })}
              </button>
            ))}
          </section>
        )}
        <p className="inspector-hint">
          <MousePointerClick size={18} aria-hidden />
          {say('inspector.nothing')}
        </p>
        <button type="button" className="link-button" onClick={() => showResults('metrics')}>
          {say('inspector.toResults')}
        </button>
      </div>
    </div>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f')}</dd>
    </div>
  );
}
