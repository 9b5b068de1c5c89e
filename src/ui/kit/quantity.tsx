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

/** A worked-out figure: three significant digits, the unit as it is written. */
export function MetricValue({ value, unit }: { value: number; unit: string }) {
  const digits = value === 0 ? 0 : Number(value.toPrecision(3));
  return <Quantity value={digits} unit={unit.replace('m3', 'm³')} />;
}
