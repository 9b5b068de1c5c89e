/** The numeric tables of a MATPOWER case as they stand in the file, for references that share nothing with the readers. */
export interface CaseTables {
  baseMva: number;
  bus: number[][];
  gen: number[][];
  branch: number[][];
  gencost: number[][];
  dcline: number[][];
}

/** Reads plain tables: one row a line or split by semicolons, comments cut off. */
export function readTables(text: string): CaseTables {
  const plain = text.replace(/%.*$/gm, '');
  const tableOf = (name: string): number[][] => {
    const body = new RegExp(`mpc\\.${name}\\s*=\\s*\\[([^\\]]*)\\]`).exec(plain)?.[1] ?? '';
    return body
      .split(/[;\n]/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => line.split(/[\s,]+/).map(Number));
  };
  const base = /mpc\.baseMVA\s*=\s*([\d.eE+]+)/.exec(plain)?.[1];
  return {
    baseMva: Number(base),
    bus: tableOf('bus'),
    gen: tableOf('gen'),
    branch: tableOf('branch'),
    gencost: tableOf('gencost'),
    dcline: tableOf('dcline'),
  };
}

export function writeTables(tables: CaseTables): string {
  const { baseMva, bus, gen, branch, gencost, dcline } = tables;
  const lines = ['function mpc = varied', "mpc.version = '2';", `mpc.baseMVA = ${baseMva};`];
  for (const [name, rows] of Object.entries({ bus, gen, branch, gencost, dcline })) {
    if (rows.length === 0) continue;
    const width = Math.max(...rows.map((row) => row.length));
    const full = rows.map((row) => [...row, ...new Array(width - row.length).fill(0)]);
    lines.push(`mpc.${name} = [`, ...full.map((row) => `\t${row.join('\t')};`), '];');
  }
  return `${lines.join('\n')}\n`;
}
