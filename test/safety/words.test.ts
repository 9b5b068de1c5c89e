import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { causes, lossEventSchema, scenarioSchema } from '../../src/model/scenario';

const root = resolve(import.meta.dirname, '../..');
const forbidden =
  /\b(attack|target|strike|weapon|missile|warhead|sabotage|bomb|drone|yield of|air defence)(s|ed|ing)?\b/i;
/** Platform APIs whose names cannot be chosen. */
const idioms =
  /\b(event|e|it|mouse|drag)\.target\b|currentTarget|relatedTarget|build\.target|\btarget: ?'(es|node)|EventTarget|renderTarget|\btarget="_blank"/g;

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|tsx|css|html|md|json)$/.test(name) ? [path] : [];
  });
}

describe('words', () => {
  it('of harm-seeking appear in no source, text or file name', () => {
    const places = ['src', 'workers', 'data'].flatMap((folder) => files(join(root, folder)));
    places.push(join(root, 'index.html'));
    const hits: string[] = [];
    for (const path of places) {
      const name = relative(root, path);
      if (forbidden.test(name.replace(/[-/.]/g, ' '))) hits.push(name);
      readFileSync(path, 'utf8')
        .split('\n')
        .forEach((line, i) => {
          const words = line.replace(idioms, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
          const hit = words.length < 5000 && words.match(forbidden);
          if (hit) hits.push(`${name}:${i + 1}: ${hit[0]}`);
        });
    }
    expect(hits).toEqual([]);
  });
});

describe('events', () => {
  it('have a neutral cause, a place and a damage state, and no other field', () => {
    expect([...causes]).toEqual(['unspecified', 'natural hazard', 'technical', 'exercise']);
    expect(Object.keys(lossEventSchema.shape).sort()).toEqual([
      'cause',
      'component',
      'damage',
      'footprintId',
      'id',
      'repairS',
      'timeS',
    ]);
  });

  it('have footprints of natural hazards only, with an intensity and an outline', () => {
    const footprint = scenarioSchema.shape.footprints.element.shape;
    expect(Object.keys(footprint).sort()).toEqual([
      'draw',
      'edgeIntensity',
      'halfWidthM',
      'hazard',
      'id',
      'intensity',
      'name',
      'nameUk',
      'outline',
      'timeS',
    ]);
    expect(footprint.hazard.options).toEqual(['earthquake', 'wind', 'ice', 'flood']);
  });
});
