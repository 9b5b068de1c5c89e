import { expose, transfer } from 'comlink';
import type { SessionApi } from '../src/protocol/session-api';
import { geometryBuffers, instantBuffers, runBuffers } from '../src/protocol/transfer';
import { createSession } from './session';
import { createSessionParts } from './session-parts';
import { loadEpanet } from './wasm/epanet';

// The library loads while the page reads its first project; should that fail, the run that needs it tries again.
loadEpanet().catch(() => undefined);

const session = createSession(createSessionParts(() => loadEpanet()));

const api: SessionApi = {
  ...session,
  async openProject(project) {
    const reply = await session.openProject(project);
    return transfer(reply, reply.ok ? geometryBuffers(reply.value.waterGeometry) : []);
  },
  async instant(lost) {
    const reply = await session.instant(lost);
    return transfer(reply, instantBuffers(reply));
  },
  async run(runKey, scenario, onProgress) {
    const reply = await session.run(runKey, scenario, onProgress);
    return transfer(reply, runBuffers(reply));
  },
};

expose(api);
