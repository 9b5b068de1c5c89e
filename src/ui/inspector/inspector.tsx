import './inspector.css';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { type ComponentRef, refKey } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { select, useView } from '../../store/view';
import { formatNumber } from '../charts/format-number';
import { ComponentEdit } from '../edit/component-edit';
import { IconButton } from '../kit/button';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { describeComponent, type Figure } from '../map/describe-component';
import { lostNow } from '../map/lost-now';
import { useHeldGeometry, useHeldRun } from '../map/use-held';
import { DeadlockList } from '../panels/deadlocks';
import { shutIn } from '../panels/loss-words';
import { fuelHoursOf } from '../tables/fuel-hours';
import { ComponentActions } from './component-actions';
import { ComponentCurve } from './component-curve';
import { ComponentFacts } from './component-facts';
import { FacilitySupplies } from './facility-supplies';
import { FacilitySurvivalLine } from './facility-survival';
import { BranchNow } from './grid-facts';
import { ManySelected } from './many-selected';
import { NothingSelected } from './nothing-selected';
import { StateChips } from './state-chips';
import { Why } from './why';

/** What is selected: what it is, how it is now, its curve, why, and what can be done with it. */
export function Inspector() {
  const region = useProject((state) => projectOfState(state)?.region);
  const selection = useView((state) => state.selection);
  if (!region) return null;
  if (selection.length === 0) return <NothingSelected />;
  if (selection.length > 1) return <ManySelected selection={selection} />;
  return <OneSelected key={refKey(selection[0])} region={region} component={selection[0]} />;
}

function OneSelected({ region, component }: { region: Region; component: ComponentRef }) {
  const say = useSay();
  const reader = useHeldRun();
  const geometry = useHeldGeometry();
  const timeS = useTimeS();
  const scenario = useProject(scenarioOfState);
  const language = useSettings((state) => state.language);
  const flowUnit = useSettings((state) => state.flowUnit);
  const lost = useMemo(() => lostNow(scenario, timeS, reader), [scenario, timeS, reader]);
  const shut = useMemo(() => shutIn(scenario), [scenario]);
  const about = describeComponent(component, {
    region,
    geometry,
    reader,
    timeS,
    lost,
    shut,
    language,
    flowUnit,
  });
  const fuelH =
    component.kind === 'facility' && reader ? fuelHoursOf(reader, component.id, timeS) : undefined;
  const facility = component.kind === 'facility' ? findIn(region.facilities, component.id) : undefined;
  const branch = component.kind === 'branch' ? findIn(region.grid.branches, component.id) : undefined;
  const figures = about.figures.flatMap((it): Figure[] =>
    it.label === 'map.figure.fuel' && fuelH !== undefined
      ? [
          it,
          {
            label: 'results.fuelLasts',
            value: formatNumber(Math.round(fuelH * 10) / 10, language),
            unit: 'h',
          },
        ]
      : [it],
  );
  const now = about.states.map((it) => lowerFirst(say(it.id), language)).join('; ');
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <p className="inspector-kind">{say(about.kind)}</p>
          <h2>{about.title}</h2>
        </div>
        <IconButton label={say('inspector.deselect')} keys="Esc" icon={<X />} onClick={() => select([])} />
      </header>
      <div className="inspector-scroll">
        <StateChips states={about.states} />
        {figures.length > 0 && (
          <dl className="facts">
            {figures.map((it) => (
              <div key={it.label}>
                <dt>{say(it.label)}</dt>
                <dd>
                  {it.value}
                  {it.unit && <span className="unit"> {it.unit}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <ComponentActions component={component} />
        <ComponentEdit region={region} component={component} />
        {reader && <DeadlockList record={reader.record} about={component} />}
        {reader && <Why reader={reader} region={region} component={component} timeS={timeS} now={now} />}
        {reader && branch && scenario && (
          <BranchNow reader={reader} branch={branch} timeS={timeS} scenario={scenario} />
        )}
        {facility && <FacilitySupplies key={facility.id} facility={facility} />}
        {facility && <FacilitySurvivalLine key={`${facility.id} lasts`} facility={facility} />}
        {reader && <ComponentCurve reader={reader} component={component} />}
        <ComponentFacts region={region} component={component} scenario={scenario} />
      </div>
    </div>
  );
}

/** Words that begin a label, for use inside a sentence. */
function lowerFirst(text: string, language: string): string {
  return text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}
