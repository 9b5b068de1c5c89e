import type { MeasureKind, MetricTableRow } from '../model/metric-table';
import { type Language, say } from './catalogue';

/** The name of a row of a table of metrics; areas and facilities keep theirs. */
export function sayRow(
  by: MeasureKind,
  { id, name }: Pick<MetricTableRow, 'id' | 'name'>,
  language: Language = 'en',
): string {
  if (by === 'system' && id !== 'grid') {
    if (name === '') return say('measure.zones', {}, language);
    return id === `water:${name}` ? say('measure.network', { id: name }, language) : name;
  }
  if (id === undefined || by === 'system') return say(`measure.rest.${by}`, {}, language);
  return by === 'tier' ? say('measure.tier', { tier: id }, language) : name;
}
