import type { MeasureKind, MetricTableRow } from '../model/metric-table';
import { type Language, say } from './catalogue';

/** The name of a row of a table of metrics; areas and facilities keep theirs. */
export function sayRow(
  by: MeasureKind,
  { id, name }: Pick<MetricTableRow, 'id' | 'name'>,
  language: Language = 'en',
): string {
  if (by === 'system' && id !== 'grid') {
    return name === '' ? say('measure.zones', {}, language) : say('measure.network', { id: name }, language);
  }
  if (id === undefined || by === 'system') return say(`measure.rest.${by}`, {}, language);
  return by === 'tier' ? say('measure.tier', { tier: id }, language) : name;
}
