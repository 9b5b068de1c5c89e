import type { RunEvent } from '../../model/run-event';

/** Chains up to this are shown whole. */
const mostLinks = 9;
const firstLinks = 4;
const lastLinks = 3;
/** Waits shorter than this go without a word, s. */
const toldS = 900;

/** Places from which and before which a long chain is folded; undefined for one that is shown whole. */
export function foldChain(length: number): { from: number; to: number } | undefined {
  return length > mostLinks ? { from: firstLinks, to: length - lastLinks } : undefined;
}

/** How long after its cause the link at `place` came, s; undefined where that is not worth a word or it has no cause. */
export function gapBefore(
  events: readonly RunEvent[],
  links: readonly number[],
  place: number,
): number | undefined {
  const event = events[links[place]];
  if (event.causeIx === undefined) return undefined;
  const seconds = event.timeS - events[event.causeIx].timeS;
  return seconds >= toldS ? Math.round(seconds / 60) * 60 : undefined;
}
