import type { Technology } from '../../model/grid';

/**
 * Technology from MATPOWER's `genfuel` (genfuels.m) and `gentype` (gentypes.m, the EIA-860 prime movers).
 * What the two do not settle is `unknown`, which has defaults of its own.
 */
export function readTechnology(fuel: string | undefined, type: string | undefined): Technology {
  const fuelWord = fuel?.trim().toLowerCase() ?? '';
  const mover = type?.trim().toUpperCase() ?? '';
  return byFuel(fuelWord, mover) ?? byMover[mover] ?? 'unknown';
}

const byMover: Record<string, Technology> = {
  CA: 'combinedCycle',
  CC: 'combinedCycle',
  CS: 'combinedCycle',
  CT: 'combinedCycle',
  GT: 'gasTurbine',
  JE: 'gasTurbine',
  IC: 'diesel',
  HY: 'hydro',
  PS: 'hydro',
  PV: 'solar',
  WT: 'wind',
  W1: 'wind',
  W2: 'wind',
  W3: 'wind',
  W4: 'wind',
  WS: 'wind',
  BA: 'storage',
  ES: 'storage',
};

function byFuel(fuel: string, mover: string): Technology | undefined {
  switch (fuel) {
    case 'hydro':
    case 'hydrops':
      return 'hydro';
    case 'nuclear':
    case 'coal':
    case 'wind':
    case 'solar':
      return fuel;
    case 'ess':
      return 'storage';
    case 'ng':
    case 'lng':
      return mover === 'ST' ? 'oilSteam' : (byMover[mover] ?? 'combinedCycle');
    case 'oil':
    case 'rfo':
      return byMover[mover] ?? 'oilSteam';
    case 'dfo':
    case 'jetfuel':
      return byMover[mover] ?? 'diesel';
    default:
      return undefined;
  }
}
