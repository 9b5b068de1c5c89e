import { useEffect, useMemo } from 'react';
import { coupleConsumers } from '../../commands/couplings';
import { suggestBuses } from '../../commands/suggest-buses';
import { type Consumer, consumerKey, couplingsByConsumer, listConsumers } from '../../model/consumers';
import type { Coupling } from '../../model/coupling';
import type { ComponentRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { WaterGeometry } from '../../model/water-geometry';
import { projectOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { setTool, useView } from '../../store/view';
import { formatNumber } from '../charts/format-number';
import { Button } from '../kit/button';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { consumerOf, consumerRef, type Suggested } from './overlays';

const offered = 4;

/** A click of the coupling tool: on a consumer chooses it, on a bus or feeder joins the chosen one to it. */
export function clickWithCoupler(ref: ComponentRef | undefined, geometry: readonly WaterGeometry[]): void {
  const { tool } = useView.getState();
  const region = projectOfState(useProject.getState())?.region;
  if (!ref || !region || tool.kind !== 'couple') return;
  const chosen = consumerOf(ref, region);
  if (chosen) {
    setTool({ kind: 'couple', consumer: chosen });
    return;
  }
  const consumer = tool.consumer && findConsumer(region, geometry, tool.consumer);
  if (!consumer) return;
  if (ref.kind === 'feeder') {
    const feeder = findIn(region.feeders, ref.id);
    if (feeder) coupleConsumers([{ consumer, busId: feeder.busId, feederId: feeder.id }]);
  } else if (ref.kind === 'bus') {
    const near = suggestBuses(region, consumer, offered).find((it) => it.busId === ref.id);
    coupleConsumers([{ consumer, busId: ref.id, feederId: near?.feederId }]);
  }
}

interface CouplingToolProps {
  region: Region;
  geometry: readonly WaterGeometry[];
  consumer?: Coupling['consumer'];
  onSuggest(suggested: readonly Suggested[]): void;
}

/** Joins a pump, treatment works or facility to a bus: nearest buses are offered, the user confirms one. */
export function CouplingTool({ region, geometry, consumer, onSuggest }: CouplingToolProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const language = useSettings((state) => state.language);
  const found = useMemo(
    () => consumer && findConsumer(region, geometry, consumer),
    [region, geometry, consumer],
  );
  const near = useMemo(() => (found ? suggestBuses(region, found, offered) : []), [region, found]);
  useEffect(() => {
    onSuggest(near.map((it, i) => ({ busId: it.busId, rank: i + 1 })));
  }, [near, onSuggest]);
  const end = () => setTool({ kind: 'select' });

  if (!consumer) {
    return (
      <section className="map-tool map-float" aria-label={say('map.couple')}>
        <strong>{say('map.coupling.choose')}</strong>
        <span className="muted">{say('map.coupling.chooseHint')}</span>
        <Button onClick={end}>{say('map.coupling.end')}</Button>
      </section>
    );
  }
  const now = couplingsByConsumer(region.couplings).get(consumerKey(consumer));
  const name = nameOf(consumerRef(consumer));
  return (
    <section className="map-tool map-float" aria-label={say('map.couple')}>
      <strong>{say('map.coupling.title', { name })}</strong>
      {!found && <span>{say('map.coupling.follows')}</span>}
      {found && (
        <span className="muted">{say(near.length > 0 ? 'map.coupling.hint' : 'map.coupling.none')}</span>
      )}
      {found && near.length > 0 && (
        <ol className="map-tool-list">
          {near.map((it, i) => (
            <li key={it.busId}>
              <button
                type="button"
                className="map-tool-bus"
                aria-pressed={now?.busId === it.busId}
                onClick={() => coupleConsumers([{ consumer: found, busId: it.busId, feederId: it.feederId }])}
              >
                <span className="map-tool-rank">{i + 1}</span>
                <span className="map-tool-name">{nameOf({ kind: 'bus', id: it.busId })}</span>
                <span className="muted">
                  {say('map.coupling.distance', { km: formatNumber(it.distanceKm, language) })}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <span role="status">
        {now && say('map.coupling.now', { bus: nameOf({ kind: 'bus', id: now.busId }) })}
      </span>
      <Button onClick={end}>{say('map.coupling.end')}</Button>
    </section>
  );
}

/** The consumer with its place; undefined for one that follows another, as a pump follows its station. */
function findConsumer(
  region: Region,
  geometry: readonly WaterGeometry[],
  wanted: Coupling['consumer'],
): Consumer | undefined {
  const key = consumerKey(wanted);
  return listConsumers(region, geometry).find((it) => consumerKey(it) === key);
}
