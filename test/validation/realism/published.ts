import type { MeasureName } from './measures';

/** How sure a published figure is: read in the source or its abstract, read as others restate it, or recalled. */
export type Reading = 'P' | 'S' | 'R';

export interface Published {
  least: number;
  most: number;
  reading: Reading;
  /** Letters and numbers of the references in the README. */
  source: string;
}

export interface Row {
  name: MeasureName;
  what: string;
  /** How a figure is written: with so many digits after the point, or as a share in per cent. */
  digits: number | '%';
  /** Absent: nothing was found that could be cited, so that only the public cases are beside it. */
  published?: Published;
  /** Why some regions, or all, lie outside; told only where they do. */
  reason?: string;
}

const none = Number.POSITIVE_INFINITY;
const range = (least: number, most: number, reading: Reading, source: string): Published => ({
  least,
  most,
  reading,
  source,
});

/** The rows of the realism table, in order. No range is ours: each is the source's own, or follows from it as said. */
export const rows: Row[] = [
  {
    name: 'degree',
    what: 'Routes at a substation',
    digits: 2,
    published: range(2.3, 2.8, 'P', 'a'),
    reason: 'few substations, so that one route more or less shows',
  },
  {
    name: 'clustering',
    what: 'Clustering',
    digits: 3,
    published: range(0.032, 0.058, 'P', 'b'),
    reason: 'a triangle among 15 to 160 substations weighs more than among thousands (A200: 0.106)',
  },
  {
    name: 'cyclesPerNode',
    what: 'Independent loops a substation',
    digits: 2,
    published: range(0.15, 0.4, 'P', 'a, degree/2 - 1'),
    reason: 'few substations, so that one route more or less shows',
  },
  {
    name: 'linesPerSubstation110',
    what: 'Circuits a substation, 110 kV',
    digits: 2,
    published: range(1.1, 1.4, 'R', 'a'),
    reason: 'double circuits into the city',
  },
  {
    name: 'linesPerSubstation330',
    what: 'Circuits a substation, 330 kV',
    digits: 2,
    published: range(1.1, 1.4, 'R', 'a'),
    reason: 'a single ring of a few substations',
  },
  {
    name: 'inTreeShare',
    what: 'Routes of the shortest tree',
    digits: '%',
    published: range(0.45, 0.55, 'R', '1, a'),
    reason: 'few substations, so that one route is several per cent',
  },
  {
    name: 'delaunay1',
    what: 'Routes between Delaunay neighbours',
    digits: '%',
    published: range(0.65, 0.8, 'R', '1, a'),
    reason: 'few substations, so that one route is several per cent',
  },
  {
    name: 'delaunay2',
    what: '… second neighbours',
    digits: '%',
    published: range(0.15, 0.25, 'R', '1, a'),
    reason: 'few substations, so that one route is several per cent',
  },
  {
    name: 'delaunay3',
    what: '… farther ones',
    digits: '%',
    published: range(0.03, 0.1, 'R', '1, a'),
    reason: 'a region is too small for lines that pass two substations by',
  },
  {
    name: 'lengthOverTree',
    what: 'Length of routes over shortest tree',
    digits: 2,
    published: range(1.2, 2.2, 'R', 'a'),
  },
  { name: 'lengthOverNearest', what: 'Route over nearest-neighbour distance', digits: 2 },
  {
    name: 'busesPerSubstation',
    what: 'Buses a substation',
    digits: 2,
    published: range(1.7, 3.5, 'R', 'a'),
  },
  {
    name: 'loadSubstationShare',
    what: 'Substations with load',
    digits: '%',
    published: range(0.75, 0.9, 'S', 'a'),
    reason: 'the smallest regions have as many plants and ties as towns',
  },
  {
    name: 'plantSubstationShare',
    what: 'Substations with units',
    digits: '%',
    published: range(0.05, 0.25, 'S', 'a'),
    reason: 'the smallest regions have as many plants and ties as towns',
  },
  {
    name: 'highVoltageShare',
    what: 'Substations with 220 kV or more',
    digits: '%',
    published: range(0.07, 0.25, 'S', 'a'),
    reason: 'the smallest regions have 110 kV only',
  },
  {
    name: 'loadPerBusMw',
    what: 'Peak MW a load bus',
    digits: 1,
    published: range(6, 18, 'R', 'a'),
    reason: 'small towns have a substation each',
  },
  {
    name: 'capacityOverLoad',
    what: 'Capacity over peak load, ties as units',
    digits: 2,
    published: range(1.2, 1.6, 'S', 'a'),
    reason: 'either tie carries the region by itself; own units are the next row',
  },
  { name: 'ownCapacityOverLoad', what: '… without ties and batteries', digits: 2 },
  { name: 'unitsPerPlant', what: 'Units a plant', digits: 2 },
  { name: 'intactMedian', what: 'Loading at peak, median', digits: '%' },
  { name: 'intactP90', what: '… 90th percentile', digits: '%' },
  { name: 'intactMost', what: '… most', digits: '%', published: range(0, 1, 'R', 'c') },
  { name: 'afterLossMost', what: '… most after any one loss', digits: '%', published: range(0, 1, 'R', 'c') },
  { name: 'ohmPerKm110', what: 'Ω/km, 110 kV', digits: 3, published: range(0.105, 0.845, 'S', 'a, 115 kV') },
  { name: 'ohmPerKm220', what: 'Ω/km, 220 kV', digits: 3, published: range(0.181, 0.82, 'S', 'a, 230 kV') },
  { name: 'ohmPerKm330', what: 'Ω/km, 330 kV', digits: 3, published: range(0.236, 0.617, 'S', 'a, 345 kV') },
  { name: 'ohmPerKm500', what: 'Ω/km, 500 kV', digits: 3, published: range(0.303, 0.525, 'S', 'a, 500 kV') },
  {
    name: 'xOverR110',
    what: 'X/R of lines, 110 kV',
    digits: 1,
    published: range(2.5, 8.3, 'S', 'a, 115 kV'),
    reason: 'light conductors, usual at 110 kV; the published lines are of 115 kV with heavier ones',
  },
  {
    name: 'xOverR330',
    what: 'X/R of lines, 330 kV',
    digits: 1,
    published: range(9, 16, 'S', 'a, 345 kV'),
    reason: 'bundles of two light conductors, usual at 330 kV; the published lines are of 345 kV',
  },
  {
    name: 'ratingMva110',
    what: 'MVA a circuit, 110 kV',
    digits: 0,
    published: range(92, 255, 'S', 'a, 115 kV'),
    reason: 'light conductors, usual at 110 kV; the published lines are of 115 kV with heavier ones',
  },
  {
    name: 'ratingMva330',
    what: 'MVA a circuit, 330 kV',
    digits: 0,
    published: range(897, 1494, 'S', 'a, 345 kV'),
    reason: 'bundles of two light conductors, usual at 330 kV; the published lines are of 345 kV',
  },
  {
    name: 'transformerX',
    what: 'Transformer reactance on its own rating',
    digits: 3,
    published: range(0.05, 0.2, 'R', 'a'),
  },
  { name: 'transformerXOverR', what: 'X/R of transformers', digits: 0 },
  {
    name: 'paretoExponent',
    what: 'Exponent of rank over size of places',
    digits: 2,
    published: range(0.8, 1.2, 'R', 'd'),
    reason: 'towns keep to the law (next row), villages fall off below them',
  },
  {
    name: 'paretoTowns',
    what: '… of 10,000 people and more',
    digits: 2,
    published: range(0.8, 1.2, 'R', 'd'),
    reason: 'five to eight towns tell little of a law',
  },
  {
    name: 'pipeMPerPerson',
    what: 'Main a person, m',
    digits: 2,
    published: range(4.1, 15.8, 'P', 'e - g'),
    reason: 'mains of the main streets only, and flats more than houses',
  },
  {
    name: 'pipeDegree',
    what: 'Pipes at a node, largest town',
    digits: 2,
    published: range(2.1, 2.5, 'R', 'i'),
    reason: 'nodes are crossings of main streets and some dead ends; bends and hydrants are left out',
  },
  {
    name: 'meshedness',
    what: 'Meshedness, largest town',
    digits: 3,
    published: range(0.05, 0.2, 'R', 'i'),
    reason: 'nodes are crossings of main streets and some dead ends; bends and hydrants are left out',
  },
  { name: 'junctionsPer1000', what: 'Junctions per 1,000 people', digits: 2 },
  { name: 'diameterP10Mm', what: 'Bore, 10th percentile of length, mm', digits: 0 },
  { name: 'diameterMedianMm', what: '… median', digits: 0 },
  { name: 'diameterP90Mm', what: '… 90th percentile', digits: 0 },
  { name: 'narrowShare', what: 'Mains up to 200 mm', digits: '%' },
  {
    name: 'storageHours',
    what: 'Storage, h of mean demand',
    digits: 1,
    published: range(12, 24, 'S', 'j'),
    reason: 'half a day, which the shares of several zones bring to a little less in places',
  },
  {
    name: 'pressureLeastM',
    what: 'Pressure at customers, least, m',
    digits: 0,
    published: range(14.1, none, 'P', 'l'),
  },
  { name: 'pressureP5M', what: '… 5th percentile', digits: 0, published: range(24.6, none, 'R', 'k') },
  { name: 'pressureP95M', what: '… 95th percentile', digits: 0, published: range(0, 56.2, 'R', 'k') },
  { name: 'pressureMostM', what: '… most', digits: 0, published: range(0, 70.3, 'R', 'k') },
  { name: 'pumpEfficiency', what: 'Pump efficiency', digits: '%', published: range(0.6, 0.85, 'R', 'm') },
  {
    name: 'litresPerPersonDay',
    what: 'Water put in, L a person and day',
    digits: 0,
    published: range(242, 421, 'S', 'f, g'),
    reason: 'by about 1 %',
  },
  { name: 'leakShare', what: 'Leakage', digits: '%', published: range(0.07, 0.31, 'P', 'e, g, h') },
];
