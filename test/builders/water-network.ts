/** Small EPANET networks for tests, in litres per second and metres unless another unit is asked for. */
export interface WaterNetworkParts {
  junctions?: string;
  reservoirs?: string;
  tanks?: string;
  pipes?: string;
  pumps?: string;
  valves?: string;
  demands?: string;
  status?: string;
  patterns?: string;
  curves?: string;
  controls?: string;
  rules?: string;
  emitters?: string;
  times?: string;
  options?: string;
  coordinates?: string;
}

/**
 * A reservoir below, a pump that lifts to a tank, and a town that hangs on the tank:
 * `river` - pump `lift` - `works` - pipe `main` - `town` - pipe `riser` - tank `tower`.
 */
export const liftNetwork: WaterNetworkParts = {
  junctions: ' works 10 0\n town 20 20\n edge 22 5',
  reservoirs: ' river 10',
  tanks: ' tower 50 3 0 5 10 0',
  pipes:
    ' main works town 500 300 120 0 Open\n riser town tower 300 300 120 0 Open\n street town edge 400 150 120 0 Open',
  pumps: ' lift river works HEAD lift',
  curves: ' lift 40 60',
  times: ' Duration 48\n Hydraulic Timestep 1:00\n Pattern Timestep 1:00\n Report Timestep 1:00',
  options: ' Units LPS\n Headloss H-W\n Accuracy 0.0001\n Trials 100',
};

export function waterNetworkText(parts: WaterNetworkParts): string {
  return `${Object.entries(parts)
    .map(([section, rows]) => `[${section.toUpperCase()}]\n${rows}\n`)
    .join('\n')}\n[END]\n`;
}
