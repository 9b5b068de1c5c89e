import { consumerKinds, valveStands } from '../../model/coupling';
import { trades } from '../../model/crew';
import type { EditedKind } from '../../model/edits/edited-kind';
import { facilityKinds } from '../../model/facility';
import { branchKinds, busTypes, technologies } from '../../model/grid';
import { supplyKinds } from '../../model/water';
import { waterPointKinds } from '../../model/water-point';
import type { MessageId } from '../../words/catalogue';
import type { Field } from './field';

type Rest = Partial<Omit<Field, 'key' | 'type'>>;

const number = (key: string, unit: string | undefined, rest: Rest = {}): Field => ({
  key,
  type: 'number',
  label: `field.${key}` as MessageId,
  tip: `field.${key}.tip` as MessageId,
  ...(unit === undefined ? {} : { unit }),
  ...rest,
});
const field = (key: string, type: Field['type'], rest: Rest = {}): Field => ({
  key,
  type,
  label: `field.${key}` as MessageId,
  ...rest,
});
const choice = (key: string, values: readonly string[], words: string, rest: Rest = {}): Field =>
  field(key, 'choice', {
    options: values.map((it) => [it, `${words}.${it}` as MessageId] as const),
    ...rest,
  });

const id = field('id', 'id', { sorts: true });
const name = field('name', 'text', { optional: true, sorts: true });
const nameUk = field('nameUk', 'text', { optional: true });
const place = field('lonLat', 'place', { optional: true });
const area = field('areaId', 'name', { of: 'area', optional: true, sorts: true });
const tier = number('tier', undefined, { min: 1, max: 6, whole: true });
const depot = field('depotId', 'name', { of: 'depot' });
const shift = [
  number('shift.fromH', 'h', { min: 0, max: 24 }),
  number('shift.toH', 'h', { min: 0, max: 24 }),
];
const perHour = { unit: 'm³/h', scale: 3600, min: 0 } as const;
const people = number('people', undefined, { min: 0 });

/** The fields of each kind, in the order of forms and tables. Feeders and buses show what hangs on them in forms alone. */
export const fieldsOfKind: Record<EditedKind, readonly Field[]> = {
  bus: [
    id,
    name,
    nameUk,
    number('baseKv', 'kV', { min: 0.1, max: 1500, sorts: true }),
    choice('type', busTypes, 'field.busType'),
    number('loadMw', 'MW', { formOnly: true }),
    number('minVoltagePu', 'pu', { min: 0, max: 2 }),
    number('maxVoltagePu', 'pu', { min: 0, max: 2 }),
    field('substationId', 'text', { optional: true, sorts: true }),
    place,
  ],
  branch: [
    id,
    name,
    choice('kind', branchKinds, 'map.kind', { sorts: true }),
    field('fromBusId', 'name', { of: 'bus', sorts: true }),
    field('toBusId', 'name', { of: 'bus', sorts: true }),
    number('lengthKm', 'km', { min: 0, optional: true }),
    number('ratingAMw', 'MW', { min: 0 }),
    number('ratingBMw', 'MW', { min: 0 }),
    number('ratingCMw', 'MW', { min: 0 }),
    number('reactancePu', 'pu'),
    number('resistancePu', 'pu'),
    number('chargingPu', 'pu'),
    number('tap', undefined, { min: 0.01 }),
    field('inService', 'yesNo'),
  ],
  generator: [
    id,
    name,
    nameUk,
    field('busId', 'name', { of: 'bus', sorts: true }),
    choice('technology', technologies, 'map.technology', { sorts: true }),
    number('maxMw', 'MW'),
    number('minMw', 'MW'),
    number('outputMw', 'MW'),
    number('rampMwPerMin', 'MW/min', { min: 0, optional: true }),
    number('startHours', 'h', { min: 0, optional: true }),
    field('blackStart', 'yesNo', { optional: true }),
    number('energyMwh', 'MWh', { min: 0, optional: true }),
    field('coolingNodeId', 'name', { of: 'waterNode', optional: true }),
    field('inService', 'yesNo'),
    place,
  ],
  feeder: [
    id,
    name,
    nameUk,
    field('busId', 'name', { of: 'bus', sorts: true }),
    area,
    number('loadMw.residential', 'MW', { min: 0, formOnly: true }),
    number('loadMw.commercial', 'MW', { min: 0, formOnly: true }),
    number('loadMw.industrial', 'MW', { min: 0, formOnly: true }),
    number('loadMw.public', 'MW', { min: 0, formOnly: true }),
    { ...people, formOnly: true },
    tier,
    number('queue', undefined, { min: 1, whole: true, optional: true }),
    field('critical', 'yesNo'),
    place,
  ],
  facility: [
    id,
    name,
    nameUk,
    choice('kind', facilityKinds, 'map.facility', { sorts: true }),
    area,
    tier,
    number('demandKw', 'kW', { min: 0 }),
    number('essentialKw', 'kW', { min: 0 }),
    people,
    number('beds', undefined, { min: 0, optional: true }),
    field('waterNodeId', 'name', { of: 'waterNode', optional: true }),
    number('waterM3Day', 'm³/d', { min: 0, optional: true }),
    number('storedWaterM3', 'm³', { min: 0, optional: true }),
    field('backup', 'sets', { formOnly: true }),
    number('solarKwp', 'kW', { min: 0, optional: true }),
    field('pumpIds', 'names', { of: 'waterLink', optional: true }),
    field('sourceIds', 'names', { of: 'waterNode', optional: true }),
    place,
  ],
  area: [
    id,
    name,
    nameUk,
    people,
    number('floors', undefined, { min: 1, optional: true }),
    field('boosters', 'yesNo', { optional: true }),
    field('centre', 'place', { optional: true }),
  ],
  waterPoint: [
    id,
    name,
    nameUk,
    choice('kind', waterPointKinds, 'facts.pointKind', { sorts: true }),
    field('areaIds', 'names', { of: 'area' }),
    number('taps', undefined, { min: 1, whole: true }),
    number('pumpKw', 'kW', { min: 0, optional: true }),
    number('capacityM3s', 'm³/h', { ...perHour, optional: true }),
    number('storeM3', 'm³', { min: 0, optional: true }),
    field('nodeId', 'name', { of: 'waterNode', optional: true }),
    place,
  ],
  waterUsers: [field('nodeId', 'name', { of: 'waterNode', sorts: true }), area, people],
  supplyNode: [
    id,
    name,
    nameUk,
    choice('kind', supplyKinds, 'map.supply', { sorts: true }),
    area,
    number('capacityM3s', 'm³/h', { ...perHour, optional: true }),
    number('volumeM3', 'm³', { min: 0, optional: true }),
    number('startFill', undefined, { min: 0, max: 1, optional: true }),
    number('demandM3s', 'm³/h', { ...perHour, optional: true }),
    number('leakShare', undefined, { min: 0, max: 0.95, optional: true }),
    { ...people, optional: true, formOnly: true },
    { ...tier, optional: true },
    place,
  ],
  supplyLink: [
    id,
    field('fromId', 'name', { of: 'waterNode', sorts: true }),
    field('toId', 'name', { of: 'waterNode', sorts: true }),
    number('capacityM3s', 'm³/h', perHour),
  ],
  coupling: [
    id,
    choice('consumer.kind', consumerKinds, 'coupling.kind', { sorts: true }),
    field('consumer.id', 'text', { sorts: true }),
    field('busId', 'name', { of: 'bus', sorts: true }),
    field('feederId', 'name', { of: 'feeder', optional: true }),
    choice('withoutPower', valveStands, 'field.withoutPower', {
      optional: true,
      tip: 'field.withoutPower.tip',
    }),
  ],
  junction: [id, number('elevationM', 'm'), number('demandM3s', 'L/s', { scale: 1000 }), place],
  reservoir: [id, number('elevationM', 'm', { label: 'field.headM', tip: 'field.headM.tip' }), place],
  tank: [
    id,
    number('elevationM', 'm'),
    number('startLevelM', 'm', { min: 0 }),
    number('minLevelM', 'm', { min: 0 }),
    number('maxLevelM', 'm', { min: 0 }),
    number('diameterM', 'm', { min: 0 }),
    place,
  ],
  pipe: [
    id,
    field('fromId', 'text', { sorts: true }),
    field('toId', 'text', { sorts: true }),
    number('lengthM', 'm', { min: 0 }),
    number('diameterM', 'mm', { scale: 1000, min: 0 }),
    number('roughness', undefined, { min: 0 }),
    number('minorLoss', undefined, { min: 0, optional: true }),
    choice('status', ['open', 'closed', 'checkValve'], 'field.status'),
  ],
  pump: [
    id,
    field('fromId', 'text', { sorts: true }),
    field('toId', 'text', { sorts: true }),
    number('powerKw', 'kW', { min: 0, optional: true }),
    field('headCurveId', 'text', { optional: true, tip: 'field.headCurveId.tip' }),
    number('speed', undefined, { min: 0 }),
  ],
  valve: [
    id,
    field('fromId', 'text', { sorts: true }),
    field('toId', 'text', { sorts: true }),
    choice('valveType', ['PRV', 'PSV', 'PBV', 'FCV', 'TCV', 'GPV', 'PCV'], 'field.valve', { sorts: true }),
    number('diameterM', 'mm', { scale: 1000, min: 0 }),
    field('setting', 'text', { tip: 'field.setting.tip' }),
    number('minorLoss', undefined, { min: 0, optional: true }),
  ],
  depot: [id, name, nameUk, place],
  crew: [
    id,
    name,
    choice('trade', trades, 'field.trade', { sorts: true }),
    number('people', undefined, {
      min: 1,
      whole: true,
      label: 'field.crewPeople',
      tip: 'field.crewPeople.tip',
    }),
    depot,
    ...shift,
    number('roadKmh', 'km/h', { min: 1 }),
  ],
  tanker: [
    id,
    choice('carries', ['diesel', 'water'], 'field.carries', { sorts: true }),
    number('capacityL', 'L', { min: 1 }),
    number('speedKmh', 'km/h', { min: 1 }),
    number('stopMin', 'min', { min: 0 }),
    ...shift,
    depot,
  ],
  stock: [
    id,
    choice(
      'item',
      ['transformer', 'towerKit', 'cableJoint', 'breaker', 'pump', 'pipeKit', 'dieselL'],
      'field.item',
      { sorts: true },
    ),
    number('kv', 'kV', { min: 0, optional: true }),
    number('count', undefined, { min: 0 }),
    depot,
  ],
};
