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
