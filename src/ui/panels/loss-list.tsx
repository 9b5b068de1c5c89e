import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { changeLoss, restoreComponents } from '../../commands/lose-components';
import type { Region } from '../../model/region';
import type { LossEvent, Scenario } from '../../model/scenario';
import { hover, showComponent } from '../../store/view';
import { formatRunTime } from '../charts/time-axis';
import { Button, IconButton } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { AddLoss } from './add-loss';
import { LossFieldsForm } from './loss-fields';
import { backWord, isShut, lossWord } from './loss-words';
import { ScenarioStory } from './scenario-story';

/** So many losses are listed at first, and more with each press: thousands at once would stop the page. */
const stepCount = 200;

/** The components lost in the scenario, each with its time, damage, cause and repair. */
export function LossList({ region, scenario }: { region: Region; scenario: Scenario }) {
  const say = useSay();
  const [openId, setOpenId] = useState<string>();
  const [shownCount, setShownCount] = useState(stepCount);
  const events = useMemo(() => [...scenario.events].sort((a, b) => a.timeS - b.timeS), [scenario.events]);
  const restCount = events.length - shownCount;
  return (
    <div className="panel-fill">
      <ScenarioStory scenario={scenario} />
      <AddLoss region={region} />
      {events.length === 0 && <p className="table-empty">{say('scenario.noLosses')}</p>}
      <ul className="loss-list">
        {events.slice(0, shownCount).map((it) => (
          <LossItem
            key={it.id}
            loss={it}
            horizonS={scenario.horizonS}
            open={it.id === openId}
            onToggle={() => setOpenId(it.id === openId ? undefined : it.id)}
          />
        ))}
        {restCount > 0 && (
          <li className="loss loss-more">
            <Button look="quiet" onClick={() => setShownCount(shownCount + stepCount)}>
              {say('scenario.moreLosses', { count: Math.min(stepCount, restCount), rest: restCount })}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

interface LossItemProps {
  loss: LossEvent;
  horizonS: number;
  open: boolean;
  onToggle: () => void;
}

function LossItem({ loss, horizonS, open, onToggle }: LossItemProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const name = nameOf(loss.component);
  const back = backWord(loss, horizonS);
  return (
    <li className="loss" onPointerEnter={() => hover(loss.component)} onPointerLeave={() => hover(undefined)}>
      <div className="loss-head">
        <button type="button" className="loss-toggle" aria-expanded={open} onClick={onToggle}>
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          <span className="loss-name">{name}</span>
          <span className="loss-about">
            {formatRunTime(loss.timeS)} · {say(lossWord(loss))}
            {back && ` · ${say(back, { hours: hoursText(loss.repairS ?? 0) })}`}
          </span>
        </button>
        <IconButton
          label={say('loss.remove', { name })}
          icon={<Trash2 />}
          onClick={() => restoreComponents([loss.component])}
        />
      </div>
      {open && (
        <div className="loss-body">
          <button type="button" className="link-button" onClick={() => showComponent(loss.component)}>
            {say(`map.kind.${loss.component.kind}`)} {loss.component.id}
          </button>
          <LossFieldsForm
            value={loss}
            isShut={isShut(loss)}
            onChange={(fields) => changeLoss(loss.id, fields)}
          />
        </div>
      )}
    </li>
  );
}

function hoursText(seconds: number): string {
  const hours = seconds / 3600;
  return String(hours >= 10 ? Math.round(hours) : Math.round(hours * 10) / 10);
}
