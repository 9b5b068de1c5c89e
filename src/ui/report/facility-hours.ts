import type { RunReader } from '../../client/run-reader';
import { none } from '../../model/ids';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';

/** Hours a facility spent in each bad state, from recorded times; a frame's state holds until the next. */
export interface FacilityHours {
  id: string;
  darkH: number;
  backupH: number;
  dryH: number;
}

/** One row for each facility the run knows, in the given order. */
export function facilityHours(reader: RunReader, ids: readonly string[]): FacilityHours[] {
  const columns = ids.map((id) => reader.column('facilityIds', id));
  const rows = ids.map((id): FacilityHours => ({ id, darkH: 0, backupH: 0, dryH: 0 }));
  const { timesS } = reader.record;
  for (let frameIx = 0; frameIx + 1 < timesS.length; frameIx++) {
    const hours = (timesS[frameIx + 1] - timesS[frameIx]) / 3600;
    const power = reader.row('facilityPower', frameIx);
    const water = reader.row('facilityWater', frameIx);
    for (let i = 0; i < rows.length; i++) {
      const column = columns[i];
      if (column === none) continue;
      const state = power[column];
      if (state === facilityPowerStates.dark || state === facilityPowerStates.lost) rows[i].darkH += hours;
      if (state === facilityPowerStates.backup || state === facilityPowerStates.battery)
        rows[i].backupH += hours;
      if (water[column] === facilityWaterStates.none) rows[i].dryH += hours;
    }
  }
  return rows.filter((_, i) => columns[i] !== none);
}
