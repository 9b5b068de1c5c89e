import { Worker } from 'node:worker_threads';
import { proxy, type Remote, wrap } from 'comlink';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress, SessionApi } from '../../src/protocol/session-api';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { bundledProject } from '../builders/bundled-project';
import { nodeEndpoint } from '../builders/node-endpoint';
import { fingerprint } from '../builders/run-checks';

const project = bundledProject();
const scenario = project.scenarios.find((it) => it.id === project.scenarioId) ?? project.scenarios[0];

describe('the session in a worker thread', () => {
  let worker: Worker;
  let remote: Remote<SessionApi>;

  beforeAll(async () => {
    const entry = new URL('../builders/session-thread.ts', import.meta.url).href;
    const load = `import('tsx/esm/api').then((it) => it.tsImport('${entry}', '${import.meta.url}'))`;
    worker = new Worker(load, { eval: true });
    remote = wrap<SessionApi>(nodeEndpoint(worker));
    const opened = await remote.openProject(project);
    expect(opened.ok && opened.value.waterGeometry.length).toBe(project.region.waterNetworks.length);
  });

  afterAll(async () => {
    await worker.terminate();
  });

  it('gives the same bytes as in this thread', async () => {
    const here = createSession(createSessionParts(() => loadEpanet(readEpanetWasm())));
    await here.openProject(project);
    const own = await here.run('a', scenario, () => undefined);
    const other = await remote.run(
      'a',
      scenario,
      proxy(() => undefined),
    );
    if (!own.ok || !other.ok) throw new Error('no run');
    expect(fingerprint(other.value) === fingerprint(own.value)).toBe(true);
  });

  it('lets a cancel in while it runs, and the promise settles', async () => {
    const long = { ...scenario, horizonS: 30 * 86_400 };
    const seen: number[] = [];
    const progress = ({ done }: Progress) => {
      if (seen.push(done) === 1) remote.cancel('b');
    };
    const reply = await remote.run('b', long, proxy(progress));
    expect(!reply.ok && reply.error[0].code).toBe('run.cancelled');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeLessThan(0.9);
    expect(await remote.version()).toBeGreaterThan(0);
  });
});
