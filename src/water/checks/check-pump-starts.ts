import { issue } from '../../model/result';
import { type CheckedNetwork, type LinkCommand, linkElement, type WaterCheck } from './checked-network';

interface Told extends LinkCommand {
  line: number;
}

/**
 * Pumps that stay shut once they have stopped. After a power loss a pump takes the state of its last time control;
 * one with level controls or rules waits for one that opens it; any other goes on as before.
 */
export function checkPumpStarts(network: CheckedNetwork, file: string): WaterCheck[] {
  const byLink = new Map<number, Told[]>();
  for (const { line, commands } of network.controls)
    for (const it of commands) {
      const told = byLink.get(it.linkIx) ?? [];
      told.push({ ...it, line });
      byLink.set(it.linkIx, told);
    }
  const found: WaterCheck[] = [];
  for (const { linkIx } of network.pumps) {
    const told = byLink.get(linkIx) ?? [];
    const code = whyShut(told, network.linkStartsOpen[linkIx] === 1);
    if (!code) continue;
    const id = network.linkIds[linkIx];
    const last = lastTime(told);
    const closing = code === 'checks.pumpEndsShut' ? last : told.find((it) => !it.opens);
    const params = { pump: id, hour: (last?.atS ?? 0) / 3600 };
    const where = { file, line: closing?.line ?? network.linkLine[linkIx], id };
    found.push({
      issue: issue(code === 'checks.pumpNeverStarts' ? 'warning' : 'info', code, params, where),
      elements: [linkElement(network, linkIx)],
    });
  }
  return found;
}

function whyShut(told: Told[], startsOpen: boolean): string | undefined {
  if (told.some((it) => it.opens && it.by !== 'time')) return undefined;
  if (told.length === 0) return startsOpen ? undefined : 'checks.pumpNeverRuns';
  const last = lastTime(told);
  if (last && !last.opens) return 'checks.pumpEndsShut';
  if (last) return undefined;
  if (!told.some((it) => it.by === 'level' || it.by === 'rule')) return undefined;
  return startsOpen ? 'checks.pumpNeverStarts' : 'checks.pumpNeverRuns';
}

/** The latest control at an elapsed time; of two at once, the later in the file. */
function lastTime(told: Told[]): Told | undefined {
  let last: Told | undefined;
  for (const it of told)
    if (it.by === 'time' && it.atS !== undefined && it.atS >= (last?.atS ?? 0)) last = it;
  return last;
}
