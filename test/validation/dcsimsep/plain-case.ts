import type { PlainGrid } from './relay-reference';

/** A plain grid with the bus numbers of its file. */
export interface PlainCase extends PlainGrid {
  busNumbers: number[];
  referenceBus: number;
}

/** Reads the tables of a MATPOWER file in the plainest way: numbers between brackets, comments cut. */
export function readPlainCase(text: string): PlainCase {
  const bus = tableOf(text, 'bus');
  const busNumbers = bus.map((row) => row[0]);
  const placeOf = new Map(busNumbers.map((it, ix) => [it, ix]));
  return {
    baseMva: Number(/mpc\.baseMVA\s*=\s*([^;]+);/.exec(text)![1]),
    busNumbers,
    referenceBus: bus.findIndex((row) => row[1] === 3),
    loadMw: bus.map((row) => row[2]),
    branches: tableOf(text, 'branch').map((row) => ({
      from: placeOf.get(row[0])!,
      to: placeOf.get(row[1])!,
      xPu: row[3],
      ratingMw: row[6],
      inService: row[10] > 0,
    })),
    units: tableOf(text, 'gen').map((row) => ({
      bus: placeOf.get(row[0])!,
      outputMw: row[1],
      maxMw: row[8],
      minMw: row[9],
      inService: row[7] > 0,
    })),
  };
}

function tableOf(text: string, name: string): number[][] {
  const start = text.indexOf('[', text.search(new RegExp(`^mpc\\.${name}\\s*=`, 'm')));
  const rows = text.slice(start + 1, text.indexOf(']', start)).split('\n');
  return rows
    .map((it) => it.replace(/%.*/, '').replaceAll(';', ' ').trim())
    .filter((it) => it !== '')
    .map((it) => it.split(/\s+/).map(Number));
}

/** The case as a MATPOWER file, the emergency rating as rateB, beside a rateA and a rateC that differ from it. */
export function writePlainCase(grid: PlainCase): string {
  const { busNumbers, loadMw, units, branches } = grid;
  const bus = busNumbers.map((it, ix) => {
    const type = ix === grid.referenceBus ? 3 : 1;
    return [it, type, loadMw[ix], 0, 0, 0, 1, 1, 0, 110, 1, 1.1, 0.9];
  });
  const gen = units.map((it) => [
    ...[busNumbers[it.bus], it.outputMw, 0, 0, 0, 1, 100],
    ...[it.inService ? 1 : 0, it.maxMw, it.minMw],
  ]);
  const branch = branches.map((it) => [
    ...[busNumbers[it.from], busNumbers[it.to], 0, it.xPu, 0],
    ...[0.8 * it.ratingMw, it.ratingMw, 1.2 * it.ratingMw, 0, 0, it.inService ? 1 : 0, -360, 360],
  ]);
  const table = (name: string, rows: number[][]) =>
    `mpc.${name} = [\n${rows.map((row) => `\t${row.join('\t')};`).join('\n')}\n];\n`;
  return `function mpc = plain\nmpc.version = '2';\nmpc.baseMVA = ${grid.baseMva};\n${table('bus', bus)}${table('gen', gen)}${table('branch', branch)}`;
}
