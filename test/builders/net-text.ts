/** Tables of a pandapower net by name, each row by column. */
export type NetTables = Record<string, Record<string, unknown>[]>;

export interface NetForm {
  baseMva?: number;
  version?: string;
  /** `split` in a string as `to_json` writes it, plain `split`, or by columns. */
  form?: 'text' | 'plain' | 'columns';
}

/** A net as `pandapower.to_json` lays it out; a row's index is its place unless it has an `index`. */
export function netText(
  tables: NetTables,
  { baseMva = 100, version = '3.1.0', form = 'text' }: NetForm = {},
): string {
  const net: Record<string, unknown> = {
    format_version: version,
    version,
    sn_mva: baseMva,
    f_hz: 50,
    name: '',
  };
  for (const [name, rows] of Object.entries(tables)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((it) => it !== 'index');
    const index = rows.map((row, ix) => row.index ?? ix);
    const data = rows.map((row) => columns.map((column) => row[column] ?? null));
    const split = { columns, index, data };
    const byColumn = Object.fromEntries(
      columns.map((column, c) => [
        column,
        Object.fromEntries(index.map((it, r) => [String(it), data[r][c]])),
      ]),
    );
    net[name] =
      form === 'columns'
        ? byColumn
        : {
            _module: 'pandas.core.frame',
            _class: 'DataFrame',
            _object: form === 'text' ? JSON.stringify(split) : split,
            orient: 'split',
          };
  }
  return JSON.stringify({ _module: 'pandapower.auxiliary', _class: 'pandapowerNet', _object: net });
}

/** Three buses at 110 kV in a ring, an external grid at the first, loads at the others. */
export function ringTables(): NetTables {
  const line = (from_bus: number, to_bus: number, x_ohm_per_km: number) => ({
    from_bus,
    to_bus,
    length_km: 10,
    r_ohm_per_km: 0.1,
    x_ohm_per_km,
    c_nf_per_km: 10,
    max_i_ka: 0.5,
    df: 1,
    parallel: 1,
    in_service: true,
  });
  return {
    bus: [0, 1, 2].map((ix) => ({ name: `B${ix}`, vn_kv: 110, in_service: true })),
    ext_grid: [{ bus: 0, vm_pu: 1, va_degree: 0, in_service: true }],
    load: [
      { bus: 1, p_mw: 30, q_mvar: 5, scaling: 1, in_service: true },
      { bus: 2, p_mw: 20, q_mvar: 5, scaling: 1, in_service: true },
    ],
    line: [line(0, 1, 0.4), line(1, 2, 0.3), line(0, 2, 0.2)],
  };
}
