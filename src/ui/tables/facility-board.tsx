import { BatteryMedium, DropletOff, Droplets, Fuel, TriangleAlert, Zap, ZapOff } from 'lucide-react';
import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { refKey } from '../../model/ids';
import { facilityPowerStates, facilityWaterStates } from '../../model/run-record';
import { projectOfState, useProject } from '../../store/project';
import { hover, showComponent, useView } from '../../store/view';
import type { MessageId } from '../../words/catalogue';
import { Quantity } from '../kit/quantity';
import { useNameOf } from '../kit/use-name-of';
import { useSay } from '../kit/use-say';
import { useTimeS } from '../kit/use-time';
import { stateNames } from '../map/state-classes';
import { type Column, DataTable } from './data-table';
import { fuelHoursLeft } from './fuel-hours';

interface BoardRow {
  id: string;
  name: string;
  kindId: MessageId;
  power: number;
  water: number;
  fuelH?: number;
}

/** Worst first: dark, lost, partly served, on battery, on generator, on the grid. */
const powerOrder: readonly number[] = [
  facilityPowerStates.dark,
  facilityPowerStates.lost,
  facilityPowerStates.partial,
  facilityPowerStates.battery,
  facilityPowerStates.backup,
  facilityPowerStates.grid,
];
const powerIcons = [Zap, Fuel, BatteryMedium, TriangleAlert, ZapOff, ZapOff] as const;

/** Who is dark, who is on backup and for how long, at the time cursor. */
export function FacilityBoard({ reader }: { reader: RunReader }) {
  const say = useSay();
  const nameOf = useNameOf();
  const timeS = useTimeS();
  const facilities = useProject((state) => projectOfState(state)?.region.facilities);
  const selection = useView((state) => state.selection);
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
          power: power[ix],
          water: water[ix],
          fuelH: fuelHoursLeft(reader, ix, frameIx),
        },
      ];
    });
  }, [facilities, reader, timeS, nameOf]);
  const counts = useMemo(() => {
    const count = (state: number) => rows.filter((it) => it.power === state).length;
    return {
      dark: count(facilityPowerStates.dark) + count(facilityPowerStates.lost),
      backup: count(facilityPowerStates.backup) + count(facilityPowerStates.battery),
      dry: rows.filter((it) => it.water === facilityWaterStates.none).length,
    };
  }, [rows]);
  const columns = useMemo(
    (): Column<BoardRow>[] => [
      {
        key: 'name',
        title: say('tables.name'),
        sortBy: (it) => it.name,
        cell: (it) => <span title={`${it.name}, ${say(it.kindId)}`}>{it.name}</span>,
      },
      {
        key: 'power',
        title: say('results.state'),
        width: '72px',
        sortBy: (it) => powerOrder.indexOf(it.power) * 10 - it.water,
        cell: (it) => <BoardState power={it.power} water={it.water} />,
      },
      {
        key: 'fuel',
        title: say('results.fuel'),
        tip: say('results.fuelTip'),
        numeric: true,
        width: '64px',
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
      <p className="board-counts">
        {say('results.boardCounts', { dark: counts.dark, backup: counts.backup, dry: counts.dry })}
      </p>
      <DataTable<BoardRow>
        caption={say('results.facilities')}
        rows={rows}
        columns={columns}
        rowKey={(it) => it.id}
        sortedBy="power"
        onPick={(it) => showComponent({ kind: 'facility', id: it.id })}
        onHover={(it) => hover(it && { kind: 'facility', id: it.id })}
        isPicked={(it) => selected.has(`facility:${it.id}`)}
        empty={say('region.noneOfKind')}
      />
    </div>
  );
}

function BoardState({ power, water }: { power: number; water: number }) {
  const say = useSay();
  const PowerIcon = powerIcons[power] ?? Zap;
  const powerText = say(`map.state.facilityPower.${stateNames.facilityPower[power]}` as MessageId);
  const waterText = say(`map.state.facilityWater.${stateNames.facilityWater[water]}` as MessageId);
  return (
    <span className="board-state" title={`${powerText}. ${waterText}.`}>
      <PowerIcon size={15} aria-hidden data-power={stateNames.facilityPower[power]} />
      {water === facilityWaterStates.none && <DropletOff size={15} aria-hidden data-water="none" />}
      {(water === facilityWaterStates.low || water === facilityWaterStates.storage) && (
        <Droplets size={15} aria-hidden data-water="low" />
      )}
      <span className="visually-hidden">{`${powerText}. ${waterText}.`}</span>
    </span>
  );
}
