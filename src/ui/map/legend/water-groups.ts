import type { WaterView } from '../../../store/view';
import type { MessageId } from '../../../words/catalogue';
import type { Say } from '../../kit/use-say';
import type { Palette } from '../palette';
import { junctionClasses } from '../state-classes';
import { sayPressure, type WaterSteps } from '../water-legend';
import type { LegendGroup, LegendRow } from './legend-model';

export interface WaterLegendInput {
  hasWater: boolean;
  /** Supply zones. */
  hasSupply: boolean;
  steps: WaterSteps;
  waterView: WaterView;
  /** Arrows are on. */
  layers: { flow: boolean };
  palette: Palette;
  /** Pipes and devices are drawn; junctions too. */
  isNear: boolean;
  areNodes: boolean;
  number: (value: number) => string;
}

/** The signs of networks, from near alone, and of supply zones. */
export function waterGroups(input: WaterLegendInput, say: Say): LegendGroup[] {
  const groups: LegendGroup[] = [];
  if (input.hasWater) groups.push(networkGroup(input, say));
  if (input.hasWater && input.isNear && input.areNodes && input.waterView === 'pressure')
    groups.push(pressureGroup(input, say));
  if (input.hasSupply) groups.push(supplyGroup(input, say));
  return groups;
}

function pressureGroup({ steps, number }: WaterLegendInput, say: Say): LegendGroup {
  return {
    id: 'pressure',
    title: say('map.pressure.title'),
    rows: Object.values(junctionClasses).map((code) => ({
      sign: { kind: 'junction', code },
      text: sayPressure(code, steps, say, number),
    })),
    note: steps.differ ? say('map.pressure.own') : undefined,
  };
}

function networkGroup({ palette, waterView, layers, isNear }: WaterLegendInput, say: Say): LegendGroup {
  const title = say('map.legend.water');
  if (!isNear)
    return { id: 'water', title, switchId: 'water', rows: [], note: say('map.legend.waterNearer') };
  const { image, line } = rowsWith(say);
  return {
    id: 'water',
    title,
    switchId: 'water',
    rows: [
      line(waterView === 'flow' ? 'map.legend.pipeFlow' : 'map.legend.pipeDiameter', palette.water, 2.6),
      ...(layers.flow && waterView !== 'plain' ? [image('arrow-water', 'map.legend.flow')] : []),
      line('map.legend.pipeDry', palette.muted, 2, [1, 4]),
      line('map.legend.pipeClosed', palette.water, 2, [8, 4]),
      line('map.legend.pipeLost', palette.text, 2, [4, 4]),
      image('mark-leak', 'map.legend.pipeLeak'),
      image('pump-running', 'map.legend.pumpRunning'),
      image('pump-closed', 'map.legend.pumpClosed'),
      image('pump-noPower', 'map.legend.pumpNoPower'),
      image('pump-lost', 'map.legend.pumpLost'),
      image('valve-running', 'map.legend.valve'),
      image('valve-closed', 'map.legend.valveClosed'),
      image('tank-5', 'map.legend.tankFull'),
      image('tank-1', 'map.legend.tankLow'),
      image('tank-0', 'map.legend.tankEmpty'),
      image('reservoir-open', 'map.legend.reservoir'),
      image('reservoir-closed', 'map.legend.sourceClosed'),
    ],
  };
}

function supplyGroup({ palette, waterView, hasWater, isNear }: WaterLegendInput, say: Say): LegendGroup {
  const { image, line } = rowsWith(say);
  if (!isNear) return farSupply(palette, waterView, hasWater, say);
  return {
    id: 'supply',
    title: say('map.legend.supply'),
    // One switch for all of water.
    switchId: hasWater ? undefined : 'water',
    rows: [
      image('supply-source-well', 'map.supply.source'),
      image('supply-treatment-well', 'map.supply.treatment'),
      image('supply-station-well', 'map.supply.station'),
      image('supplyFill-5', 'map.supply.reservoir'),
      image('supply-zone-well', 'map.supply.zone'),
      image('supply-zone-part', 'map.legend.supply.part'),
      image('supply-zone-none', 'map.legend.supply.none'),
      image('supply-station-closed', 'map.legend.supply.closed'),
      image('supply-source-lost', 'map.legend.supply.lost'),
      image('supply-guess', 'map.legend.supply.guess'),
      line(
        waterView === 'flow' ? 'map.legend.supply.linkFlow' : 'map.legend.supply.link',
        palette.water,
        3.2,
      ),
      line('map.legend.supply.linkOut', palette.text, 2, [4, 4]),
    ],
  };
}

function farSupply(palette: Palette, waterView: WaterView, hasWater: boolean, say: Say): LegendGroup {
  const dot = (fill: string, edge: string, id: MessageId): LegendRow => ({
    sign: { kind: 'dots', dots: [[fill, edge]] },
    text: say(id),
  });
  const { line } = rowsWith(say);
  return {
    id: 'supply',
    title: say('map.legend.supply'),
    switchId: hasWater ? undefined : 'water',
    rows: [
      dot(palette.water, palette.ground, 'map.supply.zone'),
      dot(palette.ground, palette.water, 'map.legend.supply.part'),
      dot(palette.text, palette.ground, 'map.legend.supply.none'),
      line(
        waterView === 'flow' ? 'map.legend.supply.linkFlow' : 'map.legend.supply.link',
        palette.water,
        3.2,
      ),
      line('map.legend.supply.linkOut', palette.text, 2, [4, 4]),
    ],
  };
}

function rowsWith(say: Say) {
  return {
    image: (name: string, id: MessageId): LegendRow => ({ sign: { kind: 'image', name }, text: say(id) }),
    line: (id: MessageId, colour: string, widthPx: number, dash?: number[]): LegendRow => ({
      sign: { kind: 'line', colour, widthPx, dash },
      text: say(id),
    }),
  };
}
