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

/** Sums of these below 1 are rounding of the solvers, not an answer. */
const wholeUnits: ReadonlySet<string> = new Set(['m3', 'L', 'person-h', 'customer-h']);

/** A worked-out figure: three significant digits, no digits below a whole litre or person-hour; with its unit unless `bare`. */
export function MetricValue({ value, unit, bare }: { value: number; unit: string; bare?: boolean }) {
  const shownUnit = bare ? undefined : metricUnit(unit);
  if (value > 0 && value < 1 && wholeUnits.has(unit)) {
    return (
      <span className="quantity">
        {'<\u202f1'}
        {shownUnit && <span className="unit"> {shownUnit}</span>}
      </span>
    );
  }
  const digits = value === 0 ? 0 : Number(value.toPrecision(3));
  return <Quantity value={digits} unit={shownUnit} />;
}

/** A metric's unit as it is written for people; nothing for a pure number. */
export function metricUnit(unit: string): string {
  return unit === '1' ? '' : unit.replace('m3', 'm³');
}
