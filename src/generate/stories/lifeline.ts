import { waterId } from '../../model/ids';
import type { Region } from '../../model/region';
import type { LossEvent, Scenario } from '../../model/scenario';
import type { WaterPlan } from '../water/water-plan';
import { ask, hourS, type Surroundings, setting } from './surroundings';

const outageS = 5 * hourS;
const repairH = 54;

/**
 * The pumping station of the lifeline loses its substation for more than two days: once with the bypass able to open, once with
 * its valve shut. Nothing else differs. None where there is no lifeline.
 */
export function lifelineLost(around: Surroundings, region: Region): Scenario[] {
  const water = around.waters.find((it) => it.bypassValveId !== undefined);
  const events = water && transformersOut(water, region);
  if (!water || !events || events.length === 0) return [];
  const shut: LossEvent = {
    id: 'bypass-shut',
    timeS: 0,
    component: { kind: 'valve', id: waterId(water.id, water.bypassValveId!) },
    damage: 'none',
    cause: 'technical',
    repairS: 30 * 24 * hourS,
  };
  const { name, nameUk } = water.settlement;
  const compare = ask(
    'Open the other scenario of the pair: how many people have 15 litres a day in one and not in the other?',
    'Відкрийте другий сценарій пари: скільки людей мають 15 літрів на добу в одному й не мають в іншому?',
  );
  return [
    {
      ...setting('lifeline-bypass-shut', around),
      name: `Bypass shut: the pumping lifeline of ${name} without power`,
      nameUk: `Обвід закритий: насосна магістраль (${nameUk}) без живлення`,
      note: `At 05:00 the substation of the pumping station that lifts the water of the whole valley fails for ${repairH} hours. The valve of the gravity bypass is shut for works. Only the districts that the same substation feeds go dark, and yet, when the tanks are empty, the towns of the valley have no water.`,
      noteUk: `О 05:00 на ${repairH} години виходить з ладу підстанція насосної станції, яка подає воду всій долині. Засувку обвідного водогону закрито через роботи. Без світла лише райони тієї самої підстанції, та коли резервуари порожні, води в містах долини немає.`,
      questions: [
        compare,
        ask(
          'How many hours do the tanks give to open a valve by hand, town by town?',
          'Скільки годин лишають резервуари, щоб відкрити засувку вручну, у кожному місті?',
        ),
        ask(
          'What set would carry the station instead, and how much diesel a day would it burn?',
          'Який генератор утримав би станцію і скільки дизеля на добу він спалив би?',
        ),
      ],
      events: [shut, ...events],
    },
    {
      ...setting('lifeline-bypass-open', around),
      name: `Bypass opens: the pumping lifeline of ${name} without power`,
      nameUk: `Обвід відкривається: насосна магістраль (${nameUk}) без живлення`,
      note: 'The same failure, but the gravity bypass from the lake can open. It is narrower than the main and brings less than people use, yet it never stops.',
      noteUk:
        'Та сама відмова, але самопливний обвід від озера може відкритися. Він вужчий за магістраль і дає менше, ніж споживають люди, зате не зупиняється.',
      questions: [
        compare,
        ask(
          'Who still goes short with the bypass open, and at what hours?',
          'Кому бракує води навіть із відкритим обводом і о котрій годині?',
        ),
      ],
      events,
    },
  ];
}

/** All transformers that feed the bus of the pumping station. */
function transformersOut(water: WaterPlan, region: Region): LossEvent[] {
  const pumping = water.stations.find((it) => it.pumpIds.length > 0) ?? water.stations[0];
  const stationId = `${water.id}-${pumping.kind}`;
  const busId = region.couplings.find((it) => it.consumer.id === stationId)?.busId;
  return region.grid.branches
    .filter((it) => it.kind === 'transformer' && (it.toBusId === busId || it.fromBusId === busId))
    .map((branch, i) => ({
      id: `transformer-${i + 1}`,
      timeS: outageS,
      component: { kind: 'branch', id: branch.id },
      damage: 'moderate',
      cause: 'technical',
      repairS: repairH * hourS,
    }));
}
