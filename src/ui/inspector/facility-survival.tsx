import './facility-survival.css';
import { useEffect, useState } from 'react';
import { askSurvival } from '../../commands/ask-survival';
import type { Facility } from '../../model/facility';
import type { Result } from '../../model/result';
import type { FacilitySurvival } from '../../protocol/session-api';
import { scenarioOfState, useProject } from '../../store/project';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';

/** How likely a facility's own sets, fuel and battery carry it through some hours without grid. */
export function FacilitySurvivalLine({ facility }: { facility: Facility }) {
  const say = useSay();
  const scenario = useProject(scenarioOfState);
  const [reply, setReply] = useState<Result<FacilitySurvival>>();
  const isPlaced = scenario?.placements.some((it) => it.facilityId === facility.id) ?? false;
  const hasBackup = facility.backup.length > 0 || facility.battery !== undefined || isPlaced;
  const { parameters, placements } = scenario ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a scenario only these two decide
  useEffect(() => {
    if (!scenario || !hasBackup) return;
    let isWanted = true;
    setReply(undefined);
    askSurvival(facility.id, scenario).then((it) => {
      if (isWanted) setReply(it);
    });
    return () => {
      isWanted = false;
    };
  }, [facility, hasBackup, parameters, placements]);
  if (!scenario || !hasBackup) return null;
  return (
    <section className="panel-section survival">
      <h3 title={reply?.ok ? say('survival.definition', { needKw: reply.value.needKw }) : undefined}>
        {say('survival.title')}
      </h3>
      {!reply && <p className="field-note">{say('survival.working')}</p>}
      {reply && !reply.ok && <IssueList issues={reply.error} />}
      {reply?.ok && <Chances survival={reply.value} />}
    </section>
  );
}

function Chances({ survival }: { survival: FacilitySurvival }) {
  const say = useSay();
  const percent = (share: number) => Math.round(1000 * share) / 10;
  return (
    <>
      <dl>
        {survival.hours.map((hours, i) => (
          <div key={hours} title={say('survival.hourly', { percent: percent(survival.hourly[i]) })}>
            <dt>{say('survival.hours', { hours })}</dt>
            <dd>{say('survival.chance', { percent: percent(survival.exponential[i]) })}</dd>
          </div>
        ))}
      </dl>
      <p className="field-note">{say('survival.note')}</p>
      {survival.leavesOut.map((it) => (
        <p key={it} className="field-note">
          {say(`survival.leavesOut.${it}`)}
        </p>
      ))}
    </>
  );
}
