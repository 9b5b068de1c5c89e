import { useEffect, useRef } from 'react';
import { addFootprints, changeFootprint } from '../../commands/footprint-edits';
import { type Footprint, intensityOf, lengthM } from '../../model/footprint';
import type { LonLat } from '../../model/schema-parts';
import { openFootprint, useFootprints } from '../../store/footprints';
import { scenarioOfState, useProject } from '../../store/project';
import { setTool, useView } from '../../store/view';
import { useSay } from '../kit/use-say';
import { boxOf } from '../map/box-of';
import type { HostedMap } from '../map/use-map-host';
import { SketchTool } from '../select/sketch-tool';
import { footprintOverlay } from './footprint-layers';
import { useHazardWords } from './hazard-words';
import { outlinesOf } from './track-outline';

const none: readonly Footprint[] = [];

/** Outlines of the scenario's natural hazards, and the drawing of one while that tool is on. */
export function MapFootprints({ hosted }: { hosted: HostedMap }) {
  const say = useSay();
  const words = useHazardWords();
  const { host, styleCount } = hosted;
  const footprints = useProject((state) => scenarioOfState(state)?.footprints) ?? none;
  const openId = useFootprints((state) => state.openId);
  const hazard = useFootprints((state) => state.hazard);
  const tool = useView((state) => state.tool);
  useEffect(() => {
    if (styleCount > 0) host?.setOverlay('footprints', footprintOverlay(footprints, words, openId));
  }, [host, styleCount, footprints, words, openId]);
  const shown = useFootprints((state) => state.shown);
  const done = useRef(shown);
  useEffect(() => {
    if (!host || !shown || done.current === shown) return;
    done.current = shown;
    const wanted = footprints.find((it) => it.id === shown.id);
    const bounds = wanted && boxOf([{ type: 'LineString', coordinates: outlinesOf(wanted).flat() }]);
    if (!bounds) return;
    const [corner, [east, north]] = bounds;
    // room for the label above
    host.fit([corner, [east, Math.min(89, north + 0.1 * (north - corner[1]))]], true);
  }, [host, shown, footprints]);
  if (tool.kind !== 'sketch' || tool.for !== 'footprint') return null;
  const { shape, footprintId } = tool;
  const finish = (points: readonly LonLat[]) => {
    setTool({ kind: 'select' });
    const outline = points.map(([lon, lat]): LonLat => [round(lon), round(lat)]);
    const drawn = shape === 'track' ? { outline, halfWidthM: usualHalfWidthM(outline) } : { outline };
    if (footprintId !== undefined) {
      changeFootprint(footprintId, shape === 'track' ? drawn : { ...drawn, halfWidthM: undefined });
      return;
    }
    const id = addFootprints([
      {
        name: say('footprint.newName', { hazard: say(`hazard.${hazard}`) }),
        hazard,
        intensity: intensityOf[hazard].usual,
        ...drawn,
      },
    ]);
    if (id !== undefined) openFootprint(id);
  };
  return (
    <SketchTool
      key={shape}
      host={host}
      shape={shape}
      title={say(shape === 'track' ? 'footprint.drawTrack' : 'footprint.drawPolygon')}
      onDone={finish}
      onCancel={() => setTool({ kind: 'select' })}
    />
  );
}

/** A reach to either side to begin with: a fifth of the length, at most 20 km, to one figure. */
function usualHalfWidthM(outline: readonly LonLat[]): number {
  const wanted = Math.min(20_000, lengthM(outline) / 5);
  const step = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  return Math.max(1, Math.floor(wanted / step) * step);
}

/** To about a decimetre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
