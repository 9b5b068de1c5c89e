import { simulation } from '../client/simulation';
import { type AreaNodes, areasOnNetwork } from '../model/area-nodes';
import type { Region } from '../model/region';
import type { WaterNetwork } from '../model/water';
import { contentKey, setNetworkChecks, useWaterChecks } from '../store/water-checks';

interface Wanted {
  key: string;
  network: WaterNetwork;
  areas: AreaNodes[];
}

/** Networks are checked one after the other. */
let queue: Wanted[] = [];
let isBusy = false;
let count = 0;
let present: { key: string; runKey: string } | undefined;

/** Checks networks of a region, those before that were not finished among them. Settles when no work is left. */
export async function checkNetworks(region: Region, networks: readonly WaterNetwork[]): Promise<void> {
  for (const network of networks) {
    const areas = areasOnNetwork(region, network.id);
    const key = contentKey(network, areas);
    if (present?.key === key || queue.some((it) => it.key === key)) continue;
    setNetworkChecks(key, { status: 'waiting', done: 0, issues: [] });
    queue.push({ key, network, areas });
  }
  if (isBusy) return;
  isBusy = true;
  try {
    for (let next = queue.shift(); next; next = queue.shift()) await checkOne(next);
  } finally {
    isBusy = false;
  }
}

async function checkOne({ key, network, areas }: Wanted): Promise<void> {
  const runKey = `checks-${++count}`;
  present = { key, runKey };
  setNetworkChecks(key, { status: 'working', done: 0 });
  const isPresent = () => present?.runKey === runKey;
  const reply = await simulation.checkWater(runKey, network, areas, (done) => {
    if (isPresent()) setNetworkChecks(key, { done });
  });
  present = undefined;
  if (reply.ok) {
    setNetworkChecks(key, { status: 'done', checks: reply.value });
    return;
  }
  const isCancelled = reply.error.some((it) => it.code === 'run.cancelled');
  setNetworkChecks(key, { status: isCancelled ? 'cancelled' : 'failed', issues: reply.error });
}

/** Stops the check of a content, running or waiting. */
export async function cancelCheck(key: string): Promise<void> {
  if (queue.some((it) => it.key === key)) {
    queue = queue.filter((it) => it.key !== key);
    setNetworkChecks(key, { status: 'cancelled' });
  }
  if (present?.key === key) await simulation.cancel(present.runKey);
}

/** Stops everything that has not been finished. */
export async function cancelChecks(): Promise<void> {
  for (const [key, { status }] of Object.entries(useWaterChecks.getState().byContent))
    if (status === 'waiting' || status === 'working') await cancelCheck(key);
}
