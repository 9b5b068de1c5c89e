import { findIn } from '../../model/look-up';
import { say } from '../../words/catalogue';
import { formatNumber } from '../charts/format-number';
import { type DescribeContext, type Description, named } from './describe-component';
import { stateNames } from './state-classes';

/** Whether a public water point gives water, what is left in its store, and what it has handed out up to now. */
export function describeWaterPoint(to: Description, id: string, context: DescribeContext): void {
  const { region, reader, timeS, language } = context;
  const point = findIn(region.waterPoints ?? [], id);
  to.title = named(point, language, id);
  const code = reader?.value('waterPointState', id, timeS);
  const name = code === undefined ? undefined : stateNames.waterPoint[code];
  if (name !== undefined)
    to.states.push({
      id: `map.state.waterPoint.${name}`,
      tone: name === 'open' ? 'plain' : name === 'noPower' ? 'bad' : 'water',
    });
  const number = (value: number) => formatNumber(value, language);
  const storedM3 = reader?.value('waterPointStoredM3', id, timeS);
  if (point?.kind === 'store' && point.storeM3 !== undefined && storedM3 !== undefined)
    to.figures.push({
      label: 'map.figure.storedPoint',
      value: say('map.figure.of', { value: number(storedM3), most: number(point.storeM3) }, language),
      unit: 'm³',
    });
  const givenM3 = reader?.curve('waterPointGivenM3', id);
  if (!reader || !givenM3) return;
  let soFarM3 = 0;
  for (let frame = 0; frame <= reader.frameIx(timeS); frame++) soFarM3 += givenM3[frame];
  to.figures.push({ label: 'map.figure.givenSoFar', value: number(soFarM3), unit: 'm³' });
}
