import type { ComponentRef } from '../model/ids';
import { findRow } from '../model/look-up';
import type { Region } from '../model/region';

/** Name of a component for people: its own name, else its id. */
export function nameOf(region: Region, ref: ComponentRef, language: 'en' | 'uk' = 'en'): string {
  const row = findRow(region, ref);
  if (!row) return ref.id;
  return (language === 'uk' ? (row.nameUk ?? row.name) : row.name) ?? row.id;
}
