import { createRandom, type Random } from '../../src/numerics/random';

/** Flow units EPANET 2.3 knows, how many of each make one L/s, and whether lengths are metric. */
const flowUnits = [
  ['CFS', 1 / 28.316846592, false],
  ['GPM', 15.850323, false],
  ['MGD', 0.022824465, false],
  ['IMGD', 0.01900534, false],
  ['AFD', 0.07004563, false],
  ['LPS', 1, true],
  ['LPM', 60, true],
  ['MLD', 0.0864, true],
  ['CMH', 3.6, true],
  ['CMD', 86.4, true],
  ['CMS', 0.001, true],
] as const;
/** Pressure units, and how many of each make 1 m. */
const pressureUnits = { PSI: 1.42157, METERS: 1, KPA: 9.8, BAR: 0.098, FEET: 3.28084 } as const;

/** A network file with many of EPANET's features, and what a caller needs to speak of it. */
export interface RandomInp {
  text: string;
  units: string;
  junctionIds: string[];
  pipeIds: string[];
  /** Pumps whose return to power the reference's rule decides: no rule acts on them. */
  pumpIds: string[];
  /** Emitters of its own with an exponent that is not 0.5. */
  emitterExponentMatters: boolean;
  hasEmitters: boolean;
  hydraulicStepS: number;
  reportStepS: number;
  patternStepS: number;
}

interface Draft {
  random: Random;
  /** Most junctions along a side of a street grid. */
  widest: number;
  rows: Record<string, string[]>;
  junctionIds: string[];
  pipeIds: string[];
  pumpIds: string[];
  ruledIds: Set<string>;
  length(m: number): string;
  diameter(mm: number): string;
  flow(ls: number): string;
  pressure(m: number): string;
  roughness(): string;
}

const sections = [
  ...[
    'TITLE',
    'JUNCTIONS',
    'RESERVOIRS',
    'TANKS',
    'PIPES',
    'PUMPS',
    'VALVES',
    'TAGS',
    'DEMANDS',
    'STATUS',
    'LEAKAGE',
  ],
  ...['PATTERNS', 'CURVES', 'CONTROLS', 'RULES', 'ENERGY', 'EMITTERS', 'QUALITY', 'SOURCES', 'REACTIONS'],
  ...['MIXING', 'TIMES', 'REPORT', 'OPTIONS', 'COORDINATES', 'VERTICES', 'LABELS', 'BACKDROP'],
];

function digits(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function pick<T>({ random }: { random: Random }, list: readonly T[]): T {
  return list[random.int(list.length)];
}
function chance(draft: { random: Random }, share: number): boolean {
  return draft.random.next() < share;
}
function between(draft: { random: Random }, low: number, high: number): number {
  return low + (high - low) * draft.random.next();
}

/** One random network: a pumped source, perhaps a second one on a hill, tanks, valves of every kind, controls, rules and odd settings. */
export function randomInp(seed: number, widest = 5): RandomInp {
  const random = createRandom(seed, 'inp');
  const [units, perLs, metric] = flowUnits[random.int(flowUnits.length)];
  const ownPressure = random.next() < 0.25;
  const pressureWord = ownPressure
    ? (Object.keys(pressureUnits) as (keyof typeof pressureUnits)[])[random.int(5)]
    : metric
      ? 'METERS'
      : 'PSI';
  const headloss = ['H-W', 'H-W', 'D-W', 'C-M'][random.int(4)];
  const perM = metric ? 1 : 1 / 0.3048;
  const draft: Draft = {
    random,
    widest,
    rows: Object.fromEntries(sections.map((it) => [it, []])),
    junctionIds: [],
    pipeIds: [],
    pumpIds: [],
    ruledIds: new Set(),
    length: (m) => digits(m * perM),
    diameter: (mm) => digits(metric ? mm : mm / 25.4),
    flow: (ls) => digits(ls * perLs),
    pressure: (m) => digits(m * pressureUnits[pressureWord]),
    roughness: () => {
      if (headloss === 'H-W') return digits(between(draft, 70, 145));
      if (headloss === 'C-M') return digits(between(draft, 0.01, 0.016));
      return digits(between(draft, 0.02, 1.5) * (metric ? 1 : 1 / 0.3048));
    },
  };
  draft.rows.TITLE.push(`Random network ${seed}`, 'of every feature; [not a section');
  addPatterns(draft);
  addZone(draft, 'a', 0);
  if (chance(draft, 0.5)) addUpperZone(draft);
  addValves(draft);
  addControls(draft);
  addUnused(draft);
  const times = addTimes(draft);
  addOptions(draft, units, ownPressure ? pressureWord : undefined, headloss);
  const text = sections
    .map((it) => `[${it}]\n${draft.rows[it].map((row) => ` ${row}`).join('\n')}\n`)
    .join('\n');
  return {
    text: `${text}\n[END]\n`,
    units,
    junctionIds: draft.junctionIds,
    pipeIds: draft.pipeIds,
    pumpIds: draft.pumpIds.filter((it) => !draft.ruledIds.has(it)),
    hasEmitters: draft.rows.EMITTERS.length > 0,
    emitterExponentMatters:
      draft.rows.EMITTERS.length > 0 && draft.rows.OPTIONS.some((it) => it.startsWith('Emitter Exponent')),
    ...times,
  };
}

const patternIds = ['1', 'home', 'shop', 'P-7'];

function addPatterns(draft: Draft): void {
  for (const id of patternIds) {
    const count = pick(draft, [1, 2, 5, 7, 13, 24]);
    const values = Array.from({ length: count }, () => digits(between(draft, 0.2, 1.9)));
    for (let i = 0; i < count; i += 6) draft.rows.PATTERNS.push(`${id} ${values.slice(i, i + 6).join(' ')}`);
  }
  draft.rows.PATTERNS.push('speed 1 1 0.9 1.05 0.8', 'stop 1 1 0 1', 'head 1 1.02 0.99');
}

function addJunction(draft: Draft, id: string, elevationM: number, demandLs: number): void {
  const pattern = chance(draft, 0.5) ? pick(draft, patternIds) : '';
  draft.rows.JUNCTIONS.push(`${id} ${draft.length(elevationM)} ${draft.flow(demandLs)} ${pattern}`);
  draft.junctionIds.push(id);
  if (demandLs > 0 && chance(draft, 0.25)) {
    for (let i = draft.random.int(3); i >= 0; i--) {
      const part = chance(draft, 0.05) ? -0.2 * demandLs : between(draft, 0.2, 0.8) * demandLs;
      draft.rows.DEMANDS.push(
        `${id} ${draft.flow(part)} ${chance(draft, 0.7) ? pick(draft, patternIds) : ''}`,
      );
    }
  }
  if (chance(draft, 0.06))
    draft.rows.EMITTERS.push(`${id} ${digits(Number(draft.flow(between(draft, 0.05, 0.6))))}`);
  draft.rows.COORDINATES.push(`${id} ${draft.random.int(1000)} ${draft.random.int(1000)}`);
}

function addPipe(draft: Draft, id: string, from: string, to: string, lengthM: number, mm: number): void {
  const status = chance(draft, 0.05) ? 'Closed' : chance(draft, 0.06) ? 'CV' : 'Open';
  const minor = chance(draft, 0.2) ? digits(between(draft, 0.1, 8)) : '0';
  const sizes = `${draft.length(lengthM)} ${draft.diameter(mm)} ${draft.roughness()}`;
  draft.rows.PIPES.push(`${id} ${from} ${to} ${sizes} ${minor} ${status}`);
  if (status !== 'CV') draft.pipeIds.push(id);
}

/** A street grid with its source, pumps and tanks. */
function addZone(draft: Draft, name: string, baseM: number): void {
  const width = draft.widest > 5 ? draft.widest : 2 + draft.random.int(4);
  const height = draft.widest > 5 ? draft.widest : 2 + draft.random.int(4);
  const at = (x: number, y: number) => `${name}${x}-${y}`;
  let demandLs = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ls = chance(draft, 0.15) ? 0 : between(draft, 0.2, 4);
      demandLs += ls;
      addJunction(draft, at(x, y), baseM + between(draft, 0, 20), ls);
      const mm = pick(draft, [80, 100, 150, 200, 250]);
      if (x > 0 && (y === 0 || chance(draft, 0.85)))
        addPipe(draft, `h${name}${x}-${y}`, at(x - 1, y), at(x, y), between(draft, 40, 600), mm);
      if (y > 0) addPipe(draft, `v${name}${x}-${y}`, at(x, y - 1), at(x, y), between(draft, 40, 600), mm);
    }
  }
  const hasTank = chance(draft, 0.75);
  if (hasTank) addTank(draft, `T${name}`, at(width - 1, height - 1), baseM);
  if (chance(draft, 0.3)) addTank(draft, `U${name}`, at(width - 1, 0), baseM);
  if (name === 'a' || chance(draft, 0.3)) {
    const pattern = chance(draft, 0.2) ? 'head' : '';
    draft.rows.RESERVOIRS.push(`R${name} ${draft.length(baseM + 2)} ${pattern}`);
    addPumps(draft, name, `R${name}`, at(0, 0), demandLs);
  }
  if (chance(draft, 0.25)) {
    draft.rows.RESERVOIRS.push(`H${name} ${draft.length(baseM + between(draft, 30, 60))}`);
    addPipe(draft, `m${name}`, `H${name}`, at(0, height - 1), 900, pick(draft, [100, 200, 300]));
  }
}

function addTank(draft: Draft, id: string, joined: string, baseM: number): void {
  const low = between(draft, 0, 0.8);
  const high = low + between(draft, 2, 6);
  const start = low + (high - low) * draft.random.next();
  const levels = [start, low, high, between(draft, 4, 16)].map((it) => draft.length(it)).join(' ');
  const elevation = draft.length(baseM + between(draft, 25, 50));
  const overflows = chance(draft, 0.25) ? 'Yes' : '';
  if (chance(draft, 0.3)) {
    const volume = (m: number) => `${draft.length(m)} ${digits(Number(draft.length(1)) ** 3 * 60 * m * m)}`;
    for (const share of [0, 0.3, 0.7, 1.01])
      draft.rows.CURVES.push(`vol${id} ${volume(0.01 + high * share)}`);
    const own = draft.rows.CURVES.findIndex((it) => it.startsWith(`vol${id} `));
    draft.rows.CURVES[own] = `vol${id} 0 0`;
    draft.rows.TANKS.push(`${id} ${elevation} ${levels} 0 vol${id} ${overflows}`);
  } else {
    draft.rows.TANKS.push(`${id} ${elevation} ${levels} 0 ${overflows ? '* Yes' : ''}`);
  }
  addPipe(draft, `r${id}`, joined, id, between(draft, 30, 200), pick(draft, [150, 250]));
}

function addPumps(draft: Draft, name: string, from: string, to: string, demandLs: number): void {
  const count = 1 + draft.random.int(2);
  for (let i = 0; i < count; i++) {
    const id = `pump${name}${i}`;
    const [q, h] = [demandLs * between(draft, 0.5, 1.4) + 1, between(draft, 40, 75)];
    const point = (share: number, head: number) => `${draft.flow(q * share)} ${draft.length(h * head)}`;
    const kind = draft.random.int(5);
    const curves = [
      [[1, 1]],
      [
        [0, 1.3],
        [1, 1],
        [1.9, 0.3],
      ],
      [
        [0, 1.3],
        [0.5, 1.2],
        [1, 1],
        [1.5, 0.7],
        [2, 0.2],
      ],
      [
        [0.2, 1.2],
        [1, 1],
        [1.8, 0.4],
      ],
    ];
    let row = `${id} ${from} ${to}`;
    if (kind === 4) {
      const kw = (q * h * 9.81) / 1000;
      row += ` POWER ${digits(Number(draft.length(1)) > 1 ? kw / 0.7457 : kw)}`;
    } else {
      for (const [share, head] of curves[kind]) draft.rows.CURVES.push(`c${id} ${point(share, head)}`);
      row += ` HEAD c${id}`;
    }
    const speed = chance(draft, 0.25) ? ` SPEED ${digits(between(draft, 0.85, 1.1))}` : '';
    const pattern = chance(draft, 0.15) ? ` PATTERN ${pick(draft, ['speed', 'stop'])}` : '';
    draft.rows.PUMPS.push(row + speed + pattern);
    if (chance(draft, 0.1)) draft.rows.STATUS.push(`${id} ${pick(draft, ['Closed', 'Open', '0.95'])}`);
    if (kind !== 4 && pattern === '') draft.pumpIds.push(id);
  }
}

/** A zone above the first, fed through a booster. */
function addUpperZone(draft: Draft): void {
  const from = pick(draft, draft.junctionIds);
  const before = draft.junctionIds.length;
  addZone(draft, 'b', 25);
  addPumps(draft, 'x', from, draft.junctionIds[before], 12);
}

/** Valves of every kind between two new junctions at the middle of a pipe. */
function addValves(draft: Draft): void {
  const kinds = ['PRV', 'PSV', 'PBV', 'FCV', 'TCV', 'GPV', 'PCV'];
  const count = draft.random.int(4);
  for (let i = 0; i < count; i++) {
    const at = draft.random.int(draft.rows.PIPES.length);
    const [id, from, to, length, diameter, ...rest] = draft.rows.PIPES[at].split(' ');
    const kind = pick(draft, kinds);
    const [up, down] = [`u${i}`, `d${i}`];
    if (rest.at(-1) === 'CV') continue;
    addJunction(draft, up, between(draft, 0, 15), 0);
    addJunction(draft, down, between(draft, 0, 15), 0);
    draft.rows.PIPES[at] = [id, from, up, length, diameter, ...rest].join(' ');
    draft.rows.PIPES.push([`${id}'${i}`, down, to, length, diameter, ...rest].join(' '));
    const setting = {
      PRV: draft.pressure(between(draft, 10, 45)),
      PSV: draft.pressure(between(draft, 10, 45)),
      PBV: draft.pressure(between(draft, 2, 15)),
      FCV: draft.flow(between(draft, 1, 10)),
      TCV: digits(between(draft, 1, 200)),
      GPV: `g${i}`,
      PCV: digits(between(draft, 5, 100)),
    }[kind];
    if (kind === 'GPV')
      for (const share of [0, 5, 20, 60])
        draft.rows.CURVES.push(`g${i} ${draft.flow(share)} ${draft.length(share * share * 0.01)}`);
    let row = `valve${i} ${up} ${down} ${diameter} ${kind} ${setting} ${chance(draft, 0.3) ? 2.5 : 0}`;
    if (kind === 'PCV' && chance(draft, 0.6)) {
      row += ` k${i}`;
      for (const share of [0, 25, 60, 100]) draft.rows.CURVES.push(`k${i} ${share} ${share * share * 0.01}`);
    }
    draft.rows.VALVES.push(row);
    if (chance(draft, 0.15)) draft.rows.STATUS.push(`valve${i} ${pick(draft, ['Open', 'Closed'])}`);
  }
}

function addControls(draft: Draft): void {
  const tanks = draft.rows.TANKS.map((it) => it.split(' '));
  for (const pump of draft.pumpIds) {
    const [tank] = tanks.length > 0 ? [pick(draft, tanks)] : [];
    const kind = draft.random.int(6);
    const level = (share: number) => digits(Number(tank![3]) + (Number(tank![4]) - Number(tank![3])) * share);
    if (kind === 0 && tank) {
      draft.rows.CONTROLS.push(`LINK ${pump} CLOSED IF NODE ${tank[0]} ABOVE ${level(0.9)}`);
      draft.rows.CONTROLS.push(`LINK ${pump} OPEN IF NODE ${tank[0]} BELOW ${level(0.4)}`);
    } else if (kind === 1) {
      draft.rows.CONTROLS.push(`LINK ${pump} CLOSED AT TIME ${pick(draft, ['3', '4:30', '2.25'])}`);
      draft.rows.CONTROLS.push(
        `LINK ${pump} ${pick(draft, ['OPEN', '0.9'])} AT TIME ${pick(draft, ['7', '9:10'])}`,
      );
    } else if (kind === 2) {
      draft.rows.CONTROLS.push(
        `LINK ${pump} CLOSED AT CLOCKTIME ${pick(draft, ['10 PM', '1:15 AM', '14:20'])}`,
      );
      draft.rows.CONTROLS.push(`LINK ${pump} OPEN AT CLOCKTIME ${pick(draft, ['5 AM', '12 PM', '6:40 PM'])}`);
    } else if (kind === 3 && tank) {
      draft.ruledIds.add(pump);
      draft.rows.RULES.push(
        `RULE ${pump}1`,
        `IF TANK ${tank[0]} LEVEL > ${level(0.85)}`,
        `AND SYSTEM CLOCKTIME >= ${pick(draft, ['2 AM', '6 AM'])}`,
        `OR SYSTEM DEMAND < 0`,
        `THEN PUMP ${pump} STATUS IS CLOSED`,
        `ELSE PUMP ${pump} STATUS IS OPEN`,
        `PRIORITY ${1 + draft.random.int(5)}`,
        `RULE ${pump}2`,
        `IF SYSTEM TIME > ${pick(draft, ['6:00', '9'])}`,
        `AND TANK ${tank[0]} LEVEL BELOW ${level(0.5)}`,
        `THEN PUMP ${pump} SETTING IS ${pick(draft, ['1.05', '0.95'])}`,
        `PRIORITY ${1 + draft.random.int(5)}`,
      );
    }
  }
  const pipe = pick(draft, draft.pipeIds);
  if (chance(draft, 0.2)) {
    draft.rows.CONTROLS.push(
      `LINK ${pipe} CLOSED IF NODE ${pick(draft, draft.junctionIds)} BELOW ${draft.pressure(12)}`,
    );
    draft.rows.CONTROLS.push(`LINK ${pipe} OPEN AT TIME 11`);
  }
}

/** Sections that do not touch the hydraulics. */
function addUnused(draft: Draft): void {
  const junction = draft.junctionIds[0];
  draft.rows.TAGS.push(`NODE ${junction} a_tag`, `LINK ${draft.pipeIds[0]} another`);
  draft.rows.ENERGY.push('Global Efficiency 72', 'Global Price 0.1', 'Demand Charge 0');
  draft.rows.QUALITY.push(`${junction} 0.5`);
  draft.rows.SOURCES.push(`${junction} CONCEN 1.2 1`);
  draft.rows.REACTIONS.push('Order Bulk 1', 'Global Bulk -0.5', 'Roughness Correlation 0');
  if (chance(draft, 0.1))
    for (let i = 0; i < 3; i++)
      draft.rows.LEAKAGE.push(`${pick(draft, draft.pipeIds)} ${draft.random.int(300)} 0.5`);
  for (const row of draft.rows.TANKS) draft.rows.MIXING.push(`${row.split(' ')[0]} Mixed`);
  draft.rows.REPORT.push('Status No', 'Summary No', 'Page 0', 'Nodes None', 'Links None');
  draft.rows.VERTICES.push(`${draft.pipeIds[0]} 10.5 20.5`, `${draft.pipeIds[0]} 11 21`);
  draft.rows.LABELS.push('100 200 "A label of [brackets]; and more" ');
  draft.rows.BACKDROP.push('DIMENSIONS 0 0 1000 1000', 'UNITS None', 'FILE', 'OFFSET 0 0');
}

function addTimes(draft: Draft) {
  const [minutes, word] = pick(draft, [
    [60, '1:00'],
    [30, '0:30'],
    [15, '0:15'],
    [60, '1'],
    [7, '0:07'],
    [120, '2:00'],
    [20, '20 MIN'],
  ] as const);
  const [patternMinutes, patternWord] = pick(draft, [
    [60, '1:00'],
    [120, '2:00'],
    [90, '1:30'],
  ] as const);
  const [reportMinutes, reportWord] = pick(draft, [
    [60, '1:00'],
    [60, '60 min'],
    [30, '0:30'],
    [45, '0:45'],
  ] as const);
  draft.rows.TIMES.push(
    'Duration 24:00',
    `Hydraulic Timestep ${word}`,
    'Quality Timestep 0:05',
    `Pattern Timestep ${patternWord}`,
    `Pattern Start ${pick(draft, ['0:00', '3:00', '1:10', '6'])}`,
    `Report Timestep ${reportWord}`,
    `Report Start ${pick(draft, ['0:00', '0:00', '2:00'])}`,
    `Start ClockTime ${pick(draft, ['12 am', '6 AM', '7:30 PM', '13:00'])}`,
    `Rule Timestep ${pick(draft, ['0:06', '0:15', '0:01'])}`,
    'Statistic None',
  );
  return {
    hydraulicStepS: Math.min(minutes, patternMinutes, reportMinutes) * 60,
    patternStepS: patternMinutes * 60,
    reportStepS: reportMinutes * 60,
  };
}

function addOptions(draft: Draft, units: string, pressureWord: string | undefined, headloss: string): void {
  const options = draft.rows.OPTIONS;
  options.push(`Units ${units}`, `Headloss ${headloss}`);
  if (pressureWord) options.push(`Pressure ${pressureWord}`);
  options.push(`Accuracy ${pick(draft, ['0.001', '0.0001', '0.00001'])}`, 'Trials 100');
  options.push(`Unbalanced ${pick(draft, ['Continue 10', 'Continue', 'Continue 50'])}`);
  if (chance(draft, 0.4)) options.push(`Demand Multiplier ${digits(between(draft, 0.3, 2))}`);
  if (chance(draft, 0.4)) options.push(`Pattern ${pick(draft, patternIds)}`);
  if (chance(draft, 0.3)) options.push(`Emitter Exponent ${digits(between(draft, 0.4, 1.2))}`);
  if (chance(draft, 0.2)) options.push(`Backflow Allowed ${pick(draft, ['YES', 'NO'])}`);
  if (chance(draft, 0.2)) options.push('Specific Gravity 0.98', 'Viscosity 1.2');
  if (chance(draft, 0.2)) options.push('HEADERROR 0.001', 'FLOWCHANGE 0.001');
  if (chance(draft, 0.2)) options.push('CHECKFREQ 3', 'MAXCHECK 12', 'DAMPLIMIT 0.01');
  if (chance(draft, 0.4)) {
    options.push('Demand Model PDA', `Minimum Pressure ${draft.pressure(between(draft, 0, 3))}`);
    options.push(`Required Pressure ${draft.pressure(between(draft, 8, 30))}`, 'Pressure Exponent 0.5');
  }
  options.push(pick(draft, ['Quality Chlorine mg/L', 'Quality Age', 'Quality None']));
}
