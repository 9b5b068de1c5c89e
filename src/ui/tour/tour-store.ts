import { create } from 'zustand';

/** The guided visit: which station is shown; absent while it is not on. */
export const useTour = create<{ stepIx?: number }>()(() => ({}));

export function showTour(stepIx: number | undefined): void {
  useTour.setState({ stepIx });
}
