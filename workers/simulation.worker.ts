import { expose } from 'comlink';
import { createSession } from './session';
import { createSessionParts } from './session-parts';
import { transferring } from './transferring';
import { loadEpanet } from './wasm/epanet';

// The library loads while the page reads its first project; should that fail, the run that needs it tries again.
loadEpanet().catch(() => undefined);

/** HiGHS is fetched when the first scenario needs it. */
async function loadLpSolver() {
  const [{ loadHighs }, { highsWasmUrl }] = await Promise.all([
    import('./wasm/highs'),
    import('./wasm/highs-web'),
  ]);
  return loadHighs(highsWasmUrl);
}

expose(transferring(createSession(createSessionParts(() => loadEpanet(), loadLpSolver))));
