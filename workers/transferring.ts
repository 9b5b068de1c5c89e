import { transfer } from 'comlink';
import type { SessionApi } from '../src/protocol/session-api';
import { bandBuffers, geometryBuffers, instantBuffers, runBuffers } from '../src/protocol/transfer';

/** The session as a worker exposes it: bulk in its replies is handed over instead of copied. */
export function transferring(session: SessionApi): SessionApi {
  return {
    ...session,
    async openProject(project) {
      const reply = await session.openProject(project);
      return transfer(reply, reply.ok ? geometryBuffers(reply.value.waterGeometry) : []);
    },
    async instant(lost, at) {
      const reply = await session.instant(lost, at);
      return transfer(reply, instantBuffers(reply));
    },
    async run(runKey, scenario, onProgress) {
      const reply = await session.run(runKey, scenario, onProgress);
      return transfer(reply, runBuffers(reply));
    },
    async band(runKey, scenario, acted, onProgress) {
      const reply = await session.band(runKey, scenario, acted, onProgress);
      return transfer(reply, bandBuffers(reply));
    },
  };
}
