import { expect, it } from 'vitest';
import { parseMatpower } from '../../src/io/matpower/parse-matpower';
import { emptyRegion } from '../../src/model/region';
import { integralHorizonS } from '../../src/power/cascade';
import { runCascadeBand } from '../../src/power/cascade-band';
import { preparePower } from '../../src/power/prepare-power';
import { loadHighs } from '../../workers/wasm/highs';
import { readHighsWasm } from '../../workers/wasm/highs-node';
import { describeShared, readSharedText } from '../shared-files';

describeShared('the band of a cascade', () => {
  it('is 141 MW lost without operators and 40 MW with their best action on case6ww', async () => {
    const read = parseMatpower(readSharedText('cases/power/case6ww.m'), 'case6ww.m');
    if (!read.value) throw new Error(JSON.stringify(read.issues));
    if (!read.value) throw new Error(JSON.stringify(read.issues));
    // the reference's dispatch: the unit at the reference bus gives what the other two leave
    const [first, ...others] = read.value.grid.generators;
    first.outputMw = 210 - others.reduce((total, it) => total + it.outputMw, 0);
    const prepared = preparePower({ ...emptyRegion('case6ww'), grid: read.value.grid });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
    const found = runCascadeBand(prepared.value, {
      lost: ['1', '5', '6', '8', '11'].map((id) => ({ kind: 'branch', id })),
      policies: {
        protection: 'integral',
        balance: 'uniform',
        operators: 'redispatch',
        susceptance: 'reactance',
      },
      horizonS: integralHorizonS,
      lpSolver: await loadHighs(readHighsWasm()),
    });
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    expect(210 - found.value.band.bareServedMw).toBeCloseTo(141, 2);
    expect(210 - found.value.band.bestServedMw).toBeCloseTo(40, 4);
    // after ten minutes, and trips at 34 and 38 s, there is 1 MW left to bring back
    expect(210 - found.value.band.chosenServedMw).toBeCloseTo(140, 2);
  });
});
