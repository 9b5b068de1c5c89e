import type { SupplyKind } from '../../model/water';
import { headerKey } from '../table/columns';
import { type Quantity, readUnit, type Unit } from './zone-units';

/** What a row of a table of supply zones may be. */
export type ZoneRowKind = SupplyKind | 'link';

export type ZoneField =
  | 'kind'
  | 'id'
  | 'name'
  | 'from'
  | 'to'
  | 'capacity'
  | 'volume'
  | 'fill'
  | 'people'
  | 'tier'
  | 'litres'
  | 'leak'
  | 'demand'
  | 'area'
  | 'bus'
  | 'feeder'
  | 'kw'
  | 'backupKw'
  | 'fuelL'
  | 'lon'
  | 'lat';

/** Column names, English and Ukrainian, as `headerKey` makes them and without a unit. */
const names: Readonly<Record<ZoneField, readonly string[]>> = {
  kind: ['kind', 'type', 'вид', 'тип'],
  id: ['id', 'code', 'ід', 'ідентифікатор', 'код'],
  name: ['name', 'title', 'назва'],
  from: ['from', 'fromid', 'upstream', 'від', 'звідки'],
  to: ['to', 'toid', 'downstream', 'до', 'куди'],
  capacity: ['capacity', 'maxflow', 'пропускназдатність', 'продуктивність', 'потужністьподачі'],
  volume: ['volume', 'storage', 'storedvolume', 'обєм', 'місткість'],
  fill: ['fill', 'startfill', 'filled', 'заповнення', 'наповнення'],
  people: ['people', 'population', 'люди', 'населення', 'мешканці'],
  tier: ['tier', 'priority', 'черговість', 'пріоритет'],
  litres: [
    'lpersonday',
    'litrespersonday',
    'litresperpersonday',
    'literspersonday',
    'litersperpersonday',
    'lperpersonday',
    'lpd',
    'lpcd',
    'лосдобу',
    'лосдоба',
    'лособудобу',
    'літрівнаособунадобу',
    'літрівособудобу',
    'нормалосдобу',
  ],
  leak: ['leak', 'leakage', 'losses', 'nonrevenuewater', 'втрати', 'витоки'],
  demand: ['demand', 'need', 'consumption', 'потреба', 'попит', 'споживання'],
  area: ['area', 'areaid', 'district', 'район'],
  bus: ['bus', 'busid', 'шина', 'підстанція'],
  feeder: ['feeder', 'feederid', 'фідер'],
  kw: ['kw', 'demandkw', 'powerkw', 'квт', 'потужністьквт'],
  backupKw: ['backupkw', 'generatorkw', 'генераторквт', 'резервквт'],
  fuelL: ['fuell', 'fuellitres', 'паливол'],
  lon: ['lon', 'longitude', 'lng', 'довгота'],
  lat: ['lat', 'latitude', 'широта'],
};

const fields = Object.keys(names) as ZoneField[];

const quantityOf: Partial<Record<ZoneField, Quantity>> = {
  capacity: 'flow',
  demand: 'flow',
  volume: 'volume',
  fill: 'share',
  leak: 'share',
};

const kindWords: Readonly<Record<ZoneRowKind, readonly string[]>> = {
  source: ['source', 'well', 'intake', 'spring', 'river', 'джерело', 'свердловина', 'водозабір'],
  treatment: ['treatment', 'treatmentplant', 'wtp', 'works', 'очищення', 'очисні', 'очисніспоруди'],
  station: ['station', 'pumpstation', 'pumpingstation', 'станція', 'насоснастанція'],
  reservoir: ['reservoir', 'tank', 'tower', 'резервуар', 'башта', 'водонапірнабашта'],
  zone: ['zone', 'district', 'supplyzone', 'зона', 'район'],
  link: ['link', 'pipe', 'main', 'звязок', 'ланка', 'ділянка', 'труба', 'водогін'],
};

export function readZoneKind(word: string): ZoneRowKind | undefined {
  const key = headerKey(word);
  return (Object.keys(kindWords) as ZoneRowKind[]).find((it) => kindWords[it].includes(key));
}

/** A column that was found. A quantity whose header names no unit has none. */
export interface ZoneColumn {
  column: number;
  header: string;
  unit?: Unit;
}

export type ZoneColumns = Partial<Record<ZoneField, ZoneColumn>>;

/**
 * Finds the columns of a table of supply zones; each field is given to the first column that names it. A quantity that
 * no column names with a known unit goes to the first that begins with its name, without a unit.
 */
export function findZoneColumns(header: readonly string[]): ZoneColumns {
  const columns: ZoneColumns = {};
  const keys = header.map((text) => headerKey(text).replaceAll('³', '3').replaceAll('^', ''));
  const taken = new Set<number>();
  const put = (field: ZoneField, column: number, unit?: Unit) => {
    taken.add(column);
    columns[field] = { column, header: header[column], ...(unit ? { unit } : {}) };
  };
  keys.forEach((key, column) => {
    const field = fields.find((it) => !columns[it] && names[it].includes(key.replace(/[/,:;]/g, '')));
    if (field && !quantityOf[field]) put(field, column);
  });
  for (const isUnitKnown of [true, false])
    keys.forEach((key, column) => {
      if (taken.has(column)) return;
      for (const field of fields) {
        const quantity = quantityOf[field];
        const own = quantity && !columns[field] && names[field].find((it) => key.startsWith(it));
        if (!quantity || !own) continue;
        const unit = readUnit(key.slice(own.length), quantity);
        if ((unit !== undefined) !== isUnitKnown) continue;
        put(field, column, unit);
        return;
      }
    });
  return columns;
}

/** True for the header of a table of supply zones, whether or not its columns can be used. */
export function isZoneHeader(header: readonly string[]): boolean {
  const keys = header.map((it) => headerKey(it));
  const has = (field: ZoneField) => keys.some((key) => names[field].includes(key));
  const hasQuantity = (['capacity', 'volume', 'demand'] as const).some((field) =>
    keys.some((key) => names[field].some((it) => key.startsWith(it))),
  );
  return has('kind') && has('id') && hasQuantity;
}
