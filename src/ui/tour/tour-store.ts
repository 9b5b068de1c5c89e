import { create } from 'zustand';

/** Where the card can lie over the map, as it is preferred. */
export const tourCorners = ['bottom-start', 'top-start', 'bottom-end', 'top-end'] as const;

interface Tour {
  /** The station that is shown; absent while the visit is not on. */
  stepIx?: number;
  corner: (typeof tourCorners)[number];
}

/** The guided visit: which station is shown, and where its card lies. */
export const useTour = create<Tour>()(() => ({ corner: 'bottom-start' }));

export function showTour(stepIx: number | undefined): void {
  useTour.setState({ stepIx });
}
