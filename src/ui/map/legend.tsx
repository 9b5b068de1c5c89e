import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { facilityKinds } from '../../model/facility';
import { useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { useSay } from '../kit/use-say';
import { facilityIconStates, waterPointIconStates } from './icons/map-images';
import { DotSign, DotSigns, Group, LineSign, Row } from './legend-parts';
import { AreaSample, MapSign } from './map-sign';
import type { Palette } from './palette';
import { WaterLegend, type WaterSteps } from './water-legend';

interface LegendProps {
  palette: Palette;
  /** Voltages of the grid, kV, highest first. */
  voltages: readonly number[];
  facilityKindsShown: ReadonlySet<string>;
  hasWater: boolean;
  /** Supply zones. */
  hasSupply: boolean;
  steps: WaterSteps;
  hasWaterPoints: boolean;
  hasAreas: boolean;
  hasFeeders: boolean;
  hasRun: boolean;
}

/** What the signs mean: the states that matter in one strip, everything on demand. Shows only what the map has. */
export function Legend(props: LegendProps) {
  const { palette, voltages, hasWater, hasAreas } = props;
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const layers = useView((state) => state.layers);
  const fill = useView((state) => state.areaFill);
  const showsFacilities = layers.facilities && props.facilityKindsShown.size > 0;
  const sign = (name: string, id: MessageId) => (
    <Row key={name} sign={<MapSign name={name} palette={palette} />} text={say(id)} />
  );

  return (
    <section className={`legend ${isOpen ? 'is-open' : ''}`} aria-label={say('map.legend')}>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <div className="legend-all" tabIndex={0}>
          <div className="legend-columns">
            {layers.areas && hasAreas && (
              <Group
                title={say(
                  fill === 'both'
                    ? 'map.legend.areas'
                    : fill === 'power'
                      ? 'map.legend.areasPower'
                      : 'map.legend.areasWater',
                )}
              >
                <div className="legend-scale">
                  <span className="muted">{say('map.legend.none')}</span>
                  {[0, 1, 2, 3, 4].map((ix) => (
                    <AreaSample key={ix} palette={palette} shareIx={ix} />
                  ))}
                  <span className="muted">{say('map.legend.all')}</span>
                </div>
                <Row
                  sign={<AreaSample palette={palette} power shareIx={0} />}
                  text={say('map.legend.areaPower')}
                />
                <Row
                  sign={<AreaSample palette={palette} water shareIx={0} />}
                  text={say('map.legend.areaWater')}
                />
                <Row
                  sign={<AreaSample palette={palette} power water shareIx={0} />}
                  text={say('map.legend.areaBoth')}
                />
                {!props.hasRun && <p className="muted">{say('map.legend.beforeRun')}</p>}
              </Group>
            )}
            {showsFacilities && (
              <Group title={say('map.legend.facilities')}>
                {facilityIconStates.map((state) =>
                  sign(`facility-hospital-${state}`, `map.legend.facility.${state}`),
                )}
                <Row sign={<CountSample palette={palette} />} text={say('map.legend.counts')} />
                <Row
                  sign={
                    <DotSigns dots={[palette.muted, palette.backup, palette.text]} edge={palette.ground} />
                  }
                  text={say('map.legend.dots')}
                />
                {sign('badge-noWater', 'map.legend.facility.noWater')}
                {sign('badge-storedWater', 'map.legend.facility.storedWater')}
              </Group>
            )}
            {layers.water && (hasWater || props.hasSupply) && (
              <WaterLegend
                palette={palette}
                hasWater={hasWater}
                hasSupply={props.hasSupply}
                steps={props.steps}
              />
            )}
            {layers.waterPoints && props.hasWaterPoints && (
              <Group title={say('map.layer.waterPoints')}>
                {waterPointIconStates.map((state) =>
                  sign(`waterPoint-${state}`, `map.state.waterPoint.${state}`),
                )}
              </Group>
            )}
            {layers.grid && voltages.length > 0 && (
              <Group title={say('map.legend.grid')}>
                {voltages.slice(0, 4).map((kv) => (
                  <Row
                    key={kv}
                    sign={<LineSign colour={palette.electricity} width={lineWidth(kv)} />}
                    text={say('map.legend.line', { kv })}
                  />
                ))}
                <Row sign={<LoadingSign palette={palette} />} text={say('map.legend.loading')} />
                <Row
                  sign={<LineSign colour={palette.text} width={2} dash="4 4" />}
                  text={say('map.legend.deadLine')}
                />
                {sign('mark-lost', 'map.legend.lost')}
                {sign('mark-tripped', 'map.legend.tripped')}
                <Row
                  sign={<DotSign fill={palette.electricity} stroke={palette.ground} />}
                  text={say('map.legend.busLive')}
                />
                <Row
                  sign={<DotSign fill={palette.ground} stroke={palette.text} />}
                  text={say('map.legend.busDead')}
                />
                {props.hasFeeders && (
                  <Row
                    sign={<DotSigns dots={[palette.electricity, palette.ground]} edge={palette.text} />}
                    text={say('map.legend.feeder')}
                  />
                )}
                {layers.flow && sign('arrow-electricity', 'map.legend.flow')}
                {sign('generator-unknown-running', 'map.legend.generator')}
                {sign('generator-unknown-off', 'map.legend.generatorOff')}
              </Group>
            )}
            {showsFacilities && (
              <Group title={say('map.legend.kinds')}>
                {facilityKinds
                  .filter((kind) => props.facilityKindsShown.has(kind))
                  .map((kind) => sign(`facility-${kind}-grid`, `map.facility.${kind}`))}
              </Group>
            )}
          </div>
        </div>
      )}
      <div className="legend-strip">
        {layers.areas && hasAreas && (
          <>
            <Row sign={<AreaSample palette={palette} power shareIx={0} />} text={say('map.key.areaPower')} />
            <Row sign={<AreaSample palette={palette} water shareIx={0} />} text={say('map.key.areaWater')} />
          </>
        )}
        {showsFacilities && (
          <>
            {sign('count-dark', 'map.key.dark')}
            {sign('count-backup', 'map.key.backup')}
            {sign('count-dry', 'map.key.noWater')}
          </>
        )}
        {sign('mark-lost', 'map.key.lost')}
        <button
          type="button"
          className="button button-quiet legend-toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
          {say(isOpen ? 'map.hideLegend' : 'map.legend')}
        </button>
      </div>
    </section>
  );
}

/** A town's counts as the map writes them. */
function CountSample({ palette }: { palette: Palette }) {
  return (
    <span className="legend-count">
      <MapSign name="count-dark" palette={palette} />5
    </span>
  );
}

function LoadingSign({ palette }: { palette: Palette }) {
  return (
    <svg width="28" height="12" aria-hidden="true">
      {palette.loading.map((colour, i) => (
        <line
          key={colour}
          x1={i * 7}
          x2={i * 7 + 7}
          y1="6"
          y2="6"
          stroke={colour}
          strokeWidth={3 + i * 1.4}
        />
      ))}
    </svg>
  );
}

/** As the style's widths by voltage. */
function lineWidth(kv: number): number {
  return kv >= 300 ? 4.2 : kv >= 180 ? 3.2 : kv >= 60 ? 2.2 : kv >= 20 ? 1.5 : 1.2;
}
