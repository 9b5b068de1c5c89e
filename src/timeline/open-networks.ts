import { splitWaterId, zonesNetworkId } from '../model/ids';
import type { LocalStart } from '../model/local-time';
import { readParameters } from '../model/parameters';
import type { Region } from '../model/region';
import { fail, type Issue, ok, type Result } from '../model/result';
import type { Scenario } from '../model/scenario';
import type { HydraulicEngine } from '../water/hydraulic-engine';
import { createZoneEngine } from '../water/zones/zone-engine';
import type { OpenWater } from './run-control';

export interface OpenedNetworks {
  networks: { id: string; engine: HydraulicEngine }[];
  issues: Issue[];
}

/** Opens an engine for every network of the region and one for its supply zones; on failure those already open are disposed of. */
export async function openNetworks(
  region: Region,
  scenario: Scenario,
  start: LocalStart,
  openWater: OpenWater,
): Promise<Result<OpenedNetworks>> {
  const networks: OpenedNetworks['networks'] = [];
  const issues: Issue[] = [];
  for (const network of region.waterNetworks) {
    const opened = await openWater(network, {
      startOfDayS: start.timeOfDayS,
      splitPipes: brokenPipes(scenario, network.id),
    });
    if (!opened.ok) {
      for (const { engine } of networks) engine.dispose();
      return fail(opened.error);
    }
    networks.push({ id: network.id, engine: opened.value.engine });
    issues.push(...opened.value.issues);
  }
  const { supplyZones } = region;
  if (supplyZones && supplyZones.nodes.length > 0) {
    const read = readParameters(scenario.parameters);
    const engine = createZoneEngine(supplyZones, { startOfDayS: start.timeOfDayS, read });
    networks.push({ id: zonesNetworkId, engine });
  }
  return ok({ networks, issues });
}

/** Pipes of a network that the scenario loses with damage, each once. */
function brokenPipes(scenario: Scenario, networkId: string): string[] {
  const ids = scenario.events
    .filter(({ component, damage }) => component.kind === 'pipe' && damage !== 'none')
    .map(({ component }) => splitWaterId(component.id))
    .filter((it) => it.networkId === networkId)
    .map((it) => it.elementId);
  return [...new Set(ids)];
}
