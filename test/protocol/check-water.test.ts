import { describe, expect, it } from 'vitest';
import { areasOnNetwork } from '../../src/model/area-nodes';
import { splitWaterId } from '../../src/model/ids';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { bundledProject } from '../builders/bundled-project';

const parts = createSessionParts(() => loadEpanet(readEpanetWasm()));
const { region } = bundledProject();
const network = region.waterNetworks[0];
const areas = areasOnNetwork(region, network.id);

describe('checks of a water network through the session', () => {
  it('need no open project, and report how far they are', async () => {
    let ms = 0;
    const session = createSession({ ...parts, nowMs: () => (ms += 60) });
    const done: number[] = [];
    const reply = await session.checkWater('c', network, areas, (share) => done.push(share));
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    const named = reply.value.flatMap((it) =>
      it.issue.code.startsWith('checks.noGravity') ? [it.issue.params.district] : [],
    );
    expect(named).toHaveLength(areas.length);
    expect(done.length).toBeGreaterThan(3);
    expect(Math.min(...done)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...done)).toBeLessThanOrEqual(1);
  });

  it('are cancelled by their key', async () => {
    let ms = 0;
    const session = createSession({ ...parts, nowMs: () => (ms += 200) });
    const work = session.checkWater('c', network, areas, () => void session.cancel('c'));
    const reply = await work;
    expect(reply.ok).toBe(false);
    expect(!reply.ok && reply.error[0].code).toBe('run.cancelled');
    const again = await session.checkWater('c', network, areas);
    expect(again.ok).toBe(true);
  });

  it('fail with issues on a network that cannot be read', async () => {
    const session = createSession(parts);
    const reply = await session.checkWater('c', { id: 'x', inp: 'no network' }, []);
    expect(!reply.ok && reply.error[0]).toMatchObject({ code: 'inp.notInp', where: { file: 'x.inp' } });
  });
});

describe('areas on a network', () => {
  it('name the nodes of that network only, in the order of the region', () => {
    const ids = region.areas.map((it) => it.id);
    expect(areas.map((it) => it.areaId)).toEqual(ids.filter((id) => areas.some((it) => it.areaId === id)));
    expect(areas.length).toBeGreaterThan(10);
    const all = region.waterNetworks.flatMap((it) => areasOnNetwork(region, it.id));
    const networkIds = new Set(region.waterNetworks.map((it) => it.id));
    const users = region.waterUsers.filter(
      (it) => it.areaId !== undefined && networkIds.has(splitWaterId(it.nodeId).networkId),
    );
    expect(all.reduce((sum, it) => sum + it.nodeIds.length, 0)).toBe(users.length);
  });
});
