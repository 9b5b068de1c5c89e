import type { ReactNode } from 'react';
import { startsAlone } from '../../model/black-start';
import type { Generator } from '../../model/grid';
import { type ComponentRef, waterRef } from '../../model/ids';
import { findIn } from '../../model/look-up';
import type { Region } from '../../model/region';
import type { Scenario } from '../../model/scenario';
import { needsPower } from '../../model/water-point';
import { showComponent } from '../../store/view';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { type Say, useSay } from '../kit/use-say';
import { consumerOf } from '../map/overlays';
import { UnitFacts } from './grid-facts';
import { WaterFacts } from './water-facts';

type Fact = [label: string, value: ReactNode];

interface ComponentFactsProps {
  region: Region;
  component: ComponentRef;
  /** Its assumptions stand where the file states nothing. */
  scenario: Scenario | undefined;
}

/** What the Region says about it, whatever the time: ids, ratings, what it is joined to. */
export function ComponentFacts({ region, component, scenario }: ComponentFactsProps) {
  const say = useSay();
  const nameOf = useNameOf();
  const link = (kind: ComponentRef['kind'], id: string) => (
    <button type="button" className="link-button" onClick={() => showComponent({ kind, id })}>
      {nameOf({ kind, id })}
    </button>
  );
  let unit: Generator | undefined;
  const facts: Fact[] = [[say('tables.id'), component.id]];
  const add = (label: string, value: ReactNode) => facts.push([label, value]);
  const consumer = consumerOf(component, region);
  const coupling = region.couplings.find(
    (it) => it.consumer.kind === consumer?.kind && it.consumer.id === consumer.id,
  );
  switch (component.kind) {
    case 'branch': {
      const it = findIn(region.grid.branches, component.id);
      if (!it) break;
      add(say('facts.from'), link('bus', it.fromBusId));
      add(say('facts.to'), link('bus', it.toBusId));
      add(
        say('facts.rating'),
        it.ratingAMw > 0 ? <Quantity value={it.ratingAMw} unit="MW" /> : say('facts.noLimit'),
      );
      if (it.lengthKm !== undefined) add(say('facts.length'), <Quantity value={it.lengthKm} unit="km" />);
      break;
    }
    case 'generator': {
      const it = findIn(region.grid.generators, component.id);
      if (!it) break;
      add(say('coupling.bus'), link('bus', it.busId));
      unit = it;
      add(say('facts.technology'), say(`map.technology.${it.technology}`));
      add(say('facts.blackStart'), sayBlackStart(it, say));
      break;
    }
    case 'area':
      for (const { id, areaIds } of region.waterPoints ?? [])
        if (areaIds.includes(component.id)) add(say('map.kind.waterPoint'), link('waterPoint', id));
      break;
    case 'feeder': {
      const it = findIn(region.feeders, component.id);
      if (!it) break;
      add(say('coupling.bus'), link('bus', it.busId));
      if (it.areaId) add(say('results.area'), link('area', it.areaId));
      add(say('facts.tier'), it.tier);
      if (it.critical) add(say('facts.critical'), say('facts.yes'));
      if (it.queue !== undefined) add(say('facts.queue'), it.queue);
      break;
    }
    case 'facility': {
      const it = findIn(region.facilities, component.id);
      if (!it) break;
      if (it.areaId) add(say('results.area'), link('area', it.areaId));
      add(say('facts.tier'), it.tier);
      add(say('facts.demand'), <Quantity value={it.demandKw} unit="kW" />);
      add(say('facts.essential'), <Quantity value={it.essentialKw} unit="kW" />);
      if (it.beds !== undefined) add(say('facts.beds'), it.beds);
      for (const set of it.backup) {
        add(say('facts.set'), say('facts.setText', { kw: set.ratedKw, fuelL: set.fuelL, tankL: set.tankL }));
      }
      if (it.battery) add(say('facts.battery'), <Quantity value={it.battery.energyKwh} unit="kWh" />);
      if (it.solarKwp) add(say('facts.solar'), <Quantity value={it.solarKwp} unit="kW" />);
      if (it.waterNodeId)
        add(say('facts.waterNode'), link(waterRef(it.waterNodeId, 'junction').kind, it.waterNodeId));
      break;
    }
    case 'waterPoint': {
      const it = findIn(region.waterPoints ?? [], component.id);
      if (!it) break;
      add(say('facts.pointKind'), say(`facts.pointKind.${it.kind}`));
      for (const areaId of it.areaIds) add(say('facts.pointAreas'), link('area', areaId));
      add(say('facts.pointTaps'), it.taps);
      if (it.kind === 'well')
        add(
          say('facts.pointPump'),
          needsPower(it) ? <Quantity value={it.pumpKw ?? 0} unit="kW" /> : say('facts.pointHandPump'),
        );
      if (it.capacityM3s !== undefined)
        add(say('facts.pointYield'), <Quantity value={it.capacityM3s * 3600} unit="m³/h" />);
      if (it.storeM3 !== undefined) add(say('facts.pointStore'), <Quantity value={it.storeM3} unit="m³" />);
      for (const { ratedKw, fuelL, tankL } of it.backup ?? [])
        add(say('facts.set'), say('facts.setText', { kw: ratedKw, fuelL, tankL }));
      break;
    }
    default:
      break;
  }
  if (coupling) {
    add(say('facts.poweredBy'), link('bus', coupling.busId));
    if (coupling.feederId) add(say('coupling.feeder'), link('feeder', coupling.feederId));
  }
  return (
    <section className="panel-section">
      <h3>{say('facts.title')}</h3>
      <dl className="facts">
        {facts.map(([label, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a label may come twice (two sets) and rows never move
          <div key={i}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {unit && <UnitFacts unit={unit} scenario={scenario} />}
        <WaterFacts region={region} component={component} scenario={scenario} />
      </dl>
    </section>
  );
}

function sayBlackStart(unit: Generator, say: Say): string {
  const starts = startsAlone(unit);
  if (unit.blackStart !== undefined) return say(starts ? 'facts.yes' : 'facts.no');
  return say(starts ? 'facts.blackStart.can' : 'facts.blackStart.cannot');
}
