import { waterNetworkText } from './water-network';

/** A town of `width` by `height` junctions in streets, with a pumped river, two tanks and a daily demand. */
export function streetNetworkText(width: number, height: number): string {
  const junctions: string[] = [' works 5 0'];
  const pipes: string[] = [` main works j0-0 500 900 120`];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      junctions.push(` j${x}-${y} ${5 + ((x * 7 + y * 3) % 15)} ${0.05 + ((x + y) % 4) * 0.02} day`);
      const diameter = (x % 8 === 0 || y % 8 === 0 ? 400 : 150) + ((x * y) % 3) * 20;
      if (x > 0) pipes.push(` h${x}-${y} j${x - 1}-${y} j${x}-${y} 120 ${diameter} 120`);
      if (y > 0) pipes.push(` v${x}-${y} j${x}-${y - 1} j${x}-${y} 120 ${diameter} 120`);
    }
  }
  pipes.push(` ra j${width - 1}-${height - 1} ta 300 600 120`, ` rb j0-${height - 1} tb 300 600 120`);
  const hours = [
    0.5, 0.4, 0.4, 0.4, 0.5, 0.8, 1.2, 1.5, 1.5, 1.3, 1.2, 1.1, 1.1, 1, 1, 1, 1.1, 1.3, 1.5, 1.5, 1.3, 1, 0.8,
    0.6,
  ];
  const totalLps = width * height * 0.08;
  return waterNetworkText({
    junctions: junctions.join('\n'),
    reservoirs: ' river 5',
    tanks: ' ta 55 4 0 8 30 0\n tb 55 4 0 8 30 0',
    pipes: pipes.join('\n'),
    pumps: ' lift river works HEAD lift',
    curves: ` lift ${totalLps * 1.2} 65`,
    patterns: hours.map((it) => ` day ${it}`).join('\n'),
    controls: ' LINK lift CLOSED IF NODE ta ABOVE 7.5\n LINK lift OPEN IF NODE ta BELOW 3',
    times: ' Duration 24\n Hydraulic Timestep 1:00\n Pattern Timestep 1:00',
    options: ' Units LPS\n Headloss H-W\n Accuracy 0.001\n Trials 100\n Unbalanced Continue 10',
  });
}
