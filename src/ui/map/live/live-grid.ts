import type { CustomLayerInterface, Map as MapLibre } from 'maplibre-gl';
import { busStates } from '../../../model/run-record';
import type { MapFeatures } from '../map-features';
import type { Palette } from '../palette';
import { branchClasses } from '../state-classes';
import type { StyleContext } from '../style/expressions';
import {
  createProgram,
  createQuads,
  createStateTexture,
  type GlProgram,
  type Quads,
  type StateTexture,
} from './gl-parts';
import { lineFragment, lineVertex, pointFragment, pointVertex } from './grid-shaders';
import { piecesOf, pointsOf } from './line-geometry';
import { firstOutClass } from './line-look';
import { mercatorOf, worldPx } from './mercator';
import { choosePieces, choosePoints, type ViewBox } from './rows-in-view';

/** Sources that are drawn here and not by the style's own layers. */
export const liveSources = ['branches', 'buses'] as const;
export type LiveSource = (typeof liveSources)[number];

/** Grids with more signs than some two thousand are drawn here. */
export function isLive({ density }: Pick<StyleContext, 'density'>): boolean {
  return density < 0.6;
}

/** Lines and buses of a big grid, whose states are one small texture each: a step of time costs the bytes that change. */
/** The drawn rows, for whoever paints them in another way. */
export interface GridRows {
  /** Place that all rows are told from. */
  middle: [number, number];
  worldAt(zoom: number): number;
  factorAt(zoom: number): number;
  /** Smaller buses are not drawn at a zoom, px at the middle scale. */
  leastRadiusAt(zoom: number): number;
  lines: { values: Float32Array; widthsPx: Float32Array; codes: Uint8Array; colours: Float32Array };
  buses: {
    values: Float32Array;
    radiiPx: Float32Array;
    codes: Uint8Array;
    fills: Float32Array;
    edges: Float32Array;
  };
}

export interface LiveGrid {
  readonly rows: GridRows;
  readonly states: Record<LiveSource, StateTexture>;
  /** Puts the two layers into a style that has just been loaded, each before a layer of the style. */
  addTo(map: MapLibre, before: Record<LiveSource, string>): void;
  setShown(shown: boolean): void;
  dispose(): void;
}

/** Width of a line by voltage, px at the middle scale, as in the style's own layers. */
export function lineWidthPx(kv: number): number {
  return kv >= 300 ? 4.2 : kv >= 180 ? 3.2 : kv >= 60 ? 2.2 : kv >= 20 ? 1.5 : 1.2;
}

/** Radius of a bus by voltage, px at the middle scale. */
export function busRadiusPx(kv: number): number {
  return kv >= 300 ? 6.4 : kv >= 180 ? 5.4 : kv >= 60 ? 4.2 : 3;
}

/** What stands so far outside the view can still reach into it, px. */
const reachPx = 16;

/** Buses below 60 kV are drawn from the zoom of towns on. */
const leastFarRadiusPx = busRadiusPx(60);

/** What `scaled` of the style works out, as a number: 1 at `fitZoom + 1` of a district. */
export function scaleAt(
  zoom: number,
  { fitZoom, density }: Pick<StyleContext, 'fitZoom' | 'density'>,
): number {
  const stops: [number, number][] = [
    [fitZoom - 2, 0.55 * density],
    [fitZoom + 1, density],
    [fitZoom + 4, 1.5],
  ];
  if (zoom <= stops[0][0]) return stops[0][1];
  for (let i = 1; i < stops.length; i++) {
    const [to, value] = stops[i];
    const [from, least] = stops[i - 1];
    if (zoom <= to) return least + ((value - least) * (zoom - from)) / (to - from);
  }
  return stops[2][1];
}

/** `isTaken` is asked where a layer would draw; where it answers true, somebody else has. */
export function createLiveGrid(
  features: MapFeatures,
  context: StyleContext,
  isTaken: (source: LiveSource, gl: WebGL2RenderingContext) => boolean,
): LiveGrid {
  const { palette } = context;
  const [[west, south], [east, north]] = features.bounds ?? [
    [0, 0],
    [0, 0],
  ];
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const origin = mercatorOf(middle);
  const states = {
    branches: createStateTexture(features.refs.branches.length, firstOutClass),
    buses: createStateTexture(features.refs.buses.length),
  };
  const kvOf = (properties: Record<string, unknown> | null) => Number(properties?.kv ?? 0);
  const lines = piecesOf(features.collections.branches, origin, (it) => lineWidthPx(kvOf(it.properties)));
  const points = pointsOf(features.collections.buses, origin, (it) => busRadiusPx(kvOf(it.properties)));
  const lineColours = lineColoursOf(palette);
  const { fills, edges } = busColoursOf(palette);
  const sizesOf = (source: LiveSource, sizePx: (kv: number) => number) =>
    Float32Array.from(features.collections[source].features, (it) => sizePx(kvOf(it.properties)));
  const rows: GridRows = {
    middle,
    worldAt: worldPx,
    factorAt: (zoom) => scaleAt(zoom, context),
    leastRadiusAt: (zoom) => (zoom >= context.townZoom ? 0 : leastFarRadiusPx),
    lines: {
      values: lines.values,
      widthsPx: sizesOf('branches', lineWidthPx),
      codes: states.branches.codes,
      colours: lineColours,
    },
    buses: {
      values: points,
      radiiPx: sizesOf('buses', busRadiusPx),
      codes: states.buses.codes,
      fills,
      edges,
    },
  };
  let isShown = true;
  const maps = new Set<MapLibre>();

  function layer(
    source: LiveSource,
    [vertex, fragment]: readonly [string, string],
    values: Float32Array,
    fields: readonly (readonly [string, number])[],
    choose: (box: ViewBox, zoom: number, into: Uint32Array) => number,
    colour: (gl: WebGL2RenderingContext, program: GlProgram) => void,
  ): CustomLayerInterface {
    const chosen = new Uint32Array(values.length / fields.reduce((sum, [, size]) => sum + size, 0));
    let chosenFor = '';
    let map: MapLibre;
    let program: GlProgram | undefined;
    let quads: Quads | undefined;
    return {
      id: `live-${source}`,
      type: 'custom',
      onAdd(to, gl) {
        map = to;
        program = createProgram(gl, vertex, fragment);
        quads = createQuads(gl, program, values, fields);
        chosenFor = '';
      },
      onRemove() {
        quads?.dispose();
        states[source].dispose();
      },
      render(gl) {
        if (!isShown || !program || !quads || !(gl instanceof WebGL2RenderingContext)) return;
        if (isTaken(source, gl)) return;
        const canvas = map.getCanvas();
        const at = map.project(middle);
        const zoom = map.getZoom();
        const { clientWidth: width, clientHeight: height } = canvas;
        const world = worldPx(zoom);
        const isFor = `${at.x} ${at.y} ${zoom} ${width} ${height} ${states[source].passages}`;
        if (isFor !== chosenFor) {
          chosenFor = isFor;
          const box = {
            west: (-reachPx - at.x) / world,
            north: (-reachPx - at.y) / world,
            east: (width + reachPx - at.x) / world,
            south: (height + reachPx - at.y) / world,
          };
          quads.choose(chosen, choose(box, zoom, chosen));
        }
        program.use();
        states[source].bind(gl);
        gl.uniform1i(program.place('u_states'), 0);
        gl.uniform2f(program.place('u_origin'), at.x, at.y);
        gl.uniform2f(program.place('u_view'), width, height);
        gl.uniform1f(program.place('u_world'), world);
        gl.uniform1f(program.place('u_factor'), scaleAt(zoom, context));
        gl.disable(gl.DEPTH_TEST);
        gl.disable(gl.STENCIL_TEST);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
        colour(gl, program);
        quads.draw();
      },
    };
  }

  const lineLayer = () =>
    layer(
      'branches',
      [lineVertex, lineFragment],
      lines.values,
      [
        ['a_ends', 4],
        ['a_before', 1],
        ['a_row', 1],
        ['a_width', 1],
      ],
      (box, _, into) => choosePieces(lines.values, states.branches.codes, box, into),
      (gl, program) => gl.uniform4fv(program.place('u_colours'), lineColours),
    );
  const pointLayer = () =>
    layer(
      'buses',
      [pointVertex, pointFragment],
      points,
      [
        ['a_place', 2],
        ['a_row', 1],
        ['a_radius', 1],
      ],
      (box, zoom, into) => choosePoints(points, rows.leastRadiusAt(zoom), box, into),
      (gl, program) => {
        gl.uniform4fv(program.place('u_fills'), fills);
        gl.uniform4fv(program.place('u_edges'), edges);
      },
    );

  return {
    rows,
    states,
    addTo(map, before) {
      maps.add(map);
      const made = { branches: lineLayer(), buses: pointLayer() };
      for (const source of liveSources) {
        if (map.getLayer(made[source].id)) map.removeLayer(made[source].id);
        map.addLayer(made[source], before[source]);
      }
    },
    setShown(shown) {
      isShown = shown;
      for (const map of maps) map.triggerRepaint();
    },
    dispose() {
      for (const map of maps)
        for (const source of liveSources)
          if (map.style && map.getLayer(`live-${source}`)) map.removeLayer(`live-${source}`);
      maps.clear();
    },
  };
}

function lineColoursOf(palette: Palette): Float32Array {
  const { dead, lost, tripped, notInService } = branchClasses;
  const colours: string[] = [palette.electricity, ...palette.loading];
  colours[dead] = palette.muted;
  colours[notInService] = palette.muted;
  colours[lost] = palette.text;
  colours[tripped] = palette.text;
  return Float32Array.from(colours.flatMap(rgbaOf));
}

function busColoursOf({ electricity, ground, text }: Palette) {
  const fill: string[] = [];
  const edge: string[] = [];
  for (const [state, code] of Object.entries(busStates)) {
    fill[code] = state === 'live' ? electricity : ground;
    edge[code] = state === 'dead' || state === 'lost' ? text : ground;
  }
  return {
    fills: Float32Array.from(fill.flatMap(rgbaOf)),
    edges: Float32Array.from(edge.flatMap(rgbaOf)),
  };
}

/** `#RRGGBB` as four numbers from 0 to 1, opaque. */
export function rgbaOf(colour: string): [number, number, number, number] {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5), 1];
}
