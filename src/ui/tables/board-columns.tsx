import type { ReactNode } from 'react';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import { formatNumber } from '../charts/format-number';
import { Quantity } from '../kit/quantity';
import type { BoardRow } from './board-rows';
import { powerLeftH, shortH, urgencyOf } from './board-rows';
import { ClockState, PowerState, WaterState } from './board-state';
import {
  type BoardWords,
  clockAt,
  clockPhrases,
  emptyPhrase,
  hoursText,
  ownPhrases,
  ownShort,
  runHour,
  tankerPhrase,
} from './board-words';
import type { Column } from './data-table';

const most = Number.MAX_VALUE;
const { grid } = facilityPowerStates;

/** In the panel: three lines for a site, its tier and the hours that it lasts. */
export function narrowColumns(words: BoardWords): Column<BoardRow>[] {
  const { say } = words;
  return [
    needColumn(words),
    {
      key: 'name',
      title: say('board.site'),
      sortBy: (it) => it.name,
      cell: (it) => <Site row={it} words={words} />,
    },
    { ...leftColumn(words), width: '58px' },
  ];
}

/** Name, states, and what is most pressing: harm, then when it is empty, then clocks, then what it has. */
function Site({ row, words }: { row: BoardRow; words: BoardWords }) {
  const clocks = clockPhrases(row, words);
  const isHarm = row.harm !== undefined;
  const supply = phrases(emptyPhrase(row, words), tankerPhrase(row, words), storePhrase(row, words));
  const more = supply.length > 0 ? supply : ownPhrases(row, words);
  return (
    <span className="board-name" title={[row.name, ...clocks, ...more].join(' · ')}>
      <span>{row.name}</span>
      <span className="board-state">
        <PowerState power={row.power} powerShare={row.powerShare} />
        {row.power !== facilityPowerStates.lost && <WaterState row={row} />}
      </span>
      <span className="board-state board-more">
        {isHarm || (supply.length === 0 && clocks.length > 0) ? (
          <ClockState phrases={clocks} isHarm={isHarm} />
        ) : (
          <span>{more.join(' · ')}</span>
        )}
      </span>
    </span>
  );
}

function storePhrase({ storeH }: BoardRow, { say, language }: BoardWords): string | undefined {
  return storeH === undefined ? undefined : say('board.storeLasts', { hours: hoursText(storeH, language) });
}

function phrases(...list: (string | undefined)[]): string[] {
  return list.filter((it) => it !== undefined);
}

/** The tier, by which a board puts those in need first. */
function needColumn({ say }: BoardWords): Column<BoardRow> {
  return {
    key: 'need',
    title: say('facts.tierShort'),
    tip: say('board.tierTip'),
    width: '40px',
    sortBy: urgencyOf,
    cell: (it) => it.tier,
  };
}

/** In the wide panel: a line for a site, what is known of it in columns. */
export function wideColumns(words: BoardWords): Column<BoardRow>[] {
  const { say, language } = words;
  return [
    needColumn(words),
    {
      key: 'name',
      title: say('board.site'),
      sortBy: (it) => it.name,
      cell: (it) => (
        <span className="area-name" title={`${it.name}, ${say(`map.facility.${it.kind}`)}`}>
          {it.name}
        </span>
      ),
    },
    {
      key: 'power',
      title: say('board.power'),
      tip: say('board.powerTip'),
      width: '102px',
      sortBy: (it) => powerRank(it),
      cell: (it) => (
        <span className="board-name" title={ownPhrases(it, words).join(' · ')}>
          <span className="board-state">
            <PowerState power={it.power} powerShare={it.powerShare} />
          </span>
          <span className="board-more">{ownShort(it, words)}</span>
        </span>
      ),
    },
    {
      ...leftColumn(words),
      width: '120px',
      cell: (it) => (
        <TwoLines
          first={<Left row={it} language={language} />}
          second={it.emptyS === undefined ? '' : `${clockAt(it.emptyS, words)}, ${runHour(it.emptyS)}`}
        />
      ),
    },
    {
      key: 'fuel',
      title: say('board.fuel'),
      tip: say('board.fuelTip'),
      numeric: true,
      width: '116px',
      sortBy: (it) => (it.setKw > 0 ? (it.fuelL ?? it.tankL) : most),
      cell: (it) =>
        it.setKw > 0 ? (
          <TwoLines
            first={<Quantity value={Math.round(it.fuelL ?? it.tankL)} unit="L" />}
            second={tankerPhrase(it, words) ?? ''}
          />
        ) : (
          '–'
        ),
    },
    {
      key: 'water',
      title: say('board.water'),
      tip: say('board.waterTip'),
      width: '156px',
      sortBy: (it) => waterRank(it),
      cell: (it) => {
        const clocks = clockPhrases(it, words);
        return (
          <span className="board-name" title={clocks.join(' · ')}>
            <span className="board-state">
              <WaterState row={it} always />
            </span>
            <span className="board-state board-more">
              {clocks.length > 0 ? (
                <ClockState phrases={clocks.slice(0, 1)} isHarm={it.harm !== undefined} />
              ) : (
                <span>{storePhrase(it, words)}</span>
              )}
            </span>
          </span>
        );
      },
    },
  ];
}

/** Hours that fuel or charge lasts. */
function leftColumn({ say, language }: BoardWords): Column<BoardRow> {
  return {
    key: 'left',
    title: say('board.left'),
    tip: say('board.leftTip'),
    numeric: true,
    sortBy: (it) => powerLeftH(it) ?? most,
    cell: (it) => <Left row={it} language={language} />,
  };
}

function Left({ row, language }: { row: BoardRow; language: string }) {
  const hours = powerLeftH(row);
  if (hours === undefined) return null;
  return (
    <span className={hours < shortH ? 'quantity short' : 'quantity'}>
      {formatNumber(Math.round(hours * 10) / 10, language)}
      <span className="unit"> h</span>
    </span>
  );
}

function TwoLines({ first, second }: { first: ReactNode; second: string }) {
  return (
    <span className="board-name">
      <span>{first}</span>
      <span className="board-more">{second}</span>
    </span>
  );
}

function powerRank({ power = grid, powerShare = 1, tier }: BoardRow): number {
  return (power === grid ? 100 : powerShare * 10) * 10 + tier;
}

function waterRank({ water, storeH = 0, tier, harm }: BoardRow): number {
  const { none, low, storage, served } = facilityWaterStates;
  const order: readonly number[] = [none, low, storage, served];
  const rank = water === undefined ? -1 : order.indexOf(water);
  return (rank < 0 ? 9 : rank) * 100_000 + (harm ? 0 : 10_000) + Math.min(storeH, 999) * 10 + tier;
}
