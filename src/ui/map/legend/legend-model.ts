import type { FacilityKind } from '../../../model/facility';
import { facilityKinds } from '../../../model/facility';
import type { AreaFill, LayerId, WaterView } from '../../../store/view';
import type { MessageId } from '../../../words/catalogue';
import type { Say } from '../../kit/use-say';
import { facilityIconStates, waterPointIconStates } from '../icons/map-images';
import type { Palette } from '../palette';
import type { LegendSign } from './paint-sign';
import { type WaterLegendInput, waterGroups } from './water-groups';

/** One sign and what it means; a row of its own switch shows or hides a layer, a row of a kind its facilities. */
export interface LegendRow {
  sign: LegendSign;
  text: string;
  switchId?: LayerId;
  kind?: FacilityKind;
}

export interface LegendGroup {
  id: string;
  title: string;
  /** Layer that the group's switch shows or hides. */
  switchId?: LayerId;
  rows: LegendRow[];
  note?: string;
}

/** What is on the map, how near it is, and what is switched on. */
export interface LegendInput extends WaterLegendInput {
  /** Voltages of the grid, kV, highest first. */
  voltages: readonly number[];
  kinds: ReadonlySet<string>;
  hiddenKinds: readonly FacilityKind[];
  hasAreas: boolean;
  hasFeeders: boolean;
  hasDcLines: boolean;
  hasWaterPoints: boolean;
  hasRun: boolean;
  /** Parts of the base map that there are. */
  land: { base: boolean; relief: boolean; roads: boolean };
  layers: Record<LayerId, boolean>;
  areaFill: AreaFill;
  waterView: WaterView;
  palette: Palette;
  /** Towns are drawn in detail; every site is an icon. */
  isNear: boolean;
  areIcons: boolean;
}

/** What the signs on the map mean now: only what it has, at this zoom, in the layers that are on; a layer that is off keeps its title and switch. */
export function makeLegend(input: LegendInput, say: Say): LegendGroup[] {
  const { layers } = input;
  const groups: (LegendGroup | undefined)[] = [
    input.hasAreas ? areaGroup(input, say) : undefined,
    input.voltages.length > 0 ? gridGroup(input, say) : undefined,
    ...(input.kinds.size > 0 ? facilityGroups(input, say) : []),
    ...waterGroups(input, say),
    input.hasWaterPoints && input.isNear ? waterPointGroup(say) : undefined,
    landGroup(input, say),
  ];
  return groups
    .filter((it) => it !== undefined)
    .map((it) => (it.switchId && !layers[it.switchId] ? { ...it, rows: [], note: undefined } : it));
}

function areaGroup({ areaFill, hasRun }: LegendInput, say: Say): LegendGroup {
  const title = {
    both: 'map.legend.areas',
    power: 'map.legend.areasPower',
    water: 'map.legend.areasWater',
  } as const;
  return {
    id: 'areas',
    title: say(title[areaFill]),
    switchId: 'areas',
    rows: [
      { sign: { kind: 'shares' }, text: say('map.legend.shares') },
      { sign: { kind: 'area', shareIx: 0, power: true }, text: say('map.legend.areaPower') },
      { sign: { kind: 'area', shareIx: 0, water: true }, text: say('map.legend.areaWater') },
      { sign: { kind: 'area', shareIx: 0, power: true, water: true }, text: say('map.legend.areaBoth') },
    ],
    note: hasRun ? undefined : say('map.legend.beforeRun'),
  };
}

const loadingIds = [
  'map.legend.over80',
  'map.legend.over100',
  'map.legend.over120',
  'map.legend.over150',
] as const;
/** Voltages named one by one; further ones are as thin as the last. */
const mostVoltages = 5;

function gridGroup(input: LegendInput, say: Say): LegendGroup {
  const { palette, voltages, layers } = input;
  const image = (name: string, id: MessageId): LegendRow => ({
    sign: { kind: 'image', name },
    text: say(id),
  });
  const rows: LegendRow[] = [
    ...voltages.slice(0, mostVoltages).map((kv) => ({
      sign: { kind: 'line' as const, colour: palette.electricity, widthPx: lineWidthPx(kv) },
      text: say('map.legend.line', { kv }),
    })),
    ...loadingIds.map((id, ix) => ({
      sign: { kind: 'line' as const, colour: palette.loading[ix], widthPx: 3.4 + ix * 0.8 },
      text: say(id),
    })),
    {
      sign: { kind: 'line', colour: palette.muted, widthPx: 2, dash: [4, 4] },
      text: say('map.legend.deadLine'),
    },
    { sign: { kind: 'lostLine' }, text: say('map.legend.lostLine') },
    image('mark-lost', 'map.legend.lost'),
    image('mark-tripped', 'map.legend.tripped'),
    {
      sign: { kind: 'dots', dots: [[palette.electricity, palette.ground]] },
      text: say('map.legend.busLive'),
    },
    { sign: { kind: 'dots', dots: [[palette.ground, palette.text]] }, text: say('map.legend.busDead') },
  ];
  if (input.hasDcLines)
    rows.push({
      sign: { kind: 'line', colour: palette.electricity, widthPx: 4, dash: [8, 3] },
      text: say('map.legend.dcLine'),
    });
  if (input.hasFeeders && input.isNear)
    rows.push({
      sign: {
        kind: 'dots',
        dots: [
          [palette.electricity, palette.text],
          [palette.ground, palette.text],
        ],
      },
      text: say('map.legend.feeder'),
    });
  rows.push(
    image('generator-unknown-running', 'map.legend.generator'),
    image('generator-unknown-off', 'map.legend.generatorOff'),
  );
  if (layers.grid) rows.push({ ...image('arrow-electricity', 'map.legend.flow'), switchId: 'flow' });
  return { id: 'grid', title: say('map.legend.grid'), switchId: 'grid', rows };
}

function facilityGroups(input: LegendInput, say: Say): LegendGroup[] {
  const { palette, kinds, areIcons, isNear, layers } = input;
  const states: LegendGroup = {
    id: 'facilities',
    title: say('map.legend.facilities'),
    switchId: 'facilities',
    rows: facilityIconStates.map((name) => ({
      sign: { kind: 'image', name: `facility-hospital-${name}` },
      text: say(`map.legend.facility.${name}`),
    })),
  };
  if (!areIcons) {
    states.rows.push({ sign: { kind: 'count' }, text: say('map.legend.counts') });
    if (isNear)
      states.rows.push({
        sign: {
          kind: 'dots',
          dots: [palette.muted, palette.backup, palette.text].map((it) => [it, palette.ground]),
        },
        text: say('map.legend.dots'),
      });
  }
  if (isNear)
    for (const name of ['noWater', 'storedWater'] as const)
      states.rows.push({
        sign: { kind: 'image', name: `badge-${name}` },
        text: say(`map.legend.facility.${name}`),
      });
  if (!layers.facilities) return [states];
  return [
    states,
    {
      id: 'kinds',
      title: say('map.legend.kinds'),
      rows: facilityKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({
          sign: { kind: 'image', name: `facility-${kind}-grid` },
          text: say(`map.facility.${kind}`),
          kind,
        })),
      note: input.hiddenKinds.length > 0 && !areIcons ? say('map.legend.kindsNote') : undefined,
    },
  ];
}

function waterPointGroup(say: Say): LegendGroup {
  return {
    id: 'waterPoints',
    title: say('map.layer.waterPoints'),
    switchId: 'waterPoints',
    rows: waterPointIconStates.map((name) => ({
      sign: { kind: 'image', name: `waterPoint-${name}` },
      text: say(`map.state.waterPoint.${name}`),
    })),
  };
}

function landGroup({ palette, land }: LegendInput, say: Say): LegendGroup {
  const rows: LegendRow[] = [];
  if (land.base)
    rows.push(
      {
        sign: { kind: 'fill', colour: palette.river, edge: palette.shore },
        text: say('map.legend.waters'),
        switchId: 'base',
      },
      {
        sign: { kind: 'fill', colour: palette.builtUp, edge: palette.builtUpEdge },
        text: say('map.legend.builtUp'),
      },
    );
  if (land.relief) rows.push({ sign: { kind: 'relief' }, text: say('map.layer.relief'), switchId: 'relief' });
  if (land.roads)
    rows.push({
      sign: { kind: 'line', colour: palette.road, widthPx: 3, casing: palette.roadEdge },
      text: say('map.layer.roads'),
      switchId: 'roads',
    });
  rows.push({ sign: { kind: 'word' }, text: say('map.layer.labels'), switchId: 'labels' });
  return { id: 'land', title: say('map.legend.land'), rows };
}

/** As the style's widths by voltage. */
function lineWidthPx(kv: number): number {
  return kv >= 300 ? 4.2 : kv >= 180 ? 3.2 : kv >= 60 ? 2.2 : kv >= 20 ? 1.5 : 1.2;
}
