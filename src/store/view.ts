import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { ConsumerKind } from '../model/coupling';
import type { FacilityKind } from '../model/facility';
import { type ComponentRef, refKey } from '../model/ids';
import type { MeasureKind, MetricSystem } from '../model/metric-table';
import type { LonLat } from '../model/schema-parts';

/** Tasks of the left rail. */
export const railItems = ['region', 'scenario', 'results', 'report'] as const;
export type RailItem = (typeof railItems)[number];

/** Tabs of the Region panel. */
export const regionTabs = ['overview', 'components', 'couplings', 'checks'] as const;
export type RegionTab = (typeof regionTabs)[number];

/** Tabs of the Results panel. */
export const resultsTabs = ['metrics', 'facilities', 'areas', 'rota', 'events', 'voltages'] as const;
export type ResultsTab = (typeof resultsTabs)[number];

/** Tabs of the Scenario panel. */
export const scenarioTabs = ['losses', 'hazards', 'settings', 'assumptions'] as const;
export type ScenarioTab = (typeof scenarioTabs)[number];

/** Layers of the map that can be switched. */
export const layerIds = [
  'base',
  'relief',
  'roads',
  'areas',
  'grid',
  'flow',
  'water',
  'facilities',
  'waterPoints',
  'labels',
] as const;
export type LayerId = (typeof layerIds)[number];

/** What the fill of an area shows. */
export type AreaFill = 'both' | 'power' | 'water';

/** What water networks show: pressure at junctions, flow in pipes, or the network alone. */
export const waterViews = ['pressure', 'flow', 'plain'] as const;
export type WaterView = (typeof waterViews)[number];

/** What the map can add by clicks: at a place, at a bus, or between two points. */
export const addKinds = [
  'bus',
  'branch',
  'generator',
  'facility',
  'waterPoint',
  'junction',
  'tank',
  'pipe',
] as const;
export type AddKind = (typeof addKinds)[number];

/** What can be drawn on the map. */
export type SketchShape = 'box' | 'polygon' | 'track';

/** What a click on the map does; one tool at a time. */
export type MapTool =
  | { kind: 'select' }
  /** First click picks a consumer (unless given), second its bus or feeder. */
  | { kind: 'couple'; consumer?: { kind: ConsumerKind; id: string } }
  /** Clicks say where a new component goes; a link is begun at `from`. */
  | { kind: 'add'; what: AddKind; from?: ComponentRef }
  /** Clicks draw corners: to choose what lies inside, or the outline of a hazard's footprint. */
  | { kind: 'sketch'; shape: SketchShape; for: 'choice' }
  | { kind: 'sketch'; shape: 'polygon' | 'track'; for: 'footprint'; footprintId?: string }
  /** A drag, or a click, moves the chosen component. */
  | { kind: 'move' }
  /** The next click answers `requestPlace`. */
  | { kind: 'place' };

/** The rows of metrics, the system they tell of, and the window; without an end it goes to the end of the run. */
export interface MeasureView {
  by: MeasureKind;
  system: MetricSystem;
  fromS: number;
  toS?: number;
}

export interface ViewState {
  selection: ComponentRef[];
  hovered?: ComponentRef;
  /** The shared cursor, s from the scenario's start. The map and charts subscribe outside React. */
  timeS: number;
  /** The timeline moves the cursor while this is true. */
  playing: boolean;
  /** Scenario hours per second of play. */
  speedHPerS: number;
  layers: Record<LayerId, boolean>;
  areaFill: AreaFill;
  waterView: WaterView;
  /** Kinds of facility that the map leaves out. */
  hiddenKinds: readonly FacilityKind[];
  /** Names on the map in Latin and Cyrillic, one above the other. */
  bothScripts: boolean;
  legendOpen: boolean;
  /** The window that saves the map as a picture is open. */
  pictureOpen: boolean;
  railItem: RailItem;
  /** The report is to be opened at its outage schedule. */
  reportAtSchedule: boolean;
  /** Tab last open in a panel. */
  regionTab: string;
  resultsTab: string;
  scenarioTab: string;
  /** What the metrics are shown for, and over which part of the run. */
  measure: MeasureView;
  /** Which assumptions are listed: all, those changed, or one group. */
  assumptionGroup: string;
  leftOpen: boolean;
  /** The left panel is as wide as a board with all its columns. */
  leftWide: boolean;
  rightOpen: boolean;
  timelineHeightPx: number;
  tool: MapTool;
  /** Raised with `flyTo` when the map should bring a component into view. */
  flyTo?: { ref: ComponentRef; others?: readonly ComponentRef[]; count: number };
  /** Raised when the map should show the whole region. */
  wholeCount: number;
}

const allLayers = Object.fromEntries(layerIds.map((id) => [id, true])) as Record<LayerId, boolean>;

export const useView = create<ViewState>()(
  subscribeWithSelector(
    (): ViewState => ({
      selection: [],
      timeS: 0,
      playing: false,
      speedHPerS: 4,
      layers: { ...allLayers },
      areaFill: 'both',
      waterView: 'pressure',
      hiddenKinds: [],
      bothScripts: false,
      legendOpen: false,
      pictureOpen: false,
      railItem: 'region',
      reportAtSchedule: false,
      regionTab: 'overview',
      resultsTab: 'metrics',
      scenarioTab: 'losses',
      measure: { by: 'region', system: 'electricity', fromS: 0 },
      assumptionGroup: 'all',
      leftOpen: true,
      leftWide: false,
      rightOpen: true,
      timelineHeightPx: 128,
      tool: { kind: 'select' },
      wholeCount: 0,
    }),
  ),
);

/** Only a board has more columns to show in a wide left panel. */
export function isLeftWide({ leftWide, railItem, resultsTab, measure }: ViewState): boolean {
  const isBoard =
    ['facilities', 'areas'].includes(resultsTab) || (resultsTab === 'metrics' && measure.by !== 'region');
  return leftWide && railItem === 'results' && isBoard;
}

export function setMeasure(changes: Partial<MeasureView>): void {
  useView.setState(({ measure }) => ({ measure: { ...measure, ...changes } }));
}

export function select(selection: ComponentRef[]): void {
  useView.setState({ selection });
}

/** Adds a component to the selection, or takes it out. */
export function toggleSelected(ref: ComponentRef): void {
  useView.setState((state) => {
    const key = refKey(ref);
    const rest = state.selection.filter((it) => refKey(it) !== key);
    return { selection: rest.length < state.selection.length ? rest : [...rest, ref] };
  });
}

/** Selects one component and asks the map to show it. */
export function showComponent(ref: ComponentRef): void {
  useView.setState((state) => ({
    selection: [ref],
    rightOpen: true,
    flyTo: { ref, count: (state.flyTo?.count ?? 0) + 1 },
  }));
}

/** Asks the map to show components, and selects them, or some of them. */
export function showComponents(refs: readonly ComponentRef[], selected = refs): void {
  const [ref, ...others] = refs;
  if (!ref) return;
  useView.setState((state) => ({
    selection: [...selected],
    rightOpen: true,
    flyTo: { ref, others, count: (state.flyTo?.count ?? 0) + 1 },
  }));
}

/** Asks the map to show the whole region, with nothing selected. */
export function showWhole(): void {
  useView.setState(({ wholeCount }) => ({ selection: [], wholeCount: wholeCount + 1 }));
}

/** Opens a tab of the Region panel. */
export function showRegion(regionTab: RegionTab): void {
  useView.setState({ railItem: 'region', leftOpen: true, regionTab });
}

/** Opens a tab of the Results panel. */
export function showResults(resultsTab: ResultsTab): void {
  useView.setState({ railItem: 'results', leftOpen: true, resultsTab });
}

/** Opens the assumptions of one group. */
export function showAssumptions(assumptionGroup: string): void {
  useView.setState({ railItem: 'scenario', leftOpen: true, scenarioTab: 'assumptions', assumptionGroup });
}

export function hover(ref: ComponentRef | undefined): void {
  useView.setState({ hovered: ref });
}

export function setTime(timeS: number): void {
  useView.setState({ timeS: Math.max(0, timeS) });
}

export function setPlaying(playing: boolean): void {
  useView.setState({ playing });
}

export function setTool(tool: MapTool): void {
  useView.setState({ tool });
}

let answerPlace: ((place: LonLat | undefined) => void) | undefined;

/** Asks for a place on the map; undefined when the user gives up. */
export function requestPlace(): Promise<LonLat | undefined> {
  answerPlace?.(undefined);
  setTool({ kind: 'place' });
  return new Promise((resolve) => {
    answerPlace = resolve;
  });
}

/** The map's answer to `requestPlace`: the clicked place, or undefined for Escape. */
export function givePlace(place: LonLat | undefined): void {
  answerPlace?.(place);
  answerPlace = undefined;
  setTool({ kind: 'select' });
}

/** Calls back with the cursor whenever it moves; returns the way to stop. */
export function subscribeTime(listener: (timeS: number) => void): () => void {
  return useView.subscribe((state) => state.timeS, listener);
}
