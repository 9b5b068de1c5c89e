/** Codes of `nodeKinds` and `linkKinds` in `water/hydraulic-engine`, which `io` may not import. */
export const nodeKind = { junction: 0, reservoir: 1, tank: 2 } as const;
export const linkKind = { pipe: 0, pump: 1, valve: 2 } as const;
