import type { MessageId } from '../../words/catalogue';
import { readNumber } from '../kit/read-number';
import type { Say } from '../kit/use-say';
import type { Field } from './field';

/** A value as it is shown for editing, and read again by `readCell`. */
export function cellText(value: unknown, field: Field, say: Say): string {
  if (value === undefined || value === null) return '';
  switch (field.type) {
    case 'number':
      return String(Number(((value as number) * (field.scale ?? 1)).toPrecision(9)));
    case 'yesNo':
      return say(value ? 'facts.yes' : 'facts.no');
    case 'choice': {
      const option = field.options?.find(([it]) => it === value);
      return option ? say(option[1]) : String(value);
    }
    case 'place': {
      const [lon, lat] = value as [number, number];
      return `${Number(lat.toFixed(6))}, ${Number(lon.toFixed(6))}`;
    }
    case 'names':
      return (value as string[]).join('; ');
    case 'sets':
      return String((value as unknown[]).length);
    default:
      return String(value);
  }
}

export type CellRead =
  | { ok: true; value: unknown }
  | { ok: false; why: MessageId; params?: Record<string, string | number> };

/** What a typed or pasted text means; an empty one takes an optional value away. */
export function readCell(text: string, field: Field, say: Say): CellRead {
  const plain = text.trim();
  if (plain === '') {
    if (field.optional) return { ok: true, value: undefined };
    if (field.type === 'names' || field.type === 'sets') return { ok: true, value: [] };
    return { ok: false, why: 'cell.empty' };
  }
  switch (field.type) {
    case 'number':
      return readQuantity(plain, field);
    case 'yesNo': {
      const lower = plain.toLocaleLowerCase('uk');
      if (['1', 'true', 'yes', 'так', '+', say('facts.yes').toLocaleLowerCase('uk')].includes(lower))
        return { ok: true, value: true };
      if (['0', 'false', 'no', 'ні', '-', say('facts.no').toLocaleLowerCase('uk')].includes(lower))
        return { ok: true, value: false };
      return { ok: false, why: 'cell.yesNo' };
    }
    case 'choice': {
      const lower = plain.toLocaleLowerCase('uk');
      const option = field.options?.find(
        ([it, label]) => it.toLocaleLowerCase('uk') === lower || say(label).toLocaleLowerCase('uk') === lower,
      );
      const offered = (field.options ?? []).map(([, label]) => say(label)).join(', ');
      return option ? { ok: true, value: option[0] } : { ok: false, why: 'cell.choice', params: { offered } };
    }
    case 'place':
      return readPlace(plain);
    case 'names':
      return { ok: true, value: plain.split(/\s*;\s*/).filter((it) => it !== '') };
    case 'sets':
      return { ok: false, why: 'cell.sets' };
    default:
      return { ok: true, value: plain };
  }
}

function readQuantity(text: string, { scale = 1, min, max, whole, unit = '' }: Field): CellRead {
  // a unit that came along from elsewhere is not part of the number
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const number = readNumber(bare);
  if (number === undefined) return { ok: false, why: 'cell.number' };
  if (whole && !Number.isInteger(number)) return { ok: false, why: 'cell.whole' };
  if (min !== undefined && number < min)
    return { ok: false, why: 'cell.least', params: { least: min, unit } };
  if (max !== undefined && number > max) return { ok: false, why: 'cell.most', params: { most: max, unit } };
  return { ok: true, value: scale === 1 ? number : Number((number / scale).toPrecision(12)) };
}

const placeForm = /^(-?\d+(?:[.,]\d+)?)\s*[,;\s]\s*(-?\d+(?:[.,]\d+)?)$/;

/** Latitude, then longitude, as people write them; a decimal comma or point. */
function readPlace(text: string): CellRead {
  const found = placeForm.exec(text);
  const lat = found && readNumber(found[1]);
  const lon = found && readNumber(found[2]);
  if (lat === undefined || lon === undefined || lat === null || lon === null)
    return { ok: false, why: 'cell.place' };
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { ok: false, why: 'cell.place' };
  return { ok: true, value: [lon, lat] };
}
