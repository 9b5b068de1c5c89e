import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import type { ComponentRef } from '../../model/ids';
import type { FrameField } from '../../model/run-record';
import { type FlowUnit, useSettings } from '../../store/settings';
import { subscribeTime, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { Curve, type CurveLine, type CurveRole } from '../charts/curve';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { useSay } from '../kit/use-say';

const cursor = { now: () => useView.getState().timeS, subscribe: subscribeTime };

interface CurveSpec {
  field: FrameField;
  label: MessageId;
  unit: string;
  role: CurveRole;
  change?: (value: number, flowUnit: FlowUnit) => number;
}

const percent = (value: number) => value * 100;
const litres = (m3: number) => m3 * 1000;
const size = (value: number) => Math.abs(value);
const flow = (value: number, unit: FlowUnit) => flowIn(unit, Math.abs(value));
const spec = (
  field: FrameField,
  label: MessageId,
  unit: string,
  role: CurveRole,
  change?: CurveSpec['change'],
): CurveSpec => ({ field, label, unit, role, change });

const link = [spec('linkFlowM3s', 'map.figure.flow', 'flow', 'water', flow)];
const deliveries = [
  spec('nodeDeliveredM3s', 'curve.delivered', 'flow', 'water', flow),
  spec('nodeDemandM3s', 'curve.wanted', 'flow', 'need', flow),
];
/** Curves by kind; those with the same unit share a chart. */
const specs: Partial<Record<ComponentRef['kind'], CurveSpec[]>> = {
  branch: [spec('branchFlowMw', 'map.figure.flow', 'MW', 'electricity', size)],
  generator: [
    spec('generatorOutputMw', 'map.figure.output', 'MW', 'electricity'),
    spec('storedEnergyMwh', 'map.figure.stored', 'MWh', 'electricity'),
  ],
  feeder: [
    spec('feederServedMw', 'map.figure.served', 'MW', 'electricity'),
    spec('feederNeededMw', 'map.figure.needed', 'MW', 'need'),
  ],
  facility: [
    spec('facilityPowerShare', 'curve.essential', '%', 'electricity', percent),
    spec('facilityFuelL', 'map.figure.fuel', 'L', 'backup'),
    spec('facilityChargeKwh', 'map.figure.charge', 'kWh', 'backup'),
    spec('facilitySunKw', 'curve.sun', 'kW', 'electricity'),
    spec('facilityStoredWaterM3', 'map.figure.storedWater', 'm³', 'water'),
    spec('facilityIndoorC', 'map.figure.indoor', '°C', 'harm'),
    spec('facilitySewageFill', 'map.figure.sewage', '%', 'harm', percent),
  ],
  area: [
    spec('areaPowerShare', 'curve.power', '%', 'electricity', percent),
    spec('areaWaterShare', 'curve.water', '%', 'water', percent),
    spec('areaDryFloorsShare', 'curve.dryFloors', '%', 'dryFloors', percent),
    spec('areaUnsafeShare', 'curve.unsafe', '%', 'unsafe', percent),
    spec('areaLitresPerPersonDay', 'curve.litres', 'L', 'harm'),
    spec('areaTapLitres', 'curve.tap', 'L', 'water'),
    spec('areaCarriedLitres', 'curve.carried', 'L', 'backup'),
  ],
  junction: [
    spec('nodePressureM', 'map.figure.pressure', 'm', 'water', (value) => Math.max(0, value)),
    ...deliveries,
  ],
  tank: [
    spec('tankLevelM', 'curve.level', 'm', 'water'),
    spec('tankVolumeM3', 'map.figure.volume', 'm³', 'water'),
  ],
  supplySource: [spec('tankVolumeM3', 'map.figure.volume', 'm³', 'water'), ...link],
  supplyZone: deliveries,
  waterPoint: [
    spec('waterPointStoredM3', 'map.figure.storedPoint', 'm³', 'water'),
    spec('waterPointGivenM3', 'curve.given', 'L', 'backup', litres),
  ],
  pipe: link,
  pump: link,
  valve: link,
};

/** What is stored changes steadily, what flows by steps. */
function isSmooth(kind: ComponentRef['kind'], unit: string): boolean {
  return ['m³', 'L', 'MWh', 'kWh', '°C'].includes(unit) || (kind === 'tank' && unit === 'm');
}

/** The selected component's values over the run, one chart for each unit. */
export function ComponentCurve({ reader, component }: { reader: RunReader; component: ComponentRef }) {
  const say = useSay();
  const flowUnit = useSettings((state) => state.flowUnit);
  const language = useSettings((state) => state.language);
  const charts = useMemo(() => {
    const byUnit = new Map<string, CurveLine[]>();
    for (const it of specs[component.kind] ?? []) {
      const values = reader.curve(it.field, component.id);
      if (!values || values.every((value) => !(Math.abs(value) > 0))) continue;
      const unit = it.unit === 'flow' ? flowUnitLabel(flowUnit) : it.unit;
      const { change } = it;
      const line: CurveLine = {
        label: say(it.label),
        values: change ? values.map((value) => change(value, flowUnit)) : values,
        role: it.role,
      };
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), line]);
    }
    return [...byUnit];
  }, [reader, component, flowUnit, say]);
  if (charts.length === 0) return null;
  return (
    <section className="panel-section">
      <h3>{say('curve.title')}</h3>
      {charts.map(([unit, lines]) => (
        <figure key={unit} className="inspector-curve">
          <figcaption>{unit}</figcaption>
          <Curve
            title={lines.map((it) => it.label).join(', ')}
            unit={unit}
            timesS={reader.record.timesS}
            lines={lines}
            cursor={cursor}
            language={language}
            shape={isSmooth(component.kind, unit) ? 'line' : 'step'}
          />
        </figure>
      ))}
    </section>
  );
}
