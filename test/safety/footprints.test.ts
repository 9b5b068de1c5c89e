import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawDamage } from '../../src/damage/draw-damage';
import { placeComponents } from '../../src/model/component-places';
import type { Footprint } from '../../src/model/footprint';
import { refKey } from '../../src/model/ids';
import { readParameters } from '../../src/model/parameters';
import { smallRegion, square } from '../builders/small-region';

const root = resolve(import.meta.dirname, '../..');
const sources = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((it) => /\.tsx?$/.test(it))
    .map((it) => [it, readFileSync(join(root, folder, it), 'utf8')] as const);
const field: Footprint = { id: 'f', hazard: 'wind', intensity: 60, outline: square(-50, -50, 150) };

describe('footprints of natural hazards', () => {
  it('are drawn, counted and listed without a look at any run or metric', () => {
    for (const [name, text] of sources('src/ui/footprint')) {
      expect(text, name).not.toMatch(/useHeldRun|heldRun|heldInstant|run-reader|metric|unserved|peopleOff/i);
    }
  });

  it('show what a draw damaged by counts alone, never by component', () => {
    const text = readFileSync(join(root, 'src/ui/footprint/footprint-draw.tsx'), 'utf8');
    expect(text).not.toMatch(/nameOf|\.component\b|<table|DataTable|sort\(/);
  });

  it('give a draw in the order of the Region, with a state and a repair time and no measure of loss', () => {
    const region = smallRegion();
    const draw = drawDamage(region, [], field, 1, readParameters());
    expect(Object.keys(draw).sort()).toEqual(['counts', 'losses', 'withoutCount']);
    expect(draw.losses.length).toBeGreaterThan(3);
    for (const it of draw.losses) expect(Object.keys(it).sort()).toEqual(['component', 'damage', 'repairS']);
    const order = placeComponents(region, []).map((it) => refKey(it.ref));
    const at = draw.losses.map((it) => order.indexOf(refKey(it.component)));
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});

describe('choosing many', () => {
  it('offers and ranks nothing by what hangs on a component', () => {
    for (const [name, text] of sources('src/ui/select')) {
      expect(text, name).not.toMatch(/\bpeople\b|loadMw|servedMw|unserved|suggest|recommend|worst|metric/i);
    }
    const list = readFileSync(join(root, 'src/ui/select/choose-list.tsx'), 'utf8');
    const sorted = [...list.matchAll(/sortBy: (.*?),(?: cell|$)/gm)].map((it) => it[1]);
    expect(sorted).toEqual([
      '(it) => it.name',
      '(it) => it.ref.id',
      '(it) => say(it.kindId as MessageId)',
      '(it) => it.place',
      '(it) => it.kv ?? 0',
      '(it) => loading(it.ref)',
    ]);
  });
});
