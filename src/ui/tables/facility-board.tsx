import { BatteryMedium, DropletOff, Droplets, Fuel, TriangleAlert, Zap, ZapOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RunReader } from '../../client/run-reader';
import { refKey } from '../../model/ids';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import { projectOfState, useProject } from '../../store/project';
import { hover, showComponent, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { SelectInput } from '../kit/fields';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { stateNames } from '../map/state-classes';
import { type BoardChoice, type BoardRow, boardChoices, isOnBoard, urgencyOf } from './board-rows';
import { type Column, DataTable } from './data-table';
import { fuelHoursLeft } from './fuel-hours';

const powerIcons = [Zap, Fuel, BatteryMedium, TriangleAlert, ZapOff, ZapOff] as const;

/** Who is dark, who is on backup and for how long, at the time cursor. */
export function FacilityBoard({ reader }: { reader: RunReader }) {
  const say = useSay();
  const nameOf = useNameOf();
  const timeS = useTimeS();
  const facilities = useProject((state) => projectOfState(state)?.region.facilities);
  const selection = useView((state) => state.selection);
  const [choice, setChoice] = useState<BoardChoice>('all');
  const rows = useMemo(() => {
    const frameIx = reader.frameIx(timeS);
    const power = reader.row('facilityPower', frameIx);
    const water = reader.row('facilityWater', frameIx);
    return (facilities ?? []).flatMap((it): BoardRow[] => {
      const ix = reader.column('facilityIds', it.id);
      if (ix < 0) return [];
      return [
        {
          id: it.id,
          name: nameOf({ kind: 'facility', id: it.id }),
          kindId: `map.facility.${it.kind}`,
          tier: it.tier,
          power: power[ix],
          water: water[ix],
          fuelH: fuelHoursLeft(reader, ix, frameIx),
        },
      ];
    });
  }, [facilities, reader, timeS, nameOf]);
  const shown = useMemo(() => rows.filter((it) => isOnBoard(it, choice)), [rows, choice]);
  const columns = useMemo(
    (): Column<BoardRow>[] => [
      {
        key: 'name',
        title: say('tables.name'),
        sortBy: (it) => it.name,
        cell: (it) => (
          <span className="board-name" title={`${it.name}, ${say(it.kindId)}`}>
            <span>{it.name}</span>
            <BoardState power={it.power} water={it.water} />
          </span>
        ),
      },
      {
        key: 'power',
        title: say('facts.tierShort'),
        tip: say('results.stateTip'),
        width: '46px',
        numeric: true,
        sortBy: urgencyOf,
        cell: (it) => it.tier,
      },
      {
        key: 'fuel',
        title: say('results.fuel'),
        tip: say('results.fuelTip'),
        numeric: true,
        width: '60px',
        sortBy: (it) => it.fuelH ?? Number.MAX_VALUE,
        cell: (it) =>
          it.fuelH === undefined ? '' : <Quantity value={Math.round(it.fuelH * 10) / 10} unit="h" />,
      },
    ],
    [say],
  );
  const selected = new Set(selection.map(refKey));
  return (
    <div className="panel-fill">
      <SelectInput<BoardChoice>
        label={say('results.which')}
        value={choice}
        options={boardChoices.map((it) => {
          const count = rows.filter((row) => isOnBoard(row, it)).length;
          return [it, say(`results.which.${it}`, { count })] as const;
        })}
        onChoose={setChoice}
      />
      <DataTable<BoardRow>
        caption={say('results.facilities')}
        rows={shown}
        columns={columns}
        rowKey={(it) => it.id}
        sortedBy="power"
        rowHeightPx={48}
        onPick={(it) => showComponent({ kind: 'facility', id: it.id })}
        onHover={(it) => hover(it && { kind: 'facility', id: it.id })}
        isPicked={(it) => selected.has(`facility:${it.id}`)}
        empty={choice === 'all' ? say('region.noneOfKind') : say('results.which.none')}
      />
    </div>
  );
}

/** State of electricity and water by sign and words. */
function BoardState({ power, water }: { power: number; water: number }) {
  const say = useSay();
  const PowerIcon = powerIcons[power] ?? Zap;
  const name = stateNames.facilityPower[power];
  const isDry = water === facilityWaterStates.none;
  const isShort = water === facilityWaterStates.low || water === facilityWaterStates.storage;
  const waterText = say(`map.state.facilityWater.${stateNames.facilityWater[water]}` as MessageId);
  return (
    <span className="board-state">
      <span data-power={name}>
        <PowerIcon size={14} aria-hidden />
        {say(`map.state.facilityPower.${name}` as MessageId)}
      </span>
      {(isDry || isShort) && power !== facilityPowerStates.lost && (
        <span data-water={isDry ? 'none' : 'low'}>
          {isDry ? <DropletOff size={14} aria-hidden /> : <Droplets size={14} aria-hidden />}
          {isDry ? say('results.noWater') : waterText}
        </span>
      )}
    </span>
  );
}
