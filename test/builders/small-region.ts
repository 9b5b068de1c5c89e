import { facilityKinds } from '../../src/model/facility';
import type { Branch, Bus, Generator } from '../../src/model/grid';
import { emptyRegion, type Region } from '../../src/model/region';
import type { LonLat } from '../../src/model/schema-parts';
import type { WaterGeometry } from '../../src/model/water-geometry';

const origin: LonLat = [30.6, 46.4];

/** A place by kilometres east and north of the builder's origin. */
export function placeKm(east: number, north: number): LonLat {
  return [origin[0] + east / 76.6, origin[1] + north / 111.2];
}

export function square(east: number, north: number, sizeKm: number): LonLat[] {
  const corners = [
    [0, 0],
    [sizeKm, 0],
    [sizeKm, sizeKm],
    [0, sizeKm],
    [0, 0],
  ];
  return corners.map(([x, y]) => placeKm(east + x, north + y));
}

/** A made-up coast with two towns on a ring of lines: enough of everything to draw. */
export function smallRegion(): Region {
  const busKm: [number, number, number][] = [
    [4, 18, 330],
    [26, 19, 330],
    [10, 12, 110],
    [16, 15, 110],
    [22, 12, 110],
    [15, 8, 110],
    [8, 8, 35],
    [11, 6, 35],
    [20, 7, 35],
    [24, 6, 35],
  ];
  const pairs: [number, number][] = [
    [0, 1],
    [0, 2],
    [1, 4],
    [2, 3],
    [3, 4],
    [2, 5],
    [4, 5],
    [5, 6],
    [6, 7],
    [5, 8],
    [8, 9],
    [7, 5],
  ];
  const areas = Array.from({ length: 8 }, (_, i) => {
    const east = i < 4 ? 6 + (i % 2) * 3 : 18 + (i % 2) * 3;
    const north = 4 + (Math.floor(i / 2) % 2) * 3;
    return {
      id: `a${i}`,
      name: `District ${i + 1}`,
      nameUk: `Район ${i + 1}`,
      people: 9000 + i * 700,
      polygon: [square(east, north, 3)],
      busId: `b${i < 4 ? 6 + (i % 2) : 8 + (i % 2)}`,
      east,
      north,
    };
  });
  return {
    ...emptyRegion('small'),
    name: 'Small coast',
    nameUk: 'Мале узбережжя',
    synthetic: true,
    timeZone: 'Europe/Kyiv',
    grid: {
      baseMva: 100,
      buses: busKm.map(([east, north, baseKv], i) => bus(i, placeKm(east, north), baseKv)),
      branches: pairs.map(([from, to], i) => branch(i, from, to, busKm[from][2] !== busKm[to][2])),
      generators: [
        generator(0, 0, 'interconnection'),
        generator(1, 1, 'combinedCycle'),
        generator(2, 3, 'wind'),
        generator(3, 3, 'solar'),
      ],
      dcLines: [],
    },
    areas: areas.map(({ id, name, nameUk, people, polygon }) => ({ id, name, nameUk, people, polygon })),
    feeders: areas.map((area, i) => ({
      id: `f${i}`,
      name: `Feeder ${i + 1}`,
      busId: area.busId,
      areaId: area.id,
      loadMw: { residential: 8, commercial: 3, industrial: 1, public: 1 },
      tier: 4,
      critical: i === 0,
      people: area.people,
      lonLat: placeKm(area.east + 1.5, area.north + 1.5),
    })),
    facilities: Array.from({ length: 20 }, (_, i) => {
      const area = areas[i % areas.length];
      return {
        id: `s${i}`,
        name: `Site ${i + 1}`,
        nameUk: `Об’єкт ${i + 1}`,
        kind: facilityKinds[i % facilityKinds.length],
        areaId: area.id,
        lonLat: placeKm(area.east + 0.6 + ((i * 7) % 5) * 0.45, area.north + 0.5 + ((i * 3) % 7) * 0.35),
        tier: 1 + (i % 4),
        demandKw: 400,
        essentialKw: 200,
        people: 500,
        waterNodeId: 'w1/n3',
        waterM3Day: 30,
        storedWaterM3: i % 3 === 0 ? 20 : 0,
        backup: i % 2 === 0 ? [{ id: 'g1', ratedKw: 250, tankL: 800, fuelL: 700 }] : [],
      };
    }),
    couplings: [
      { id: 'c1', consumer: { kind: 'pump', id: 'w1/pu1' }, busId: 'b6' },
      { id: 'c2', consumer: { kind: 'treatment', id: 'w1/src' }, busId: 'b2' },
      ...Array.from({ length: 20 }, (_, i) => ({
        id: `cs${i}`,
        consumer: { kind: 'facility' as const, id: `s${i}` },
        busId: areas[i % areas.length].busId,
      })),
    ],
    baseMap: {
      bounds: [placeKm(0, 0), placeKm(30, 22)],
      sea: [
        [
          [
            placeKm(-30, 2),
            placeKm(-30, -30),
            placeKm(60, -30),
            placeKm(60, 3),
            placeKm(22, 2),
            placeKm(12, 3.4),
            placeKm(5, 1.6),
            placeKm(-30, 2),
          ],
        ],
      ],
      builtUp: [
        { name: 'Westhaven', polygon: [square(6, 4, 6)] },
        { name: 'Eastport', polygon: [square(18, 4, 6)] },
      ],
      rivers: [
        {
          name: 'Lyra',
          widthM: 180,
          line: [placeKm(14, 22), placeKm(13, 14), placeKm(16, 8), placeKm(15, 2)],
        },
      ],
      roads: [
        { class: 'main', line: [placeKm(0, 9), placeKm(9, 7), placeKm(21, 8), placeKm(30, 9)] },
        { class: 'local', line: [placeKm(9, 4), placeKm(9, 14)] },
      ],
      places: [
        { id: 'westhaven', name: 'Westhaven', nameUk: 'Вестгейвен', people: 90_000, lonLat: placeKm(9, 7) },
        { id: 'eastport', name: 'Eastport', nameUk: 'Істпорт', people: 30_000, lonLat: placeKm(21, 7) },
      ],
    },
  };
}

function bus(i: number, lonLat: LonLat, baseKv: number): Bus {
  return {
    id: `b${i}`,
    name: `Substation ${i + 1}`,
    nameUk: `Підстанція ${i + 1}`,
    type: i === 0 ? 'reference' : 'load',
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
    voltagePu: 1,
    angleRad: 0,
    baseKv,
    maxVoltagePu: 1.1,
    minVoltagePu: 0.9,
    lonLat,
  };
}

function branch(i: number, from: number, to: number, isTransformer: boolean): Branch {
  return {
    id: `l${i}`,
    fromBusId: `b${from}`,
    toBusId: `b${to}`,
    kind: isTransformer ? 'transformer' : 'line',
    resistancePu: 0.001,
    reactancePu: 0.02,
    chargingPu: 0,
    ratingAMw: 120,
    ratingBMw: 140,
    ratingCMw: 160,
    tap: 1,
    shiftRad: 0,
    inService: true,
  };
}

function generator(i: number, busIx: number, technology: Generator['technology']): Generator {
  return {
    id: `u${i}`,
    busId: `b${busIx}`,
    outputMw: 40,
    outputMvar: 0,
    minMw: 0,
    maxMw: 100,
    minMvar: -50,
    maxMvar: 50,
    voltagePu: 1,
    baseMva: 100,
    inService: true,
    technology,
  };
}

/** A street grid of pipes with a source, two pumps, a valve and two tanks. */
export function smallGeometry(): WaterGeometry {
  const columns = 8;
  const rows = 6;
  const nodeIds: string[] = [];
  const nodeKind: number[] = [];
  const lonLat: number[] = [];
  const links: { id: string; kind: number; from: number; to: number; diameterM: number }[] = [];
  const node = (id: string, kind: number, place: LonLat) => {
    nodeIds.push(`w1/${id}`);
    nodeKind.push(kind);
    lonLat.push(...place);
    return nodeIds.length - 1;
  };
  const link = (id: string, kind: number, from: number, to: number, diameterM: number) =>
    links.push({ id: `w1/${id}`, kind, from, to, diameterM });
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const at = node(`n${r * columns + c}`, 0, placeKm(6.4 + c * 0.75, 4.4 + r));
      if (c > 0) link(`p${at}h`, 0, at - 1, at, r === 3 ? 0.6 : 0.2);
      if (r > 0) link(`p${at}v`, 0, at - columns, at, c === 4 ? 0.4 : 0.15);
    }
  }
  const source = node('src', 1, placeKm(13.3, 13));
  const inlet = node('in', 0, placeKm(12.6, 11.5));
  const tankA = node('t1', 2, placeKm(5.4, 10.4));
  const tankB = node('t2', 2, placeKm(12.4, 4.2));
  link('pu1', 1, source, inlet, 0);
  link('pu2', 1, 19, 20, 0);
  link('main', 0, inlet, 44, 0.8);
  link('v1', 2, 40, tankA, 0.3);
  link('pt2', 0, 15, tankB, 0.3);
  const count = links.length;
  return {
    networkId: 'w1',
    nodeIds,
    nodeKind: Uint8Array.from(nodeKind),
    nodeLonLat: Float64Array.from(lonLat),
    nodeElevationM: new Float64Array(nodeIds.length).fill(12),
    linkIds: links.map((it) => it.id),
    linkKind: Uint8Array.from(links, (it) => it.kind),
    linkFromIx: Int32Array.from(links, (it) => it.from),
    linkToIx: Int32Array.from(links, (it) => it.to),
    linkDiameterM: Float64Array.from(links, (it) => it.diameterM),
    linkLengthM: Float64Array.from(links, (it) => (it.kind === 0 ? 750 : 0)),
    vertexStart: new Int32Array(count + 1),
    vertexLonLat: new Float64Array(0),
    tankNodeIx: Int32Array.of(tankA, tankB),
    tankMinLevelM: Float64Array.of(0.5, 0.5),
    tankMaxLevelM: Float64Array.of(5.5, 5.5),
    tankUsableM3: new Float64Array([2000, 2000]),
    tankHeldM3: new Float64Array([1800, 1800]),
    minimumPressureM: 3.5,
    requiredPressureM: 20,
  };
}
