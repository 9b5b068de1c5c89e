import { expect, it } from 'vitest';
import { openNetwork } from './open-network';

/** A tank on a hill that runs out into a river, past a house. */
const drainInp = (levelM: number) => `[JUNCTIONS]
 J1 20 1

[RESERVOIRS]
 River 0

[TANKS]
 T1 40 ${levelM} 0 5 2 0

[PIPES]
 P1 T1 J1 100 300 120 0 Open
 P2 J1 River 100 300 120 0 Open

[TIMES]
 Duration 24:00
 Hydraulic Timestep 0:15

[OPTIONS]
 Units LPS
 Headloss H-W

[END]
`;

it.each([2, 2.01, 2.02, 2.03, 2.04, 2.05])(
  'gives a reservoir below no more than it holds in its last second (starts at %f m)',
  async (levelM) => {
    const engine = await openNetwork(drainInp(levelM));
    const { state } = engine;
    engine.start();
    const startM3 = state.tankVolumeM3[0];
    expect(startM3).toBeGreaterThan(6);
    engine.advance(3600);
    expect(state.tankVolumeM3[0]).toBe(0);
    const left = state.sourceM3 + startM3;
    // EPANET's own accuracy is some 1e-5 of what flows.
    expect(Math.abs(left - state.deliveredM3)).toBeLessThan(0.002);
    expect(Math.abs(state.balanceErrorM3)).toBeLessThan(0.002);
    engine.dispose();
  },
);
