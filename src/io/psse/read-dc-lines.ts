import type { DcLine } from '../../model/grid';
import type { IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import { createRawRow } from './raw-row';
import { findBus, type RawBuses } from './read-buses';

/**
 * Two-terminal DC lines, three lines each; an id is the 1-based record. Line 1: NAME, MDC, RDC, SETVL, VSCHD;
 * lines 2 and 3 begin with the rectifier's and the inverter's bus. MDC 1 sets MW, MDC 2 sets amperes, 0 blocks
 * the line. As in `psse2mpc` what is sent arrives: DC flow has no losses, and those in RDC are told only.
 */
export function readDcLines(lines: readonly RawLine[], buses: RawBuses, issues: IssueList): DcLine[] {
  const found: DcLine[] = [];
  let lostMw = 0;
  if (lines.length % 3 !== 0)
    issues.add(
      'error',
      'psse.recordLines',
      { section: 'twoTerminalDc', expected: 3 },
      { line: lines[0].line },
    );
  for (let at = 0; at + 2 < lines.length; at += 3) {
    const id = String(at / 3 + 1);
    const record = { section: 'twoTerminalDc' as const, line: lines[at].line, id };
    const from = findBus(buses, lines[at + 1].cells[0] ?? '', record, issues);
    const to = findBus(buses, lines[at + 2].cells[0] ?? '', record, issues);
    if (!from || !to) continue;
    const row = createRawRow(lines[at], id, issues);
    const mode = row.number(1, 'MDC', 0);
    const set = row.number(3, 'SETVL', 0);
    const scheduledKv = row.number(4, 'VSCHD', 0);
    const resistanceOhm = row.number(2, 'RDC', 0);
    const flowMw = mode === 1 ? Math.abs(set) : mode === 2 ? (Math.abs(set) * scheduledKv) / 1000 : 0;
    const currentKa = scheduledKv > 0 ? flowMw / scheduledKv : 0;
    lostMw += Math.max(0, resistanceOhm) * currentKa * currentKa;
    found.push({
      id,
      fromBusId: from.id,
      toBusId: to.id,
      inService: mode === 1 || mode === 2,
      flowMw,
      minMw: 0.85 * flowMw,
      maxMw: 1.15 * flowMw,
      lossConstantMw: 0,
      lossFraction: 0,
    });
  }
  if (lostMw > 0) issues.add('info', 'psse.dcLosses', { mw: lostMw }, { line: lines[0].line });
  return found;
}
