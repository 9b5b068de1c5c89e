import type { Project } from '../../model/project';
import type { WaterNetwork } from '../../model/water';
import { onOneLine } from '../export/grid-export';

/** Sections that hold nothing but places. */
const placeSections = /^\s*\[(COOR|VERT|BACK|LABE)/i;

/**
 * The text of a network with the handling mark in its first line, and without coordinates, vertices, labels and
 * backdrop unless they are asked for. Everything else stays word for word.
 */
export function writeInp(
  { inp, name, id }: WaterNetwork,
  handling: Project['handling'],
  coordinates: boolean,
): string {
  const head = [`; Handling: ${handling}`, `; ${onOneLine(name ?? id)}. Written by Lifeline.`];
  if (coordinates) return `${head.join('\n')}\n${inp}`;
  let isLeftOut = false;
  const kept: string[] = [];
  for (const line of inp.split(/\r\n|\r|\n/)) {
    if (/^\s*\[/.test(line)) isLeftOut = placeSections.test(line);
    if (!isLeftOut) kept.push(line);
  }
  return `${[...head, ...kept].join('\n')}`;
}
