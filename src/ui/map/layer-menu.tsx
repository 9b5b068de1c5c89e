import { Layers } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { LonLat } from '../../model/schema-parts';
import { type AreaFill, type LayerId, layerIds, useView, waterViews } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { useSay } from '../kit/use-say';
import { ArchiveList } from './archive/archive-list';

const fills: readonly AreaFill[] = ['both', 'power', 'water'];

/** Switches of the map's layers, and what the areas' fill shows. */
export function LayerMenu({ hasWater, bounds }: { hasWater: boolean; bounds?: [LonLat, LonLat] }) {
  const say = useSay();
  const layers = useView((state) => state.layers);
  const areaFill = useView((state) => state.areaFill);
  const waterView = useView((state) => state.waterView);
  const bothScripts = useView((state) => state.bothScripts);
  const toggle = (id: LayerId) => useView.setState({ layers: { ...layers, [id]: !layers[id] } });
  return (
    <Popover.Root>
      <Popover.Trigger className="button map-float" aria-label={say('map.layers')}>
        <Layers aria-hidden="true" />
        <span className="map-wide-only">{say('map.layers')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="layer-menu" align="start" sideOffset={6} collisionPadding={8}>
          <fieldset>
            <legend>{say('map.layers')}</legend>
            {layerIds.map((id) => (
              <label key={id} className="layer-choice">
                <input type="checkbox" checked={layers[id]} onChange={() => toggle(id)} />
                {say(`map.layer.${id}` satisfies MessageId)}
              </label>
            ))}
          </fieldset>
          <fieldset disabled={!layers.areas}>
            <legend>{say('map.areaFill')}</legend>
            {fills.map((fill) => (
              <label key={fill} className="layer-choice">
                <input
                  type="radio"
                  name="area-fill"
                  checked={areaFill === fill}
                  onChange={() => useView.setState({ areaFill: fill })}
                />
                {say(`map.areaFill.${fill}` satisfies MessageId)}
              </label>
            ))}
          </fieldset>
          {hasWater && (
            <fieldset disabled={!layers.water}>
              <legend>{say('map.waterView')}</legend>
              {waterViews.map((view) => (
                <label key={view} className="layer-choice">
                  <input
                    type="radio"
                    name="water-view"
                    checked={waterView === view}
                    onChange={() => useView.setState({ waterView: view })}
                  />
                  {say(`map.waterView.${view}` satisfies MessageId)}
                </label>
              ))}
            </fieldset>
          )}
          <fieldset disabled={!layers.labels}>
            <legend>{say('map.names')}</legend>
            {[false, true].map((both) => (
              <label key={String(both)} className="layer-choice">
                <input
                  type="radio"
                  name="map-names"
                  checked={bothScripts === both}
                  onChange={() => useView.setState({ bothScripts: both })}
                />
                {say(both ? 'map.names.both' : 'map.names.page')}
              </label>
            ))}
          </fieldset>
          <ArchiveList bounds={bounds} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
