import { Undo2, ZapOff } from 'lucide-react';
import { useState } from 'react';
import {
  changeLoss,
  type LossFields,
  loseComponents,
  restoreComponents,
} from '../../commands/lose-components';
import { type ComponentRef, refKey } from '../../model/ids';
import { scenarioOfState, useProject } from '../../store/project';
import { useView } from '../../store/view';
import { formatRunTime } from '../charts/time-axis';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';
import { LossFieldsForm } from '../panels/loss-fields';
import { isShut } from '../panels/loss-words';

/** Kinds that can be lost by themselves. */
const losable: ReadonlySet<ComponentRef['kind']> = new Set([
  'bus',
  'branch',
  'generator',
  'feeder',
  'facility',
  'pump',
  'pipe',
  'valve',
  'tank',
  'reservoir',
  'supplySource',
  'supplyZone',
]);

export function isLosable(ref: ComponentRef): boolean {
  return losable.has(ref.kind) && !ref.id.startsWith('bus:');
}

/** Loses or restores one component; a loss is edited in place. */
export function ComponentActions({ component }: { component: ComponentRef }) {
  const say = useSay();
  const scenario = useProject(scenarioOfState);
  const loss = scenario?.events.find((it) => refKey(it.component) === refKey(component));
  const [draft, setDraft] = useState<LossFields>({});
  const [asks, setAsks] = useState(false);
  const cursorS = useView((state) => (asks ? state.timeS : 0));
  if (!isLosable(component)) return null;
  if (loss) {
    return (
      <section className="inspector-loss">
        <LossFieldsForm
          value={loss}
          isShut={isShut(loss)}
          onChange={(fields) => changeLoss(loss.id, fields)}
        />
        <div className="panel-bar">
          <Button icon={<Undo2 aria-hidden />} onClick={() => restoreComponents([component])}>
            {say('inspector.restore')}
          </Button>
        </div>
      </section>
    );
  }
  const lose = (fields: LossFields) => {
    loseComponents([component], fields);
    setAsks(false);
    setDraft({});
  };
  return (
    <section className={asks ? 'inspector-loss' : undefined}>
      {asks && (
        <LossFieldsForm
          value={{ timeS: 0, damage: 'moderate', cause: 'unspecified', ...draft }}
          onChange={(fields) => setDraft({ ...draft, ...fields })}
        />
      )}
      <div className="panel-bar">
        <Button look="primary" icon={<ZapOff aria-hidden />} onClick={() => lose(draft)}>
          {say('inspector.lose')}
        </Button>
        {asks && cursorS > 0 && (
          <Button onClick={() => lose({ ...draft, timeS: Math.round(cursorS) })}>
            {say('inspector.loseAt', { time: formatRunTime(cursorS) })}
          </Button>
        )}
        {!asks && (
          <Button look="quiet" onClick={() => setAsks(true)}>
            {say('inspector.loseHow')}
          </Button>
        )}
      </div>
    </section>
  );
}
