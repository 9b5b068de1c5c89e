/**
 * Names that MATPOWER's `idx_*` functions return, in their order; values are 1-based columns, except for the
 * bus types. `define_constants` sets all of them.
 */
export const namedConstants: Record<string, readonly (readonly [name: string, value: number])[]> = {
  idx_bus: [
    ...numbered(['PQ', 'PV', 'REF', 'NONE']),
    ...numbered(['BUS_I', 'BUS_TYPE', 'PD', 'QD', 'GS', 'BS', 'BUS_AREA', 'VM', 'VA', 'BASE_KV', 'ZONE']),
    ...numbered(['VMAX', 'VMIN', 'LAM_P', 'LAM_Q', 'MU_VMAX', 'MU_VMIN'], 12),
  ],
  idx_gen: [
    ...numbered(['GEN_BUS', 'PG', 'QG', 'QMAX', 'QMIN', 'VG', 'MBASE', 'GEN_STATUS', 'PMAX', 'PMIN']),
    ...numbered(['MU_PMAX', 'MU_PMIN', 'MU_QMAX', 'MU_QMIN'], 22),
    ...numbered(['PC1', 'PC2', 'QC1MIN', 'QC1MAX', 'QC2MIN', 'QC2MAX'], 11),
    ...numbered(['RAMP_AGC', 'RAMP_10', 'RAMP_30', 'RAMP_Q', 'APF'], 17),
  ],
  idx_brch: [
    ...numbered(['F_BUS', 'T_BUS', 'BR_R', 'BR_X', 'BR_B', 'RATE_A', 'RATE_B', 'RATE_C', 'TAP', 'SHIFT']),
    ...numbered(['BR_STATUS'], 11),
    ...numbered(['PF', 'QF', 'PT', 'QT', 'MU_SF', 'MU_ST'], 14),
    ...numbered(['ANGMIN', 'ANGMAX'], 12),
    ...numbered(['MU_ANGMIN', 'MU_ANGMAX'], 20),
  ],
  idx_cost: [
    ...numbered(['PW_LINEAR', 'POLYNOMIAL']),
    ...numbered(['MODEL', 'STARTUP', 'SHUTDOWN', 'NCOST', 'COST']),
  ],
};

function numbered(names: readonly string[], first = 1): [string, number][] {
  return names.map((name, ix) => [name, first + ix]);
}
