import { waterNetworkText } from './water-network';

export interface CityPlan {
  /** Junctions across and along. */
  width: number;
  height: number;
  /** Wells, each with two pumps into the streets. */
  wells: number;
  tanks: number;
  /** Width of the tanks, m; absent: 12. */
  tankWidthM?: number;
  /** Wells that have a shut pipe beside a pump, as many with a check valve, and hills with a source of their own. */
  bypasses?: number;
  hills?: number;
  /** Mean demand of a junction, L/s; absent: 0.08. */
  junctionLps?: number;
}

/** Share of the mean demand by hour of the day. */
const hours = [
  0.5, 0.4, 0.4, 0.4, 0.5, 0.8, 1.2, 1.5, 1.5, 1.3, 1.2, 1.1, 1.1, 1, 1, 1, 1.1, 1.3, 1.5, 1.5, 1.3, 1, 0.8,
  0.6,
];
/** A city of streets in blocks of four, fed by pumps from wells all over it, with tanks on its hills that switch the pumps of their side. */
export function cityNetworkText(plan: CityPlan): string {
  const { width, height, wells, tanks, tankWidthM = 12, bypasses = 0, hills = 0, junctionLps = 0.08 } = plan;
  const junctions: string[] = [];
  const pipes: string[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      junctions.push(
        ` j${x}-${y} ${5 + ((x * 7 + y * 3) % 15)} ${junctionLps * (0.5 + ((x + y) % 4) / 3)} day`,
      );
      const diameter = (x % 8 === 0 || y % 8 === 0 ? 400 : 150) + ((x * y) % 3) * 20;
      if (x > 0) pipes.push(` h${x}-${y} j${x - 1}-${y} j${x}-${y} 120 ${diameter} 120`);
      if (y > 0 && x % 4 === 0) pipes.push(` v${x}-${y} j${x}-${y - 1} j${x}-${y} 120 ${diameter} 120`);
    }
  }
  /** The k-th of `count` places spread over the streets. */
  const placeOf = (k: number, count: number, shift: number) => {
    const at = Math.floor(((k + shift) * width * height) / count);
    return `j${(at * 17) % width}-${Math.floor(at / width)}`;
  };
  const reservoirs: string[] = [];
  const pumps: string[] = [];
  const controls: string[] = [];
  for (let w = 0; w < wells; w++) {
    reservoirs.push(` well${w} 5`);
    for (const pump of [`p${w}a`, `p${w}b`]) {
      pumps.push(` ${pump} well${w} ${placeOf(w, wells, 0.3)} HEAD lift`);
      if (tanks === 0) continue;
      const [low, high] = pump.endsWith('a') ? [4, 7.5] : [2, 6];
      controls.push(` LINK ${pump} CLOSED IF NODE t${w % tanks} ABOVE ${high}`);
      controls.push(` LINK ${pump} OPEN IF NODE t${w % tanks} BELOW ${low}`);
    }
  }
  for (let b = 0; b < bypasses; b++) {
    pipes.push(` by${b} well${b} ${placeOf(b, wells, 0.3)} 100 300 120 0 Closed`);
    const v = bypasses + b;
    pipes.push(` cv${b} well${v} ${placeOf(v, wells, 0.3)} 100 300 120 0 CV`);
  }
  for (let h = 0; h < hills; h++) {
    reservoirs.push(` hill${h} ${32 + h}`);
    pipes.push(` down${h} hill${h} ${placeOf(h, hills, 0.5)} 2000 250 120`);
  }
  const cityLps = width * height * junctionLps;
  const tankRows = Array.from({ length: tanks }, (_, t) => {
    pipes.push(` r${t} ${placeOf(t, tanks, 0.7)} t${t} 300 400 120`);
    return ` t${t} ${55 + (t % 3)} 4 0 8 ${tankWidthM + (t % 4)} 0`;
  });
  return waterNetworkText({
    junctions: junctions.join('\n'),
    reservoirs: reservoirs.join('\n'),
    tanks: tankRows.join('\n'),
    pipes: pipes.join('\n'),
    pumps: pumps.join('\n'),
    curves: ` lift ${(cityLps * 0.8) / wells} 65`,
    patterns: hours.map((it) => ` day ${it}`).join('\n'),
    controls: controls.join('\n'),
    times: ' Duration 72\n Hydraulic Timestep 1:00\n Pattern Timestep 1:00',
    options: ' Units LPS\n Headloss H-W\n Accuracy 0.001\n Trials 100\n Unbalanced Continue 10',
  });
}
