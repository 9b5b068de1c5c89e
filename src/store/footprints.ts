import { create } from 'zustand';
import type { Hazard } from '../model/footprint';

interface FootprintsState {
  /** The footprint whose fields are open. */
  openId?: string;
  /** Hazard of the next one drawn. */
  hazard: Hazard;
  /** Raised when the map should bring a footprint into view. */
  shown?: { id: string; count: number };
  /** The user has asked for full precision in this session, and was warned. */
  isExactAllowed: boolean;
}

/** How footprints are shown and drawn; the footprints themselves are in the scenario. */
export const useFootprints = create<FootprintsState>()(
  (): FootprintsState => ({ hazard: 'ice', isExactAllowed: false }),
);

/** Asks the map to bring a footprint into view. */
export function showFootprint(id: string): void {
  useFootprints.setState(({ shown }) => ({ shown: { id, count: (shown?.count ?? 0) + 1 } }));
}

export function openFootprint(openId: string | undefined): void {
  useFootprints.setState({ openId });
}
