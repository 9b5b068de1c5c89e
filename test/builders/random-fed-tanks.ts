import fc from 'fast-check';
import { pow } from '../../src/numerics/math';

const hourS = 3600;
export const fedTanksHorizonS = 24 * hourS;

export interface FedTank {
  id: string;
  elevationM: number;
  maximumM: number;
  startM: number;
  diameterM: number;
}

/** A change to the network: a pump or a main that stops and comes back, or a break that drains a junction. */
export interface FedEvent {
  timeS: number;
  kind: 'pump' | 'main' | 'break';
  on: boolean;
}

/** A small town behind one or two tanks whose sources bring less or more than people want. */
export interface FedTanks {
  /** The network file; with `asReservoirs` every tank is a reservoir, for those who keep the books of tanks themselves. */
  text(asReservoirs: boolean): string;
  tanks: FedTank[];
  events: FedEvent[];
  /** Pipes or pumps that events of each kind act on. */
  mainId: string;
  pumpId: string | undefined;
  breakId: string;
  wantedM3s: number;
}

/** Length of a pipe that carries a flow at a loss of head, m (Hazen and Williams, roughness 120). */
function lengthM(flowM3s: number, headM: number, diameterM: number): number {
  return headM / ((10.67 * pow(flowM3s, 1.852)) / (pow(120, 1.852) * pow(diameterM, 4.871)));
}

const windows = fc
  .tuple(fc.integer({ min: 600, max: 16 * hourS }), fc.integer({ min: 600, max: 8 * hourS }))
  .map(([fromS, lengthS]) => ({ fromS, toS: fromS + lengthS }));

const share = fc.integer({ min: 0, max: 100 }).map((it) => it / 100);
const between = (of: number, low: number, high: number) => low + (high - low) * of;

export const fedTanksArbitrary: fc.Arbitrary<FedTanks> = fc
  .record({
    shape: fc.constantFrom('single', 'ring', 'series', 'parallel', 'floating'),
    isPumped: fc.boolean(),
    junctions: fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 5 }),
    /** What the main brings over what people want on the average. */
    brings: share.map((it) => between(it, 0.15, 1.4)),
    second: share.map((it) => between(it, 0.1, 0.6)),
    hours: fc.tuple(share, share).map((it) => it.map((of) => between(of, 0.5, 5))),
    starts: fc.tuple(share, share),
    pattern: fc.array(share, { minLength: 12, maxLength: 12 }),
    change: fc.constantFrom('none', 'none', 'pump', 'main', 'break'),
    window: windows,
  })
  .map(({ shape, isPumped, junctions, brings, second, hours, starts, pattern, change, window }) => {
    const rows = junctions.map(([height, demand], i) => ({
      id: `J${i + 1}`,
      elevationM: between(height, 5, 18),
      lps: between(demand, 4, 30),
    }));
    const last = rows[rows.length - 1].id;
    const wantedM3s = rows.reduce((sum, it) => sum + it.lps, 0) / 1000;
    const hasTwo = shape !== 'single' && shape !== 'ring';
    const tanks: FedTank[] = (hasTwo ? [0, 1] : [0]).map((i) => ({
      id: `T${i + 1}`,
      elevationM: i === 0 ? 55 : 46,
      maximumM: 4,
      startM: Math.round(starts[i] * 390) / 100,
      diameterM: Math.sqrt((wantedM3s * hourS * hours[i]) / Math.PI),
    }));
    const pipes: string[] = [];
    const add = (id: string, from: string, to: string, m: number, diameterMm: number) =>
      pipes.push(` ${id} ${from} ${to} ${m.toFixed(1)} ${diameterMm} 120 0 Open`);
    const bringsM3s = brings * wantedM3s;
    if (isPumped) add('MAIN', 'WORKS', 'T1', 400, 500);
    else add('MAIN', 'LAKE', 'T1', lengthM(bringsM3s, 35, 0.3), 300);
    rows.forEach((it, i) => {
      if (i > 0) add(`P${i}`, rows[i - 1].id, it.id, 300, 300);
    });
    add('OUT1', 'T1', 'J1', 500, 500);
    if (shape === 'ring') {
      add('RING', 'J1', last, 500, 250);
      add('LOWER', 'HILL', last, lengthM(second * wantedM3s, 20, 0.2), 200);
    }
    if (shape === 'series') {
      add('DOWN', 'T1', 'T2', lengthM(second * wantedM3s, 9, 0.15), 150);
      add('OUT2', 'T2', last, 400, 400);
    }
    if (shape === 'parallel') {
      add('MAIN2', 'HILL', 'T2', lengthM(second * wantedM3s, 9, 0.15), 150);
      add('OUT2', 'T2', last, 400, 400);
    }
    if (shape === 'floating') add('OUT2', 'T2', last, 300, 350);
    const river = isPumped ? [' RIVER 8'] : [' LAKE 90'];
    if (shape === 'ring' || shape === 'parallel') river.push(' HILL 55');
    const kind = change === 'pump' && !isPumped ? 'main' : change;
    return {
      text: (asReservoirs) =>
        `[JUNCTIONS]
${isPumped ? ' WORKS 8 0\n' : ''}${rows.map((it) => ` ${it.id} ${it.elevationM} ${it.lps} day`).join('\n')}
[RESERVOIRS]
${[...river, ...(asReservoirs ? tanks.map((it) => ` ${it.id} ${it.elevationM + it.startM}`) : [])].join('\n')}
[TANKS]
${asReservoirs ? '' : tanks.map((it) => ` ${it.id} ${it.elevationM} ${it.startM} 0 ${it.maximumM} ${it.diameterM} 0`).join('\n')}
[PIPES]
${pipes.join('\n')}
[PUMPS]
${isPumped ? ' LIFT RIVER WORKS HEAD lift' : ''}
[CURVES]
 lift ${bringsM3s * 1000} 50
[PATTERNS]
 day ${pattern.map((it) => between(it, 0.2, 1.8).toFixed(2)).join(' ')}
[TIMES]
 Duration 24:00
 Hydraulic Timestep 0:15
 Pattern Timestep 2:00
[OPTIONS]
 Units LPS
 Headloss H-W
 Demand Model PDA
 Minimum Pressure 3.5
 Required Pressure 20
 Pressure Exponent 0.5
 Trials 200
 Accuracy 0.0001
 Unbalanced Continue 10
[END]
`,
      tanks,
      events:
        kind === 'none'
          ? []
          : [
              { timeS: window.fromS, kind, on: true },
              { timeS: window.toS, kind, on: false },
            ],
      mainId: 'MAIN',
      pumpId: isPumped ? 'LIFT' : undefined,
      breakId: rows[rows.length - 1].id,
      wantedM3s,
    };
  });
