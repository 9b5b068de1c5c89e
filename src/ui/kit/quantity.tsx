import { useSettings } from '../../store/settings';
import { formatNumber } from '../charts/format-number';

/** A figure with its unit, smaller and muted. */
export function Quantity({ value, unit }: { value: number; unit?: string }) {
  const language = useSettings((state) => state.language);
  return (
    <span className="quantity">
      {formatNumber(value, language)}
      {unit && unit !== '1' && <span className="unit"> {unit}</span>}
    </span>
  );
}

/** A worked-out figure: three significant digits, with its unit where one is given. */
export function MetricValue({ value, unit }: { value: number; unit?: string }) {
  const digits = value === 0 ? 0 : Number(value.toPrecision(3));
  return <Quantity value={digits} unit={unit && metricUnit(unit)} />;
}

/** A metric's unit as it is written for people; nothing for a pure number. */
export function metricUnit(unit: string): string {
  return unit === '1' ? '' : unit.replace('m3', 'm³');
}
