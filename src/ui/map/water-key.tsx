import { useEffect, useMemo, useState } from 'react';
import { useSettings } from '../../store/settings';
import { useView } from '../../store/view';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { formatNumber } from '../charts/format-number';
import { useSay } from '../kit/use-say';
import type { MapHost } from './map-host';
import type { Palette } from './palette';
import { flowStepsM3s, junctionClasses } from './state-classes';
import { flowWidthsPx } from './style/water-layers';
import type { DrawnState } from './use-map-state';
import { JunctionSign, sayPressure, stepsOf, type WaterSteps } from './water-legend';

interface WaterKeyProps {
  host: MapHost;
  drawn: DrawnState;
  palette: Palette;
  nodeZoom: number;
}

/** The scale of pressure or of flow, shown while the map is near enough for it to be seen. */
export function WaterKey({ host, drawn, palette, nodeZoom }: WaterKeyProps) {
  const view = useView((state) => state.waterView);
  const isOn = useView((state) => state.layers.water);
  const isNear = useIsNear(host, nodeZoom);
  const { geometry, reader } = drawn;
  const steps = useMemo(() => stepsOf(geometry), [geometry]);
  if (!isOn || !isNear || !reader || geometry.length === 0 || view === 'plain') return null;
  return view === 'pressure' ? (
    <PressureKey palette={palette} steps={steps} />
  ) : (
    <FlowKey palette={palette} />
  );
}

function PressureKey({ palette, steps }: { palette: Palette; steps: WaterSteps }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const number = (value: number) => formatNumber(value, language);
  const { minimumM, weakM, fullM } = steps;
  const short = [
    '✕',
    `< ${number(minimumM)}`,
    `< ${number(weakM)}`,
    `< ${number(fullM)}`,
    `≥ ${number(fullM)}`,
  ];
  short[junctionClasses.none] = say('map.pressure.none');
  return (
    <dl className="water-key map-float">
      <dt>{say('map.pressure.title')}</dt>
      {short.map((text, code) => (
        <dd key={text} title={sayPressure(code, steps, say, number)}>
          <JunctionSign code={code} palette={palette} />
          {text}
        </dd>
      ))}
    </dl>
  );
}

function FlowKey({ palette }: { palette: Palette }) {
  const say = useSay();
  const language = useSettings((state) => state.language);
  const unit = useSettings((state) => state.flowUnit);
  return (
    <dl className="water-key map-float">
      <dt>{say('map.flow.title', { unit: flowUnitLabel(unit) })}</dt>
      {flowWidthsPx.map((widthPx, code) => (
        <dd key={widthPx}>
          <svg width="18" height="12" aria-hidden="true">
            <line x1="0" x2="18" y1="6" y2="6" stroke={palette.water} strokeWidth={widthPx} />
          </svg>
          {code === 0
            ? say('map.flow.still')
            : `≥ ${formatNumber(flowIn(unit, flowStepsM3s[code - 1]), language)}`}
        </dd>
      ))}
    </dl>
  );
}

function useIsNear({ map }: MapHost, nodeZoom: number): boolean {
  const [isNear, setNear] = useState(() => map.getZoom() >= nodeZoom);
  useEffect(() => {
    const look = () => setNear(map.getZoom() >= nodeZoom);
    look();
    map.on('zoom', look);
    return () => {
      map.off('zoom', look);
    };
  }, [map, nodeZoom]);
  return isNear;
}
