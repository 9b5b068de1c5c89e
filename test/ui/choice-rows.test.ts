import { describe, expect, it } from 'vitest';
import { type ChoiceRow, filterChoices, listedIn, unknownOf } from '../../src/ui/select/choice-rows';

function row(id: string, name: string): ChoiceRow {
  const group = 'lines' as const;
  return {
    ref: { kind: 'branch', id },
    key: `branch:${id}`,
    group,
    name,
    kindId: 'map.kind.line',
    place: '',
    text: `${name}\n${id}`.toLowerCase(),
  } as ChoiceRow;
}
const rows = [row('L1', 'North – Mill'), row('L10', 'North – Port'), row('L2', 'South – Mill')];
const ids = (text: string) => filterChoices(rows, text, 'all').map((it) => it.ref.id);

describe('the list to choose from', () => {
  it('lists what holds the text', () => {
    expect(ids('l1')).toEqual(['L1', 'L10']);
    expect(ids('mill')).toEqual(['L1', 'L2']);
    expect(listedIn('mill')).toBeUndefined();
  });

  it('takes a list of ids and names, each whole and in any order', () => {
    expect(ids('l2; l1;')).toEqual(['L1', 'L2']);
    expect(ids('north – port; l2')).toEqual(['L10', 'L2']);
    expect(filterChoices(rows, 'l1; l2', 'buses')).toEqual([]);
  });

  it('names what of a list is unknown', () => {
    const listed = listedIn('l1; none-9; south – mill') ?? new Set();
    expect(unknownOf(rows, listed)).toEqual(['none-9']);
  });
});
