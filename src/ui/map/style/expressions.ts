import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerId, WaterView } from '../../../store/view';
import type { Palette } from '../palette';

/** What a style is made for: colours, words, and how close the first view is. */
export interface StyleContext {
  palette: Palette;
  /** Field of a feature that holds its name in the language of the page. */
  nameField: 'name' | 'nameUk';
  /** Names in both scripts, Latin above Cyrillic, instead of that of the page alone. */
  bothScripts?: boolean;
  /** Zoom at which the whole region fits; sizes and details are relative to it. */
  fitZoom: number;
  /** From here on towns are drawn in detail; below, as filled areas with counts of what is out. */
  townZoom: number;
  /** From here on every facility and water device is an icon; below, most are dots. */
  iconZoom: number;
  /** At this zoom there is room between the junctions of the largest network. */
  waterZoom: number;
  /** 1 for a district, smaller for grids of thousands of buses. */
  density: number;
}

export type Expression = ExpressionSpecification;

/** A feature's name, in both scripts one above the other where that is wanted and they differ. */
export function nameOf({ nameField, bothScripts }: StyleContext): Expression {
  if (!bothScripts) return ['get', nameField];
  const both = ['format', ['get', 'name'], {}, '\n', {}, ['get', 'nameUk'], { 'font-scale': 0.88 }];
  return inBoth(['format', ['get', nameField], {}], both);
}

/** As `nameOf`, in one row for names that follow a line. */
export function nameOnLine({ nameField, bothScripts }: StyleContext): Expression {
  if (!bothScripts) return ['get', nameField];
  return inBoth(['get', nameField], ['concat', ['get', 'name'], ' · ', ['get', 'nameUk']]);
}

function inBoth(one: unknown, both: unknown): Expression {
  return ['case', ['==', ['get', 'name'], ['get', 'nameUk']], one, both] as unknown as Expression;
}

/** A number of the feature's state; `absent` until it has been told. */
export function state(name: string, absent = 0): Expression {
  return ['coalesce', ['feature-state', name], absent];
}

/** `then` where the state is one of the codes, else `otherwise`. */
export function whenState<T extends string | number | Expression>(
  name: string,
  codes: readonly number[],
  then: T,
  otherwise: T,
): Expression {
  return ['match', state(name), codes as number[], then, otherwise] as unknown as Expression;
}

/** By class: `values[0]` for class 0 and so on; `otherwise` for any other. */
export function byClass(
  of: Expression,
  values: readonly (string | number)[],
  otherwise: string | number,
): Expression {
  return ['match', of, ...values.flatMap((value, i) => [i, value]), otherwise] as unknown as Expression;
}

/** A size that grows with the zoom, 1 at `fitZoom + 1`. */
export function scaled(
  context: StyleContext,
  size: number | Expression,
  small = 0.55,
  large = 1.5,
): Expression {
  const { fitZoom, density } = context;
  const times = (factor: number): Expression => ['*', factor * density, size] as Expression;
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    fitZoom - 2,
    times(small),
    fitZoom + 1,
    times(1),
    fitZoom + 4,
    ['*', large, size],
  ] as unknown as Expression;
}

/** A size of what stands in a water network, which has a scale of its own: 1 a step nearer than `waterZoom`. */
export function scaledInNetwork({ waterZoom }: StyleContext, size: number | Expression): Expression {
  const times = (factor: number): Expression => ['*', factor, size] as Expression;
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    waterZoom - 1,
    times(0.55),
    waterZoom + 1,
    times(1),
    waterZoom + 4,
    times(1.5),
  ] as unknown as Expression;
}

/** From here on junctions are drawn. */
export function nodeZoomOf({ townZoom, waterZoom }: StyleContext): number {
  return Math.max(townZoom, waterZoom - 1.7);
}

/** Tells which switch of the map shows a layer. */
export function grouped(group: LayerId, layers: LayerSpecification[]): LayerSpecification[] {
  return layers.map((layer) => ({ ...layer, metadata: { ...(layer.metadata as object), group } }));
}

/** Layers that only some views of water show. */
export function onlyIn(views: readonly WaterView[], layers: LayerSpecification[]): LayerSpecification[] {
  return layers.map((layer) => ({ ...layer, metadata: { ...(layer.metadata as object), views } }));
}
