/**
 * proj4 definitions of coordinate systems by EPSG code, as published in the EPSG registry. Systems in series
 * are made from their number: UTM on WGS 84 and ETRS89, Pulkovo 1942 and UCS-2000 Gauss-Kruger zones.
 */
export function findEpsg(code: number): string | undefined {
  return single[code] ?? zoned(code);
}

/** Pulkovo 1942 to WGS 84: EPSG transformation 5044 (some metres, more in the west). */
const pulkovo = '+ellps=krass +towgs84=23.57,-140.95,-79.8,0,0.35,0.79,-0.22';

/** UCS-2000 to WGS 84: the translation that EPSG publishes and PROJ uses (about 1 m). */
const ucs2000 = '+ellps=krass +towgs84=24.353,-121.36,-75.968,0,0,0,0';

function zoned(code: number): string | undefined {
  if (code >= 32601 && code <= 32660) return `+proj=utm +zone=${code - 32600} +datum=WGS84 +units=m`;
  if (code >= 32701 && code <= 32760) return `+proj=utm +zone=${code - 32700} +south +datum=WGS84 +units=m`;
  if (code >= 25828 && code <= 25838)
    return `+proj=utm +zone=${code - 25800} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m`;
  if (code >= 26901 && code <= 26923) return `+proj=utm +zone=${code - 26900} +datum=NAD83 +units=m`;
  // Six-degree zones, zone number before the easting.
  if (code >= 28402 && code <= 28432) return gaussKruger((code - 28400) * 6 - 3, code - 28400, pulkovo);
  if (code >= 5562 && code <= 5565) return gaussKruger((code - 5558) * 6 - 3, code - 5558, ucs2000);
  // Six-degree zones, central meridian, no zone number before the easting.
  if (code >= 5566 && code <= 5569) return gaussKruger((code - 5562) * 6 - 3, 0, ucs2000);
  // Three-degree zones, UCS-2000 / Ukraine TM zone 7 to 13.
  if (code >= 6381 && code <= 6387) return ukraineTm(code - 6381);
  return undefined;
}

function gaussKruger(meridianDeg: number, zoneNumber: number, datum: string): string {
  const x0 = zoneNumber * 1_000_000 + 500_000;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridianDeg} +k=1 +x_0=${x0} +y_0=0 ${datum} +units=m`;
}

function ukraineTm(ix: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${21 + 3 * ix} +k=1 +x_0=300000 +y_0=0 ${ucs2000} +units=m`;
}

const single: Readonly<Record<number, string>> = {
  4326: '+proj=longlat +datum=WGS84',
  4258: '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
  4269: '+proj=longlat +datum=NAD83',
  4284: `+proj=longlat ${pulkovo}`,
  5561: `+proj=longlat ${ucs2000}`,
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null',
  3035: '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m',
  27700:
    '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m',
  2154: '+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m',
  2180: '+proj=tmerc +lat_0=0 +lon_0=19 +k=0.9993 +x_0=500000 +y_0=-5300000 +ellps=GRS80 +units=m',
  28992:
    '+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel +towgs84=565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812 +units=m',
  // New York Long Island, US survey feet.
  2263: '+proj=lcc +lat_1=41.0333333333333 +lat_2=40.6666666666667 +lat_0=40.1666666666667 +lon_0=-74 +x_0=300000.0000000001 +y_0=0 +datum=NAD83 +units=us-ft',
  // Kentucky single zone, metres and US survey feet.
  3088: '+proj=lcc +lat_1=37.0833333333333 +lat_2=38.6666666666667 +lat_0=36.3333333333333 +lon_0=-85.75 +x_0=1500000 +y_0=1000000 +datum=NAD83 +units=m',
  3089: '+proj=lcc +lat_1=37.0833333333333 +lat_2=38.6666666666667 +lat_0=36.3333333333333 +lon_0=-85.75 +x_0=1500000 +y_0=999999.9998983998 +datum=NAD83 +units=us-ft',
  // California zones 3 and 5, US survey feet.
  2227: '+proj=lcc +lat_1=38.4333333333333 +lat_2=37.0666666666667 +lat_0=36.5 +lon_0=-120.5 +x_0=2000000.0001016 +y_0=500000.0001016001 +datum=NAD83 +units=us-ft',
  2229: '+proj=lcc +lat_1=35.4666666666667 +lat_2=34.0333333333333 +lat_0=33.5 +lon_0=-118 +x_0=2000000.0001016 +y_0=500000.0001016001 +datum=NAD83 +units=us-ft',
};
