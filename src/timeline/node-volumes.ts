import type { HydraulicEngine } from '../water/hydraulic-engine';

/** Water that each node of one network wanted and got since the recording before, m3. */
export interface NodeVolumes {
  readonly neededM3: Float64Array;
  readonly deliveredM3: Float64Array;
  /** Reads the engine's running totals. */
  read(): void;
}

export function createNodeVolumes({
  engine: { state },
}: {
  engine: Pick<HydraulicEngine, 'state'>;
}): NodeVolumes {
  const count = state.nodeDemandTotalM3.length;
  const lastNeededM3 = new Float64Array(count);
  const lastDeliveredM3 = new Float64Array(count);
  const neededM3 = new Float64Array(count);
  const deliveredM3 = new Float64Array(count);
  return {
    neededM3,
    deliveredM3,
    read() {
      const { nodeDemandTotalM3, nodeDeliveredTotalM3 } = state;
      for (let i = 0; i < count; i++) {
        neededM3[i] = nodeDemandTotalM3[i] - lastNeededM3[i];
        deliveredM3[i] = nodeDeliveredTotalM3[i] - lastDeliveredM3[i];
        lastNeededM3[i] = nodeDemandTotalM3[i];
        lastDeliveredM3[i] = nodeDeliveredTotalM3[i];
      }
    },
  };
}
