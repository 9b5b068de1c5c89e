import { none } from '../model/ids';

/** What a site without grid has to carry, and with what. */
export interface SiteSupply {
  /** What is carried in all; no more than sun, ready sets and battery give together. */
  loadKw: number;
  /** What the sun gives now; 0 where nothing makes the grid that its inverter follows. */
  sunKw: number;
  /** What the battery can give now; 0 when it is empty. */
  storedKw: number;
  hasBattery: boolean;
  /** The battery comes before the sets (a hybrid site, above its reserve), else after them. */
  batteryFirst: boolean;
  /** Share of its rating that the first set is kept above by holding the sun back. */
  lowestShare: number;
}

/** Who carries how much. */
export interface SharedLoad {
  sunKw: number;
  batteryKw: number;
  onSetsKw: number;
  /** Sun that is left over for the battery. */
  spareKw: number;
}

const traceKw = 1e-9;

/**
 * Shares a load: the sun first, then the battery where it comes first, then the sets in their order, each up to what it
 * gives (`givesKw`, 0 for sets that are not ready), then the battery. Writes the sets' loads into `setLoadKw`, both at
 * `from` to `to`. A set that has to run is kept above its lowest load by holding the sun back; without a battery it runs
 * even where the sun would do, since the sun's inverter follows a grid. In this order nothing that is added makes
 * anything else be used more: with more sun, charge or fuel every tank and battery is at least as full at any later time.
 */
export function shareLoadInto(
  out: SharedLoad,
  setLoadKw: Float64Array,
  givesKw: Float64Array,
  from: number,
  to: number,
  site: SiteSupply,
): void {
  const { loadKw, sunKw, storedKw } = site;
  const firstKw = site.batteryFirst ? Math.min(storedKw, Math.max(0, loadKw - sunKw)) : 0;
  let wantedKw = Math.max(0, loadKw - Math.min(sunKw, loadKw) - firstKw);
  let lead: number = none;
  for (let k = from; k < to && lead === none; k++) if (givesKw[k] > 0) lead = k;
  if (lead !== none && (wantedKw > traceKw || !site.hasBattery))
    wantedKw = Math.max(wantedKw, Math.min(loadKw - firstKw, site.lowestShare * givesKw[lead]));
  let leftKw = wantedKw > traceKw ? wantedKw : 0;
  out.onSetsKw = 0;
  for (let k = from; k < to; k++) {
    const kw = Math.min(givesKw[k], leftKw);
    setLoadKw[k] = kw > traceKw ? kw : 0;
    leftKw -= setLoadKw[k];
    out.onSetsKw += setLoadKw[k];
  }
  out.sunKw = Math.max(0, Math.min(sunKw, loadKw - firstKw - out.onSetsKw));
  const restKw = loadKw - out.sunKw - out.onSetsKw;
  out.batteryKw = restKw > traceKw ? Math.min(storedKw, restKw) : 0;
  out.spareKw = out.onSetsKw === 0 && out.batteryKw === 0 ? Math.max(0, sunKw - out.sunKw) : 0;
}
