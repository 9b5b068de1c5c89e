import { type FacilityKind, facilityKinds } from '../../model/facility';
import { type Aliases, headerKey } from '../table/columns';

/** What a row of a coupling table may join to the grid. */
export const coupledKinds = ['pump', 'treatment', 'facility', 'waterPoint', 'valve', 'feeder'] as const;
export type CoupledKind = (typeof coupledKinds)[number];

export type CouplingField =
  | 'kind'
  | 'network'
  | 'bus'
  | 'id'
  | 'feeder'
  | 'loadMw'
  | 'facilityKind'
  | 'kw'
  | 'essentialKw'
  | 'people'
  | 'name'
  | 'withoutPower';

/** Column names, English and Ukrainian, best first. `bus` is served before `id`, so that `node` goes to `id`. */
export const couplingAliases: Aliases<CouplingField> = {
  kind: [
    'kind',
    'type',
    'consumerkind',
    'consumertype',
    'componentkind',
    'componenttype',
    'elementtype',
    'component',
    'consumer',
    'class',
    'вид',
    'тип',
    'типспоживача',
    'компонент',
    'споживач',
  ],
  network: [
    'network',
    'networkid',
    'waternetwork',
    'net',
    'inp',
    'inpfile',
    'file',
    'system',
    'мережа',
    'водопровід',
    'файл',
  ],
  bus: [
    'bus',
    'busid',
    'busi',
    'busnumber',
    'busno',
    'busname',
    'gridbus',
    'powerbus',
    'шина',
    'номершини',
    'підстанція',
  ],
  id: [
    'id',
    'element',
    'elementid',
    'componentid',
    'consumerid',
    'consumer',
    'component',
    'asset',
    'assetid',
    'pump',
    'pumpid',
    'treatment',
    'treatmentid',
    'reservoir',
    'facility',
    'facilityid',
    'node',
    'nodeid',
    'link',
    'linkid',
    'name',
    'ід',
    'ідентифікатор',
    'код',
    'елемент',
    'насос',
    'вузол',
    'обєкт',
    'назва',
  ],
  feeder: ['feeder', 'feederid', 'фідер', 'лінія'],
  loadMw: ['loadmw', 'load', 'mw', 'demandmw', 'навантаженнямвт', 'навантаження', 'мвт'],
  facilityKind: ['facilitykind', 'facilitytype', 'sitekind', 'видобєкта', 'типобєкта'],
  kw: ['kw', 'demandkw', 'powerkw', 'квт', 'потужністьквт'],
  essentialKw: ['essentialkw', 'criticalkw', 'необхіднаквт'],
  people: ['people', 'peopleserved', 'population', 'люди', 'населення', 'мешканці'],
  name: ['name', 'title', 'label', 'назва'],
  withoutPower: ['withoutpower', 'onpowerloss', 'failstate', 'безживлення'],
};

const kindWords: Record<CoupledKind, readonly string[]> = {
  pump: ['pump', 'pumps', 'waterpump', 'насос', 'насоси'],
  treatment: [
    'treatment',
    'treatmentplant',
    'watertreatment',
    'wtp',
    'reservoir',
    'source',
    'очищення',
    'очисні',
    'очисніспоруди',
    'водоочистка',
    'джерело',
    'резервуар',
  ],
  facility: ['facility', 'site', 'building', 'обєкт', 'заклад', 'установа'],
  waterPoint: ['waterpoint', 'publictap', 'standpipe', 'пунктвидачіводи', 'бювет', 'водорозбірнаколонка'],
  valve: ['valve', 'valves', 'controlvalve', 'засувка', 'клапан'],
  feeder: ['feeder', 'фідер'],
};

const facilityWords: Partial<Record<FacilityKind, readonly string[]>> = {
  hospital: ['лікарня'],
  clinic: ['поліклініка', 'амбулаторія'],
  waterWorks: ['waterworks', 'водоканал'],
  pumpStation: ['pumpingstation', 'насоснастанція'],
  sewageLift: ['sewage', 'liftstation', 'кнс'],
  boilerHouse: ['boiler', 'котельня'],
  telecom: ['telecommunications', 'звязок'],
  shelter: ['пунктнезламності', 'укриття'],
  school: ['школа'],
  other: ['інше'],
};

/** The kind a word says, and the kind of facility where the word is one, such as `hospital`. */
export function readKind(word: string): { kind: CoupledKind; facilityKind?: FacilityKind } | undefined {
  const key = headerKey(word);
  const kind = coupledKinds.find((it) => kindWords[it].includes(key));
  if (kind) return { kind };
  const facilityKind = readFacilityKind(word);
  return facilityKind && { kind: 'facility', facilityKind };
}

export function readFacilityKind(word: string): FacilityKind | undefined {
  const key = headerKey(word);
  return facilityKinds.find((it) => it.toLowerCase() === key || facilityWords[it]?.includes(key));
}

/** A table with a column `pump` and none of kinds holds pumps. */
export function kindOfIdColumn(alias: string): CoupledKind | undefined {
  return readKind(alias.replace(/id$/, ''))?.kind;
}
