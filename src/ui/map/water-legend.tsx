import type { WaterGeometry } from '../../model/water-geometry';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { formatNumber } from '../charts/format-number';
import { type Say, useSay } from '../kit/use-say';
import { Group, LineSign, Row } from './legend-parts';
import { MapSign } from './map-sign';
import type { Palette } from './palette';
import { junctionClasses, type PressureSteps, pressureSteps } from './state-classes';
import { junctionRadiiPx } from './style/water-layers';

/** Steps of pressure that the legend tells, and whether every network has the same. */
export interface WaterSteps extends PressureSteps {
  differ: boolean;
  /** All of the need comes from here on. */
  requiredM: number;
}

/** Steps of the largest network. */
export function stepsOf(geometry: readonly WaterGeometry[]): WaterSteps {
  const largest = geometry.reduce<WaterGeometry | undefined>(
    (best, it) => (it.nodeIds.length > (best?.nodeIds.length ?? 0) ? it : best),
    undefined,
  );
  const minimumM = largest?.minimumPressureM ?? 0;
  const requiredM = largest?.requiredPressureM ?? 0;
  const differ = geometry.some(
    (it) => it.minimumPressureM !== minimumM || it.requiredPressureM !== requiredM,
  );
  return { ...pressureSteps(minimumM, requiredM), requiredM, differ };
}

/** What a class of pressure means, with its limits in metres. */
export function sayPressure(
  code: number,
  steps: WaterSteps,
  say: Say,
  number: (value: number) => string,
): string {
  const { minimumM, weakM, fullM, requiredM } = steps;
  switch (code) {
    case junctionClasses.none:
      return say('map.pressure.none');
    case junctionClasses.below:
      return say('map.pressure.below', { minimum: number(minimumM) });
    case junctionClasses.low:
      return say('map.pressure.low', { from: number(minimumM), to: number(weakM) });
    case junctionClasses.weak: {
      const limits = { from: number(weakM), to: number(fullM) };
      return say(requiredM > weakM ? 'map.pressure.low' : 'map.pressure.weak', limits);
    }
    default:
      return say('map.pressure.full', { from: number(fullM) });
  }
}

/** A junction as the map draws it. */
export function JunctionSign({ code, palette }: { code: number; palette: Palette }) {
  const edge = [palette.text, palette.text, palette.ground, palette.ground, palette.water][code];
  const isNone = code === junctionClasses.none;
  return (
    <svg width="14" height="14" aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r={junctionRadiiPx[code] + 0.6}
        fill={palette.pressure[code]}
        stroke={edge}
        strokeWidth={code === junctionClasses.below ? 2.2 : 1.2}
      />
      {isNone && <path d="M4.6 4.600l4.8 4.800M9.4 4.600l-4.8 4.8" stroke={edge} strokeWidth="1.4" />}
    </svg>
  );
}

interface WaterLegendProps {
  palette: Palette;
  hasWater: boolean;
  hasSupply: boolean;
  steps: WaterSteps;
}

/** The signs of networks and of supply zones. */
export function WaterLegend({ palette, hasWater, hasSupply, steps }: WaterLegendProps) {
  const say = useSay();
  const view = useView((state) => state.waterView);
  const language = useSettings((state) => state.language);
  const showsFlow = useView((state) => state.layers.flow) && view !== 'plain';
  const number = (value: number) => formatNumber(value, language);
  const sign = (name: string, id: MessageId) => (
    <Row key={name} sign={<MapSign name={name} palette={palette} />} text={say(id)} />
  );
  const line = (id: MessageId, colour: string, width: number, dash?: string) => (
    <Row sign={<LineSign colour={colour} width={width} dash={dash} />} text={say(id)} />
  );
  return (
    <>
      {hasWater && view === 'pressure' && (
        <Group title={say('map.pressure.title')}>
          {Object.values(junctionClasses).map((code) => (
            <Row
              key={code}
              sign={<JunctionSign code={code} palette={palette} />}
              text={sayPressure(code, steps, say, number)}
            />
          ))}
          {steps.differ && <p className="muted">{say('map.pressure.own')}</p>}
        </Group>
      )}
      {hasWater && (
        <Group title={say('map.legend.water')}>
          {line(view === 'flow' ? 'map.legend.pipeFlow' : 'map.legend.pipeDiameter', palette.water, 2.6)}
          {showsFlow && sign('arrow-water', 'map.legend.flow')}
          {line('map.legend.pipeDry', palette.muted, 2, '1 4')}
          {line('map.legend.pipeClosed', palette.water, 2, '8 4')}
          {line('map.legend.pipeLost', palette.text, 2, '4 4')}
          {sign('mark-leak', 'map.legend.pipeLeak')}
          {sign('pump-running', 'map.legend.pumpRunning')}
          {sign('pump-closed', 'map.legend.pumpClosed')}
          {sign('pump-noPower', 'map.legend.pumpNoPower')}
          {sign('pump-lost', 'map.legend.pumpLost')}
          {sign('valve-running', 'map.legend.valve')}
          {sign('valve-closed', 'map.legend.valveClosed')}
          {sign('tank-5', 'map.legend.tankFull')}
          {sign('tank-1', 'map.legend.tankLow')}
          {sign('tank-0', 'map.legend.tankEmpty')}
          {sign('reservoir-open', 'map.legend.reservoir')}
          {sign('reservoir-closed', 'map.legend.sourceClosed')}
        </Group>
      )}
      {hasSupply && (
        <Group title={say('map.legend.supply')}>
          {sign('supply-source-well', 'map.supply.source')}
          {sign('supply-treatment-well', 'map.supply.treatment')}
          {sign('supply-station-well', 'map.supply.station')}
          {sign('supplyFill-5', 'map.supply.reservoir')}
          {sign('supply-zone-well', 'map.supply.zone')}
          {sign('supply-zone-part', 'map.legend.supply.part')}
          {sign('supply-zone-none', 'map.legend.supply.none')}
          {sign('supply-station-closed', 'map.legend.supply.closed')}
          {sign('supply-source-lost', 'map.legend.supply.lost')}
          {sign('supply-guess', 'map.legend.supply.guess')}
          {line(
            view === 'flow' ? 'map.legend.supply.linkFlow' : 'map.legend.supply.link',
            palette.water,
            3.2,
          )}
          {line('map.legend.supply.linkOut', palette.text, 2, '4 4')}
        </Group>
      )}
    </>
  );
}
