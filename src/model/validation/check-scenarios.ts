import type { ComponentRef } from '../ids';
import { splitWaterId } from '../ids';
import { findRow } from '../look-up';
import type { Project } from '../project';
import type { Region } from '../region';
import type { Scenario } from '../scenario';
import type { ElementLookup } from './check-water';
import { checkIds, checkNamed, type Findings } from './findings';

/** Scenarios lose, deliver to and equip things that are there. */
export function checkScenarios(
  { region, scenarios, scenarioId }: Project,
  elementsOf: ElementLookup | undefined,
  findings: Findings,
): void {
  const ids = checkIds('scenario', scenarios, ['scenarios'], findings);
  checkNamed(
    scenarioId,
    (id) => ids.has(id),
    { kind: 'project', id: region.id, names: 'scenario', path: ['scenarioId'] },
    findings,
  );
  scenarios.forEach((scenario, ix) => {
    checkScenario(scenario, region, elementsOf, ['scenarios', ix], findings);
  });
}

function checkScenario(
  scenario: Scenario,
  region: Region,
  elementsOf: ElementLookup | undefined,
  path: (string | number)[],
  findings: Findings,
): void {
  checkIds('event', scenario.events, [...path, 'events'], findings);
  const footprintIds = checkIds('footprint', scenario.footprints, [...path, 'footprints'], findings);
  scenario.events.forEach((event, ix) => {
    const at = [...path, 'events', ix];
    if (!isThere(event.component, region, elementsOf)) {
      const { kind, id } = event.component;
      const params = { kind: 'event', id: event.id, names: kind, missing: id };
      findings.add('error', 'region.namesNothing', params, [...at, 'component'], event.id);
    }
    checkNamed(
      event.footprintId,
      (id) => footprintIds.has(id),
      { kind: 'event', id: event.id, names: 'footprint', path: [...at, 'footprintId'] },
      findings,
    );
    if (event.timeS > scenario.horizonS)
      findings.add('warning', 'scenario.afterEnd', { id: event.id }, [...at, 'timeS'], event.id);
  });
  const hasFacility = (id: string) => findRow(region, { kind: 'facility', id }) !== undefined;
  checkIds('placement', scenario.placements, [...path, 'placements'], findings);
  scenario.placements.forEach(({ id, facilityId }, ix) => {
    const at = [...path, 'placements', ix, 'facilityId'];
    checkNamed(facilityId, hasFacility, { kind: 'placement', id, names: 'facility', path: at }, findings);
  });
  checkIds('delivery', scenario.deliveries, [...path, 'deliveries'], findings);
  scenario.deliveries.forEach(({ id, facilityId, areaId, waterPointId, dieselL = 0 }, ix) => {
    const at = (field: string) => [...path, 'deliveries', ix, field];
    const naming = (names: string, field: string) => ({ kind: 'delivery', id, names, path: at(field) });
    const has = (kind: 'area' | 'waterPoint') => (it: string) =>
      findRow(region, { kind, id: it }) !== undefined;
    checkNamed(facilityId, hasFacility, naming('facility', 'facilityId'), findings);
    checkNamed(areaId, has('area'), naming('area', 'areaId'), findings);
    checkNamed(waterPointId, has('waterPoint'), naming('water point', 'waterPointId'), findings);
    if (facilityId === undefined && dieselL > 0)
      findings.add('warning', 'scenario.dieselToPeople', { id }, at('dieselL'), id);
  });
}

function isThere(ref: ComponentRef, region: Region, elementsOf: ElementLookup | undefined): boolean {
  if (ref.kind === 'island') return true;
  if (findRow(region, ref)) return true;
  if (!ref.id.includes('/'))
    return ref.kind === 'pipe' && (region.supplyZones?.links.some((it) => it.id === ref.id) ?? false);
  const { networkId, elementId } = splitWaterId(ref.id);
  if (elementId === '' || !region.waterNetworks.some((it) => it.id === networkId)) return false;
  const elements = elementsOf?.(networkId);
  if (!elements) return ['junction', 'reservoir', 'tank', 'pipe', 'pump', 'valve'].includes(ref.kind);
  return elements.nodeKind(elementId) === ref.kind || elements.linkKind(elementId) === ref.kind;
}
