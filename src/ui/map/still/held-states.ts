import type { FeatureCollection } from 'geojson';

export type FeatureAt = { source: string; id: number };

/** How the style is told what it draws itself. */
export interface TellStyle {
  state(feature: FeatureAt, state: Record<string, number>): void;
  overlay(source: string, data: FeatureCollection): void;
}

/** What the style is to be told, kept until it may draw. */
export interface HeldStates {
  state(feature: FeatureAt, state: Record<string, number>): void;
  overlay(source: string, data: FeatureCollection): void;
  /** Tells all but what is for the sources in `except`, which goes on being kept. */
  flush(except?: string): void;
  forget(): void;
}

export function createHeldStates(tell: TellStyle): HeldStates {
  const states = new Map<string, { feature: FeatureAt; state: Record<string, number> }>();
  const overlays = new Map<string, FeatureCollection>();
  return {
    state(feature, state) {
      const key = `${feature.source} ${feature.id}`;
      states.set(key, { feature, state: { ...states.get(key)?.state, ...state } });
    },
    overlay: (source, data) => void overlays.set(source, data),
    flush(except) {
      for (const { feature, state } of states.values()) tell.state(feature, state);
      states.clear();
      for (const [source, data] of overlays) {
        if (source === except) continue;
        overlays.delete(source);
        tell.overlay(source, data);
      }
    },
    forget() {
      states.clear();
      overlays.clear();
    },
  };
}
