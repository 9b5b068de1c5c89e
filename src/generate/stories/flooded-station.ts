import { splitWaterId } from '../../model/ids';
import type { Scenario } from '../../model/scenario';
import { closedRing, type Point } from '../land/plane';
import { ask, hourS, type Surroundings, setting } from './surroundings';

/** High water in the works of the largest town that drinks from the river. */
export function floodedStation(around: Surroundings): Scenario {
  const { grid, waters } = around;
  const water =
    waters.find((it) => it.settlement.kind === 'town' && it.source === 'river') ??
    waters.find((it) => it.source === 'river') ??
    waters[0];
  const station = water.stations.find((it) => it.kind === 'highLift') ?? water.stations[0];
  const lives = water.bypassValveId === undefined ? onTanks : onBypass;
  const cools = grid.generators.some((it) => splitWaterId(it.coolingNodeId ?? '').networkId === water.id);
  const { name, nameUk } = water.settlement;
  const at = (x: number, y: number): Point => ({
    x: station.point.x + 450 * x,
    y: station.point.y + 450 * y,
  });
  return {
    ...setting('flooded-station', around),
    name: `Flooded pump station, ${name}`,
    nameUk: `Затоплена насосна станція, ${nameUk}`,
    note: `High water floods the pump station at 06:00. Nobody loses electricity. ${lives.en} Water returns with the station, after 30 hours.${cools ? cooling.en : ''}`,
    noteUk: `О 06:00 висока вода затоплює насосну станцію. Електропостачання ніхто не втрачає. ${lives.uk} Вода повертається разом зі станцією, через 30 годин.${cools ? cooling.uk : ''}`,
    questions: [
      ask(
        'For how many hours do the tanks hold, and which districts feel it first?',
        'На скільки годин вистачає резервуарів і які райони відчують нестачу першими?',
      ),
      ask(
        'Who needs a tanker of water before the station is back? Sort the facilities by need.',
        'Кому потрібна цистерна з водою, поки станцію не відновлено? Погляньте на перелік обʼєктів за потребою.',
      ),
    ],
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

const onTanks = {
  en: 'The town lives on its tanks until they are empty.',
  uk: 'Місто живе з резервуарів, доки вони не спорожніють.',
};

const onBypass = {
  en: 'The towns live on their tanks and on what the bypass brings by gravity: enough for many hours, not for all that the repair takes.',
  uk: 'Міста живуть із резервуарів і з того, що самопливом дає обвід: на багато годин вистачає, на весь час ремонту — ні.',
};

const cooling = {
  en: ' The power plant that is cooled from its mains may have to stop as well; the neighbours give what it does not.',
  uk: ' Станція, яку охолоджує вода з цієї мережі, теж може зупинитися; її частку дають сусіди.',
};
