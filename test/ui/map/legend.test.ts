import { describe, expect, it } from 'vitest';
import { layerIds } from '../../../src/store/view';
import { type LegendInput, makeLegend } from '../../../src/ui/map/legend/legend-model';
import { lightPalette } from '../../../src/ui/map/palette';
import { say } from '../../../src/words/catalogue';

const layers = Object.fromEntries(layerIds.map((id) => [id, true])) as LegendInput['layers'];
const whole: LegendInput = {
  voltages: [330, 110, 35],
  kinds: new Set(['hospital', 'school']),
  hiddenKinds: [],
  hasAreas: true,
  hasFeeders: true,
  hasDcLines: false,
  hasWaterPoints: true,
  hasWater: true,
  hasSupply: false,
  steps: { minimumM: 3, weakM: 10, fullM: 20, requiredM: 20, differ: false },
  hasRun: true,
  land: { base: true, relief: true, roads: true },
  layers,
  areaFill: 'both',
  waterView: 'pressure',
  palette: lightPalette,
  isNear: true,
  areNodes: true,
  areIcons: false,
  number: String,
};
const legendOf = (changes: Partial<LegendInput> = {}) =>
  makeLegend({ ...whole, ...changes }, (id, params) => say(id, params));
const textsOf = (id: string, changes?: Partial<LegendInput>) =>
  legendOf(changes)
    .find((it) => it.id === id)
    ?.rows.map((it) => it.text) ?? [];

describe('legend', () => {
  it('names voltages and classes of loading from 80 %, each with its own width', () => {
    expect(textsOf('grid').slice(0, 7)).toEqual([
      '330 kV',
      '110 kV',
      '35 kV',
      'Loaded 80 to 100 %',
      'Loaded 100 to 120 %',
      'Loaded 120 to 150 %',
      'Loaded over 150 %',
    ]);
    const widths = legendOf()
      .find((it) => it.id === 'grid')
      ?.rows.slice(0, 7)
      .map(({ sign }) => (sign.kind === 'line' ? sign.widthPx : 0));
    const [byVoltage, byLoading] = [widths?.slice(0, 3) ?? [], widths?.slice(3) ?? []];
    expect(byVoltage).toEqual([...new Set(byVoltage)].sort((a, b) => b - a));
    expect(byLoading).toEqual([...new Set(byLoading)].sort((a, b) => a - b));
  });

  it('names only what the zoom shows', () => {
    const far = { isNear: false, areNodes: false };
    expect(textsOf('water', far)).toEqual([]);
    expect(legendOf(far).find((it) => it.id === 'water')?.note).toBe(
      'Zoom in to see pipes, pumps and tanks.',
    );
    expect(legendOf(far).some((it) => it.id === 'pressure' || it.id === 'waterPoints')).toBe(false);
    expect(textsOf('supply', { ...far, hasSupply: true })).toEqual([
      'Supply zone',
      'Zone with part of its need',
      'Zone without water',
      'Link, by capacity',
      'Link closed or lost',
    ]);
    expect(textsOf('grid', far)).not.toContain('Feeder: served, not served');
    expect(textsOf('facilities')).toContain('From afar: how many in a town');
    expect(textsOf('facilities', { areIcons: true })).not.toContain('From afar: how many in a town');
    expect(legendOf().map((it) => it.id)).toContain('pressure');
    expect(legendOf({ waterView: 'flow' }).map((it) => it.id)).not.toContain('pressure');
  });

  it('keeps title and switch of a layer that is off, and none of its rows', () => {
    for (const group of legendOf({ layers: { ...layers, grid: false, facilities: false } })) {
      const isOff = group.switchId === 'grid' || group.switchId === 'facilities';
      expect(group.rows.length === 0).toBe(isOff);
    }
    expect(legendOf({ layers: { ...layers, facilities: false } }).some((it) => it.id === 'kinds')).toBe(
      false,
    );
  });

  it('gives every layer of the map a switch', () => {
    const switches = legendOf().flatMap((group) => [group.switchId, ...group.rows.map((it) => it.switchId)]);
    expect(new Set(switches.filter((it) => it !== undefined))).toEqual(new Set(layerIds));
  });

  it('says that counts of towns hold kinds that are left out', () => {
    expect(textsOf('kinds')).toEqual(['Hospital', 'School']);
    const note = (changes: Partial<LegendInput>) => legendOf(changes).find((it) => it.id === 'kinds')?.note;
    expect(note({ hiddenKinds: ['school'] })).toBe('Counts of towns hold every kind.');
    expect(note({ hiddenKinds: ['school'], areIcons: true })).toBeUndefined();
    expect(note({})).toBeUndefined();
  });
});
