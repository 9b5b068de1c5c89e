import { issue } from '../../model/result';
import { type CheckedNetwork, linkElement, listIds, type WaterCheck } from './checked-network';
import { round } from './district-checks';
import type { Bypass } from './find-bypasses';

/** Shares of demand not served without pumps, 0 to 1: as the file commands, with the bypass shut, and with it open. */
export interface BypassEffect {
  asFile: number;
  shut: number;
  /** Absent for a check valve, which opens by itself. */
  open?: number;
}

/** A difference in service from here on matters. */
const mattersShare = 0.05;

/** Tells of one bypass and what it changes; without an effect, that it is there. */
export function tellBypass(
  network: CheckedNetwork,
  bypass: Bypass,
  effect: BypassEffect | undefined,
  hours: number,
  file: string,
): WaterCheck {
  const { linkIx, pumpIx } = bypass;
  const id = network.linkIds[linkIx];
  const pumps = listIds(pumpIx.map((k) => network.linkIds[k]));
  const elements = [linkElement(network, linkIx), ...pumpIx.map((k) => linkElement(network, k))];
  const where = { file, line: network.linkLine[linkIx], id };
  const named = {
    link: id,
    kind: bypass.isCheckValve ? 'checkValve' : linkElement(network, linkIx).kind,
    pumps: pumps.ids,
    pumpCount: pumpIx.length,
    lines: bypass.controlLines.slice(0, 6).join(', '),
    lineCount: bypass.controlLines.length,
    starts: bypass.startsOpen ? 'open' : 'closed',
  };
  if (!effect) return { issue: issue('info', 'checks.bypassNotRun', named, where), elements };
  const best = effect.open ?? effect.asFile;
  let advice = 'little';
  if (effect.asFile - best >= mattersShare) advice = 'open';
  else if (effect.shut - best >= mattersShare) advice = 'keep';
  const params = {
    ...named,
    hours,
    shut: percent(effect.shut),
    open: percent(best),
    asFile: percent(effect.asFile),
    advice,
  };
  const code = bypass.isCheckValve ? 'checks.checkValve' : 'checks.bypass';
  return { issue: issue(advice === 'open' ? 'warning' : 'info', code, params, where), elements };
}

/** Small shares keep two decimals, so that "0.2" is not told as nothing. */
function percent(share: number): number {
  return share < 0.01 ? Math.round(share * 10_000) / 100 : round(share * 100);
}
