import { chooseComponents } from '../../commands/choose-components';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import { useChoosing } from '../../store/choosing';
import { setTool, useView } from '../../store/view';
import { useSay } from '../kit/use-say';
import type { MapFeatures } from '../map/map-features';
import type { MapHost } from '../map/map-host';
import { refsInside, ringOfBox } from './refs-inside';
import { SketchTool } from './sketch-tool';

/** Chooses what lies inside a ring, as the mode and the kinds of choosing say. */
export function chooseInside(region: Region, features: MapFeatures, ring: readonly LonLat[]): void {
  const { mode, without } = useChoosing.getState();
  const { layers } = useView.getState();
  chooseComponents(refsInside(region, features, ring, { without, layers }), mode);
}

interface MapChoiceProps {
  host: MapHost | undefined;
  region: Region;
  features: MapFeatures;
}

/** The drawing of a box or polygon to choose by, while that tool is on. */
export function MapChoice({ host, region, features }: MapChoiceProps) {
  const say = useSay();
  const tool = useView((state) => state.tool);
  if (tool.kind !== 'sketch' || tool.for !== 'choice') return null;
  const { shape } = tool;
  return (
    <SketchTool
      key={shape}
      host={host}
      shape={shape}
      title={say(shape === 'box' ? 'choose.box' : 'choose.polygon')}
      onDone={(points) => {
        setTool({ kind: 'select' });
        chooseInside(region, features, shape === 'box' ? ringOfBox(points[0], points[1]) : points);
      }}
      onCancel={() => setTool({ kind: 'select' })}
    />
  );
}
