import { useMemo } from 'react';
import type { RunReader } from '../../client/run-reader';
import { type ComponentRef, none } from '../../model/ids';
import { findIn } from '../../model/look-up';
import { type FrameField, frameFields } from '../../model/run-record';
import { projectOfState, useProject } from '../../store/project';
import { useSettings } from '../../store/settings';
import { flowIn, flowUnitLabel } from '../charts/format-flow';
import { formatShare } from '../charts/format-number';
import { Quantity } from '../kit/quantity';
import { useSay } from '../kit/use-say';
import { describeComponent } from '../map/describe-component';
import { useHeldGeometry } from '../map/use-held';
import { findLink, findTank, usableNowM3 } from '../map/water-look-up';
import type { ComponentRow, TableKind } from './component-rows';
import type { Column } from './data-table';

const waterTableKinds: ReadonlySet<TableKind> = new Set([
  'junction',
  'tank',
  'reservoir',
  'pipe',
  'pump',
  'valve',
  'supplySource',
  'supplyZone',
]);

/**
 * Columns of water at the time of the cursor. Flow is shown and not sorted by: a list of pipes by what they carry
 * would rank intact assets.
 */
export function useWaterColumns(
  kind: TableKind,
  wide: boolean,
  reader: RunReader | undefined,
  timeS: number,
): Column<ComponentRow>[] {
  const say = useSay();
  const region = useProject((state) => projectOfState(state)?.region);
  const geometry = useHeldGeometry();
  const flowUnit = useSettings((state) => state.flowUnit);
  const language = useSettings((state) => state.language);
  const isWater = waterTableKinds.has(kind);
  // Other tables are not made again as the cursor moves.
  const at = isWater ? timeS : 0;
  return useMemo(() => {
    if (!isWater || !region) return [];
    const rows = new Map<FrameField, ArrayLike<number>>();
    /** As `reader.value`, with the row of a field looked up once: a sort asks for thousands. */
    const value = (field: FrameField, { id }: ComponentRef) => {
      if (!reader) return undefined;
      const column = reader.column(frameFields[field].columns, id);
      if (column === none) return undefined;
      const row = rows.get(field) ?? reader.rowAt(field, at);
      rows.set(field, row);
      return row[column];
    };
    const quantity = (
      key: string,
      title: string,
      width: string,
      of: (ref: ComponentRef) => number | undefined,
    ) =>
      ({
        key,
        title,
        width,
        numeric: true,
        cell: ({ ref }) => known(of(ref)),
      }) satisfies Column<ComponentRow>;
    const share = (key: string, title: string, tip: string, of: (ref: ComponentRef) => number | undefined) =>
      ({
        key,
        title,
        tip,
        width: wide ? '11%' : '84px',
        numeric: true,
        sortBy: ({ ref }) => of(ref) ?? -1,
        cell: ({ ref }) => {
          const now = of(ref);
          return now === undefined || !Number.isFinite(now) ? '–' : formatShare(now);
        },
      }) satisfies Column<ComponentRow>;
    const deliveredShare = (ref: ComponentRef) => {
      const needed = value('nodeDemandM3s', ref);
      const served = value('nodeDeliveredM3s', ref);
      return needed === undefined || served === undefined || !(needed > 0) ? undefined : served / needed;
    };
    const fill = (ref: ComponentRef) => {
      const tank = findTank(geometry, ref.id);
      const usableM3 = tank && reader && usableNowM3(reader, tank, ref.id, at);
      return tank && usableM3 !== undefined ? usableM3 / tank.usableM3 : undefined;
    };
    const flow = quantity(
      'flow',
      say('tables.flow', { unit: flowUnitLabel(flowUnit) }),
      wide ? '10%' : '92px',
      (ref) => {
        const m3s = value('linkFlowM3s', ref);
        return m3s === undefined ? undefined : flowIn(flowUnit, Math.abs(m3s));
      },
    );
    const state: Column<ComponentRow> = {
      key: 'state',
      title: say('tables.state'),
      width: wide ? '18%' : '46%',
      cell: ({ ref }) => {
        const context = { region, geometry, reader, timeS: at, lost: noneLost, language, flowUnit };
        return describeComponent(ref, context)
          .states.map((it) => say(it.id))
          .join('; ');
      },
    };
    switch (kind) {
      case 'junction': {
        const pressure: Column<ComponentRow> = {
          ...quantity('pressure', say('tables.pressure'), wide ? '11%' : '92px', (ref) => pressureOf(ref)),
          tip: say('tables.pressureTip'),
          sortBy: ({ ref }) => pressureOf(ref) ?? -1,
        };
        return [
          pressure,
          share('delivered', say('tables.delivered'), say('tables.deliveredTip'), deliveredShare),
        ];
      }
      case 'tank': {
        const level = quantity('level', say('tables.level'), wide ? '10%' : '76px', (ref) =>
          value('tankLevelM', ref),
        );
        return [level, share('fill', say('tables.fill'), say('tables.fillTip'), fill)];
      }
      case 'pipe': {
        if (!wide) return [state, flow];
        const diameter = quantity('diameter', say('tables.diameter'), '10%', (ref) => {
          const diameterM = findLink(geometry, ref.id)?.diameterM;
          return diameterM === undefined ? undefined : diameterM * 1000;
        });
        return [state, diameter, flow];
      }
      case 'pump':
      case 'valve':
        return [state, flow];
      case 'supplyZone': {
        const tier = quantity(
          'tier',
          say('facts.tierShort'),
          '8%',
          (ref) => findIn(region.supplyZones?.nodes ?? [], ref.id)?.tier,
        );
        const met = share('need', say('tables.need'), say('tables.needTip'), deliveredShare);
        return wide ? [tier, state, met] : [met];
      }
      default:
        return [state];
    }

    function pressureOf(ref: ComponentRef): number | undefined {
      const pressureM = value('nodePressureM', ref);
      return pressureM === undefined ? undefined : Math.max(0, pressureM);
    }
  }, [isWater, kind, wide, region, geometry, reader, at, flowUnit, language, say]);
}

const noneLost: ReadonlySet<string> = new Set();

function known(value: number | undefined) {
  return value === undefined || !Number.isFinite(value) ? '–' : <Quantity value={value} />;
}
