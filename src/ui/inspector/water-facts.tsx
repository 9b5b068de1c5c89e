import './water-facts.css';
import type { ReactNode } from 'react';
import { type ComponentRef, isSupplyKind, isWaterKind, splitWaterId, zonesNetworkId } from '../../model/ids';
import { findIn } from '../../model/look-up';
import { readParameters } from '../../model/parameters';
import type { Region } from '../../model/region';
import type { Scenario } from '../../model/scenario';
import { supplyRef } from '../../model/supply-ref';
import type { SupplyNode } from '../../model/water';
import type { WaterGeometry } from '../../model/water-geometry';
import { useSettings } from '../../store/settings';
import { showComponent } from '../../store/view';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { type Say, useSay } from '../kit/use-say';
import { placeSupply } from '../map/supply-places';
import { useHeldGeometry } from '../map/use-held';
import { findLink, findNetwork, findTank, peopleAt } from '../map/water-look-up';
import { FactRow } from './grid-facts';

interface WaterFactsProps {
  region: Region;
  component: ComponentRef;
  /** Its assumptions stand where nothing is stated. */
  scenario: Scenario | undefined;
}

/** What the file or the table says about a part of the water supply, and what it is joined to. */
export function WaterFacts({ region, component, scenario }: WaterFactsProps) {
  const say = useSay();
  const geometry = useHeldGeometry();
  const flowUnit = useSettings((state) => state.flowUnit);
  const flow = (m3s: number) => <Quantity value={flowIn(flowUnit, m3s)} unit={flowUnitLabel(flowUnit)} />;
  const node = isSupplyKind(component.kind)
    ? findIn(region.supplyZones?.nodes ?? [], component.id)
    : undefined;
  if (node) return <SupplyNodeFacts region={region} node={node} scenario={scenario} flow={flow} />;
  if (!isWaterKind(component.kind)) return null;
  const link = findIn(region.supplyZones?.links ?? [], component.id);
  if (link && component.kind === 'pipe')
    return (
      <>
        <FactRow label={say('water.fact.from')}>
          <Links refs={[supplyRefOf(region, link.fromId)]} />
        </FactRow>
        <FactRow label={say('water.fact.to')}>
          <Links refs={[supplyRefOf(region, link.toId)]} />
        </FactRow>
        <FactRow label={say('water.fact.capacity')}>{flow(link.capacityM3s)}</FactRow>
      </>
    );
  return <NetworkFacts region={region} component={component} geometry={geometry} say={say} />;
}

function NetworkFacts({
  region,
  component: { kind, id },
  geometry,
  say,
}: {
  region: Region;
  component: ComponentRef;
  geometry: readonly WaterGeometry[];
  say: Say;
}) {
  const network = findNetwork(geometry, id);
  const { networkId } = splitWaterId(id);
  const isLink = kind === 'pipe' || kind === 'pump' || kind === 'valve';
  const link = isLink ? findLink(geometry, id) : undefined;
  const tank = kind === 'tank' ? findTank(geometry, id) : undefined;
  const nodeIx = isLink ? -1 : (network?.nodeIds.indexOf(id) ?? -1);
  const people = isLink ? 0 : peopleAt(region.waterUsers, id);
  const drinkers = region.facilities.filter((it) => it.waterNodeId === id);
  const station = region.facilities.find((it) => it.pumpIds?.includes(id) || it.sourceIds?.includes(id));
  const metres = (value: number) => <Quantity value={value} unit="m" />;
  return (
    <>
      {networkId !== zonesNetworkId && (
        <FactRow label={say('water.fact.network')}>
          {findIn(region.waterNetworks, networkId)?.name ?? networkId}
        </FactRow>
      )}
      {link && network && (
        <>
          <FactRow label={say('water.fact.from')}>
            <Links refs={[nodeRef(network, link.fromId)]} />
          </FactRow>
          <FactRow label={say('water.fact.to')}>
            <Links refs={[nodeRef(network, link.toId)]} />
          </FactRow>
          {link.diameterM > 0 && (
            <FactRow label={say('water.fact.diameter')}>
              <Quantity value={link.diameterM * 1000} unit="mm" />
            </FactRow>
          )}
          {kind === 'pipe' && (
            <FactRow label={say('water.fact.length')}>{metres(network.linkLengthM[link.ix])}</FactRow>
          )}
        </>
      )}
      {network && nodeIx >= 0 && (
        <FactRow label={say(kind === 'reservoir' ? 'water.fact.head' : 'water.fact.elevation')}>
          {metres(network.nodeElevationM[nodeIx])}
        </FactRow>
      )}
      {tank && (
        <>
          <FactRow label={say('water.fact.levels')}>
            <Quantity value={tank.minLevelM} />
            {' – '}
            {metres(tank.maxLevelM)}
          </FactRow>
          <FactRow label={say('water.fact.usable')}>
            <Quantity value={tank.usableM3} unit="m³" />
          </FactRow>
        </>
      )}
      {kind === 'junction' && network && (
        <>
          <FactRow label={say('water.fact.minimum')}>{metres(network.minimumPressureM)}</FactRow>
          <FactRow label={say('water.fact.required')}>{metres(network.requiredPressureM)}</FactRow>
        </>
      )}
      {people > 0 && (
        <FactRow label={say('water.fact.people')}>
          <Quantity value={people} />
        </FactRow>
      )}
      {drinkers.length > 0 && (
        <FactRow label={say('water.fact.drinkHere')}>
          <Links refs={drinkers.map((it) => ({ kind: 'facility', id: it.id }))} />
        </FactRow>
      )}
      {station && (
        <FactRow label={say('water.fact.station')}>
          <Links refs={[{ kind: 'facility', id: station.id }]} />
        </FactRow>
      )}
      {network && nodeIx >= 0 && (
        <FactRow label={say('water.fact.joined')}>
          <Links refs={linksAt(network, nodeIx)} />
        </FactRow>
      )}
    </>
  );
}

function SupplyNodeFacts({
  region,
  node,
  scenario,
  flow,
}: {
  region: Region;
  node: SupplyNode;
  scenario: Scenario | undefined;
  flow(m3s: number): ReactNode;
}) {
  const say = useSay();
  const { links = [] } = region.supplyZones ?? {};
  const read = readParameters(scenario?.parameters ?? {});
  const station = region.facilities.find(
    (it) => it.pumpIds?.includes(node.id) || it.sourceIds?.includes(node.id),
  );
  const drinkers = region.facilities.filter((it) => it.waterNodeId === node.id);
  const place = placeSupply(region).get(node.id)?.from ?? 'stated';
  const stated = node.demandM3s;
  const people = node.people ?? 0;
  const byPeople = (people * read('water.zoneLitresPerPersonDay')) / 1000 / 86_400;
  const feeds = links.filter((it) => it.fromId === node.id).map((it) => supplyRefOf(region, it.toId));
  const fedBy = links.filter((it) => it.toId === node.id).map((it) => supplyRefOf(region, it.fromId));
  return (
    <>
      <FactRow label={say('water.fact.kind')}>{say(`map.supply.${node.kind}`)}</FactRow>
      {node.kind !== 'zone' && node.kind !== 'reservoir' && (
        <FactRow label={say('water.fact.capacity')}>
          {node.capacityM3s === undefined ? say('water.fact.noLimit') : flow(node.capacityM3s)}
        </FactRow>
      )}
      {node.kind === 'reservoir' && (
        <>
          <FactRow label={say('water.fact.volume')}>
            <Quantity value={node.volumeM3 ?? 0} unit="m³" />
          </FactRow>
          <FactRow label={say('water.fact.startFill')}>
            <Quantity value={100 * (node.startFill ?? read('water.zoneStartFill'))} unit="%" />
            {node.startFill === undefined && <span className="fact-origin">{say('facts.default')}</span>}
          </FactRow>
        </>
      )}
      {node.kind === 'zone' && (
        <>
          <FactRow label={say('water.fact.need')}>
            {flow(stated ?? byPeople)}
            {stated === undefined && <span className="fact-origin">{say('water.fact.needByPeople')}</span>}
          </FactRow>
          {people > 0 && (
            <FactRow label={say('water.fact.people')}>
              <Quantity value={people} />
            </FactRow>
          )}
          <FactRow label={say('water.fact.leaks')}>
            <Quantity value={100 * (node.leakShare ?? read('water.zoneLeakShare'))} unit="%" />
            {node.leakShare === undefined && <span className="fact-origin">{say('facts.default')}</span>}
          </FactRow>
          {node.tier !== undefined && <FactRow label={say('facts.tier')}>{node.tier}</FactRow>}
        </>
      )}
      {node.areaId !== undefined && (
        <FactRow label={say('results.area')}>
          <Links refs={[{ kind: 'area', id: node.areaId }]} />
        </FactRow>
      )}
      {fedBy.length > 0 && (
        <FactRow label={say('water.fact.fedBy')}>
          <Links refs={fedBy} />
        </FactRow>
      )}
      {feeds.length > 0 && (
        <FactRow label={say('water.fact.feeds')}>
          <Links refs={feeds} />
        </FactRow>
      )}
      {station && (
        <FactRow label={say('water.fact.station')}>
          <Links refs={[{ kind: 'facility', id: station.id }]} />
        </FactRow>
      )}
      {drinkers.length > 0 && (
        <FactRow label={say('water.fact.drinkHere')}>
          <Links refs={drinkers.map((it) => ({ kind: 'facility', id: it.id }))} />
        </FactRow>
      )}
      {place !== 'stated' && (
        <FactRow label={say('water.fact.place')}>{say(`water.fact.place.${place}`)}</FactRow>
      )}
    </>
  );
}

const mostLinks = 6;

/** Names to click, the first few of many. */
function Links({ refs }: { refs: readonly ComponentRef[] }) {
  const say = useSay();
  const nameOf = useNameOf();
  const shown = refs.slice(0, mostLinks);
  return (
    <span className="fact-links">
      {shown.map((ref) => (
        <button
          key={`${ref.kind}:${ref.id}`}
          type="button"
          className="link-button"
          onClick={() => showComponent(ref)}
        >
          {isWaterKind(ref.kind) ? splitWaterId(ref.id).elementId : nameOf(ref)}
        </button>
      ))}
      {refs.length > shown.length && (
        <span className="muted">{say('water.fact.more', { count: refs.length - shown.length })}</span>
      )}
    </span>
  );
}

const nodeKinds = ['junction', 'reservoir', 'tank'] as const;
const linkKinds = ['pipe', 'pump', 'valve'] as const;

function nodeRef(network: WaterGeometry, id: string): ComponentRef {
  return { kind: nodeKinds[network.nodeKind[network.nodeIds.indexOf(id)]], id };
}

function linksAt(network: WaterGeometry, node: number): ComponentRef[] {
  return network.linkIds.flatMap((id, link) =>
    network.linkFromIx[link] === node || network.linkToIx[link] === node
      ? [{ kind: linkKinds[network.linkKind[link]], id }]
      : [],
  );
}

function supplyRefOf(region: Region, id: string): ComponentRef {
  const node = findIn(region.supplyZones?.nodes ?? [], id);
  return node ? supplyRef(node) : { kind: 'supplyZone', id };
}
