import type { Issue } from '../model/result';
import { sayIssue } from '../words/catalogue';

/** An issue as printed: its place beside its sentence. */
export interface PrintedIssue {
  severity: Issue['severity'];
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  id?: string;
}

export function printIssue(it: Issue): PrintedIssue {
  return { severity: it.severity, code: it.code, message: sayIssue(it), ...it.where };
}

/**
 * JSON with typed arrays as arrays. What has no value (undefined, null, NaN, infinity) is left out of
 * objects. Inside an array it cannot be left out, so there it is a bug, and throws with its place.
 */
export function toJson(value: unknown): string {
  return `${JSON.stringify(clean(value, '$'))}\n`;
}

function clean(value: unknown, path: string): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return clean(Array.from(value as unknown as ArrayLike<number>), path);
  if (value instanceof Set) return clean([...value], path);
  if (value instanceof Map) return clean(Object.fromEntries(value), path);
  if (Array.isArray(value))
    return value.map((it, ix) => {
      if (!isPresent(it)) throw new Error(`no value at ${path}[${ix}]`);
      return clean(it, `${path}[${ix}]`);
    });
  const out: Record<string, unknown> = {};
  for (const [key, it] of Object.entries(value)) if (isPresent(it)) out[key] = clean(it, `${path}.${key}`);
  return out;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && (typeof value !== 'number' || Number.isFinite(value));
}
