/** A MATPOWER case of three buses in which nothing is wrong; tests replace one line. Line 5 is the first bus. */
export const caseLines: readonly string[] = [
  'function mpc = three',
  "mpc.version = '2';",
  'mpc.baseMVA = 100;',
  'mpc.bus = [',
  '\t1\t3\t0\t0\t0\t0\t1\t1\t0\t110\t1\t1.1\t0.9;',
  '\t2\t1\t50\t10\t0\t0\t1\t1\t0\t110\t1\t1.1\t0.9;',
  '\t3\t1\t30\t5\t2\t0\t1\t1\t0\t35\t1\t1.1\t0.9;',
  '];',
  'mpc.gen = [',
  '\t1\t80\t0\t50\t-50\t1\t100\t1\t200\t0;',
  '];',
  'mpc.branch = [',
  '\t1\t2\t0.01\t0.1\t0.02\t100\t120\t150\t0\t0\t1\t-360\t360;',
  '\t2\t3\t0\t0.2\t0\t0\t0\t0\t0.98\t30\t1\t-30\t30;',
  '\t1\t2\t0.01\t0.1\t0.02\t100\t120\t150\t0\t0\t0\t0\t0;',
  '];',
];

export const caseText = caseLines.join('\n');

/** The case with the given line (from 1) replaced; `undefined` takes it out. */
export function caseWith(line: number, text: string | undefined): string {
  return caseLines.flatMap((it, ix) => (ix === line - 1 ? (text ?? []) : it)).join('\n');
}
