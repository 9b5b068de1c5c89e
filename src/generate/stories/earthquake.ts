import { drawDamage } from '../../damage/draw-damage';
import type { Footprint } from '../../model/footprint';
import { readParameters } from '../../model/parameters';
import type { Region } from '../../model/region';
import type { LossEvent, Scenario } from '../../model/scenario';
import { type Point, toLonLat } from '../land/plane';
import { ask, hourS, type Surroundings, setting } from './surroundings';

const quakeS = 4 * hourS;
const hours = 14 * 24;

/** One draw of what an earthquake along a fault beside the second city damages, by the fragility curves of the model. */
export function earthquake(around: Surroundings, region: Region): Scenario {
  const place = around.settlements[1] ?? around.settlements[0];
  const at = (x: number, y: number) => {
    const p: Point = { x: place.centre.x + place.radiusM * x, y: place.centre.y + place.radiusM * y };
    return toLonLat(p);
  };
  const footprint: Footprint = {
    id: 'fault',
    hazard: 'earthquake',
    intensity: 0.32,
    edgeIntensity: 0.06,
    outline: [at(-5, 1.5), at(-1, 1), at(2, 1.2), at(6, 0.4)],
    halfWidthM: 3 * place.radiusM,
    timeS: quakeS,
    draw: 1,
  };
  const { losses } = drawDamage(region, [], footprint, around.seed, readParameters({}));
  const events = losses.map(
    ({ component, damage, repairS }, i): LossEvent => ({
      id: `quake-${i + 1}`,
      timeS: quakeS,
      component,
      damage,
      cause: 'natural hazard',
      repairS,
      footprintId: footprint.id,
    }),
  );
  const repairs = losses.map((it) => it.repairS).sort((a, b) => a - b);
  const half = Math.round((repairs[Math.floor(repairs.length / 2)] ?? 0) / hourS);
  const lastH = Math.round((repairs.at(-1) ?? 0) / hourS);
  return {
    ...setting('earthquake', around, hours),
    name: `Earthquake near ${place.name}`,
    nameUk: `Землетрус поблизу: ${place.nameUk}`,
    note: `At 04:00 the ground shakes along a fault. What is damaged, and for how long, is one draw of many from published fragility curves: another draw damages other things. Half of what is damaged is mended within ${half} hours, the last of it after ${lastH} hours${lastH > hours ? ', beyond the end of this run' : ''}.`,
    noteUk: `О 04:00 уздовж розлому здригається земля. Що саме пошкоджено і на скільки — один випадковий розіграш із багатьох за опублікованими кривими вразливості: інший пошкодить інше. Половину пошкодженого відновлюють за ${half} год, останнє — за ${lastH} год${lastH > hours ? ', уже після кінця цього розрахунку' : ''}.`,
    questions: [
      ask(
        'What is back after three days, after a week, after two, and what decides the order?',
        'Що відновлено за три доби, за тиждень, за два і що визначає порядок?',
      ),
      ask(
        'Draw the damage again from the footprint: which of your conclusions still hold?',
        'Розіграйте пошкодження ще раз: які з ваших висновків лишаються чинними?',
      ),
    ],
    events,
    footprints: [footprint],
  };
}
