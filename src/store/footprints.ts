import { create } from 'zustand';
import type { Hazard } from '../model/footprint';

interface FootprintsState {
  /** The footprint whose fields are open. */
  openId?: string;
  /** Hazard of the next one drawn. */
  hazard: Hazard;
  /** The user has asked for full precision in this session, and was warned. */
  isExactAllowed: boolean;
}

/** How footprints are shown and drawn; the footprints themselves are in the scenario. */
export const useFootprints = create<FootprintsState>()(
  (): FootprintsState => ({ hazard: 'ice', isExactAllowed: false }),
);

export function openFootprint(openId: string | undefined): void {
  useFootprints.setState({ openId });
}
