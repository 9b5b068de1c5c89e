import { Dices, Undo2, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import { applyFootprint, withdrawFootprint } from '../../commands/footprint-edits';
import type { Footprint } from '../../model/footprint';
import type { Issue } from '../../model/result';
import { damageStates, type Scenario } from '../../model/scenario';
import { Button } from '../kit/button';
import { IssueList } from '../kit/issue-list';
import { useSay } from '../kit/use-say';

/** Applies a footprint: one draw of damage, its counts by state, and another draw. No list of components, no effects. */
export function FootprintDraw({ scenario, footprint }: { scenario: Scenario; footprint: Footprint }) {
  const say = useSay();
  const [issues, setIssues] = useState<Issue[]>([]);
  const [isBusy, setBusy] = useState(false);
  const { id } = footprint;
  const drawn = useMemo(() => scenario.events.filter((it) => it.footprintId === id), [scenario.events, id]);
  const hasOthers = scenario.events.some(
    (it) => it.cause === 'natural hazard' && it.footprintId === undefined,
  );
  const draw = async (isNew: boolean) => {
    setBusy(true);
    try {
      setIssues(await applyFootprint(id, isNew));
    } finally {
      setBusy(false);
    }
  };
  const isApplied = footprint.draw !== undefined;
  return (
    <section className="footprint-draw" aria-label={say('footprint.damaged')}>
      {isApplied && (
        <>
          <h3>{say('footprint.drawn', { number: (footprint.draw ?? 0) + 1 })}</h3>
          {drawn.length === 0 && <p>{say('footprint.damagedNone')}</p>}
          <dl className="facts footprint-states">
            {damageStates.slice(1).map((state) => (
              <div key={state}>
                <dt>{say(`damage.${state}`)}</dt>
                <dd>{drawn.filter((it) => it.damage === state).length}</dd>
              </div>
            ))}
          </dl>
          <p className="field-note">{say('footprint.drawnNote')}</p>
          <p className="field-note">{say('footprint.changes')}</p>
        </>
      )}
      {!isApplied && hasOthers && <p className="field-note">{say('footprint.byHand')}</p>}
      <div className="panel-bar">
        {!isApplied && (
          <Button
            look="primary"
            icon={<Zap aria-hidden />}
            disabled={isBusy}
            onClick={() => void draw(false)}
          >
            {say('footprint.apply')}
          </Button>
        )}
        {isApplied && (
          <Button icon={<Dices aria-hidden />} disabled={isBusy} onClick={() => void draw(true)}>
            {say('footprint.again')}
          </Button>
        )}
        {isApplied && (
          <Button look="quiet" icon={<Undo2 aria-hidden />} onClick={() => withdrawFootprint(id)}>
            {say('footprint.withdraw')}
          </Button>
        )}
      </div>
      <span className="visually-hidden" role="status">
        {isBusy ? say('footprint.applying') : ''}
      </span>
      {issues.length > 0 && <IssueList issues={issues} />}
    </section>
  );
}
