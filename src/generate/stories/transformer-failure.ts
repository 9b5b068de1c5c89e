import type { LossEvent, Scenario } from '../../model/scenario';
import { busId } from '../grid/grid-write';
import { ask, hourS, type Surroundings, setting, siteServing } from './surroundings';

/** All transformers of the substation that runs the upland town's pumps: one in overhaul already, the other fails. */
export function transformerFailure(around: Surroundings): Scenario {
  const { plan, grid, waters } = around;
  const water = waters.find((it) => it.source === 'upland') ?? waters[waters.length - 1];
  const site = siteServing(plan, water);
  const bank = grid.branches.filter((it) => it.kind === 'transformer' && it.toBusId === busId(site, 10));
  const events = bank.map(
    (branch, i): LossEvent => ({
      id: `transformer-${i + 1}`,
      timeS: i === 0 ? 0 : 7 * hourS,
      component: { kind: 'branch', id: branch.id },
      damage: i === 0 ? 'moderate' : 'minor',
      cause: 'technical',
      // the first one waits for its spare; the others come back after tests
      repairS: i === 0 ? 240 * hourS : 26 * hourS,
    }),
  );
  return {
    ...setting('transformer-failure', around),
    name: `Transformer failure during overhaul, ${site.name}`,
    nameUk: `Відмова трансформатора під час ремонту, ${site.nameUk}`,
    note: "One transformer is in overhaul and its spare is far away; at 07:00 the other one fails. The substation is dark until it is tested and switched back 26 hours later. The town's water comes from a lake above it: without pumps it still flows by gravity, at lower pressure.",
    noteUk:
      'Один трансформатор у ремонті, запасний далеко; о 07:00 відмовляє другий. Підстанція без напруги, доки його не перевірять і не ввімкнуть через 26 годин. Вода йде до міста з озера, що лежить вище: без насосів вона тече самопливом, але з меншим тиском.',
    questions: [
      ask(
        'How much water still comes without pumps, and on which storeys?',
        'Скільки води надходить без насосів і до яких поверхів?',
      ),
      ask(
        'How much is saved if the spare stood in the region: change the repair of the first transformer to 5 days.',
        'Що змінить запасний трансформатор у регіоні: поставте ремонт першого на 5 діб?',
      ),
    ],
    events,
  };
}
