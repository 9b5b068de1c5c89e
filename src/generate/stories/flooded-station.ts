import type { Scenario } from '../../model/scenario';
import { closedRing, type Point } from '../land/plane';
import { hourS, type Surroundings, winter } from './surroundings';

/** High water in the works of the largest town that drinks from the river. */
export function floodedStation({ waters, seed }: Surroundings): Scenario {
  const water =
    waters.find((it) => it.settlement.kind === 'town' && it.source === 'river') ??
    waters.find((it) => it.source === 'river') ??
    waters[0];
  const station = water.stations.find((it) => it.kind === 'highLift') ?? water.stations[0];
  const { name, nameUk } = water.settlement;
  const at = (x: number, y: number): Point => ({
    x: station.point.x + 450 * x,
    y: station.point.y + 450 * y,
  });
  return {
    ...winter('flooded-station', seed),
    name: `Flooded pump station, ${name}`,
    nameUk: `Затоплена насосна станція, ${nameUk}`,
    note: 'High water floods the pump station at 06:00. Electricity is not touched: the town lives on its tanks until they are empty, and water returns after 30 hours.',
    noteUk:
      'О 06:00 висока вода затоплює насосну станцію. Електропостачання не зачеплене: місто живе з резервуарів, доки вони не спорожніють, вода повертається через 30 годин.',
    events: [
      {
        id: 'flood-1',
        timeS: 6 * hourS,
        component: { kind: 'facility', id: `${water.id}-${station.kind}` },
        damage: 'moderate',
        cause: 'natural hazard',
        repairS: 30 * hourS,
      },
    ],
    footprints: [
      {
        id: 'flood-outline',
        hazard: 'flood',
        intensity: 1.2,
        outline: closedRing([at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)]),
      },
    ],
  };
}
