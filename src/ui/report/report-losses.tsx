import { useMemo } from 'react';
import { refKey } from '../../model/ids';
import type { RunEvent } from '../../model/run-event';
import type { Scenario } from '../../model/scenario';
import { projectOfState, useProject } from '../../store/project';
import { formatRunTime } from '../charts/time-axis';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { lossWord } from '../panels/loss-words';

interface ReportLossesProps {
  scenario: Scenario;
  events: readonly RunEvent[];
}

/** What is lost, when, and when the run brought it back. */
export function ReportLosses({ scenario, events }: ReportLossesProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const branches = useProject((state) => projectOfState(state)?.region.grid.branches);
  const branchKinds = useMemo(
    () => new Map(branches?.map((it) => [refKey({ kind: 'branch', id: it.id }), it.kind])),
    [branches],
  );
  const repaired = new Map<string, number>();
  for (const event of events) {
    if (event.kind === 'componentRepaired') repaired.set(`${event.component}:${event.id}`, event.timeS);
  }
  const losses = [...scenario.events].sort((a, b) => a.timeS - b.timeS);
  return (
    <section>
      <h2>{say('report.losses')}</h2>
      {losses.length === 0 ? (
        <p>{say('report.noLosses')}</p>
      ) : (
        <table className="report-table">
          <thead>
            <tr>
              <th>{say('report.component')}</th>
              <th>{say('tables.kind')}</th>
              <th>{say('report.lost')}</th>
              <th>{say('loss.damage')}</th>
              <th>{say('report.back')}</th>
            </tr>
          </thead>
          <tbody>
            {losses.map((it) => {
              const backS = repaired.get(`${it.component.kind}:${it.component.id}`);
              return (
                <tr key={it.id}>
                  <td>{nameOf(it.component)}</td>
                  <td>{say(`map.kind.${branchKinds.get(refKey(it.component)) ?? it.component.kind}`)}</td>
                  <td className="report-time">{formatRunTime(it.timeS)}</td>
                  <td>
                    {say(lossWord(it))}, {say(`cause.${it.cause}`).toLowerCase()}
                  </td>
                  <td className="report-time">
                    {backS === undefined ? say('report.notBack') : formatRunTime(backS)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
