import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulationClient, type SimulationClient } from '../../src/client/simulation-client';
import type { SpawnedWorker } from '../../src/client/spawn-worker';
import { projectOf } from '../../src/model/project';
import { emptyRegion } from '../../src/model/region';
import { fail, issue, ok } from '../../src/model/result';
import { emptyScenario } from '../../src/model/scenario';
import { protocolVersion, type SessionApi } from '../../src/protocol/session-api';

/** A session behind a real message channel, whose run behaves as the test says. */
function spawnWith(run: SessionApi['run'], calls: string[]) {
  let die: (reason: string) => void = () => {};
  const spawn = (): SpawnedWorker => {
    calls.push('spawn');
    const { port1, port2 } = new MessageChannel();
    const session: Pick<SessionApi, 'version' | 'openProject' | 'run' | 'cancel'> = {
      version: async () => protocolVersion,
      openProject: async (project) => {
        calls.push(`open ${project.region.id}`);
        return ok({ regionRevision: project.region.id, issues: [], waterGeometry: [] });
      },
      run,
      cancel: async (key) => {
        calls.push(`cancel ${key}`);
      },
    };
    expose(session, port2);
    return {
      endpoint: port1,
      terminate: () => {
        calls.push('terminate');
        port1.close();
        port2.close();
      },
      onDeath: (listener) => {
        die = listener;
      },
    };
  };
  return { spawn, die: (reason: string) => die(reason) };
}

const project = projectOf(emptyRegion('r1'), [emptyScenario('s1')]);
const scenario = project.scenarios[0];
const hang = () => new Promise<never>(() => {});

describe('simulation client', () => {
  let client: SimulationClient | undefined;
  afterEach(() => client?.dispose());

  it('passes replies and progress through', async () => {
    const { spawn } = spawnWith(async (key, _scenario, onProgress) => {
      onProgress({ done: 0.5, timeS: 10 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      return fail([issue('error', 'test.reply', { key })]);
    }, []);
    client = createSimulationClient(spawn);
    await client.openProject(project);
    const seen: number[] = [];
    const reply = await client.run('k1', scenario, (progress) => seen.push(progress.done));
    expect(reply).toEqual(fail([issue('error', 'test.reply', { key: 'k1' })]));
    expect(seen).toEqual([0.5]);
  });

  it('reports a run whose worker dies, starts a new one and opens the project again', async () => {
    const calls: string[] = [];
    let times = 0;
    const { spawn, die } = spawnWith(() => {
      times++;
      return times === 1 ? hang() : Promise.resolve(fail([issue('info', 'test.second')]));
    }, calls);
    client = createSimulationClient(spawn);
    const reasons: string[] = [];
    client.onRestart((reason) => reasons.push(reason));
    await client.openProject(project);
    const first = client.run('k1', scenario, () => {});
    await new Promise((resolve) => setTimeout(resolve, 30));
    die('out of memory');
    expect(await first).toEqual(fail([issue('error', 'worker.crashed', { reason: 'out of memory' })]));
    expect(reasons).toEqual(['out of memory']);
    expect(await client.run('k2', scenario, () => {})).toEqual(fail([issue('info', 'test.second')]));
    expect(calls).toEqual(['spawn', 'open r1', 'terminate', 'spawn', 'open r1']);
  });

  it('takes a silent worker for dead', async () => {
    const { port1, port2 } = new MessageChannel();
    client = createSimulationClient(
      () => ({
        endpoint: port1,
        terminate: () => {
          port1.close();
          port2.close();
        },
        onDeath: () => {},
      }),
      { silenceMs: 40, cancelMs: 40 },
    );
    const reply = await client.openProject(project);
    expect(reply).toEqual(fail([issue('error', 'worker.silent')]));
  });

  it('ends a worker that does not heed a cancel, and settles the run', async () => {
    const calls: string[] = [];
    const { spawn } = spawnWith(hang, calls);
    client = createSimulationClient(spawn, { silenceMs: 5000, cancelMs: 40 });
    await client.openProject(project);
    const run = client.run('k1', scenario, () => {});
    await new Promise((resolve) => setTimeout(resolve, 20));
    await client.cancel('k1');
    expect((await run).ok).toBe(false);
    expect(calls).toEqual(['spawn', 'open r1', 'cancel k1', 'terminate']);
  });

  it('settles calls when the session throws', async () => {
    const { spawn } = spawnWith(() => Promise.reject(new Error('bug')), []);
    client = createSimulationClient(spawn);
    await client.openProject(project);
    const reply = await client.run('k1', scenario, () => {});
    expect(reply).toEqual(fail([issue('error', 'worker.crashed', { reason: 'bug' })]));
  });
});
