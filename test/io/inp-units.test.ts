import { expect, it } from 'vitest';
import { listWaterRows } from '../../src/io/inp/edit-inp';

const demandOf = (units: string) =>
  listWaterRows(
    `[JUNC]\n J1 10 5 ; the square\n[options]\n Units ${units}\n[END]\n[JUNCTIONS]\n J2 1 1\n`,
  ).map(({ id, values }) => [id, values.elevationM, values.demandM3s]);

it('rows of a network are read in its units, SI as litres a second, and nothing after its end', () => {
  expect(demandOf('LPS')).toEqual([['J1', 10, 0.005]]);
  expect(demandOf('SI')).toEqual([['J1', 10, 0.005]]);
  expect(demandOf('GPM')).toEqual([['J1', 3.048, 0.000315450982]]);
});
