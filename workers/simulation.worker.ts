import { expose, transfer } from 'comlink';
import type { SessionApi } from '../src/protocol/session-api';
import { geometryBuffers, instantBuffers, runBuffers } from '../src/protocol/transfer';
import { createParts } from './parts';
import { createSession } from './session';

const session = createSession(createParts());

const api: SessionApi = {
  version: session.version,
  readFiles: session.readFiles,
  cancel: session.cancel,
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
