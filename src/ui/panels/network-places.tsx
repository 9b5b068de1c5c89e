import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { placeNetwork, placeNetworkOnMap } from '../../commands/place-networks';
import type { Region } from '../../model/region';
import type { Placement, WaterNetwork } from '../../model/water';
import { isComplete, metresPerUnit, type PlacementChoice, placementOf } from '../import/placement-choice';
import { PlacementFields } from '../import/placement-fields';
import { Button } from '../kit/button';
import { useSay } from '../kit/use-say';

/** Where each imported water network lies, and the way to place it again. Generated regions need none. */
export function NetworkPlaces({ region }: { region: Region }) {
  const say = useSay();
  const [openId, setOpenId] = useState<string>();
  if (region.synthetic || region.waterNetworks.length === 0) return null;
  return (
    <section className="panel-section">
      <h3>{say('places.title')}</h3>
      {region.waterNetworks.map((it) => (
        <div key={it.id} className="panel-section">
          <div className="network-place">
            <span>
              {it.name ?? it.id}{' '}
              <span className="muted">{placeText(say, it.placement, region.baseMap.schematic === true)}</span>
            </span>
            <Button
              look="quiet"
              icon={<MapPin aria-hidden />}
              aria-expanded={it.id === openId}
              onClick={() => setOpenId(it.id === openId ? undefined : it.id)}
            >
              {say('places.place')}
            </Button>
          </div>
          {it.id === openId && <PlaceForm network={it} onDone={() => setOpenId(undefined)} />}
        </div>
      ))}
    </section>
  );
}

function PlaceForm({ network, onDone }: { network: WaterNetwork; onDone: () => void }) {
  const say = useSay();
  const [choice, setChoice] = useState<PlacementChoice>(choiceFrom(network.placement));
  const apply = () => {
    onDone();
    if (choice.way === 'map') void placeNetworkOnMap(network.id, metresPerUnit(choice));
    else placeNetwork(network.id, placementOf(choice, [0, 0]));
  };
  return (
    <>
      <PlacementFields
        name={network.name ?? network.id}
        choice={choice}
        hasOwn={false}
        onChange={setChoice}
      />
      <div className="panel-bar">
        <Button look="primary" disabled={!isComplete(choice)} onClick={apply}>
          {choice.way === 'map' ? say('places.clickMap') : say('places.apply')}
        </Button>
      </div>
    </>
  );
}

function choiceFrom(placement: Placement | undefined): PlacementChoice {
  if (placement?.kind === 'epsg') return { way: 'epsg', code: placement.code, unit: placement.unit };
  if (placement?.kind === 'centre') return { way: 'map', unit: 'm', scaleM: placement.metresPerUnit };
  return { way: placement?.kind === 'lonLat' ? 'degrees' : 'map', unit: 'm' };
}

function placeText(
  say: ReturnType<typeof useSay>,
  placement: Placement | undefined,
  schematic: boolean,
): string {
  if (!placement) return say('places.none');
  if (placement.kind === 'epsg') return `EPSG:${placement.code}`;
  return placement.kind === 'lonLat'
    ? say('places.degrees')
    : say(schematic ? 'places.drawn' : 'places.byHand');
}
