import type { Branch, Bus } from '../../model/grid';
import { createIssueList, type IssueList } from '../issue-list';
import type { RawLine } from './raw-lines';
import { createRawRow, hasCells, type RawRow } from './raw-row';
import { nameOf, reactanceOr, readRatings } from './read-branches';
import { type RawBuses, radPerDeg } from './read-buses';
import { endsOf, impedanceOf, ratioOf, type Winding, windingOf } from './transformer-values';

interface Transformer {
  lines: RawLine[];
  isThreeWinding: boolean;
}

/** Records of four lines, or of five where a third bus is named. A record that is cut off is reported. */
function groupRecords(lines: readonly RawLine[], issues: IssueList): Transformer[] {
  const records: Transformer[] = [];
  for (let at = 0; at < lines.length; ) {
    if (!hasCells(lines[at], 4, 'transformer', issues)) {
      at++;
      continue;
    }
    const third = lines[at].cells[2].trim();
    const isThreeWinding = third !== '' && third !== '0';
    const count = isThreeWinding ? 5 : 4;
    const taken = lines.slice(at, at + count);
    if (taken.length < count) {
      issues.add(
        'error',
        'psse.recordLines',
        { section: 'transformer', expected: count },
        { line: lines[at].line },
      );
      break;
    }
    records.push({ lines: taken, isThreeWinding });
    at += count;
  }
  return records;
}

/**
 * Transformers as branches, those with two windings first, then three branches to a star bus for each with three
 * (the order of MATPOWER's `psse2mpc`, whose rows are the ids). Star buses are added to `buses`, numbered from
 * the next power of ten on. Magnetising admittances are left out, as there.
 */
export function readTransformers(
  lines: readonly RawLine[],
  { firstRow, baseMva }: { firstRow: number; baseMva: number },
  buses: RawBuses,
  issues: IssueList,
): Branch[] {
  const records = groupRecords(lines, issues);
  const branches: Branch[] = [];
  let row = firstRow;
  for (const { lines: source, isThreeWinding } of records) {
    if (isThreeWinding) continue;
    const branch = readTwoWindings(source, String(row++), baseMva, buses, issues);
    if (branch) branches.push(branch);
  }
  const largest = buses.buses.reduce((most, bus) => Math.max(most, Number(bus.id)), 0);
  const base = Number(`1e${String(largest).length}`);
  let starCount = 0;
  const stars: Bus[] = [];
  for (const { lines: source, isThreeWinding } of records) {
    if (!isThreeWinding) continue;
    starCount++;
    const ids = [row, row + 1, row + 2].map(String);
    row += 3;
    const star = readThreeWindings(source, { ids, starId: String(base + starCount), baseMva }, buses, issues);
    if (!star) continue;
    stars.push(star.bus);
    branches.push(...star.branches);
  }
  for (const bus of stars) {
    buses.buses.push(bus);
    buses.byId.set(bus.id, bus);
  }
  if (stars.length > 0) issues.add('info', 'psse.starBuses', { count: stars.length, first: stars[0].id });
  return branches;
}

/** Says how many windings name a table of impedance corrections: their impedance is read as it stands. */
export function warnOfCorrections(lines: readonly RawLine[], version: number, issues: IssueList): void {
  const tableAt = version >= 35 ? 23 : version >= 34 ? 22 : 13;
  const silent = createIssueList();
  const windings = groupRecords(lines, silent).flatMap(({ lines: source, isThreeWinding }) =>
    source.slice(2, isThreeWinding ? 5 : 3),
  );
  const named = windings.filter((it) => createRawRow(it, '', silent).number(tableAt, 'TAB', 0) !== 0);
  if (named.length > 0)
    issues.add('warning', 'psse.corrections', { count: named.length }, { line: named[0].line });
}

function readTwoWindings(
  source: RawLine[],
  id: string,
  baseMva: number,
  buses: RawBuses,
  issues: IssueList,
): Branch | undefined {
  const [head, impedance, first, second] = source.map((it) => createRawRow(it, id, issues));
  const ends = endsOf(source[0], 2, buses, id, issues);
  if (!ends) return undefined;
  const [from, to] = ends;
  const windings = [windingOf(first, from), windingOf(second, to)] as const;
  const codes = { ratio: head.number(4, 'CW', 1), impedance: head.number(5, 'CZ', 1) };
  const { resistancePu, reactancePu } = impedanceOf(impedance, 0, codes.impedance, windings[0], baseMva);
  return {
    id,
    name: head.text(10) === '' ? nameOf(from.id, to.id, head.text(3)) : head.text(10),
    fromBusId: from.id,
    toBusId: to.id,
    kind: 'transformer',
    resistancePu,
    reactancePu: reactanceOr(impedance, reactancePu, id, issues),
    chargingPu: 0,
    ...readRatings(first, 3, id, issues),
    tap: positive(ratioOf(codes.ratio, windings[0]) / ratioOf(codes.ratio, windings[1]), first, id, issues),
    shiftRad: first.number(2, 'ANG1', 0) * radPerDeg,
    inService: head.number(11, 'STAT', 1) > 0,
  };
}

function positive(tap: number, row: RawRow, id: string, issues: IssueList): number {
  if (tap > 0 && Number.isFinite(tap)) return tap;
  issues.add('error', 'psse.badRatio', { id }, { line: row.line, id });
  return 1;
}

/** STAT of a transformer with three windings: 0 all off, 2, 3 and 4 the second, third and first winding off. */
const offStatus = [4, 2, 3] as const;

function readThreeWindings(
  source: RawLine[],
  { ids, starId, baseMva }: { ids: string[]; starId: string; baseMva: number },
  buses: RawBuses,
  issues: IssueList,
): { bus: Bus; branches: Branch[] } | undefined {
  const [id] = ids;
  const [head, impedance] = source.map((it) => createRawRow(it, id, issues));
  const ends = endsOf(source[0], 3, buses, id, issues);
  if (!ends) return undefined;
  const rows = source.slice(2).map((it, k) => createRawRow(it, ids[k], issues));
  const windings = ends.map((bus, k): Winding => windingOf(rows[k], bus));
  const codes = { ratio: head.number(4, 'CW', 1), impedance: head.number(5, 'CZ', 1) };
  const pairs = [0, 1, 2].map((k) => impedanceOf(impedance, 3 * k, codes.impedance, windings[k], baseMva));
  const [r12, r23, r31] = pairs.map((it) => it.resistancePu);
  const [x12, x23, x31] = pairs.map((it) => it.reactancePu);
  const star = {
    resistancePu: [(r12 + r31 - r23) / 2, (r12 + r23 - r31) / 2, (r31 + r23 - r12) / 2],
    reactancePu: [(x12 + x31 - x23) / 2, (x12 + x23 - x31) / 2, (x31 + x23 - x12) / 2],
  };
  const status = head.number(11, 'STAT', 1);
  const given = head.text(10) === '' ? ends.map((it) => it.id).join(' - ') : head.text(10);
  const bus: Bus = {
    id: starId,
    name: `${given} *`,
    type: status === 0 ? 'isolated' : 'load',
    loadMw: 0,
    loadMvar: 0,
    shuntMw: 0,
    shuntMvar: 0,
    voltagePu: impedance.number(9, 'VMSTAR', 1),
    angleRad: impedance.number(10, 'ANSTAR', 0) * radPerDeg,
    baseKv: 1,
    maxVoltagePu: 1.1,
    minVoltagePu: 0.9,
    gridArea: ends[0].gridArea,
    zone: ends[0].zone,
  };
  const branches = ends.map(
    (end, k): Branch => ({
      id: ids[k],
      name: `${given} (${k + 1})`,
      fromBusId: end.id,
      toBusId: starId,
      kind: 'transformer',
      resistancePu: star.resistancePu[k],
      reactancePu: reactanceOr(impedance, star.reactancePu[k], ids[k], issues),
      chargingPu: 0,
      ...readRatings(rows[k], 3, ids[k], issues),
      tap: positive(ratioOf(codes.ratio, windings[k]), rows[k], ids[k], issues),
      shiftRad: rows[k].number(2, 'ANG', 0) * radPerDeg,
      inService: status !== 0 && status !== offStatus[k],
    }),
  );
  return { bus, branches };
}
