import type { ReactNode } from 'react';
import type { RunReader } from '../../client/run-reader';
import { formatShare } from '../charts/format-number';
import { Spark } from '../charts/spark';
import { formatRunTime } from '../charts/time-axis';
import { Quantity } from '../kit/quantity';
import type { Say } from '../kit/use-say';
import { type AreaRow, areaCurve, litreLevel } from './area-rows';
import type { Column } from './data-table';

/** In the panel: name with what is wrong and the lowest litres, water served, litres now. */
export function narrowAreaColumns(say: Say): Column<AreaRow>[] {
  return [
    {
      key: 'name',
      title: say('results.area'),
      sortBy: (it) => it.name,
      cell: (it) => {
        const [first = '', ...others] = troublesOf(it, say);
        const power = it.power < wholeShare ? say('areas.power', { share: keptShare(it.power) }) : '';
        const text = [first, power, lowText(it, say), ...others].filter((part) => part !== '').join(' · ');
        return (
          <span
            className="board-name area-lines"
            title={[it.name, text].filter((part) => part !== '').join(': ')}
          >
            <span>{it.name}</span>
            <span className="board-more">{text}</span>
          </span>
        );
      },
    },
    shareColumn(say, 'water', '60px'),
    { ...litresColumn(say), width: '64px' },
  ];
}

/** In the wide panel: people, lowest litres and when, hours below 15 L, and the curve of each area. */
export function wideAreaColumns(say: Say, reader: RunReader, timeS: number): Column<AreaRow>[] {
  const horizonS = reader.record.timesS.at(-1) ?? 1;
  return [
    {
      key: 'name',
      title: say('results.area'),
      sortBy: (it) => it.name,
      cell: (it) => (
        <span className="board-name area-lines" title={[it.name, ...troublesOf(it, say)].join(': ')}>
          <span>{it.name}</span>
          <span className="board-more">{troublesOf(it, say).join(' · ')}</span>
        </span>
      ),
    },
    {
      key: 'people',
      title: say('areas.people'),
      numeric: true,
      width: '64px',
      sortBy: (it) => it.people,
      cell: (it) => <Quantity value={it.people} />,
    },
    shareColumn(say, 'power', '58px'),
    shareColumn(say, 'water', '58px'),
    { ...litresColumn(say), width: '62px' },
    {
      key: 'low',
      title: say('areas.low'),
      tip: say('areas.lowTip'),
      numeric: true,
      width: '74px',
      sortBy: (it) => it.litres ?? last,
      cell: (it) =>
        it.litres === undefined ? (
          '–'
        ) : (
          <span className="board-name">
            <Litres litres={it.litres} />
            <span className="board-more">{formatRunTime(Math.floor(it.timeS / 3600) * 3600)}</span>
          </span>
        ),
    },
    {
      key: 'hours',
      title: say('areas.below15H'),
      tip: say('areas.below15HTip'),
      numeric: true,
      width: '58px',
      sortBy: (it) => -it.below15H,
      cell: (it) => <Quantity value={Math.round(it.below15H * 10) / 10} unit="h" />,
    },
    {
      key: 'curve',
      title: say('areas.curve'),
      tip: say('areas.curveTip'),
      width: '118px',
      cell: (it) => (
        <Spark
          timesS={reader.record.timesS}
          values={areaCurve(reader, it.id) ?? noValues}
          most={mostShownL}
          mark={15}
          atS={timeS / horizonS}
        />
      ),
    },
  ];
}

const noValues: readonly number[] = [];
/** Less than this is not all. */
const wholeShare = 0.995;
const last = Number.MAX_VALUE;
/** Small multiples share this scale; more litres than this are no news. */
const mostShownL = 60;

function shareColumn(say: Say, key: 'power' | 'water', width: string): Column<AreaRow> {
  return {
    key,
    title: say(`results.${key}`),
    tip: say(`results.${key}Tip`),
    numeric: true,
    width,
    sortBy: (it) => orLast(it[key]),
    cell: (it) => <span className={it[key] < 0.5 ? 'short' : undefined}>{formatShare(it[key])}</span>,
  };
}

function litresColumn(say: Say): Column<AreaRow> {
  return {
    key: 'litres',
    title: say('results.litres'),
    tip: say('results.litresTip'),
    numeric: true,
    sortBy: (it) => orLast(it.litresNow),
    cell: (it): ReactNode => (Number.isFinite(it.litresNow) ? <Litres litres={it.litresNow} /> : '–'),
  };
}

function Litres({ litres }: { litres: number }) {
  return (
    <span className={litres < 15 ? 'short' : undefined}>
      <Quantity value={litres < 10 ? Math.round(litres * 10) / 10 : Math.round(litres)} unit="L" />
    </span>
  );
}

/** A share whose sign stays with its figure where the line breaks. */
function keptShare(share: number): string {
  return formatShare(share).replace(' ', '\u00a0');
}

/** Level of service below the normal, dry floors, water that is not drinkable; each in words. */
function troublesOf(it: AreaRow, say: Say): string[] {
  const level = litreLevel(it.litresNow);
  return [
    ...(level && level !== 'normal' ? [say(`areas.level.${level}`)] : []),
    ...(it.dryFloorsShare > 0.005 ? [say('areas.dryFloors', { share: keptShare(it.dryFloorsShare) })] : []),
    ...(it.unsafeShare > 0.005 ? [say('areas.unsafe')] : []),
  ];
}

/** The lowest litres of the run, where they are less than normal. */
function lowText({ litres, timeS }: AreaRow, say: Say): string {
  if (litres === undefined || litreLevel(litres) === 'normal') return '';
  return say('areas.lowest', {
    litres: litres < 10 ? Math.round(litres * 10) / 10 : Math.round(litres),
    time: formatRunTime(Math.floor(timeS / 3600) * 3600),
  });
}

function orLast(value: number): number {
  return Number.isFinite(value) ? value : last;
}
