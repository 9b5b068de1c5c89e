import './map.css';
import type { FeatureCollection } from 'geojson';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ComponentRef, refKey } from '../../model/ids';
import type { Region } from '../../model/region';
import type { LonLat } from '../../model/schema-parts';
import { useMapArchives } from '../../store/map-archives';
import { keepMapChoices } from '../../store/map-memory';
import { projectOfState, scenarioOfState, useProject } from '../../store/project';
import { isStale, useRuns } from '../../store/runs';
import { useSettings } from '../../store/settings';
import { givePlace, hover, select, setTool, toggleSelected, useView } from '../../store/view';
import { AddMenu } from '../edit/add-menu';
import { AddTool } from '../edit/add-tool';
import { clickWithAdder } from '../edit/draft-store';
import { reachDegOf } from '../edit/end-at';
import { MoveTool } from '../edit/move-tool';
import { MapFootprints } from '../footprint/map-footprints';
import { useSay } from '../kit/use-say';
import { ChooseList } from '../select/choose-list';
import { ChooseMenu } from '../select/choose-menu';
import { ChosenBar } from '../select/chosen-bar';
import { chooseInside, MapChoice } from '../select/map-choice';
import { ringOfBox } from '../select/refs-inside';
import { useTourCorner } from '../tour/use-tour-corner';
import { CouplingTool, clickWithCoupler } from './coupling-tool';
import { type FirstView, useFirstView } from './first-view';
import { densityOf } from './fit-zoom';
import { FloatingCard } from './floating-card';
import { LayerMenu } from './layer-menu';
import { Legend } from './legend/legend';
import { useLegend } from './legend/use-legend';
import { LiveCard } from './live-card';
import { makeMapFeatures } from './map-features';
import type { Hit } from './map-host';
import { MapNotes } from './map-notes';
import { consumerOf, type Suggested } from './overlays';
import { PictureDialog } from './picture/picture-dialog';
import { SearchBox } from './search-box';
import { nodeZoomOf } from './style/expressions';
import { needsWorld } from './style/map-style';
import { useFlyTo } from './use-fly-to';
import { useHeldGeometry, useHeldInstant, useHeldRun } from './use-held';
import { useMapHost } from './use-map-host';
import { useMapOverlays } from './use-map-overlays';
import { type DrawnState, useMapState } from './use-map-state';
import { usePalette } from './use-palette';
import { useShownKinds } from './use-shown-kinds';
import { WaterKey } from './water-key';
import { loadWorldLand } from './world-land';
import { ZoomButtons } from './zoom-buttons';

/** The map of the open project. Nothing where no project is open. */
export function MapView() {
  const region = useProject((state) => projectOfState(state)?.region);
  const openCount = useProject((state) => state.openCount);
  useState(keepMapChoices);
  return region ? <OpenMap key={openCount} region={region} /> : null;
}

/** More facilities than this are dots until the map is zoomed in. */
const crowdedCount = 60;
/** A network of so many junctions has room for them where a town fills the view. */
const roomyNodes = 400;
const noSuggestions: readonly Suggested[] = [];
const noCouplings: Region['couplings'] = [];

function OpenMap({ region }: { region: Region }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const [suggested, setSuggested] = useState(noSuggestions);
  const [pointer, setPointer] = useState<Hit>();
  const [pinned, setPinned] = useState<{ ref: ComponentRef; place: LonLat }>();
  const drawn = useDrawn(region);
  const { features } = drawn;
  const isDrawing = region.baseMap.schematic === true || features.drawnCount > 0;
  const view = useFirstView(features.bounds, drawn.geometry.length > 0, region.baseMap);
  const parts = useParts(drawn, view);

  const hosted = useMapHost(
    box,
    parts,
    {
      hover(hit) {
        hover(hit?.ref);
        setPointer(hit);
      },
      click(hit, place, withShift) {
        const { tool } = useView.getState();
        if (tool.kind === 'place') givePlace(place);
        else if (tool.kind === 'sketch') return;
        else if (tool.kind === 'add')
          clickWithAdder(hit?.ref, place, drawn.geometry, reachDegOf(hosted.host));
        else if (tool.kind === 'move') return;
        else if (tool.kind === 'couple') clickWithCoupler(hit?.ref, drawn.geometry);
        else if (withShift) {
          if (hit) toggleSelected(hit.ref);
          setPinned(undefined);
        } else {
          select(hit ? [hit.ref] : []);
          setPinned(hit && { ref: hit.ref, place });
        }
      },
      menu(hit) {
        if (!hit || !hosted.host || useView.getState().tool.kind === 'sketch') return;
        const { lng, lat } = hosted.host.map.unproject([hit.x, hit.y]);
        select([hit.ref]);
        setPinned({ ref: hit.ref, place: [lng, lat] });
      },
      box(from, to) {
        const { tool } = useView.getState();
        if (tool.kind === 'sketch' && tool.for === 'footprint') return;
        if (tool.kind === 'sketch') setTool({ kind: 'select' });
        setPinned(undefined);
        chooseInside(region, features, ringOfBox(from, to));
      },
    },
    say('map.describe'),
  );
  const { host } = hosted;
  const tool = useView((state) => state.tool);
  const selection = useView((state) => state.selection);
  const consumer = tool.kind === 'couple' ? tool.consumer : undefined;
  const isSelecting = tool.kind === 'select';

  const legend = useLegend(host, drawn, parts.context);
  useFitOnce(hosted.host, view.bounds);
  useMapState(hosted, drawn);
  useMapOverlays(hosted, drawn, { consumer, suggested });
  useShownKinds(hosted);
  useFlyTo(host, features, parts.context.fitZoom);
  useTourCorner(host, features.places);
  useEffect(() => {
    if (pinned && !selection.some((it) => refKey(it) === refKey(pinned.ref))) setPinned(undefined);
  }, [selection, pinned]);
  useEffect(() => {
    if (tool.kind !== 'couple') setSuggested(noSuggestions);
  }, [tool]);

  const isPinned = pinned && pointer && refKey(pinned.ref) === refKey(pointer.ref);
  const pinnedConsumer = pinned && consumerOf(pinned.ref, region);
  return (
    <div
      className={`map tool-${tool.kind}`}
      // In a drawing distances mean nothing, so it has no scale.
      data-schematic={isDrawing ? '' : undefined}
    >
      <div className="map-stage">
        <div ref={box} className="map-canvas" />
        {hosted.hasFailed && <p className="map-failed">{say('map.noWebgl')}</p>}
        <div className="map-top">
          <SearchBox region={region} features={features} />
          <LayerMenu
            hasWater={drawn.geometry.length > 0 || region.supplyZones !== undefined}
            bounds={isDrawing ? undefined : features.bounds}
          />
          <ChooseMenu />
          <AddMenu hasNetworks={drawn.geometry.length > 0} />
        </div>
        {selection.length > 1 && isSelecting && <ChosenBar region={region} selection={selection} />}
        <MapChoice host={host} region={region} features={features} />
        <MapFootprints hosted={hosted} />
        <ChooseList region={region} />
        {tool.kind === 'place' && (
          <div className="map-tool map-float" role="status">
            <strong>{say('map.place.title')}</strong>
            <span className="muted">{say('map.place.hint')}</span>
          </div>
        )}
        {tool.kind === 'add' && <AddTool tool={tool} region={region} geometry={drawn.geometry} />}
        {tool.kind === 'move' && host && selection.length === 1 && (
          <MoveTool host={host} component={selection[0]} />
        )}
        {tool.kind === 'couple' && (
          <CouplingTool
            region={region}
            geometry={drawn.geometry}
            consumer={consumer}
            onSuggest={setSuggested}
          />
        )}
        <ZoomButtons host={host} bounds={features.bounds} />
        {host && pointer && isSelecting && !isPinned && (
          <FloatingCard host={host} at={pointer} isQuiet>
            <LiveCard component={pointer.ref} drawn={drawn} />
          </FloatingCard>
        )}
        {host && pinned && isSelecting && (
          <FloatingCard host={host} at={pinned.place}>
            <LiveCard
              component={pinned.ref}
              drawn={drawn}
              onClose={() => setPinned(undefined)}
              onCouple={pinnedConsumer && (() => setTool({ kind: 'couple', consumer: pinnedConsumer }))}
            />
          </FloatingCard>
        )}
        <div className="map-foot">
          {host && (
            <WaterKey
              host={host}
              drawn={drawn}
              palette={parts.context.palette}
              nodeZoom={nodeZoomOf(parts.context)}
            />
          )}
          <MapNotes drawn={drawn} />
        </div>
      </div>
      {host && (
        <PictureDialog host={host} drawn={drawn} palette={parts.context.palette} groups={legend.groups} />
      )}
      <Legend {...legend} palette={parts.context.palette} />
    </div>
  );
}

/** What the map draws. Features are made again only when a drawn part of the Region changes. */
function useDrawn(region: Region): DrawnState {
  const geometry = useHeldGeometry();
  const reader = useHeldRun();
  const instant = useHeldInstant();
  const scenario = useProject(scenarioOfState);
  const latestRun = useRuns((state) => state.latest);
  const project = useProject();
  const stale = useMemo(
    () => isStale({ ...useRuns.getState(), latest: latestRun }, project),
    [latestRun, project],
  );
  const { grid, areas, feeders, facilities, waterPoints, couplings, supplyZones, baseMap } = region;
  // Couplings place nodes of supply zones alone; without such, an edit of one draws nothing anew.
  const placing = supplyZones ? couplings : noCouplings;
  const features = useMemo(
    () =>
      makeMapFeatures(
        { grid, areas, feeders, facilities, waterPoints, couplings: placing, supplyZones, baseMap },
        geometry,
      ),
    [grid, areas, feeders, facilities, waterPoints, placing, supplyZones, baseMap, geometry],
  );
  return { region, features, geometry, reader, scenario, instant, isStale: stale };
}

function useParts({ region, features }: DrawnState, { fitZoom, townZoom }: FirstView) {
  const palette = usePalette();
  const language = useSettings((state) => state.language);
  const bothScripts = useView((state) => state.bothScripts);
  const { baseMap } = region;
  const [world, setWorld] = useState<FeatureCollection>();
  const isPlaced = features.bounds !== undefined;
  useEffect(() => {
    if (isPlaced && needsWorld(baseMap)) void loadWorldLand().then(setWorld);
  }, [baseMap, isPlaced]);
  const [density] = useState(() => densityOf(region.grid.buses.length + region.facilities.length));
  const [isCrowded] = useState(() => region.facilities.length > crowdedCount);
  // In quarters: another zoom means another style, and an added junction must not reload the map.
  const waterZoom = townZoom + Math.round(2 * Math.log2(Math.max(features.mostNodes, 30) / roomyNodes)) / 4;
  const iconZoom = isCrowded ? fitZoom + 3.3 : Math.max(fitZoom - 1, townZoom);
  const context = useMemo(
    () => ({
      palette,
      nameField: language === 'uk' ? ('nameUk' as const) : ('name' as const),
      bothScripts,
      fitZoom,
      townZoom,
      iconZoom,
      waterZoom,
      density,
    }),
    [palette, language, bothScripts, fitZoom, townZoom, iconZoom, waterZoom, density],
  );
  const archives = useShownArchives();
  return useMemo(
    () => ({ context, features, baseMap, world, archives }),
    [context, features, baseMap, world, archives],
  );
}

/** Dropped maps that are shown; the same list until one comes or goes. */
function useShownArchives() {
  const archives = useMapArchives((state) => state.archives);
  const shown = archives.filter((it) => it.isShown);
  const held = useRef(shown);
  const isSame =
    shown.length === held.current.length && shown.every((it, ix) => it.key === held.current[ix].key);
  if (!isSame) held.current = shown;
  return held.current;
}

/** Shows the whole region when it is first drawn, and again when its place is known only later. */
function useFitOnce(host: ReturnType<typeof useMapHost>['host'], bounds: [LonLat, LonLat] | undefined): void {
  const fitted = useRef<unknown>(undefined);
  useLayoutEffect(() => {
    if (!host || !bounds || fitted.current === bounds) return;
    fitted.current = bounds;
    host.fit(bounds, false);
  }, [host, bounds]);
}
