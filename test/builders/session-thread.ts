import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import { createSession } from '../../workers/session';
import { createSessionParts } from '../../workers/session-parts';
import { transferring } from '../../workers/transferring';
import { loadEpanet } from '../../workers/wasm/epanet';
import { readEpanetWasm } from '../../workers/wasm/epanet-node';
import { nodeEndpoint } from './node-endpoint';

/** The simulation worker's session in a thread of Node. */
if (parentPort) {
  const parts = createSessionParts(() => loadEpanet(readEpanetWasm()));
  expose(transferring(createSession(parts)), nodeEndpoint(parentPort));
}
