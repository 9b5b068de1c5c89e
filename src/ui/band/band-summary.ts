import type { RunBand } from '../../model/run-record';
import type { OperatorPolicy } from '../../model/scenario';

/** What a band comes to over the whole run. */
export interface BandSummary {
  bareMwh: number;
  chosenMwh: number;
  bestMwh: number;
  /** Hours in which the chosen policy serves less than no operators, and the most it lacks then. */
  belowH: number;
  belowMw: number;
  /** The most that any two of the three are apart; 0 below a rounding. */
  widthMw: number;
}

/** Differences below this are rounding, MW. */
const sameMw = 0.05;
/** Energy below this counts as none, MWh. */
const noneMwh = 0.05;
/** A best action that avoids a smaller share than this changes next to nothing. */
const littleShare = 0.005;

/** Totals of a band; a recorded time's state holds to the next. */
export function summariseBand(band: RunBand): BandSummary {
  const { timesS, bareServedMw, chosenServedMw, bestServedMw } = band;
  const end = timesS.length - 1;
  const summary: BandSummary = {
    bareMwh: band.bareUnservedMwh[end] ?? 0,
    chosenMwh: band.chosenUnservedMwh[end] ?? 0,
    bestMwh: band.bestUnservedMwh[end] ?? 0,
    belowH: 0,
    belowMw: 0,
    widthMw: 0,
  };
  for (let i = 0; i < end; i++) {
    const hours = (timesS[i + 1] - timesS[i]) / 3600;
    const below = bareServedMw[i] - chosenServedMw[i];
    const width = Math.max(Math.abs(below), bestServedMw[i] - bareServedMw[i]);
    if (width > sameMw) summary.widthMw = Math.max(summary.widthMw, width);
    if (below > sameMw) {
      summary.belowH += hours;
      summary.belowMw = Math.max(summary.belowMw, below);
    }
  }
  return summary;
}

/** Which sentences tell what a band means, in order. */
export type BandSentence =
  | 'nothing'
  | 'noGain'
  | 'gain'
  | 'choseNone'
  | 'avoids'
  | 'avoidsNothing'
  | 'makesWorse'
  | 'below';

/** The sentences that hold for a summary. What is said of the chosen policy is left out where it is none. */
export function sentencesOf(summary: BandSummary, operators: OperatorPolicy): BandSentence[] {
  const { bareMwh, chosenMwh, bestMwh, belowH } = summary;
  if (Math.max(bareMwh, chosenMwh) < noneMwh) return ['nothing'];
  const sentences: BandSentence[] = [];
  const gainMwh = bareMwh - bestMwh;
  sentences.push(gainMwh < Math.max(noneMwh, littleShare * bareMwh) ? 'noGain' : 'gain');
  if (operators === 'none') {
    if (sentences[0] === 'gain') sentences.push('choseNone');
    return sentences;
  }
  const avoidedMwh = bareMwh - chosenMwh;
  if (avoidedMwh > noneMwh) sentences.push('avoids');
  else sentences.push(avoidedMwh < -noneMwh ? 'makesWorse' : 'avoidsNothing');
  if (belowH > 0) sentences.push('below');
  return sentences;
}
